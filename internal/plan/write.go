package plan

import (
	"fmt"
	"slices"
	"sort"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/edit"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/schema"
)

// A File is a file of a chart: as it was read, and its bytes.
type File struct {
	*source.File

	Data []byte
}

// Write makes what is asked for in the files of a chart, whose schema it is given, and returns all of them: those in which nothing is asked for
// as they are, the others as they are then. What can't be made is an *Error.
func (o *Orders) Write(files []File, s *schema.Schema) ([]File, error) {
	after := slices.Clone(files)
	var findings []diag.Finding
	for i, file := range files {
		w := writer{schema: s, file: file}
		data, err := w.write(o, i == 0)
		if err != nil {
			w.fail(w.last, "%s.", err)
		}
		if findings = append(findings, w.findings...); len(w.findings) == 0 && data != nil {
			after[i] = File{source.Open(file.Path, string(data)), data}
		}
	}
	if len(findings) > 0 {
		diag.Sort(findings)
		return nil, &Error{findings}
	}
	return after, nil
}

// A writer makes what is asked for in a file.
type writer struct {
	schema *schema.Schema
	file   File
	draft  *edit.Draft

	findings []diag.Finding
	last     diag.Pos       // where the plan says what is made first
	lists    []source.Field // that the file did not have
}

func (w *writer) fail(pos diag.Pos, format string, args ...any) {
	w.findings = append(w.findings, diag.Finding{Pos: pos, Message: fmt.Sprintf(format, args...)})
}

// write returns the bytes of the file with all that is asked for there; nil where nothing is. New records of which nothing tells where they go
// are added to the first file.
func (w *writer) write(o *Orders, first bool) ([]byte, error) {
	records := slices.DeleteFunc(slices.Clone(o.Records), func(r *Order) bool { return r.At.File != w.file.File.File })
	fresh := slices.DeleteFunc(slices.Clone(o.New), func(n New) bool { return n.File != w.file.File.File && (n.File != nil || !first) })
	if len(records)+len(fresh) == 0 {
		return nil, nil
	}
	if len(records) > 0 {
		w.last = records[0].Pos
	} else {
		w.last = fresh[0].Pos
	}
	whole := source.Open(w.file.Path, string(w.file.Data))
	whole.Fill()
	var err error
	if w.draft, err = edit.New(whole, w.file.Data); err != nil {
		return nil, err
	}
	if err := w.make(records, fresh); err != nil || len(w.findings) > 0 {
		return nil, err
	}
	return w.draft.Bytes()
}

// make makes what is asked for in some records, and adds others.
func (w *writer) make(records []*Order, fresh []New) error {
	for _, r := range records {
		if err := w.record(r); err != nil {
			w.fail(r.Pos, "The record in line %d of %s can't be changed: %s.", r.At.Place().Line, w.file.Path, err)
		}
	}
	for _, n := range fresh {
		if err := w.add(n); err != nil {
			w.fail(n.Pos, "The record can't be added to %s: %s.", w.file.Path, err)
		}
	}
	for _, f := range w.lists {
		if err := w.draft.Insert(&w.draft.Documents()[0], f.Key.Value, f.Value); err != nil {
			return err
		}
	}
	return nil
}

// record makes what is asked for in a record.
func (w *writer) record(o *Order) error {
	list, items, i := w.find(int(o.At.Offset))
	if i < 0 {
		return fmt.Errorf("it could not be read")
	}
	if o.Gone {
		return w.draft.Delete(items, i)
	}
	for _, s := range o.Set {
		if err := w.set(list, &items.Items[i], s); err != nil {
			return err
		}
	}
	return nil
}

// find returns the list, by its name and as it was read, that has the record whose id, or else whose start, is at an offset, and its number
// there; -1 where there is none.
func (w *writer) find(offset int) (list string, items *source.Value, i int) {
	documents := w.draft.Documents()
	for d := range documents {
		for f := range documents[d].Fields {
			field := &documents[d].Fields[f]
			all := field.Value.Items
			is := func(i int) bool {
				v := &all[i]
				return v.Kind == source.Map && (int(v.Start().Offset) == offset || int(v.GetText("id").Pos.Offset) == offset)
			}
			near := sort.Search(len(all), func(i int) bool { return int(all[i].Pos.Offset) > offset }) - 1
			if near >= 0 && is(near) {
				return field.Key.Value, &field.Value, near
			}
		}
	}
	return "", nil, -1
}

// set gives a field of a record what it is to hold.
func (w *writer) set(list string, record *source.Value, s Setting) error {
	at := edit.Field(record, s.Field)
	if at < 0 && record.Get(s.Field) != nil {
		return fmt.Errorf("it has %s from another record (<<); give it one of its own first", s.Field)
	}
	if at < 0 {
		if at = w.schema.Misspelt(list, record, s.Field); at >= 0 {
			if err := w.draft.Rename(record, at, s.Field); err != nil {
				return err
			}
		}
	}
	switch v := s.value(); {
	case at < 0 && len(s.Texts) == 0:
		return nil
	case at < 0:
		return w.draft.Insert(record, s.Field, v)
	case len(s.Texts) == 0:
		return w.draft.Delete(record, at)
	case record.Fields[at].Value.Kind == source.List && len(record.Fields[at].Value.Items) > 0:
		return w.items(&record.Fields[at].Value, s.Texts)
	case record.Fields[at].Value.IsText() && v.IsText():
		if record.Fields[at].Value.Text == v.Text {
			return nil
		}
		return w.draft.Set(record, at, v.Text)
	default:
		return w.draft.Replace(record, at, v)
	}
}

// value returns what a field is to hold.
func (s *Setting) value() source.Value {
	if s.List || len(s.Texts) > 1 {
		return edit.List(s.Texts...)
	}
	if len(s.Texts) == 0 {
		return source.Value{}
	}
	return edit.Text(s.Texts[0])
}

// items makes a list hold some texts. Those that stay stand where they stand, and those that are new take the places of others that go.
func (w *writer) items(list *source.Value, texts []string) error {
	fresh := slices.DeleteFunc(slices.Clone(texts), func(text string) bool {
		return slices.ContainsFunc(list.Items, func(v source.Value) bool { return v.Text == text })
	})
	kept := map[string]bool{}
	for i := range list.Items {
		var err error
		switch text := list.Items[i].Text; {
		case slices.Contains(texts, text) && !kept[text]:
			kept[text] = true
		case len(fresh) > 0:
			err = w.draft.Set(list, i, fresh[0])
			fresh = fresh[1:]
		default:
			err = w.draft.Delete(list, i)
		}
		if err != nil {
			return err
		}
	}
	for _, text := range fresh {
		if err := w.draft.Append(list, edit.Text(text)); err != nil {
			return err
		}
	}
	return nil
}

// add adds a new record to its list, which may not be there yet.
func (w *writer) add(n New) error {
	record := source.Value{Kind: source.Map, Fields: n.Fields}
	documents := w.draft.Documents()
	for d := range documents {
		if at := edit.Field(&documents[d], n.List); at >= 0 {
			return w.draft.Append(&documents[d].Fields[at].Value, record)
		}
	}
	if len(documents) == 0 {
		return fmt.Errorf("it is empty")
	}
	if i := slices.IndexFunc(w.lists, func(f source.Field) bool { return f.Key.Value == n.List }); i >= 0 {
		w.lists[i].Value.Items = append(w.lists[i].Value.Items, record)
		return nil
	}
	w.lists = append(w.lists, source.Field{Key: diag.Text{Value: n.List}, Value: source.Value{Kind: source.List, Items: []source.Value{record}}})
	return nil
}
