package source

import (
	"slices"

	"github.com/orglint/orglint/internal/diag"
)

// A Stretch is a part of a file of which something was not read. There is one finding of the rule syntax for each.
//
// What stands in it may be the answer to what seems to be missing elsewhere: nothing is missing whose text is a word of what was
// Lost. In there a byte that is no UTF-8 (U+FFFD) or a NUL stands for one character or none, and the last word of a line for all that
// begin with it, since its end may be lost.
type Stretch struct {
	Pos  diag.Pos   // all of the record, row or cell that does not read as it stands; of the file for an UnreadFile
	Lost []diag.Pos // what of it was not read, in the order of the text; the rest was
	What What
	List string // the list it stands in, such as people or teams; empty where nobody can tell, or where there is no list

	// Open says that what follows it may be lost with it, without bound: the file ends inside of it, or its bracket never
	// closes. There nothing may be called missing at all.
	Open bool
	// Nameless says that it has a record whose id is neither read nor in what was Lost: it may be the id of anything that seems
	// to be missing. Minimums are judged all the same.
	Nameless bool

	texts []string // what was lost of a table, whose text shows nothing of it
}

// Texts returns the texts of what was lost.
func (s *Stretch) Texts() []string {
	if s.texts != nil {
		return s.texts
	}
	texts := make([]string, len(s.Lost))
	for i, pos := range s.Lost {
		texts[i] = pos.File.Data()[pos.Offset : pos.Offset+pos.Length]
	}
	return texts
}

// What tells what a Stretch is.
type What uint8

// What a Stretch is.
const (
	UnreadRecord What = iota // an item of a list, or an entry under a key
	UnreadRow                // of a table
	UnreadCell               // of a table
	UnreadSheet              // of a workbook
	UnreadFile
)

// String returns the word for it in the JSON output.
func (w What) String() string { return [...]string{"record", "row", "cell", "sheet", "file"}[w] }

// A Damage says what is not known of a record of which a part does not read, or that gives a field twice. The fields that are not
// known are broken as well: Broken is true of them, and they are not Absent.
type Damage struct {
	Fields []string // that are given and not known
	Any    bool     // whether what was not read may hold any field that is not among those that were
	Twice  []Field  // what a field that is given twice holds, each time
	Slug   bool     // whether the slug may be lost by which others name somebody, in layouts that have such
}

// Damage returns what is not known of a record; nil for one that reads. The record of a Damage is no top of the chart, nothing that
// it seems to lack is missing, and where its id is Broken no minimum is judged for it.
func (v *Value) Damage() *Damage {
	if v.doubt == nil {
		return nil
	}
	return v.doubt.damage
}

// SetDamage notes what is not known of a record.
func (v *Value) SetDamage(d Damage) { v.doubts().damage = &d }

// Given returns the texts of a field that is given twice.
func (d *Damage) Given(field string) []diag.Text {
	var texts []diag.Text
	for i := range d.Twice {
		if f := &d.Twice[i]; f.Key.Value == field && f.Value.IsText() {
			texts = append(texts, diag.Text{Value: f.Value.Text, Pos: f.Value.Pos})
		}
	}
	return texts
}

// hides reports whether a field of a mapping may stand in what was not read of it.
func (d *Damage) hides(v *Value, field string) bool {
	return d != nil && (slices.Contains(d.Fields, field) ||
		d.Any && !slices.ContainsFunc(v.Fields, func(f Field) bool { return f.Key.Value == field }))
}

// A doubt is what is not certain of a mapping.
type doubt struct {
	broken []brokenField
	damage *Damage
}

// doubts returns the doubt of a mapping, to be added to.
func (v *Value) doubts() *doubt {
	if v.doubt == nil {
		v.doubt = &doubt{}
	}
	return v.doubt
}
