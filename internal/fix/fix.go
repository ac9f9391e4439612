// Package fix mends what was found, by changes that leave every other byte of a file as it is, and proves that nothing new broke by
// checking the chart again.
package fix

import (
	"errors"
	"slices"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/edit"
	"github.com/orglint/orglint/internal/source"
)

// A Text is a file of a chart, as its bytes.
type Text struct {
	Path string // as it is shown
	Data []byte
}

// errNone says that there is no fix.
var errNone = errors.New("nothing is known that would mend it")

// errNoFile says that a place is in no file that can be changed, such as a built-in job family.
var errNoFile = errors.New("it stands in no file of the chart")

// errTable says what to do instead in a table.
var errTable = errors.New("a table is mended where it comes from; --diff lists what to change")

// ErrComment says that a safe fix would take a comment out.
var ErrComment = errors.New("a comment would be lost; --unsafe-fixes takes it out too")

// A Change is what becomes of the bytes of one file.
type Change struct {
	Path      string
	File      *diag.File // as it was checked
	Stretches []edit.Stretch
	Comments  bool // whether a comment goes with what is taken out, so that somebody has to look at it
}

// files are the files of a chart, each read once when something in it is to be changed.
type files struct {
	texts map[string]Text
	read  map[string]*source.File
}

func newFiles(texts []Text) *files {
	f := &files{texts: map[string]Text{}, read: map[string]*source.File{}}
	for _, text := range texts {
		f.texts[text.Path] = text
	}
	return f
}

// draft returns a draft of a file.
func (f *files) draft(path string) (*edit.Draft, error) {
	text, ok := f.texts[path]
	if !ok {
		return nil, errNoFile
	}
	if f.read[path] == nil {
		f.read[path] = source.Read(path, text.Data)
	}
	return edit.New(f.read[path], text.Data)
}

// Preview tells of the fixes of findings what they change, in the files as they were checked.
type Preview struct{ files *files }

// NewPreview returns the preview of a chart that was checked just now.
func NewPreview() *Preview { return &Preview{newFiles(nil)} }

// Of returns what the fix of a finding changes; an error says why it cannot be made.
func (p *Preview) Of(f *diag.Finding) ([]Change, error) {
	if f.Fix == nil {
		return nil, errNone
	}
	for _, e := range f.Fix.Edits {
		if file := e.Pos.File; file != nil && p.files.texts[file.Path].Path == "" {
			p.files.texts[file.Path] = Text{file.Path, []byte(file.Data())}
		}
	}
	return p.files.changes(f.Fix)
}

// drafts are the drafts of the files that fixes change, in the order in which they are first changed.
type drafts struct {
	files  *files
	byPath map[string]*edit.Draft
	paths  []string
}

// apply makes the edits of a fix.
func (d *drafts) apply(fix *diag.Fix) error {
	for i := range fix.Edits {
		e := &fix.Edits[i]
		switch {
		case e.Pos.IsZero() || !e.Pos.InFile():
			return errNoFile
		case e.Pos.File.Table:
			return errTable
		}
		path := e.Pos.File.Path
		if d.byPath[path] == nil {
			draft, err := d.files.draft(path)
			if err != nil {
				return err
			}
			d.byPath[path], d.paths = draft, append(d.paths, path)
		}
		if !d.alike(e) {
			return errors.New("the records do not say the same in everything")
		}
		if err := apply(d.byPath[path], e); err != nil {
			return err
		}
	}
	return nil
}

// alike reports whether the record that an edit takes out says what the one does that stays, if there is to be one.
func (d *drafts) alike(e *diag.Edit) bool {
	if e.Like.IsZero() {
		return true
	}
	stays, err := d.files.draft(e.Like.File.Path)
	if err != nil {
		return false
	}
	a, _, found := d.byPath[e.Pos.File.Path].At(int(e.Pos.Offset))
	b, _, also := stays.At(int(e.Like.Offset))
	return found && also && edit.Same(a, b)
}

// changes works out what a fix changes.
func (f *files) changes(fix *diag.Fix) ([]Change, error) {
	all := drafts{files: f, byPath: map[string]*edit.Draft{}}
	if err := all.apply(fix); err != nil {
		return nil, err
	}
	var changes []Change
	for _, path := range all.paths {
		draft := all.byPath[path]
		stretches, err := draft.Stretches()
		if err != nil {
			return nil, err
		}
		if text := string(f.texts[path].Data); edit.Apply(text, stretches) == text {
			return nil, errors.New("it says so already")
		}
		changes = append(changes, Change{path, f.read[path].File, stretches, draft.Comments()})
	}
	return changes, nil
}

// Safe reports whether nobody has to look at what a fix changes.
func Safe(fix *diag.Fix, changes []Change) bool {
	return !fix.Unsafe && !slices.ContainsFunc(changes, func(c Change) bool { return c.Comments })
}

// apply makes an edit in a draft.
func apply(d *edit.Draft, e *diag.Edit) error {
	in, i, ok := d.At(int(e.Pos.Offset))
	if !ok {
		return errors.New("the place cannot be found in the file as it stands")
	}
	switch e.Do {
	case diag.Replace:
		return d.Set(in, i, e.Text)
	case diag.Rename:
		return d.Rename(in, i, e.Text)
	case diag.Remove:
		return remove(d, in, i)
	case diag.Drop:
		if list, n, ok := d.Holder(in); ok && list.Kind == source.List {
			return remove(d, list, n)
		}
		return errors.New("it is no item of a list")
	case diag.Once:
		return d.DeleteTwice(in, e.Key)
	case diag.Insert:
		return insert(d, in, e.Key, edit.Text(e.Text))
	case diag.Enlist:
		list := edit.Field(in, e.Key)
		if list < 0 {
			return insert(d, in, e.Key, edit.List(e.Text))
		}
		return d.Append(&in.Fields[list].Value, edit.Text(e.Text))
	}
	return nil
}

// insert adds a field to a record, where it has a line of its own to stand on.
func insert(d *edit.Draft, in *source.Value, key string, value source.Value) error {
	if d.InBrackets(in) {
		return errors.New("the record stands in brackets; add " + key + " there")
	}
	return d.Insert(in, key, value)
}

// remove takes out a field or an item: of a list that would be empty then the whole field.
func remove(d *edit.Draft, in *source.Value, i int) error {
	if in.Kind == source.List && len(in.Items) == 1 {
		if holder, field, ok := d.Holder(in); ok {
			return d.Delete(holder, field)
		}
	}
	return d.Delete(in, i)
}

// overlaps reports whether a change stands where another does.
func overlaps(a, b []Change) bool {
	return slices.ContainsFunc(a, func(x Change) bool {
		return slices.ContainsFunc(b, func(y Change) bool {
			return x.Path == y.Path && slices.ContainsFunc(x.Stretches, func(s edit.Stretch) bool {
				return slices.ContainsFunc(y.Stretches, func(t edit.Stretch) bool { return s.From <= t.To && t.From <= s.To })
			})
		})
	})
}
