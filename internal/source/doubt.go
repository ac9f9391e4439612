package source

import (
	"slices"

	"github.com/orglint/orglint/internal/diag"
)

// NoRole stands in place of a role where it is not known, in charts made of exports that have no titles.
const NoRole = "unknown"

// A Doubt is what of a mapping cannot be taken as it stands. Whoever learns of it on the way of a file notes it in the mapping: the reader
// what does not read or is given twice, adapt what a layout does not have, the schema's check what is mistyped or misspelt. Whoever takes
// something from the mapping leaves it out: the chart, and what is written of it.
type Doubt struct {
	broken []brokenField
	damage *Damage
}

// A brokenField is a field that cannot be used, and the key under which it stands.
type brokenField struct{ field, key string }

// doubts returns the doubt of a mapping, to be added to.
func (v *Value) doubts() *Doubt {
	if v.Doubt == nil {
		v.Doubt = &Doubt{}
	}
	return v.Doubt
}

// Break marks a field of a mapping as one that cannot be used: it is mistyped, or misspelt as key.
func (v *Value) Break(field, key string) {
	d := v.doubts()
	d.broken = append(d.broken, brokenField{field, key})
}

// Broken reports whether a field cannot be used, or may stand in what was not read. It may be missing under its own name.
func (v *Value) Broken(field string) bool {
	return v.Doubt != nil && (v.Doubt.damage.hides(v, field) ||
		slices.ContainsFunc(v.Doubt.broken, func(b brokenField) bool { return b.field == field }))
}

// AnyBroken reports whether some field of a mapping is there and cannot be used.
func (v *Value) AnyBroken() bool {
	return v.Doubt != nil && (v.Doubt.damage != nil ||
		slices.ContainsFunc(v.Doubt.broken, func(b brokenField) bool { return b.field != "" && b.key != "" }))
}

// Lack marks a field as one that the layout of the file does not have: nobody can tell what it would be.
func (v *Value) Lack(field string) { v.Break(field, "") }

// Lacks reports whether the layout of the file does not have a field, and nothing else hides it.
func (v *Value) Lacks(field string) bool {
	return v.Doubt != nil && slices.Contains(v.Doubt.broken, brokenField{field, ""}) && !v.Doubt.damage.hides(v, field)
}

// Stray marks a mapping as one with a field that nobody knows: a field that seems to be missing may be meant by it.
func (v *Value) Stray() { v.Break("", "") }

// Absent reports whether a field is neither there, nor seems to be meant by another.
func (v *Value) Absent(field string) bool {
	return v.Get(field) == nil && !v.Broken(field) && !v.Broken("")
}

// Meant returns the text of a field as GetText does, or else the text under the key that was meant to be it.
func (v *Value) Meant(field string) diag.Text {
	if v.Doubt == nil {
		return v.GetText(field)
	}
	for _, b := range v.Doubt.broken {
		if b.field != field {
			continue
		}
		if t := v.Get(b.key); t != nil && t.IsText() {
			return diag.Text{Value: t.Text, Pos: t.Pos}
		}
	}
	return v.GetText(field)
}

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
	if v.Doubt == nil {
		return nil
	}
	return v.Doubt.damage
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
