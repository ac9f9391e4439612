package source

import (
	"encoding/csv"
	"errors"
	"io"
	"path/filepath"
	"strings"
)

// readCSV reads the rows of a text. What follows a fault is not read.
func (t *Table) readCSV(comma rune) {
	text := t.text
	if !strings.Contains(text, "\n") {
		text = strings.ReplaceAll(text, "\r", "\n") // as old Macs end lines
	}
	err := t.parse(text, comma)
	if errors.Is(err, csv.ErrBareQuote) { // a mark for inches, say, in a cell without quotation marks
		text = maskMarks(text, comma)
		err = t.parse(text, comma)
	}
	if err != nil {
		t.fault = t.explain(text, comma, err)
	}
}

// mask stands for a quotation mark that is text. No table has this byte: decodeTable refuses it.
const mask = "\x00"

// maskMarks masks the quotation marks in those cells that do not begin with one, where they are text.
func maskMarks(text string, comma rune) string {
	masked := []byte(text)
	quoted, start := false, true
	for i, c := range masked {
		switch {
		case c == '"' && (quoted || start):
			quoted, start = !quoted, quoted // a second mark right after the one that ends a cell goes on with it
		case quoted:
		case c == '"':
			masked[i] = mask[0]
		default:
			start = c == '\n' || rune(c) == comma
		}
	}
	return string(masked)
}

// parse reads rows with encoding/csv, and finds in the text where their cells stand.
func (t *Table) parse(text string, comma rune) error {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.ReuseRecord = comma, -1, true
	lines := newLines(text)
	t.Rows, t.odd = nil, map[uint32]string{}
	for {
		fields, err := r.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		end := int(r.InputOffset())
		for end > 0 && (text[end-1] == '\n' || text[end-1] == '\r') {
			end--
		}
		for i, field := range fields {
			fields[i] = strings.ReplaceAll(field, mask, `"`)
		}
		t.addRow(fields, end, func(i int) int { return lines.offset(r.FieldPos(i)) })
	}
}

// addRow adds a row that ends at an offset, unless it is empty.
func (t *Table) addRow(fields []string, end int, start func(i int) int) {
	last := len(fields) - 1
	for last >= 0 && fields[last] == "" {
		last--
	}
	if last < 0 {
		return
	}
	row := make(Row, last+1)
	for i := range row {
		from, to := start(i), end
		if i+1 < len(fields) {
			to = start(i+1) - 1
		}
		to = max(from, to)
		row[i] = Cell{uint32(from), uint32(to - from)}
		if unquoted(t.text[from:to]) != fields[i] && to > from {
			t.odd[uint32(from)] = strings.Clone(fields[i])
		}
	}
	t.Rows = append(t.Rows, row)
}

// explain says in plain words what does not read as CSV, and where.
func (t *Table) explain(text string, comma rune, err error) *fault {
	lines := newLines(text)
	var bad *csv.ParseError
	if !errors.As(err, &bad) {
		return &fault{message: "The table cannot be read (" + err.Error() + ")."}
	}
	at := len(text)
	if bad.Line <= len(lines.starts) && bad.Column > 0 {
		at = min(lines.offset(bad.Line, bad.Column), len(text))
	}
	if at >= len(strings.TrimRight(text, "\r\n")) {
		return &fault{
			offset: openCell(text, comma), length: 1,
			message: "A cell begins with a quotation mark here, and no other mark ends it; the rows below cannot be read.",
		}
	}
	return &fault{
		offset: at, length: 1,
		message: "A quotation mark stands in a cell here that begins with one; write it twice. The rows below cannot be read.",
	}
}

// openCell returns the offset of the quotation mark that is never closed.
func openCell(text string, comma rune) int {
	open, start := -1, true
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case open >= 0 && c == '"' && i+1 < len(text) && text[i+1] == '"':
			i++
		case open >= 0 && c == '"':
			open = -1
		case open < 0 && start && c == '"':
			open = i
		}
		start = open < 0 && (c == '\n' || rune(c) == comma)
	}
	return max(open, 0)
}

// A lineStarts knows where the lines of a text start, as encoding/csv counts them.
type lineStarts struct{ starts []int }

func newLines(text string) lineStarts {
	l := lineStarts{[]int{0}}
	for i := range len(text) {
		if text[i] == '\n' {
			l.starts = append(l.starts, i+1)
		}
	}
	return l
}

// offset returns the offset of a line and a column in bytes, both from 1.
func (l lineStarts) offset(line, column int) int { return l.starts[line-1] + column - 1 }

// separator finds out what stands between the cells of a text: the mark that cuts its first rows into most cells, each into as
// many.
func separator(text, path string) rune {
	if rest, ok := strings.CutPrefix(text, "sep="); ok && rest != "" && strings.ContainsRune(",;\t|", rune(rest[0])) {
		return rune(rest[0])
	}
	best, most := ',', 0
	if ext := strings.ToLower(filepath.Ext(path)); ext == ".tsv" || ext == ".tab" {
		best = '\t'
	}
	for _, comma := range []rune{best, ',', ';', '\t', '|'} {
		if n := regular(text, comma); n > most {
			best, most = comma, n
		}
	}
	return best
}

// regular counts the cells of those of the first rows that have as many cells as most rows do, which is more than one.
func regular(text string, comma rune) int {
	const enough = 50
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes, r.ReuseRecord = comma, -1, true, true
	cells := map[int]int{}
	most := 0
	for range enough {
		fields, err := r.Read()
		if err != nil {
			break
		}
		if n := len(fields); n > 1 {
			cells[n] += n
			most = max(most, cells[n])
		}
	}
	return most
}
