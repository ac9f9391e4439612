package adapt

import (
	"fmt"
	"strings"

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
		return fmt.Sprintf("This row is %s, but the header has %s: its cells are parted by other marks, or it is in quotation marks as a whole. "+
			"Nothing of this row is read.", wording.Count(filled, "cell", "cells"), wording.Count(s.width, "column", "columns"))
	}
	return ""
}

// conflictMark reports whether a row is a line that git leaves where two versions could not be merged.
func (s *strayCells) conflictMark(row int) bool {
	const size = 7
	text := s.table.Value(row, 0)
	if len(text) < size || s.filledCells(row) > 1 || strings.IndexByte("<=>|", text[0]) < 0 || strings.Trim(text[:size], text[:1]) != "" {
		return false
	}
	return len(text) == size || text[size] == ' '
}
