package adapt

import (
	"fmt"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/infer"
	"github.com/orglint/orglint/internal/source"
	wording "github.com/orglint/orglint/internal/text"
)

// A kindOfCell is what a cell may hold, as far as one can see.
type kindOfCell int

const (
	emptyCell kindOfCell = iota
	numberCell
	dayCell
	emailCell
	wordCell
	kindsOfCells
)

// kindOf says what a cell holds. What stands for nothing, such as n/a, is nothing.
func kindOf(text string) kindOfCell {
	text = strings.TrimSpace(text)
	switch {
	case text == "" || infer.IsNone(text):
		return emptyCell
	case strings.Count(text, "@") == 1 && !strings.Contains(text, " "):
		return emailCell
	case patterns().isoDay.MatchString(text) || patterns().shortDay.MatchString(text):
		return dayCell
	case strings.Trim(text, "0123456789.,$€£% +-") == "" && strings.ContainsAny(text, "0123456789"):
		return numberCell
	}
	return wordCell
}

// strayCells looks for the rows whose cells do not stand below their headers, because they hold a delimiter too many, or one too few.
type strayCells struct {
	table    *source.Table
	found    *columns
	width    int                 // how many columns the header has
	holds    [][kindsOfCells]int // how often each kind is in a column
	full     int                 // rows of as many cells as the header has, or which end with empty ones
	rest     int                 // the row that is the rest of the one above; 0 for none
	ids      map[string]bool     // see strangeManager
	managers map[string]bool     // see manages
	names    []int               // the columns of names
	own      []int               // the columns that only people have something in; see ownsNothing
	space    []int               // how many cells of a column begin with a space
}

// refuseStray takes out the rows that have more filled cells than the header has columns, and those that are too short and do not fit.
func refuseStray(table *source.Table, found *columns) {
	s := &strayCells{table: table, found: found}
	for row := found.header; row < found.first; row++ {
		s.width = max(s.width, table.Width(row))
	}
	s.tellSwallowed()
	if extra := s.shifted(); extra > 0 {
		table.RefuseAll(found.first, s.unheaded(extra))
		return
	}
	if row := s.otherTable(); row < len(table.Rows) {
		table.RefuseAll(row, "Another table begins here, with its columns in another order. Nothing is read from here on; give each table a file or a sheet of its own.")
	}
	s.learn()
	s.setAside()
	if found.totals > 0 {
		s.learn()
	}
	table.Refuse(found.first, func(row int) (message, split string) {
		if message, split = s.brokenInTwo(row); message == "" {
			message = s.reason(row)
		}
		return message, split
	})
}

// shifted returns how many cells more than the header all rows have: columns without a header then, and no stray delimiters. Some of the
// rows may end with empty cells.
func (s *strayCells) shifted() int {
	const fewest = 3
	rows, long, extra := 0, 0, 0
	for row := s.found.first; row < len(s.table.Rows) && s.table.Sheet == ""; row++ {
		width := s.table.Width(row)
		if extra == 0 {
			extra = width - s.width
		}
		if extra <= 0 || width-s.width != extra {
			return 0
		}
		rows++
		if len(s.table.Rows[row]) > s.width {
			long++
		}
	}
	if rows < fewest || 2*long <= rows {
		return 0
	}
	return extra
}

// unheaded says that columns have no header.
func (s *strayCells) unheaded(extra int) string {
	return fmt.Sprintf("The header has %s, but every row below it has %s, so nobody can tell what stands below which header. Nothing of "+
		"the rows is read. Add what is missing to the header; where the first column holds the names of the rows, as R writes them, write the table without them "+
		"(row.names = FALSE).", wording.Count(s.width, "column", "columns"), wording.Count(s.width+extra, "cell", "cells"))
}

// learn counts what is in the columns of rows that are as they should be; some rows say enough.
func (s *strayCells) learn() {
	const enough, widest = 1000, 200
	s.full = 0
	s.holds, s.space = make([][kindsOfCells]int, min(s.width, widest)), make([]int, min(s.width, widest))
	for row := s.found.first; row < len(s.table.Rows) && s.full < enough; row++ {
		if s.table.Width(row) != s.width || s.table.Sheet != "" || filled(s.table, row) < 2 {
			continue
		}
		s.full++
		for column := range s.holds {
			value := s.table.Value(row, column)
			s.holds[column][kindOf(value)]++
			if strings.HasPrefix(value, " ") {
				s.space[column]++
			}
		}
	}
}

// reason says why a row is not read; nothing if it is.
func (s *strayCells) reason(row int) string {
	cells := len(s.table.Rows[row])
	if row == s.rest && row > 0 {
		return "This line is the rest of the row above. Nothing of it is read."
	}
	if s.conflictMark(row) {
		return "A mark of a merge conflict was left here; keep one of the two sides, and delete the lines with <<<<<<<, ======= and >>>>>>>."
	}
	if message := s.unparted(row); message != "" {
		return message
	}
	if s.table.Sheet != "" {
		if cells = s.filledCells(row); cells > s.width {
			return fmt.Sprintf("This row has %d filled cells, but the header has %s, so they may stand below the wrong ones. Nothing of this row is read.",
				cells, wording.Count(s.width, "column", "columns"))
		}
		return ""
	}
	width := s.table.Width(row)
	switch {
	case cells > s.width:
		return s.tooLong(row, cells)
	case width > s.width && s.misfit(row) >= 0: // the last of its cells are empty
		return s.tooLong(row, width)
	case width == s.width && s.isShifted(row):
		return fmt.Sprintf("The cells of this row do not fit the headers: there is a %s too many, and a cell is missing. Nothing of this row is read.", s.table.Separator())
	case width < s.width && s.filledCells(row) > 1:
		column := s.misfit(row)
		if column < 0 {
			column = s.strangeManager(row)
		}
		if column >= 0 {
			return fmt.Sprintf("This row has %s, but the header has %d, and what stands below %s does not fit there: a %s is missing, or the row is cut short. "+
				"Nothing of this row is read.", wording.Count(width, "cell", "cells"), s.width, s.named(column), s.table.Separator())
		}
	}
	return ""
}

// filledCells counts the cells of a row that hold anything.
func (s *strayCells) filledCells(row int) int {
	filled := 0
	for column := range s.table.Rows[row] {
		if s.table.Value(row, column) != "" {
			filled++
		}
	}
	return filled
}

// tooLong says that a row has too many cells, and where the delimiter is that is too many.
func (s *strayCells) tooLong(row, cells int) string {
	message := fmt.Sprintf("This row has %d cells, but the header has %s: ", cells, wording.Count(s.width, "column", "columns"))
	delimiter := s.table.Separator()
	if extra := cells - s.width; extra == 1 {
		message += "a " + delimiter + " is too many"
	} else {
		message += fmt.Sprintf("%d %ss are too many", extra, delimiter)
	}
	if column := s.broken(row, cells-s.width); column >= 0 {
		message += ", most likely in " + s.named(column) + ". Put that cell in quotation marks."
	} else {
		message += ". Put the cell that holds it in quotation marks."
	}
	return message + " Nothing of this row is read."
}

// named names a column by its header.
func (s *strayCells) named(column int) string {
	if name := s.found.named(column); name != "" {
		return diag.Quote(name)
	}
	return fmt.Sprintf("column %d", column+1)
}

// broken returns the column that holds the delimiters which are too many: the one without which the others fit best; -1 where nobody
// can tell.
func (s *strayCells) broken(row, extra int) int {
	if len(s.holds) < s.width || extra > len(s.holds) {
		return -1
	}
	best, most, tie := -1, -1, false
	for column := range s.holds {
		fit := s.fitWithout(row, column, extra)
		if next := s.table.Value(row, column+1); strings.HasPrefix(next, " ") && 2*s.space[min(column+1, s.width-1)] <= s.full {
			fit += 3 // people write a space behind a comma, and programs do not
		}
		switch {
		case fit > most:
			best, most, tie = column, fit, false
		case fit == most:
			tie = true
		}
	}
	if tie {
		return -1
	}
	return best
}

// fitWithout says how well the cells of a row fit if one column holds delimiters that are too many.
func (s *strayCells) fitWithout(row, column, extra int) int {
	fit := 0
	for i := range s.holds {
		at := i
		if i > column {
			at += extra
		}
		if i != column && s.fits(row, at, i) {
			fit += 2
		}
	}
	return fit
}

// fits reports whether a cell of a row is of a kind that is in a column.
func (s *strayCells) fits(row, cell, column int) bool {
	kind := kindOf(s.table.Value(row, cell))
	return s.holds[column][kind] > 0 && (kind != emptyCell || 2*s.holds[column][emptyCell] > s.full)
}

// misfit returns the first column of a row in which something stands that is of no kind that the column has elsewhere; -1 if there is
// none, or if too few rows could tell.
func (s *strayCells) misfit(row int) int {
	const fewest = 3
	for column := range min(len(s.table.Rows[row]), len(s.holds)) {
		kind := kindOf(s.table.Value(row, column))
		filled := s.full - s.holds[column][emptyCell]
		if s.never(column, kind) {
			return column
		}
		if kind != emptyCell && filled >= fewest && s.holds[column][kind] == 0 && slices.Max(s.holds[column][1:]) == filled {
			return column
		}
	}
	return -1
}
