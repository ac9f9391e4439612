package adapt

import (
	"fmt"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/infer"
	wording "github.com/orglint/orglint/internal/text"
)

// brokenInTwo says why a row is not read that a line break splits: it is too short, and the next line is what it lacks, which does not fit
// where it stands. It also returns the text that is split; both are empty where the row is as others are.
func (s *strayCells) brokenInTwo(row int) (message, split string) {
	cells := s.table.Width(row)
	if s.table.Sheet != "" || cells < 2 || cells >= s.width || row+1 >= len(s.table.Rows) || s.table.Width(row+1) != s.width+1-cells ||
		s.misfit(row) < 0 && s.misfit(row+1) < 0 {
		return "", ""
	}
	s.rest = row + 1
	message = fmt.Sprintf("This row ends after %s, and the line below is the rest of it: a line break splits what stands below %s. Neither is read; "+
		"take the line break out.", wording.Count(cells, "cell", "cells"), s.named(cells-1))
	return message, s.table.Value(row, cells-1) + s.table.Value(row+1, 0)
}

// never reports whether no cell of a kind can stand in a column: no number is a name, and no name a day. Where most rows hold that kind, the
// header says something else than it seems to, and nothing is out of place.
func (s *strayCells) never(column int, kind kindOfCell) bool {
	if kind == emptyCell || s.holds[column][kind] > 1 && s.holds[column][kind] > s.others(column, kind) {
		return false
	}
	for _, rule := range []struct {
		fields []string
		kinds  []kindOfCell
	}{
		{[]string{"name", "first_name", "last_name"}, []kindOfCell{numberCell, dayCell}},
		{[]string{"role"}, []kindOfCell{dayCell, emailCell}},
		{[]string{"email"}, []kindOfCell{numberCell, dayCell}},
		{[]string{"start", "end"}, []kindOfCell{emailCell}},
	} {
		for _, field := range rule.fields {
			if slices.Contains(rule.kinds, kind) && slices.Contains(s.found.of(field), column) {
				return true
			}
		}
	}
	if kind == numberCell && slices.Contains(s.found.of("role"), column) {
		return s.holds[column][numberCell] == 0
	}
	return false
}

// others counts the filled cells of a column that are not of a kind.
func (s *strayCells) others(column int, kind kindOfCell) int {
	return s.full - s.holds[column][emptyCell] - s.holds[column][kind]
}

// strangeManager returns the column of managers in a row that is cut short in which a number stands that is nobody's id, where columns are
// missing that are filled in all rows; -1 if there is none. The number may be anything that stood behind.
func (s *strayCells) strangeManager(row int) int {
	id, cells := s.found.one("id"), len(s.table.Rows[row])
	if id < 0 || s.full < 3 || !slices.ContainsFunc(s.holds[min(cells, len(s.holds)):], func(holds [kindsOfCells]int) bool { return holds[emptyCell] == 0 }) {
		return -1
	}
	for column := range min(cells, len(s.holds)) {
		value := s.table.Value(row, column)
		if kindOf(value) != numberCell || !slices.Contains(s.found.of("manager_id"), column) && !slices.Contains(s.found.of("reports_to"), column) {
			continue
		}
		if s.ids == nil {
			s.ids = map[string]bool{}
			for i := s.found.first; i < len(s.table.Rows); i++ {
				s.ids[strings.TrimSpace(s.table.Value(i, id))] = true
			}
		}
		if !s.ids[strings.TrimSpace(value)] {
			return column
		}
	}
	return -1
}

// tellSwallowed tells rows that ran into the header: behind a quotation mark that is not closed, or because the line did not end, so that people
// or numbers stand where no row below has a cell.
func (s *strayCells) tellSwallowed() {
	const enough = 100
	widest := 0
	for row := s.found.first; row < len(s.table.Rows) && row < s.found.first+enough; row++ {
		widest = max(widest, s.table.Width(row))
	}
	for column := range s.table.Rows[s.found.header] {
		value := s.table.Value(s.found.header, column)
		switch {
		case ownLine(value) != value:
			s.table.Swallowed(s.found.header, "Rows ran into the header, most likely because a quotation mark in it is not closed. They are not read.")
		case column >= widest && widest > 0 && s.table.Sheet == "" && (infer.IsPerson(value) || kindOf(value) == numberCell || kindOf(value) == emailCell):
			s.table.Swallowed(s.found.header, fmt.Sprintf("The header has %s, but no row below it has more than %d: a row ran into it, which is not read. Begin a new "+
				"line behind the header.", wording.Count(s.width, "cell", "cells"), widest))
			for i := widest; i < len(s.found.headers); i++ {
				s.found.headers[i].value = true
			}
		default:
			continue
		}
		return
	}
}

// isShifted reports whether the cells of a row that has as many as the header stand below the wrong ones: a number where other rows have the name,
// which stands behind it, and one more cell that is not what others hold there. A column that is empty elsewhere proves nothing.
func (s *strayCells) isShifted(row int) bool {
	const fewest = 2
	for _, column := range s.nameColumns() {
		value := strings.TrimSpace(s.table.Value(row, column))
		if value == "" || value[0] > '9' || column+1 >= len(s.holds) {
			continue
		}
		if kind := kindOf(value); kind == wordCell || !s.never(column, kind) || kindOf(s.table.Value(row, column+1)) != wordCell {
			continue
		}
		for other := range min(len(s.table.Rows[row]), len(s.holds)) {
			kind := kindOf(s.table.Value(row, other))
			if other != column && kind != emptyCell && (s.never(other, kind) || s.holds[other][kind] < 2 && s.others(other, kind) >= fewest) {
				return true // the only one is its own
			}
		}
	}
	return false
}

// nameColumns returns the columns of names.
func (s *strayCells) nameColumns() []int {
	if s.names == nil {
		s.names = append([]int{}, s.found.of("name")...)
		s.names = append(append(s.names, s.found.of("first_name")...), s.found.of("last_name")...)
	}
	return s.names
}

// isName reports whether a column is one of names.
func (s *strayCells) isName(column int) bool { return slices.Contains(s.nameColumns(), column) }
