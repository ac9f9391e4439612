package source

import (
	"cmp"
	"slices"
	"strings"
)

// This file notes in the records that are read what of them is not.

// applyDamages notes in the records of the documents what is not known of them.
func (f *File) applyDamages() {
	if len(f.damages) == 0 {
		return
	}
	for i := range f.Documents {
		document := &f.Documents[i]
		if d := f.damageOfDocument(document); d != nil {
			d.apply(recordAround(document, d))
		}
		f.damageBelow(document)
	}
}

// damageBelow notes in the records in a value what is not known of them. What a record loses stands before those in it.
func (f *File) damageBelow(v *Value) {
	for i := range v.Fields {
		field := &v.Fields[i]
		f.damageAt(&field.Value, int(field.Key.Pos.Offset), entryPart)
		f.damageBelow(&field.Value)
	}
	for i := range v.Items {
		item := &v.Items[i]
		f.damageAt(item, int(item.Pos.Offset), itemPart)
		f.damageBelow(item)
	}
}

// damageOfDocument returns what is known of the damage to a document beside its records; nil if there is none.
func (f *File) damageOfDocument(v *Value) *damaged {
	at := int(v.Pos.Offset)
	i := slices.IndexFunc(f.damages, func(d damaged) bool { return d.kind == documentPart && d.from <= at && at <= d.to })
	if i < 0 || v.Kind != Map && v.Kind != List {
		return nil
	}
	return &f.damages[i]
}

// recordAround returns the innermost record of a list that a damage is in; where there is none, or where lists are ours, whose records have been
// seen to, the document.
func recordAround(document *Value, d *damaged) *Value {
	if slices.ContainsFunc(document.Fields, func(f Field) bool { return isList(f.Key.Value) }) {
		return document
	}
	around, at := document, d.lost[0].from
	indent := headOf(document.Pos.File.Data()[at:d.lost[0].end]).indent
	for v := document; v != nil; {
		var next *Value
		for i := range v.Fields {
			if int(v.Fields[i].Key.Pos.Offset) < at && v.Fields[i].Value.Kind > Quoted {
				next = &v.Fields[i].Value
			}
		}
		for i := range v.Items {
			if item := &v.Items[i]; int(item.Pos.Offset) < at && item.Kind == Map && indent+1 >= item.Pos.Place().Column-1 {
				next, around = item, item
			}
		}
		v = next
	}
	return around
}

// damageAt notes in a record that begins at an offset what is not known of it.
func (f *File) damageAt(v *Value, at int, kind partKind) {
	if v.Kind != Map {
		return
	}
	i, _ := slices.BinarySearchFunc(f.damages, at+1, func(d damaged, at int) int { return cmp.Compare(d.from, at) })
	for i--; i >= 0 && f.damages[i].kind == documentPart; i-- {
	}
	if i < 0 {
		return
	}
	d := &f.damages[i]
	if d.applied || at >= d.to || (d.kind == entryPart) != (kind == entryPart) {
		return
	}
	d.applied = true
	d.apply(v)
}

// apply notes in a record what is not known of it: the fields on the lines that were lost, and those whose values go on there.
func (d *damaged) apply(v *Value) {
	damage := Damage{Fields: slices.Clone(d.fields), Any: d.any}
	if before := v.Damage(); before != nil {
		damage.Fields = append(damage.Fields, before.Fields...)
		damage.Any, damage.Twice = damage.Any || before.Any, before.Twice
	}
	for i := range v.Fields {
		key := v.Fields[i].Key
		next := d.to
		if i+1 < len(v.Fields) {
			next = int(v.Fields[i+1].Key.Pos.Offset)
		}
		if next < int(key.Pos.Offset) {
			continue // merged in
		}
		for _, l := range d.lost {
			if l.from > int(key.Pos.Offset) && l.from < next && d.continues(&v.Fields[i], l) {
				damage.Fields = append(damage.Fields, key.Value)
				break
			}
		}
	}
	slices.Sort(damage.Fields)
	damage.Fields = slices.Compact(damage.Fields)
	v.SetDamage(damage)
}

// continues reports whether the value of a field may go on on a lost line that is the next below it.
func (d *damaged) continues(f *Field, l line) bool {
	data := f.Key.Pos.File.Data()
	start := int(f.Key.Pos.Offset)
	h := headOf(data[start : start+lineLength(data[start:])])
	below := headOf(data[l.from:l.end])
	switch {
	case h.rest == "" || h.rest[0] == '#' || h.rest[0] == '|' || h.rest[0] == '>' || h.rest[0] == '&':
		return true
	case h.rest[0] == '[' || h.rest[0] == '{' || h.rest[0] == '"' || h.rest[0] == '\'':
		begin := int(f.Value.Pos.Offset)
		return begin+int(f.Value.Pos.Length) > l.from || openBracket(h.rest) >= 0 && closingBracket(data[begin:l.from]) < 0 || openQuote(h.rest) >= 0
	}
	column := start - (strings.LastIndexAny(data[:start], "\r\n") + 1)
	return !below.colon && (below.tabs || below.indent > column) && d.kind != objectPart
}
