package adapt

import (
	"fmt"
	"strings"

	"github.com/orglint/orglint/internal/source"
	wording "github.com/orglint/orglint/internal/text"
)

// unparted says why a row cannot be read that holds marks of other delimiters where its cells should end, or that is quoted as a whole:
// all of it would be taken for an id. It is empty where the row is as others are.
func (s *strayCells) unparted(row int) string {
	filled := s.filledCells(row)
	if filled == 0 || filled > 1 && 2*filled > s.width {
		return ""
	}
	for _, delimiter := range []string{",", ";", "\t", "|"} {
		all, loose := 0, 0
		for column := range s.table.Rows[row] {
			value := s.table.Value(row, column)
			all += strings.Count(value, delimiter)
			loose += strings.Count(value, delimiter+" ") // as in sentences
		}
		if all-loose < max(filled, s.width-1-filled) && all < max(2, s.width-filled) {
			continue
		}
		return fmt.Sprintf("This row is %s, but the header has %s: its cells are separated by other marks, or it is in quotation marks as a whole. "+
			"Nothing of this row is read.", wording.Count(filled, "cell", "cells"), wording.Count(s.width, "column", "columns"))
	}
	return ""
}

// conflictMark reports whether a row is a line that git leaves where two versions could not be merged.
func (s *strayCells) conflictMark(row int) bool {
	return s.filledCells(row) <= 1 && source.IsConflictMark(s.table.Value(row, 0))
}

// otherTable returns the first row that is a header again, but with the columns in another order: what follows is another table, whose
// cells stand below the wrong headers here. It is the number of rows where there is none.
func (s *strayCells) otherTable() int {
	const fewest = 3
	headers := map[string]bool{}
	for i := range s.found.headers {
		headers[folded(s.found.headers[i].text)] = true
	}
	for row := s.found.first; row < len(s.table.Rows); row++ {
		if same, moved := s.inHeader(row, headers); same+moved >= fewest && moved > 0 {
			return row
		}
	}
	return len(s.table.Rows)
}

// inHeader counts the cells of a row that say what a header says: in its own column, or in another. None where a cell says something else.
func (s *strayCells) inHeader(row int, headers map[string]bool) (same, moved int) {
	for column := range s.table.Rows[row] {
		text := folded(s.table.Value(row, column))
		switch {
		case text == "":
		case !headers[text]:
			return 0, 0
		case column < len(s.found.headers) && text == folded(s.found.headers[column].text):
			same++
		default:
			moved++
		}
	}
	return same, moved
}

// folded returns the text of a header as it is compared: case and spaces make no difference.
func folded(text string) string { return strings.ToLower(strings.Join(strings.Fields(text), " ")) }
