package edit

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/source"
)

// A Stretch is a part of a text, in bytes, and what stands there instead.
type Stretch struct {
	From, To int
	Text     string
}

// Stretches returns what changes in the bytes of the file, in their order.
func (d *Draft) Stretches() ([]Stretch, error) {
	var all []Stretch
	for _, g := range d.order {
		stretches, err := d.stretches(g)
		if err != nil {
			return nil, err
		}
		all = append(all, stretches...)
	}
	slices.SortStableFunc(all, func(a, b Stretch) int { return a.From - b.From })
	d.endAsBefore(all)
	end := 0
	for i := range all {
		if all[i].From < end {
			return nil, fmt.Errorf("two changes of %s stand on the same lines", d.file.Path)
		}
		end = all[i].To
		all[i].From += len(d.before)
		all[i].To += len(d.before)
	}
	return all, nil
}

// endAsBefore leaves no line break at the end of a text that had none, where its last lines go.
func (d *Draft) endAsBefore(all []Stretch) {
	text := d.file.Data()
	end := len(text)
	for i := len(all) - 1; i >= 0 && all[i].Text == "" && all[i].To == end && !strings.HasSuffix(text, "\n"); i-- {
		end = all[i].From
		if end > 0 && text[end-1] == '\n' && (i == 0 || all[i-1].To < end) {
			all[i].From = len(strings.TrimSuffix(strings.TrimSuffix(text[:end], "\n"), "\r"))
		}
	}
}

// Bytes returns the file with all changes, if it reads as it should.
func (d *Draft) Bytes() ([]byte, error) {
	stretches, err := d.Stretches()
	if err != nil {
		return nil, err
	}
	after := Apply(d.before+d.file.Data(), stretches)
	if err := d.prove(after); err != nil {
		return nil, err
	}
	return []byte(after), nil
}

// Apply changes stretches of a text, which are in order.
func Apply(text string, stretches []Stretch) string {
	var b strings.Builder
	at := 0
	for _, s := range stretches {
		b.WriteString(text[at:s.From])
		b.WriteString(s.Text)
		at = s.To
	}
	b.WriteString(text[at:])
	return b.String()
}

// Comments reports whether what is deleted holds a comment, which would be lost.
func (d *Draft) Comments() bool {
	stretches, err := d.Stretches()
	return err == nil && !d.json && slices.ContainsFunc(stretches, func(s Stretch) bool {
		gone := (d.before + d.file.Data())[s.From:s.To]
		return strings.HasPrefix(strings.TrimLeft(gone, " "), "#") || strings.Contains(gone, " #") || strings.Contains(gone, "\n#")
	})
}

// stretches returns what changes of a mapping or a list.
func (d *Draft) stretches(g *group) ([]Stretch, error) {
	brackets := d.flow(g.v)
	var all []Stretch
	for _, i := range slices.Sorted(maps.Keys(g.texts)) {
		v := value(g.v, i)
		all = append(all, Stretch{int(v.Pos.Offset), int(v.Pos.Offset + v.Pos.Length), d.like(v, g.texts[i], brackets)})
	}
	for _, i := range slices.Sorted(maps.Keys(g.values)) {
		all = append(all, d.replaced(&g.v.Fields[i], g.values[i]))
	}
	for _, i := range slices.Sorted(maps.Keys(g.keys)) {
		key := g.v.Fields[i].Key.Pos
		all = append(all, Stretch{int(key.Offset), int(key.Offset + key.Length), d.key(g.keys[i])})
	}
	var more []Stretch
	var err error
	switch {
	case g.v.Kind == source.Null || brackets && len(g.v.Items)+len(g.v.Fields) == 0 && !d.json:
		more = d.fill(g)
	case brackets:
		more, err = d.inBrackets(g)
	default:
		more, err = d.block(g)
	}
	return append(all, more...), err
}

// replaced puts a value in the place of another; behind the colon, where there is none.
func (d *Draft) replaced(f *source.Field, other source.Value) Stretch {
	from, to := int(f.Value.Pos.Offset), int(f.Value.Pos.Offset+f.Value.Pos.Length)
	if from < to {
		return Stretch{from, to, d.text(&other)}
	}
	at := int(f.Key.Pos.Offset + f.Key.Pos.Length)
	at += strings.IndexByte(d.file.Data()[at:], ':') + 1
	return Stretch{at, at, " " + d.text(&other)}
}

// fill writes items into a list that has none: below it, where nothing follows on its line, or else in brackets.
func (d *Draft) fill(g *group) []Stretch {
	if len(g.last) == 0 {
		return nil
	}
	from := int(g.v.Pos.Offset)
	to := d.end(g.v)
	line := d.file.Data()[d.lineStart(from):from]
	indented := len(line) - len(strings.TrimLeft(line, " -"))
	if d.json || strings.Trim(d.file.Data()[to:d.lineEnd(to)], " \r\n") != "" || !strings.HasSuffix(strings.TrimRight(line, " "), ":") {
		var items source.Value
		items.Kind = source.List
		for _, f := range g.last {
			items.Items = append(items.Items, f.Value)
		}
		return []Stretch{{from, to, d.text(&items)}}
	}
	var lines []string
	for _, f := range g.last {
		lines = append(lines, d.item(f.Value, indented+2, false)...)
	}
	return []Stretch{{from - len(line) + len(strings.TrimRight(line, " ")), to, d.eol + strings.Join(lines, d.eol)}}
}
