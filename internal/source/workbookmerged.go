package source

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/text"
)

// finish gives the cells that merged cells cover what those say, and leaves out the rows that hold nothing.
func (r *sheetReader) finish() error {
	for _, cells := range r.merged {
		from, to, _ := strings.Cut(cells, ":")
		if err := r.cover(from, to); err != nil {
			return err
		}
	}
	for _, row := range r.lines {
		if r.holds(row) {
			r.table.Rows = append(r.table.Rows, row)
		}
	}
	if r.badRows == 0 {
		return nil
	}
	more := " It is not read"
	if r.badRows > 1 {
		more = fmt.Sprintf(" It and %s are not read", text.Count(r.badRows-1, "more damaged row", "more damaged rows"))
	}
	at := 0
	for range min(r.bad-1, len(r.lines)) {
		at += strings.IndexByte(r.table.text[at:], '\n') + 1
	}
	if r.lost != nil {
		r.lost.offset = at
	}
	r.table.faults = append(r.table.faults, fault{offset: at, lost: r.lost, message: fmt.Sprintf("Row %d of the sheet %s is damaged: %s.%s%s",
		r.bad, diag.Quote(r.table.Sheet), r.damage, more, saveAgain)})
	return nil
}

// holds reports whether a row has a cell of its own that is not empty.
func (r *sheetReader) holds(row Row) bool {
	var start uint32
	for _, cell := range row {
		start = max(start, cell.offset)
	}
	for _, cell := range row {
		if cell.length > 0 && !strings.Contains(r.table.text[cell.offset:start], "\n") {
			return true
		}
	}
	return false
}

// cover gives the cells that a merged cell covers in the rows below what the merged cell says. One that makes no sense is passed
// over.
func (r *sheetReader) cover(from, to string) error {
	column, first, ok := place(from)
	lastColumn, last, okTo := place(to)
	if !ok || !okTo || first > len(r.lines) || column > len(r.lines[first-1]) || lastColumn < column {
		return nil
	}
	anchor := r.lines[first-1][column-1]
	for line := first; line < min(last, len(r.lines)); line++ {
		row := r.lines[line]
		if err := r.book.room.take(1 + max(0, column-len(row))); err != nil {
			return err
		}
		for len(row) > 0 && len(row) < column {
			end := row[len(row)-1]
			row = append(row, Cell{end.offset + end.length, 0})
		}
		if len(row) > 0 && row[column-1].length == 0 {
			row[column-1] = anchor
		}
		r.lines[line] = row
	}
	return nil
}

// place returns the column and the row of a cell such as B2, both from 1.
func place(cell string) (column, row int, ok bool) {
	cell = strings.ReplaceAll(cell, "$", "")
	digits := strings.TrimLeft(cell, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
	letters := cell[:len(cell)-len(digits)]
	const most = 3 // letters
	if letters == "" || len(letters) > most || !isDigits(digits) {
		return 0, 0, false
	}
	for _, letter := range strings.ToUpper(letters) {
		column = column*26 + int(letter-'A') + 1
	}
	row, err := strconv.Atoi(digits)
	return column, row, err == nil && row > 0 && column <= mostColumns
}
