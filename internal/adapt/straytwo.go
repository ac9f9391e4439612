package adapt

import (
	"fmt"

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
