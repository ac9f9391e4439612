package adapt

import (
	"slices"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// A slip is a field of records that was probably meant to be another, which most of them have.
type slip struct {
	column, meant int
	at            map[int]diag.Pos // where it stands, by row
}

// findSlips finds the fields of records that were probably meant to be others. No record has both, and fewer have the one than the
// other. It looks before what is not used is hidden.
func (c *columns) findSlips(file *source.File, t *source.Table) {
	if !t.OfRecords() || c.valued() {
		return
	}
	used := c.used()
	var keys []string
	for column, h := range c.headers {
		if used[column] {
			keys = append(keys, h.text)
		}
	}
	for column, h := range c.headers {
		if used[column] {
			continue
		}
		m := nearestKey(h.text, keys)
		if m.key == "" || m.plural {
			continue
		}
		meant := slices.IndexFunc(c.headers, func(other header) bool { return other.text == m.key })
		s := slip{column, meant, map[int]diag.Pos{}}
		if s.find(c.first, file, t) {
			c.slips = append(c.slips, s)
		}
	}
}

// find finds where a field stands that is meant to be another, and reports whether fewer records have it, and none has both.
func (s *slip) find(first int, file *source.File, t *source.Table) bool {
	more := 0
	for row := first; row < len(t.Rows); row++ {
		has, other := t.Value(row, s.column) != "", t.Value(row, s.meant) != ""
		switch {
		case has && other:
			return false
		case has:
			s.at[row] = file.Text(t, row, s.column).Pos
		case other:
			more++
		}
	}
	return more > len(s.at)
}

// tellSlips reports the misspelt fields of a record, and leaves open what they should say.
func (r *tableReader) tellSlips(p *person) {
	for _, s := range r.slips {
		pos, ok := s.at[int(p.row)]
		if !ok {
			continue
		}
		field := ""
		for at, columns := range r.fields {
			if slices.Contains(columns, s.meant) {
				field = recordField(Fields()[at])
			}
		}
		name := r.headers[s.column].text
		f := diag.Finding{
			Pos: pos, Subject: p.id.Value, Field: field, Named: name, Suggestion: r.headers[s.meant].text, Cause: "unknown " + name,
		}
		f.Say(p.String(), ": %s is not a field that is read here.", diag.Quote(name))
		r.fault(f)
		r.leaveOpen(p, field)
	}
}
