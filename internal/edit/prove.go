package edit

import (
	"fmt"
	"slices"

	"github.com/orglint/orglint/internal/source"
)

// prove reads a text and compares it with what the file said, but for what was to change.
func (d *Draft) prove(after string) error {
	read := source.Open(d.file.Path, after)
	read.Fill()
	same := len(read.Documents) == len(d.file.Documents) && read.Incomplete == d.file.Incomplete && len(read.Unread) <= len(d.file.Unread)
	for i := 0; same && i < len(d.file.Documents); i++ {
		want := d.wanted(&d.file.Documents[i])
		same = equal(&want, &read.Documents[i])
	}
	if !same {
		return fmt.Errorf("%s would not read as it should then", d.file.Path)
	}
	return nil
}

// wanted returns what a value should be after all changes.
func (d *Draft) wanted(v *source.Value) source.Value {
	w := source.Value{Kind: v.Kind, Text: v.Text}
	g := d.groups[v]
	if g == nil {
		g = &group{v: v}
	}
	for i := range v.Fields {
		if g.deleted[i] {
			continue
		}
		f := source.Field{Key: v.Fields[i].Key, Value: d.part(g, i)}
		if key, ok := g.keys[i]; ok {
			f.Key.Value = key
		}
		w.Fields = append(w.Fields, f)
	}
	for i := range v.Items {
		if !g.deleted[i] {
			w.Items = append(w.Items, d.part(g, i))
		}
	}
	switch v.Kind {
	case source.Map:
		w.Fields = append(slices.Concat(w.Fields, g.first, g.last), firsts(g.twice, v)...)
	case source.Null, source.List:
		for _, f := range g.last {
			w.Kind, w.Items = source.List, append(w.Items, f.Value)
		}
	case source.Plain, source.Quoted:
	}
	return w
}

// part returns what a field or an item should be.
func (d *Draft) part(g *group, i int) source.Value {
	if other, ok := g.values[i]; ok {
		return other
	}
	w := d.wanted(value(g.v, i))
	if text, ok := g.texts[i]; ok {
		w.Text = text
	}
	return w
}

// firsts returns of each field that was given several times the first, where the record does not have it already.
func firsts(twice []source.Field, in *source.Value) []source.Field {
	var first []source.Field
	for _, f := range twice {
		has := func(g source.Field) bool { return g.Key.Value == f.Key.Value }
		if !slices.ContainsFunc(first, has) && !slices.ContainsFunc(in.Fields, has) {
			first = append(first, f)
		}
	}
	return first
}

// equal reports whether two values say the same. Where an entry stands among others does not matter, nor do quotation marks.
func equal(a, b *source.Value) bool {
	if a.IsText() && b.IsText() {
		return a.Text == b.Text
	}
	if a.Kind != b.Kind || len(a.Fields) != len(b.Fields) || len(a.Items) != len(b.Items) {
		return false
	}
	for i := range a.Items {
		if !equal(&a.Items[i], &b.Items[i]) {
			return false
		}
	}
	values := map[string]*source.Value{}
	for i := range b.Fields {
		values[b.Fields[i].Key.Value] = &b.Fields[i].Value
	}
	return !slices.ContainsFunc(a.Fields, func(f source.Field) bool {
		value := values[f.Key.Value]
		return value == nil || !equal(&f.Value, value)
	})
}
