package source

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// readWorkbook returns the sheets of a workbook that are not hidden. One that cannot be read is a table with a fault. Formulas
// count with the values that were saved with them.
func readWorkbook(data string) (tables []*Table) {
	defer func() {
		if reason := recover(); reason != nil { // a workbook that is no workbook inside
			tables = []*Table{unreadable(fmt.Errorf("%v", reason))}
		}
	}()
	if strings.HasPrefix(data, oldContainer) {
		return []*Table{{Sheet: "?", faults: []fault{*contained(data)}}}
	}
	book, err := excelize.OpenReader(strings.NewReader(data), excelize.Options{
		UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: maxUnzipped,
	})
	if err != nil {
		return []*Table{unreadable(err)}
	}
	defer func() { _ = book.Close() }()
	return readSheets(book)
}

// readSheets reads the sheets that are not hidden, up to one that does not read.
func readSheets(book *excelize.File) []*Table {
	var sheets []*sheetReader
	var failed error
	room := maxCells
	for _, name := range book.GetSheetList() {
		if visible, err := book.GetSheetVisible(name); err != nil || !visible {
			continue
		}
		r := newSheetReader(book, name, &room)
		if failed = r.rows(book); failed != nil {
			break
		}
		sheets = append(sheets, r)
	}
	var tables []*Table
	merged := takeMerged(book)
	for _, r := range sheets {
		if err := r.finish(mergedOf(book, r.table.Sheet, merged)); err != nil {
			return append(tables, unreadable(err))
		}
		tables = append(tables, r.table)
	}
	switch {
	case failed != nil:
		return append(tables, unreadable(failed))
	case len(tables) == 0:
		return []*Table{{Sheet: "?", faults: []fault{*says("This workbook has no sheet that is not hidden.")}}}
	}
	return tables
}

// A sheetReader makes a text of a sheet: a line a row, with a tab between cells.
type sheetReader struct {
	table *Table
	text  strings.Builder
	lines []Row // every row of the sheet from the first, also where it is empty
	epoch bool  // whether days are counted from 1904
	room  *int  // how many more cells the workbook may have
}

func newSheetReader(book *excelize.File, name string, room *int) *sheetReader {
	r := &sheetReader{table: &Table{Sheet: name}, room: room}
	if props, err := book.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		r.epoch = *props.Date1904
	}
	return r
}

// finish gives the cells that merged cells cover what those say, and leaves out the rows that hold nothing.
func (r *sheetReader) finish(merged []string) error {
	r.table.text = r.text.String()
	for _, cells := range merged {
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
	return nil
}

// take counts cells that are kept, also those that are empty.
func (r *sheetReader) take(cells int) error {
	if *r.room -= cells; *r.room < 0 {
		return errCells
	}
	return nil
}

// rows reads the rows: each cell as it is shown, but for what a spreadsheet shows in a form that says less.
func (r *sheetReader) rows(book *excelize.File) error {
	shown, err := book.Rows(r.table.Sheet)
	if err != nil {
		return fmt.Errorf("read sheet: %w", err)
	}
	defer func() { _ = shown.Close() }()
	raw, err := book.Rows(r.table.Sheet)
	if err != nil {
		return fmt.Errorf("read sheet: %w", err)
	}
	defer func() { _ = raw.Close() }()
	for shown.Next() && raw.Next() {
		cells, err := shown.Columns()
		if err != nil {
			return fmt.Errorf("read row: %w", err)
		}
		values, err := raw.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return fmt.Errorf("read row: %w", err)
		}
		if len(r.lines) == excelize.TotalRows {
			return excelize.ErrMaxRows
		}
		if r.text.Len() > math.MaxUint32/2 {
			return errCells
		}
		if err := r.take(1 + len(cells)); err != nil {
			return err
		}
		r.add(cells, values)
	}
	return errors.Join(shown.Error(), raw.Error())
}

// add adds a row: what its cells show, and what is kept in them.
func (r *sheetReader) add(cells, kept []string) {
	row := make(Row, 0, len(cells))
	for i, value := range cells {
		if i < len(kept) && kept[i] != value {
			value = r.plain(value, kept[i])
		}
		if i > 0 {
			r.text.WriteByte('\t')
		}
		if strings.ContainsAny(value, "\t\r\n\x00") {
			value = strings.NewReplacer("\t", " ", "\r\n", " ", "\r", " ", "\n", " ", "\x00", " ").Replace(value)
		}
		value = strings.ToValidUTF8(value, "\uFFFD")
		row = append(row, Cell{uint32(r.text.Len()), uint32(len(value))})
		r.text.WriteString(value)
	}
	r.text.WriteByte('\n')
	r.lines = append(r.lines, row)
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
		if err := r.take(1 + max(0, column-len(row))); err != nil {
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
	column, row, err := excelize.CellNameToCoordinates(cell)
	return column, row, err == nil
}

var (
	dayShown   = regexp.MustCompile(`(?i)^(\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}\b|.*\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b)`)
	roundShown = regexp.MustCompile(`^-?\d([.,]\d+)?[eE][+-]?\d+$`)
)

// plain returns a value that is shown otherwise than it is kept: a day as 2026-03-31, a large number with all its digits,
// anything else as it is shown.
func (r *sheetReader) plain(shown, kept string) string {
	number, err := strconv.ParseFloat(kept, 64)
	if err != nil {
		return shown
	}
	const lastDay = 2958465 // of the year 9999
	if number >= 1 && number <= lastDay && dayShown.MatchString(shown) {
		if day, err := excelize.ExcelDateToTime(number, r.epoch); err == nil {
			return day.Format(time.DateOnly)
		}
	}
	if roundShown.MatchString(shown) && number == math.Trunc(number) {
		return strconv.FormatFloat(number, 'f', -1, 64)
	}
	return shown
}
