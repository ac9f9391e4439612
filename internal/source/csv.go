package source

import (
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/text"
)

// mostColumns is how many cells a row may have: as many as a row of Excel.
const mostColumns = 1 << 14

// longestCell is how many bytes a cell may have: many times what one of Excel holds, which is 32,767 characters.
const longestCell = 1 << 20

// mostRows is how many rows that hold anything a table may have. Each takes some 1,300 bytes until it is checked, however few it is written
// in, so that this many take 2.6 GB.
const mostRows = 2_000_000

// mostSheetRows is how many a sheet of a workbook may have: fewer than that, for a row without end may stand in a hundred bytes of it.
const mostSheetRows = 500_000

const tooManySheetRows = "This sheet has more than 500,000 rows, which is more than orglint reads of a sheet; save it as CSV. The rows from here on are not read."

const tooManyRows = "This table has more than two million rows, which is more than orglint reads of a table. A chart of orglint's own may be larger: " +
	"convert it in parts, and check what that makes together."

// mostBroken is how many rows with a fault of their own are told of one by one.
const mostBroken = 1000

// readCSV reads the rows of a text. What follows a fault that leaves it open where cells end is not read.
func (t *Table) readCSV(comma byte) {
	t.comma = comma
	s := newRowScanner(t)
	for s.at < len(s.text) {
		if stopped := s.row(); stopped != nil {
			t.faults = append(t.faults, *stopped)
			return
		}
	}
	if more := s.broken - mostBroken; more > 0 {
		last := &t.faults[len(t.faults)-1]
		last.message, last.lost = last.message+" "+text.Count(more, "more row is", "more rows are")+" like it.", nil
	}
	if comma == '|' {
		t.readBars()
	}
}

// A rowScanner cuts a text into rows and cells.
type rowScanner struct {
	table  *Table
	text   string
	line   byte // that ends a line
	at     int
	cells  []Cell // of the row, as far as it is read
	count  int    // of them, also of those that are not kept because they are too many
	space  cellSpace
	broken int // rows with a fault of their own
	usual  int // how many cells the row before had
	again  int // how many bytes are read twice because of quotation marks
}

func newRowScanner(t *Table) *rowScanner {
	s := &rowScanner{table: t, text: t.text, line: '\n'}
	if !strings.Contains(t.text, "\n") {
		s.line = '\r' // as old Macs end lines
	}
	return s
}

// row reads a row. It returns a fault where the rows below cannot be read.
func (s *rowScanner) row() *fault {
	start := s.at
	s.cells, s.count = s.cells[:0], 0
	if s.skipConflict() {
		return nil
	}
	for more := true; more; {
		from := s.at
		if wrong := s.skipCell(); wrong >= 0 {
			return s.skipBroken(start, from, wrong)
		}
		to := s.at
		if s.line == '\n' && to > from && s.text[to-1] == '\r' && (to == len(s.text) || s.text[to] == '\n') {
			to--
		}
		if more = s.at < len(s.text) && s.text[s.at] == s.table.comma; more || s.at < len(s.text) {
			s.at++
		}
		s.count++
		if len(s.cells) < mostColumns {
			s.cells = append(s.cells, Cell{uint32(from), uint32(to - from)})
		} else if to > from {
			return &fault{offset: from, length: 1, message: "This row has more than 16,384 cells, which is more than a spreadsheet can have. " +
				"It and the rows below are not read."}
		}
	}
	return s.keep(start)
}

// skipCell goes to the end of a cell. It returns where a quotation mark stands that is wrong, which is the end of the text where one is missing,
// or -1.
func (s *rowScanner) skipCell() (wrong int) {
	from := s.at
	if from == len(s.text) || s.text[from] != '"' {
		for s.at < len(s.text) && s.text[s.at] != s.table.comma && s.text[s.at] != s.line {
			s.at++ // a quotation mark here is text, as one for inches
		}
		return -1
	}
	for s.at++; ; s.at += 2 {
		end := strings.IndexByte(s.text[s.at:], '"')
		if end < 0 {
			return len(s.text)
		}
		s.at += end
		if s.at+1 == len(s.text) || s.text[s.at+1] != '"' {
			break // two marks are one that is text
		}
	}
	s.at++
	switch rest := s.text[s.at:]; {
	case s.holdsRows(s.text[from:s.at]):
		return s.at - 1
	case rest == "", rest[0] == s.table.comma, rest[0] == s.line:
	case s.line == '\n' && rest[0] == '\r' && (len(rest) == 1 || rest[1] == '\n'):
		s.at++
	default:
		return s.at - 1
	}
	return -1
}

// keep keeps the row that was read, without the empty cells at its end, unless it is empty or broken.
func (s *rowScanner) keep(start int) *fault {
	last := len(s.cells)
	for last > 0 && s.table.say(s.cells[last-1]) == "" {
		last--
	}
	if last == 0 {
		return nil
	}
	s.usual = s.count
	if message, at := s.flaw(start); message != "" {
		s.broken++
		if s.broken <= mostBroken {
			s.table.faults = append(s.table.faults, fault{offset: at, length: 1, message: message, lost: s.table.lose(s.cells[:last])})
		}
		return nil
	}
	if len(s.table.Rows) == mostRows {
		return &fault{offset: start, length: 1, message: tooManyRows + " The rows from here on are not read."}
	}
	row := s.space.make(last)
	copy(row, s.cells)
	if rows := len(s.table.Rows); rows == cap(s.table.Rows) {
		s.table.Rows = slices.Grow(s.table.Rows, s.toCome(rows))
	}
	s.table.Rows = append(s.table.Rows, row)
	return nil
}

// toCome guesses how many rows follow some that were read: as many for each byte, and a few more.
func (s *rowScanner) toCome(rows int) int {
	const few, some = 16, 100
	if rows < some {
		return some
	}
	return min(mostRows, int(int64(rows)*int64(len(s.text)-s.at)/int64(s.at))+rows/few)
}

// flaw says why a row cannot be used, and where; nothing if it can.
func (s *rowScanner) flaw(start int) (message string, at int) {
	if nul := strings.IndexByte(s.text[start:s.at], 0); nul >= 0 {
		return "This row holds a NUL character, which does not belong in text. The row is not read; type it again.", start + nul
	}
	if s.at-start <= longestCell {
		return "", 0
	}
	for _, cell := range s.cells {
		if cell.length > longestCell {
			return "This cell has more than a million characters, and one in a spreadsheet has 32,767 at most. A quotation mark is probably " +
				"missing or too many, so that it goes on over many rows. They are not read.", int(cell.offset)
		}
	}
	return "", 0
}

// Width returns how many cells a row has, also empty ones at its end.
func (t *Table) Width(row int) int {
	cells := t.Rows[row]
	last := cells[len(cells)-1]
	rest := t.text[last.offset+last.length:]
	if t.Sheet != "" || rest == "" {
		return len(cells)
	}
	end := strings.IndexAny(rest, "\r\n")
	if end < 0 {
		end = len(rest)
	}
	return len(cells) + strings.Count(rest[:end], string(t.comma))
}

// Separator says in words what stands between the cells of a row.
func (t *Table) Separator() string {
	switch t.comma {
	case ';':
		return "semicolon"
	case '\t':
		return "tab"
	case '|':
		return "bar"
	}
	return "comma"
}
