package source

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// calcPart is the part of a workbook of LibreOffice or OpenOffice (.ods) that holds all of its sheets.
const calcPart = "content.xml"

// isCalc reports whether an archive is a workbook of LibreOffice or OpenOffice.
func (b *workbook) isCalc() bool {
	return b.parts[calcPart] != nil && b.parts["xl/workbook.xml"] == nil
}

// A calcReader reads the sheets of such a workbook, one after the other. Rows and cells that are the same stand there once, with how often.
type calcReader struct {
	book   *workbook
	tables []*Table
	hidden []string
	gone   map[string]bool // styles of hidden sheets

	style  string // that is being read
	depth  int    // of tables, which may stand in cells
	sheet  *sheetReader
	repeat int // of the row
	cell   calcCell
	quiet  int // how deep in what is no text of the cell: a remark, a drawing
}

// A calcCell is the cell that is being read.
type calcCell struct {
	in, inText    bool
	repeat        int
	columns, rows int // that it covers
	day           string
	text          []byte
}

// readCalc returns the sheets of a workbook that are not hidden, and the names of those that are.
func (b *workbook) readCalc() (tables []*Table, hidden []string) {
	b.texts, b.formats = &sharedTexts{}, &numberFormats{}
	r := &calcReader{book: b, gone: map[string]bool{}}
	p, err := b.open(calcPart)
	if err != nil {
		return unreadable(damagedBook), nil
	}
	defer p.close()
	err = p.each(func(token xml.Token) error {
		switch e := token.(type) {
		case xml.StartElement:
			return r.begin(e)
		case xml.EndElement:
			return r.end(e.Name.Local)
		case xml.CharData:
			if r.cell.inText && r.quiet == 0 && r.depth == 1 && len(r.cell.text) <= maxKept {
				r.cell.text = append(r.cell.text, e...)
			}
		}
		return nil
	})
	switch {
	case err != nil && r.sheet != nil:
		r.finish(err)
	case err != nil:
		r.tables = append(r.tables, unreadable(b.explain(err, "This workbook is damaged"))...)
	case len(r.tables) == 0:
		return unreadable("This workbook has no sheet that is not hidden."), r.hidden
	}
	return r.tables, r.hidden
}

// begin takes the beginning of a tag.
func (r *calcReader) begin(e xml.StartElement) error {
	switch name := e.Name.Local; name {
	case "style":
		r.style = attribute(e, "name")
	case "table-properties":
		if attribute(e, "display") == "false" {
			r.gone[r.style] = true
		}
	case "table":
		r.depth++
		r.beginSheet(attribute(e, "name"), r.gone[attribute(e, "style-name")])
	case "table-row":
		if r.rows() {
			r.repeat = times(attribute(e, "number-rows-repeated"))
			r.sheet.cells, r.sheet.cell = r.sheet.cells[:0], textCell{}
		}
	case "table-cell", "covered-table-cell":
		if r.rows() {
			r.cell = calcCell{in: true, repeat: times(attribute(e, "number-columns-repeated")), text: r.cell.text[:0]}
			r.cell.columns, r.cell.rows = times(attribute(e, "number-columns-spanned")), times(attribute(e, "number-rows-spanned"))
			r.cell.day = attribute(e, "date-value")
		}
	default:
		r.beginText(e)
	}
	return nil
}

// rows reports whether what follows is of the sheet that is read.
func (r *calcReader) rows() bool { return r.depth == 1 && r.sheet != nil }

// times is how often something stands there, which is said where it is more than once.
func times(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		return 1
	}
	return min(max(n, 1), mostNumber)
}

// beginSheet begins a sheet.
func (r *calcReader) beginSheet(name string, hidden bool) {
	switch {
	case r.depth > 1:
	case hidden:
		r.hidden = append(r.hidden, name)
	case len(r.tables) < mostSheets:
		r.sheet = &sheetReader{table: &Table{Sheet: name}, book: r.book, inRows: true}
	}
}

// beginText takes the beginning of a tag within a cell.
func (r *calcReader) beginText(e xml.StartElement) {
	if !r.cell.in || r.depth > 1 {
		return
	}
	switch name := e.Name.Local; {
	case r.quiet > 0 || name == "annotation" || name == "shapes" || name == "frame":
		r.quiet++
	case name == "p":
		r.cell.inText = true
		if len(r.cell.text) > 0 {
			r.cell.text = append(r.cell.text, ' ')
		}
	case name == "s" || name == "tab" || name == "line-break":
		r.cell.text = append(r.cell.text, ' ')
	}
}

// end takes the end of a tag.
func (r *calcReader) end(name string) error {
	switch name {
	case "table":
		r.depth--
		if r.depth == 0 && r.sheet != nil {
			r.finish(nil)
		}
	case "table-row":
		if r.rows() {
			return r.endRow()
		}
	case "table-cell", "covered-table-cell":
		if r.rows() && r.cell.in {
			r.cell.in, r.quiet = false, 0
			return r.endCell()
		}
	default:
		r.quiet = max(0, r.quiet-1)
		r.cell.inText = r.cell.inText && name != "p"
	}
	return nil
}

// endCell keeps a cell, as often as it stands there.
func (r *calcReader) endCell() error {
	s, text := r.sheet, oneLine(string(r.cell.text))
	if r.cell.day != "" {
		text = strings.TrimSuffix(r.cell.day, "T00:00:00")
	}
	first := s.cell.column + 1
	s.cell.column += r.cell.repeat
	if text == "" {
		return nil
	}
	if s.cell.column > mostColumns {
		return errColumns
	}
	for column := first; column <= s.cell.column; column++ {
		s.cells = append(s.cells, textCell{column, text})
	}
	if r.cell.columns > 1 || r.cell.rows > 1 {
		s.merged = append(s.merged, fmt.Sprintf("%s%d:%s%d", columnName(first), s.row+1, columnName(min(mostColumns, first+r.cell.columns-1)), min(mostNumber, s.row+r.cell.rows)))
		return r.book.room.take(1)
	}
	return nil
}

// columnName is what a spreadsheet calls a column, counted from 1.
func columnName(n int) string {
	var name []byte
	for ; n > 0; n = (n - 1) / 26 {
		name = append(name, byte('A'+(n-1)%26))
	}
	slices.Reverse(name)
	return string(name)
}

// endRow keeps a row, as often as it stands there. Rows that hold nothing are only counted.
func (r *calcReader) endRow() error {
	s := r.sheet
	if len(s.cells) == 0 {
		s.row += r.repeat
		return nil
	}
	for range r.repeat {
		s.row++
		if s.row > mostNumber {
			return errRows
		}
		if err := s.endRow(); err != nil {
			return err
		}
	}
	return nil
}

// finish ends a sheet.
func (r *calcReader) finish(err error) {
	s := r.sheet
	r.sheet = nil
	s.table.text = s.text.String()
	if covered := s.finish(); err == nil {
		err = covered
	}
	if err != nil {
		s.broken(err)
	}
	r.tables = append(r.tables, s.table)
}
