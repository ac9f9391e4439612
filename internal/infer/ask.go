package infer

import (
	"fmt"
	"strings"

	"github.com/orglint/orglint/internal/text"
)

// quote names a column by its header or, where it has none, by its number.
func quote(c *column) string {
	if strings.TrimSpace(c.header) == "" {
		return fmt.Sprintf("column %d", c.index+1)
	}
	return `"` + c.header + `"`
}

// why says why a column was taken for the managers, where its header alone does not.
func (l *line) why(others bool) string {
	if isManager(l.column.means) && !others {
		return ""
	}
	var columns []string
	for _, c := range l.key.columns {
		columns = append(columns, quote(c))
	}
	by := text.And(columns...)
	switch {
	case !l.whole: // of a long table, only a sample was looked at
		return "its values are found in " + by
	case l.found == l.filled:
		return "all its values are found in " + by
	}
	return fmt.Sprintf("%d of its %d values are found in %s", l.found, l.filled, by)
}

// ask asks for what could not be taken: the managers, the titles and the ids.
func (s *table) ask() {
	if len(s.answer.Managers) == 0 && !s.without("reports_to") && !s.asked && len(s.sample) > 0 {
		s.answer.Asked = append(s.answer.Asked, s.askManager())
	}
	if s.of("role") == nil && !s.without("role") && len(s.sample) > 0 {
		s.answer.Asked = append(s.answer.Asked, Ask{Field: "role", Column: s.likeliestTitle()})
	}
	if s.of("id") == nil && s.of("email") == nil && !s.without("id") && len(s.sample) > 0 {
		at := -1
		for _, c := range s.columns {
			if s.free(c) && c.means == "" && c.says("key") && c.class == unknown && c.mayRefer() {
				at = c.index
				break
			}
		}
		if at >= 0 {
			s.answer.Asked = append(s.answer.Asked, Ask{Field: "id", Column: at})
		}
	}
}

// askManager says which column is the likeliest to hold the managers, and why it was not taken.
func (s *table) askManager() Ask {
	ask := Ask{Field: "reports_to", Column: -1}
	best := 0
	for _, l := range s.lines {
		_, why := l.accepts()
		chance := l.weak && l.column.class == unknown && (l.self > 0 || l.blank != 1)
		if points := 100*l.found/max(1, l.filled) + 200*int(l.column.class); why != "" && !chance && points >= 30 && points > best {
			best, ask.Column, ask.Why = points, l.column.index, why
		}
	}
	if ask.Column >= 0 {
		return ask
	}
	for _, c := range s.columns {
		if s.free(c) && c.class >= weakly && c.filled > 0 {
			ask.Column, ask.Why = c.index, "what stands in it names nobody in the table"
			break
		}
	}
	return ask
}

// likeliestTitle returns the column that may hold the titles; -1 if none may.
func (s *table) likeliestTitle() int {
	best, most := -1, 9
	for _, c := range s.columns {
		if !s.free(c) || c.about() || c.kind == whole || c.kind == email || c.kind == date {
			continue
		}
		if n := c.share(isJob); n > most {
			best, most = c.index, n
		}
	}
	return best
}

// askOutside asks for columns that are not used and hold managers who are found nowhere else.
func (s *table) askOutside(taken *line) {
	missing := s.outsiders(taken)
	if len(missing) == 0 {
		return
	}
	for _, c := range s.columns {
		if !s.free(c) || !c.mayRefer() && c.kind != other || c.class == elsewhere || c.kind == whole && c.means != "" || 2*c.distinct < c.filled {
			continue
		}
		if n := c.holds(missing); n > 0 {
			field := "other_id"
			if c.kind == name {
				field = "preferred_name"
			}
			s.answer.Asked = append(s.answer.Asked, Ask{Field: field, Column: c.index, Holds: n})
			return
		}
	}
}

// holds counts those who stand in a column, also several in a cell.
func (c *column) holds(missing map[string]bool) int {
	seen := map[string]bool{}
	for _, cell := range c.values {
		for _, value := range append(strings.FieldsFunc(cell, isBetween), cell) {
			if form := compared(strings.TrimSpace(value), c.kind); form != "" && missing[form] {
				seen[form] = true
			}
		}
	}
	return len(seen)
}

// isBetween reports whether a character stands between several addresses or ids in a cell.
func isBetween(r rune) bool { return r == ',' || r == ';' || r == '|' }

// compared brings a value to a form in which it is compared where nobody knows yet what it is.
func compared(value string, k kind) string {
	if k == name {
		return nameForm(value)
	}
	return lower(value)
}

// outsiders returns the managers who are found nowhere in what is used, as far as the sample tells.
func (s *table) outsiders(taken *line) map[string]bool {
	if len(s.answer.Managers) == 0 || taken != nil && taken.outside == 0 || taken == nil && !s.entire {
		return nil
	}
	missing := map[string]bool{}
	by := s.columns[s.answer.Managers[0]]
	for _, value := range by.values {
		missing[compared(value, by.kind)] = true
	}
	delete(missing, "")
	known := s.namesOfRows()
	for row := range s.Rows {
		for _, value := range known {
			delete(missing, compared(value(row), by.kind))
		}
	}
	return missing
}

// namesOfRows returns what says by what the person of a row is known.
func (s *table) namesOfRows() (known []func(row int) string) {
	for i, field := range s.answer.Fields {
		if isPersonField(field) || field == "preferred_name" {
			known = append(known, func(row int) string { return bare(s.Value(row, i)) })
		}
	}
	first, last := s.of("first_name"), s.of("last_name")
	if first == nil || last == nil {
		return known
	}
	known = append(known, func(row int) string { return s.Value(row, first.index) + " " + s.Value(row, last.index) })
	for _, k := range s.keys {
		if len(k.columns) > 2 { // with a middle name
			known = append(known, func(row int) string { return s.named(k, row) })
		}
	}
	return known
}
