package deviation

import (
	"errors"
	"fmt"
	"slices"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/edit"
	"github.com/orglint/orglint/internal/source"
)

// A New is a deviation to be written into a chart. Expires is its last day; empty where it has none.
type New struct {
	Rule, Subject, Ground, Reason, ApprovedBy, Expires string
}

// record is the deviation as a record, for a list of the chart or, without the subject, at the record of the subject.
func (n *New) record(own bool) source.Value {
	record := edit.Record()
	for _, field := range []struct{ key, text string }{
		{"rule", n.Rule}, {"subject", n.Subject}, {"ground", n.Ground}, {"reason", n.Reason}, {"approved_by", n.ApprovedBy}, {"expires", n.Expires},
	} {
		if field.text != "" && (!own || field.key != "subject") {
			record = edit.With(record, field.key, edit.Text(field.text))
		}
	}
	return record
}

// Add writes the deviation into one of the files of a chart, given in order, and returns which. It goes to the end of a list of deviations:
// that of the file in which the subject stands, or else of another; else one begins there or, where the file names an empty list, at the
// subject. So taking it out again leaves what was there before.
func (n *New) Add(drafts []*edit.Draft, home int, subject diag.Pos) (in int, err error) {
	for j := range drafts { // that of the subject first
		i := (home + j) % len(drafts)
		if list := listIn(drafts[i]); list != nil {
			return i, wrapped(drafts[i].Append(list, n.record(false)))
		}
	}
	draft := drafts[home]
	record, _, ok := draft.At(int(subject.Offset))
	if !ok {
		return home, errors.New("the place of the subject cannot be found in the file as it stands")
	}
	document := record
	for i := range draft.Documents() {
		if v := &draft.Documents()[i]; v.Kind == source.Map && v.Pos.Offset <= subject.Offset {
			document = v
		}
	}
	for _, place := range []struct {
		in  *source.Value
		own bool
	}{{document, false}, {record, true}} {
		list := source.Value{Kind: source.List, Items: []source.Value{n.record(place.own)}}
		if err = draft.Insert(place.in, "deviations", list); err == nil {
			return home, nil
		}
	}
	return home, wrapped(err)
}

// listIn returns the list of deviations of a file; nil where there is none, or nothing in it.
func listIn(draft *edit.Draft) *source.Value {
	for i := range draft.Documents() {
		if list := draft.Documents()[i].Get("deviations"); list != nil && list.Kind == source.List && len(list.Items) > 0 {
			return list
		}
	}
	return nil
}

// wrapped says of an error what could not be done.
func wrapped(err error) error {
	if err != nil {
		return fmt.Errorf("there is no place for a deviation: %w", err)
	}
	return nil
}

// Without returns the edits that take some subjects out of a deviation, or all of it where none would be left.
func (e *Entry) Without(gone func(subject string) bool) []diag.Edit {
	d := &e.Deviation
	var edits []diag.Edit
	for _, s := range d.Subjects {
		if gone(s.Value) {
			edits = append(edits, diag.Edit{Do: diag.Remove, Pos: s.Pos})
		}
	}
	if len(edits) == len(d.Subjects) {
		return []diag.Edit{{Do: diag.Drop, Pos: d.Pos}}
	}
	return edits
}

// Over reports whether there is no need for a deviation any more, for one of its subjects: it has ended, or there is nothing to allow.
func (e *Entry) Over(asOf, subject string) bool {
	if last := e.Deviation.Expires.Value; last != "" && last < asOf {
		return true
	}
	return slices.ContainsFunc(e.Outcomes, func(o Outcome) bool { return o.Subject == subject && o.Status == Unused })
}
