package adapt

import (
	"slices"
	"strings"
	"unicode"

	"github.com/orglint/orglint/internal/infer"
	"github.com/orglint/orglint/internal/source"
)

// setAside takes out of a table the rows that are about nobody, and counts them: headings of groups, totals, and what stands below the table.
// A table of which nothing else would be left has none.
func (s *strayCells) setAside() {
	if s.table.Headed() || len(s.found.headers) < 2 {
		return
	}
	end := len(s.table.Rows)
	for end > s.found.first && (s.about(end-1) != somebody || filled(s.table, end-1) == 0) {
		end--
	}
	if end == s.found.first {
		return
	}
	s.table.Without(s.found.first, func(row int) bool {
		what := s.about(row)
		switch {
		case s.found.isHeader(s.table, row):
			return true
		case row >= end:
			s.found.footers += min(1, filled(s.table, row))
			return true
		case what == total:
			s.found.totals++
			return true
		case what == heading && len(s.found.headers) > 2:
			s.found.headings++
			return true
		}
		return false
	})
}

// filled counts the cells of a row that hold anything, up to two. What a merged cell covers is a part of it.
func filled(t *source.Table, row int) int {
	cells, first := 0, -1
	for column, cell := range t.Rows[row] {
		if strings.TrimSpace(t.Value(row, column)) == "" || first >= 0 && cell == t.Rows[row][first] {
			continue
		}
		cells++
		if cells == 2 {
			break
		}
		first = column
	}
	return cells
}

// A kindOfRow says what a row is about.
type kindOfRow int

const (
	somebody kindOfRow = iota
	total
	heading
)

// about says what a row is about, as far as its cells tell. It is a total that has a word for one and otherwise nothing but numbers, and no
// id, or says in words what it counts; and the heading of a group, or a note, that holds nothing but one text which is nobody's name.
func (s *strayCells) about(row int) kindOfRow {
	words, cells := -1, 0
	for column, cell := range s.table.Rows[row] {
		value := s.table.Value(row, column)
		if strings.TrimSpace(value) == "" || words >= 0 && cell == s.table.Rows[row][words] {
			continue
		}
		cells++
		if strings.ContainsFunc(value, unicode.IsLetter) {
			if words >= 0 {
				return s.inWords(row, words)
			}
			words = column
		}
	}
	if words < 0 {
		return somebody
	}
	if s.isTotal(row, words) {
		return total
	}
	if cells == 1 && !s.isPerson(row, words) && !s.conflictMark(row) && s.unparted(row) == "" {
		return heading
	}
	return somebody
}

// isTotal reports whether the only words of a row are one for a total. Beside an id nothing else may stand there: people are called Sum, or Count.
func (s *strayCells) isTotal(row, column int) bool {
	value := s.table.Value(row, column)
	found := patterns().total.FindString(value)
	if found == "" {
		return false
	}
	id := s.found.one("id")
	return id == column || id >= 0 && strings.TrimSpace(s.table.Value(row, id)) == "" || !strings.ContainsFunc(strings.TrimPrefix(value, found), unicode.IsLetter)
}

// inWords says what a row with several words is about. It is a total that also says in words what it counts, as in 19 employees, if a word for one is
// the first that stands in it, with a number behind, and it has nothing of a person, and no name but one with a number.
func (s *strayCells) inWords(row, label int) kindOfRow {
	if !s.ownsNothing(row, label) {
		return somebody
	}
	numbers := 0
	for column := range s.table.Rows[row] {
		value := s.table.Value(row, column)
		number := strings.ContainsAny(value, "0123456789")
		switch {
		case column == label || strings.TrimSpace(value) == "":
		case column < label || kindOf(value) == emailCell || !number && s.isName(column):
			return somebody
		case number:
			numbers++
		}
	}
	value := s.table.Value(row, label)
	found := patterns().total.FindString(value)
	if numbers == 0 || found == "" || s.isName(label) && strings.ContainsFunc(strings.TrimPrefix(value, found), unicode.IsLetter) {
		return somebody
	}
	return total
}

// ownsNothing reports whether a row has nothing that people have beside one cell: no id, title, manager, address or day. It does not where
// no column is for that.
func (s *strayCells) ownsNothing(row, beside int) bool {
	if s.own == nil {
		s.own = []int{}
		for _, field := range []string{"id", "role", "manager_id", "manager_name", "manager_email", "reports_to", "email", "start", "end"} {
			s.own = append(s.own, s.found.of(field)...)
		}
	}
	asked := false
	for _, column := range s.own {
		if column == beside {
			continue
		}
		if strings.TrimSpace(s.table.Value(row, column)) != "" {
			return false
		}
		asked = true
	}
	return asked
}

// manages reports whether a text stands in a column of managers.
func (s *strayCells) manages(value string) bool {
	if s.managers == nil {
		s.managers = map[string]bool{}
		for _, field := range []string{"manager_id", "manager_name", "reports_to"} {
			for _, column := range s.found.of(field) {
				for row := s.found.first; row < len(s.table.Rows); row++ {
					s.managers[folded(s.table.Value(row, column))] = true
				}
			}
		}
	}
	return s.managers[folded(value)]
}

// isPerson reports whether what stands alone in a row may say who somebody is. Where the first column holds titles or managers, it may be a
// part of the row of somebody whose name is missing.
func (s *strayCells) isPerson(row, column int) bool {
	value := s.table.Value(row, column)
	is := func(fields ...string) bool {
		return slices.ContainsFunc(fields, func(field string) bool { return slices.Contains(s.found.of(field), column) })
	}
	switch {
	case is("email"), column == 0 && is("role", "manager_id", "manager_email", "manager_name", "reports_to"):
		return true
	case is("name", "first_name", "last_name"):
		return infer.IsPerson(value) || s.manages(value)
	case is("id"):
		return !strings.Contains(strings.TrimSpace(value), " ") && (strings.ContainsAny(value, "0123456789") || s.holds[column][wordCell] > 0 && !infer.IsUnit(value))
	}
	return false
}
