package edit

import (
	"fmt"
	"strings"

	"github.com/orglint/orglint/internal/source"
)

// closing returns the offset behind the bracket that closes the one at an offset.
func (d *Draft) closing(open int) int {
	text := d.file.Data()
	depth := 0
	for i := open; i < len(text); i++ {
		switch c := text[i]; c {
		case '{', '[':
			depth++
		case '}', ']':
			depth--
			if depth == 0 {
				return i + 1
			}
		case '"', '\'':
			if c == '"' || !d.json && quotes(text[:i]) {
				i = quoted(text, i)
			}
		case '#':
			if !d.json && strings.ContainsAny(text[i-1:i], " \t\n") {
				i = d.lineEnd(i) - 1
			}
		}
	}
	return len(text)
}

// quotes reports whether a quotation mark behind a text opens one, and is none in the middle of a word.
func quotes(before string) bool {
	before = strings.TrimRight(before, " \t\r\n")
	return before == "" || strings.ContainsAny(before[len(before)-1:], "[{,:")
}

// quoted returns the offset of the quotation mark that closes the one at an offset.
func quoted(text string, open int) int {
	for i := open + 1; i < len(text); i++ {
		switch {
		case text[i] == '\\' && text[open] == '"':
			i++
		case text[i] == text[open]:
			return i
		}
	}
	return len(text) - 1
}

// end returns the offset behind a value in brackets.
func (d *Draft) end(v *source.Value) int {
	if d.flow(v) {
		return d.closing(int(v.Pos.Offset))
	}
	return int(v.Pos.Offset + v.Pos.Length)
}

// inBrackets returns what changes of the entries of a mapping or a list in brackets.
func (d *Draft) inBrackets(g *group) ([]Stretch, error) {
	starts, ends := d.bounds(g.v)
	if len(g.first) > 1 || len(g.first) == 1 && len(starts) == 0 {
		return nil, fmt.Errorf("there is no entry beside which it could stand")
	}
	all := gone(g, starts, ends)
	for _, f := range g.first {
		all = append(all, Stretch{starts[0], starts[0], d.inline(f, g.v.Kind) + "," + d.gap(starts[0])})
	}
	at, between, before := int(g.v.Pos.Offset)+1, ", ", ""
	if n := len(starts); n > 0 {
		at, between = ends[n-1], ","+d.gap(starts[n-1])
		if len(g.deleted) < n {
			before = between
		}
	}
	for _, f := range g.last {
		all = append(all, Stretch{at, at, before + d.inline(f, g.v.Kind)})
		before = between
	}
	return all, nil
}

// gone returns the stretches of the entries in brackets that are deleted, each with the comma beside it.
func gone(g *group, starts, ends []int) []Stretch {
	var all []Stretch
	n := len(starts)
	for i := 0; i < n; i++ {
		if !g.deleted[i] {
			continue
		}
		next := i
		for next < n && g.deleted[next] {
			next++
		}
		switch {
		case next < n:
			all = append(all, Stretch{starts[i], starts[next], ""})
		case i > 0:
			all = append(all, Stretch{ends[i-1], ends[n-1], ""})
		default:
			all = append(all, Stretch{starts[0], ends[n-1], ""})
		}
		i = next
	}
	return all
}

// bounds returns where the entries of a mapping or a list in brackets begin and end.
func (d *Draft) bounds(v *source.Value) (starts, ends []int) {
	for i := range v.Items {
		starts = append(starts, int(v.Items[i].Pos.Offset))
		ends = append(ends, d.end(&v.Items[i]))
	}
	for i := range written(v) {
		f := &v.Fields[i]
		starts = append(starts, int(f.Key.Pos.Offset))
		ends = append(ends, max(d.end(&f.Value), int(f.Key.Pos.Offset+f.Key.Pos.Length)))
	}
	return starts, ends
}

// gap returns what stands between two entries where one begins at an offset: a space, or a line break and the spaces before it.
func (d *Draft) gap(start int) string {
	if line := d.lineStart(start); line > 0 && d.alone(start) {
		return d.eol + d.file.Data()[line:start]
	}
	return " "
}

// inline writes a field, or an item, as it stands in brackets.
func (d *Draft) inline(f source.Field, in source.Kind) string {
	if in == source.Map {
		return d.key(f.Key.Value) + ": " + d.text(&f.Value)
	}
	return d.text(&f.Value)
}
