package source

import (
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/orglint/orglint/internal/diag"
)

// Load reads the rows of a table that is a sheet, if they are not read yet. What does not read is told by Show.
func (t *Table) Load() {
	if load := t.load; load != nil {
		t.load = nil
		load()
	}
}

// read reads a sheet into a table.
func (b *workbook) read(t *Table, name string) {
	if b.spent { // which has been told
		return
	}
	if b.texts == nil {
		b.texts = b.readTexts()
		b.formats = b.readFormats()
	}
	r := &sheetReader{table: t, book: b}
	err := errors.Join(b.texts.err, b.formats.err)
	if !isSpent(err) {
		err = cmp.Or(r.readPart(name), err)
	}
	r.table.text = r.text.String()
	if covered := r.finish(); err == nil {
		err = covered
	}
	if err != nil {
		b.spent = isSpent(err)
		r.broken(err)
	}
}

// A sheetReader makes a text of a sheet: a line a row, with a tab between cells.
type sheetReader struct {
	table  *Table
	book   *workbook
	text   strings.Builder
	lines  []Row // every row of the sheet from the first, also where it is empty
	space  cellSpace
	merged []string

	inRows, inValue bool
	row, filled     int // the number of the row, from 1, and how many hold anything
	count           int // of the cells of the row, also of those that are empty
	cells           []textCell
	cell            textCell
	kind, style     string // of the cell
	value           []byte
	unsaved         bool // whether the cell holds a formula, and so far no value of it
	inline          textReader

	bad, badRows int // the first row that is not read, because something in it is wrong, and how many there are
	isBad        bool
	damage       string // what is wrong there
	lost         *lostRow
}

// Unsaved is what a cell of a workbook says that holds a formula whose value was not saved, or is no text.
const Unsaved = "="

// A textCell is what a cell says, and in which column, from 1.
type textCell struct {
	column int
	text   string
}

// readPart reads the part of the sheet.
func (r *sheetReader) readPart(name string) error {
	p, err := r.book.open(name)
	if err != nil {
		return err
	}
	defer p.close()
	return p.each(func(token xml.Token) error {
		switch e := token.(type) {
		case xml.StartElement:
			return r.begin(e)
		case xml.EndElement:
			return r.end(e.Name.Local)
		case xml.CharData:
			if r.inValue && len(r.value) <= maxKept {
				r.value = append(r.value, e...)
			}
		}
		if r.kind == "inlineStr" {
			r.inline.read(token)
		}
		return nil
	})
}

// begin takes the beginning of a tag.
func (r *sheetReader) begin(e xml.StartElement) error {
	switch e.Name.Local {
	case "sheetData":
		r.inRows = true
	case "row":
		return r.beginRow(attribute(e, "r"))
	case "c":
		r.count++
		if r.count > mostColumns {
			return errColumns
		}
		r.beginCell(e)
	case "f":
		r.unsaved = true
	case "v":
		r.inValue, r.value, r.unsaved = true, r.value[:0], false
	case "mergeCell":
		r.merged = append(r.merged, attribute(e, "ref"))
		return r.book.room.take(1)
	}
	if r.kind == "inlineStr" {
		r.inline.read(e)
	}
	return nil
}

// end takes the end of a tag.
func (r *sheetReader) end(name string) error {
	switch name {
	case "sheetData":
		r.inRows = false
	case "row":
		return r.endRow()
	case "c":
		r.endCell()
	case "v":
		r.inValue = false
	}
	if r.kind == "inlineStr" {
		r.inline.read(xml.EndElement{Name: xml.Name{Local: name}})
	}
	return nil
}

// beginRow begins a row. One without a number follows the one before.
func (r *sheetReader) beginRow(number string) error {
	next := r.row + 1
	if number != "" {
		n, err := strconv.Atoi(number)
		if err != nil || n < next {
			return fmt.Errorf("%w: rows are not in order", errDamaged)
		}
		next = n
	}
	if next > mostNumber {
		return errRows
	}
	r.row, r.count, r.cells, r.isBad = next, 0, r.cells[:0], false
	r.cell = textCell{}
	return nil
}

// beginCell begins a cell. One that does not say where it stands follows the one before.
func (r *sheetReader) beginCell(e xml.StartElement) {
	last := r.cell.column
	r.cell, r.unsaved = textCell{column: last + 1}, false
	r.kind, r.style, r.value, r.inline = attribute(e, "t"), attribute(e, "s"), r.value[:0], textReader{text: r.inline.text[:0]}
	if ref := attribute(e, "r"); ref != "" {
		column, row, ok := place(ref)
		if r.cell.column = column; !ok || row != r.row {
			r.spoil("the cell " + diag.Quote(shortened(ref)) + " does not belong there")
			r.cell.column = last
			return
		}
	}
	if r.cell.column <= last && last > 0 {
		r.spoil("its cells are not in order")
	}
}

// shortened cuts a text that is no use in a message when it is long.
func shortened(text string) string {
	const most = 12
	return text[:min(len(text), most)]
}

// spoil notes that the row cannot be used, and why.
func (r *sheetReader) spoil(why string) {
	if r.isBad {
		return
	}
	r.isBad = true
	r.badRows++
	if r.badRows == 1 {
		r.bad, r.damage = r.row, why
	}
}

// endCell ends a cell.
func (r *sheetReader) endCell() {
	text := ""
	switch r.kind {
	case "s":
		var ok bool
		if text, ok = r.book.texts.text(string(r.value)); !ok {
			r.spoil("the text of a cell is missing from the workbook")
		}
	case "inlineStr":
		text = r.inline.take()
	case "b":
		text = map[string]string{"1": "TRUE", "0": "FALSE"}[string(r.value)]
	case "str", "e", "d":
		text = oneLine(string(r.value))
	default:
		text = r.book.formats.show(string(r.value), r.style, r.book.from04)
	}
	r.kind = ""
	if text == "" && r.unsaved {
		text = Unsaved
	}
	if text != "" {
		r.cell.text = text
		r.cells = append(r.cells, r.cell)
	}
}

// endRow keeps a row.
func (r *sheetReader) endRow() error {
	if r.isBad {
		r.loseRow()
	}
	if !r.inRows || r.isBad || len(r.cells) == 0 {
		return nil
	}
	r.filled++
	if r.filled > mostSheetRows {
		return errFilled
	}
	if err := r.skipTo(r.row); err != nil {
		return err
	}
	width := r.cells[len(r.cells)-1].column
	if err := r.book.room.take(1 + width); err != nil {
		return err
	}
	row := r.space.make(width)
	for i, at := 0, 1; at <= width; at++ {
		text := ""
		if r.cells[i].column == at {
			text = r.cells[i].text
			i++
		}
		if err := r.book.room.keep(1 + len(text)); err != nil {
			return err
		}
		if at > 1 {
			r.text.WriteByte('\t')
		}
		row[at-1] = Cell{uint32(r.text.Len()), uint32(len(text))}
		r.text.WriteString(text)
	}
	r.text.WriteByte('\n')
	r.lines = append(r.lines, row)
	return nil
}

// loseRow keeps what is known of a row that is not read.
func (r *sheetReader) loseRow() {
	if r.badRows == 1 {
		r.lost = &lostRow{more: true}
	}
	cells := make([]string, len(r.cells))
	for i := range r.cells {
		cells[i] = r.cells[i].text
	}
	if r.lost != nil && !r.table.addLost(r.lost, cells) {
		r.lost = nil
	}
}

// skipTo writes empty lines for the rows before one.
func (r *sheetReader) skipTo(row int) error {
	skipped := row - 1 - len(r.lines)
	if skipped <= 0 {
		return nil
	}
	if err := errors.Join(r.book.room.take(skipped), r.book.room.keep(skipped)); err != nil {
		return err
	}
	for range skipped {
		r.lines = append(r.lines, nil)
		r.text.WriteByte('\n')
	}
	return nil
}
