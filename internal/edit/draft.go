// Package edit changes values and entries of YAML and JSON files where they stand, and leaves every other byte as it is. What comes of it is
// read again: it must say the same as before but for exactly what was to change, or nothing comes of it.
package edit

import (
	"fmt"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/source"
)

// mark is the byte order mark with which some programs begin a file.
const mark = "\ufeff"

// A Draft is a file with changes that are not written yet. A change names the mapping or list that it is about, as read, and the number
// of the field or item in it. Changes that cannot be made are refused with the reason, and leave the draft as it was.
type Draft struct {
	file   *source.File
	before string // a byte order mark that is not part of the text
	json   bool
	eol    string
	groups map[*source.Value]*group
	order  []*group
}

// A group is what changes in a mapping or a list.
type group struct {
	v       *source.Value
	texts   map[int]string // of the fields or items
	keys    map[int]string // of the fields
	values  map[int]source.Value
	deleted map[int]bool
	twice   []source.Field // the fields that are given again and go
	first   []source.Field // inserted before all others
	last    []source.Field // inserted behind all others; of items only the values
}

// New returns a draft of a file that was read. Files that are no UTF-8 are not edited: orglint would have to write another encoding.
func New(file *source.File, data []byte) (*Draft, error) {
	d := &Draft{file: file, eol: "\n", groups: map[*source.Value]*group{}}
	switch text := string(data); {
	case text == file.Data():
	case text == mark+file.Data():
		d.before = mark
	default:
		return nil, fmt.Errorf("%s is not saved as UTF-8; save it as that first", file.Path)
	}
	if at := strings.IndexByte(file.Data(), '\n'); at > 0 && file.Data()[at-1] == '\r' {
		d.eol = "\r\n"
	}
	d.json = file.IsJSON()
	return d, nil
}

// Documents returns what the file holds, to find in it what is to change.
func (d *Draft) Documents() []source.Value { return d.file.Documents }

// At returns the mapping or list in which a key, a value or an item begins at an offset, and its number there.
func (d *Draft) At(offset int) (in *source.Value, i int, ok bool) {
	for n := range d.file.Documents {
		if in, i, ok = at(&d.file.Documents[n], offset); ok {
			return in, i, true
		}
	}
	return nil, 0, false
}

func at(v *source.Value, offset int) (in *source.Value, i int, ok bool) {
	for i := range written(v) {
		f := &v.Fields[i]
		if int(f.Key.Pos.Offset) == offset || int(f.Value.Pos.Offset) == offset && f.Value.Kind != source.Null {
			return v, i, true
		}
		if in, j, ok := at(&f.Value, offset); ok {
			return in, j, true
		}
	}
	for i := range v.Items {
		if in, j, ok := at(&v.Items[i], offset); ok {
			return in, j, true
		}
		if int(v.Items[i].Pos.Offset) == offset {
			return v, i, true
		}
	}
	return nil, 0, false
}

// Field returns the number of a field of a mapping; -1 where it has none of its own.
func Field(in *source.Value, key string) int {
	return slices.IndexFunc(in.Fields[:written(in)], func(f source.Field) bool { return f.Key.Value == key })
}

// written counts the fields of a mapping that stand in it; those behind them are merged in from another.
func written(v *source.Value) int {
	at := v.Pos.Offset
	for i := range v.Fields {
		if v.Fields[i].Key.Pos.Offset < at {
			return i
		}
		at = v.Fields[i].Key.Pos.Offset
	}
	return len(v.Fields)
}

// of returns the group of a mapping or a list.
func (d *Draft) of(v *source.Value) *group {
	g := d.groups[v]
	if g == nil {
		g = &group{v: v, texts: map[int]string{}, keys: map[int]string{}, values: map[int]source.Value{}, deleted: map[int]bool{}}
		d.groups[v], d.order = g, append(d.order, g)
	}
	return g
}

// value returns a field or an item.
func value(in *source.Value, i int) *source.Value {
	if in.Kind == source.List {
		return &in.Items[i]
	}
	return &in.Fields[i].Value
}

// Set gives a field or an item another text; it keeps its quotation marks.
func (d *Draft) Set(in *source.Value, i int, text string) error {
	v := value(in, i)
	switch start := d.from(v); {
	case !v.IsText() || strings.HasPrefix(start, "|") || strings.HasPrefix(start, ">"):
		return fmt.Errorf("only a text on a line of its own can be replaced")
	case strings.ContainsAny(text, "\r\n"):
		return fmt.Errorf("a text of several lines is not written")
	}
	d.of(in).texts[i] = text
	return nil
}

// Replace gives a field, which holds a text or nothing, another value of any kind.
func (d *Draft) Replace(in *source.Value, i int, other source.Value) error {
	v := value(in, i)
	if start := d.from(v); in.Kind != source.Map || !v.IsText() && v.Kind != source.Null || strings.HasPrefix(start, "|") || strings.HasPrefix(start, ">") {
		return fmt.Errorf("only a text on a line of its own can be replaced")
	}
	d.of(in).values[i] = other
	return nil
}

// Rename gives a field another key.
func (d *Draft) Rename(in *source.Value, i int, key string) error {
	if in.Kind != source.Map || slices.ContainsFunc(in.Fields, func(f source.Field) bool { return f.Key.Value == key }) {
		return fmt.Errorf("there is a field %s already", key)
	}
	d.of(in).keys[i] = key
	return nil
}

// Delete takes out a field or an item, with the lines it stands on.
func (d *Draft) Delete(in *source.Value, i int) error {
	g := d.of(in)
	if in.Kind == source.Map && written(in) == len(g.deleted)+1 && !g.deleted[i] {
		return fmt.Errorf("nothing would be left of the record")
	}
	g.deleted[i] = true
	return nil
}

// DeleteTwice takes out all but the first of a field that is given several times with one and the same text.
func (d *Draft) DeleteTwice(in *source.Value, key string) error {
	damage := in.Damage()
	if damage == nil {
		return fmt.Errorf("%s is given once", key)
	}
	var given []source.Field
	for _, f := range damage.Twice {
		if f.Key.Value != key {
			continue
		}
		if !f.Value.IsText() || len(given) > 0 && f.Value.Text != given[0].Value.Text {
			return fmt.Errorf("%s is given with different values", key)
		}
		given = append(given, f)
	}
	if len(given) < 2 || d.flow(in) {
		return fmt.Errorf("%s cannot be taken out by itself", key)
	}
	g := d.of(in)
	g.twice = append(g.twice, given...)
	return nil
}

// Insert adds a field at the end of a mapping. The version of a file stands first.
func (d *Draft) Insert(in *source.Value, key string, value source.Value) error {
	switch {
	case in.Kind != source.Map || written(in) == 0:
		return fmt.Errorf("there is no entry beside which it could stand")
	case slices.ContainsFunc(in.Fields, func(f source.Field) bool { return f.Key.Value == key }):
		return fmt.Errorf("there is a field %s already", key)
	}
	g, field := d.of(in), source.Field{Value: value}
	field.Key.Value = key
	if key == "version" {
		g.first = append(g.first, field)
	} else {
		g.last = append(g.last, field)
	}
	return nil
}

// Append adds an item at the end of a list, which may be empty.
func (d *Draft) Append(list *source.Value, item source.Value) error {
	if list.Kind != source.List && list.Kind != source.Null {
		return fmt.Errorf("there is no list")
	}
	g := d.of(list)
	g.last = append(g.last, source.Field{Value: item})
	return nil
}

// InBrackets reports whether a mapping or a list stands in the brackets of YAML, where a line of its own has no place.
func (d *Draft) InBrackets(v *source.Value) bool { return !d.json && d.flow(v) }

// Holder returns the mapping or list that holds a value, and the number of the field or item that it is.
func (d *Draft) Holder(v *source.Value) (in *source.Value, i int, ok bool) {
	for n := range d.file.Documents {
		if in, i, ok = holder(&d.file.Documents[n], v); ok {
			return in, i, true
		}
	}
	return nil, 0, false
}

func holder(in, v *source.Value) (*source.Value, int, bool) {
	for i := range len(in.Fields) + len(in.Items) {
		held := value(in, i)
		if held == v {
			return in, i, true
		}
		if deeper, j, ok := holder(held, v); ok {
			return deeper, j, true
		}
	}
	return nil, 0, false
}
