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
		same = d.became(&d.file.Documents[i], &read.Documents[i])
	}
	if !same {
		return fmt.Errorf("%s would not read as it should then", d.file.Path)
	}
	return nil
}

// became reports whether a value is what another should be after all changes.
func (d *Draft) became(v, is *source.Value) bool {
	g := d.groups[v]
	switch {
	case g == nil && v.IsText():
		return is.IsText() && v.Text == is.Text
	case g == nil:
		g = &group{v: v}
	case v.Kind == source.Null && len(g.last) > 0: // a list that was empty
		return d.items(g, is)
	}
	if v.Kind != is.Kind {
		return false
	}
	if v.Kind == source.List {
		return d.items(g, is)
	}
	return d.fields(g, is)
}

// part reports whether a value is what a field or an item should be.
func (d *Draft) part(g *group, i int, is *source.Value) bool {
	if other, ok := g.values[i]; ok {
		return Same(&other, is)
	}
	if text, ok := g.texts[i]; ok {
		return is.IsText() && text == is.Text
	}
	return d.became(value(g.v, i), is)
}

// items reports whether a list is what that of a group should be.
func (d *Draft) items(g *group, is *source.Value) bool {
	next := 0
	for i := range g.v.Items {
		if g.deleted[i] {
			continue
		}
		if next == len(is.Items) || !d.part(g, i, &is.Items[next]) {
			return false
		}
		next++
	}
	return is.Kind == source.List && slices.EqualFunc(g.last, is.Items[next:], func(f source.Field, v source.Value) bool { return Same(&f.Value, &v) })
}

// fields reports whether a mapping is what that of a group should be. Where an entry stands among others does not matter.
func (d *Draft) fields(g *group, is *source.Value) bool {
	found := 0
	for i := range g.v.Fields {
		if g.deleted[i] {
			continue
		}
		key, renamed := g.keys[i]
		if !renamed {
			key = g.v.Fields[i].Key.Value
		}
		at := fieldAt(is, key, found)
		if at < 0 || !d.part(g, i, &is.Fields[at].Value) {
			return false
		}
		found++
	}
	for _, f := range append(slices.Concat(g.first, g.last), firsts(g.twice, g.v)...) {
		at := fieldAt(is, f.Key.Value, found)
		if at < 0 || !Same(&f.Value, &is.Fields[at].Value) {
			return false
		}
		found++
	}
	return found == len(is.Fields)
}

// fieldAt returns the number of a field, which mostly is where one expects it; -1 where there is none.
func fieldAt(v *source.Value, key string, expected int) int {
	if expected < len(v.Fields) && v.Fields[expected].Key.Value == key {
		return expected
	}
	return slices.IndexFunc(v.Fields, func(f source.Field) bool { return f.Key.Value == key })
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

// Same reports whether two values say the same.
func Same(a, b *source.Value) bool { return (&Draft{}).became(a, b) }
