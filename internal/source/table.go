package source

import (
	"cmp"
	"iter"
	"path/filepath"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
)

// A Table is a spreadsheet as rows of cells: a text such as CSV, or a sheet of a workbook. Until it is known which columns are
// to be read, nothing in it may be shown: see Show.
type Table struct {
	Sheet string // the name of the sheet; empty where the table is a text
	Seems string // what seems to stand on a sheet that is not read, if that was looked at
	Rows  []Row  // those that hold anything

	Aside []string // the headers of other tables beside and below it, which are not read

	Encoding string // of a text; empty where it is UTF-8, UTF-16 or Windows-1252

	recoded *fault // says that it is not certain how the text is encoded, or that it is not so throughout

	text   string  // all of it, in UTF-8
	comma  byte    // between the cells of a text
	faults []fault // what could not be read
	load   func()  // reads the rows, which are not read yet; nil if they are

	headed  bool            // whether the first row is the header for certain
	records bool            // whether the rows are records of YAML or JSON
	said    map[spot]string // what cells say that do not say what stands there
	damaged map[int]*Value  // records of which a part was not read, by their rows
	space   cellSpace       // for the rows of records
	flat    int             // how many cells they have

	ruled []uint32 // where the rows begin that are headers for certain

	lostRows, lostText int // how much is kept of what is not read
}

// A Row is the cells of a row from the first column on. Those at the end that are empty may be missing.
type Row []Cell

// A cellSpace holds the cells of many rows: rows are small and many.
type cellSpace []Cell

// make returns a row of empty cells.
func (s *cellSpace) make(width int) Row {
	const many = 1 << 12
	if len(*s) < width {
		*s = make([]Cell, max(many, width))
	}
	row := Row((*s)[:width:width])
	*s = (*s)[width:]
	return row
}

// A Cell is a stretch of the text of a table. One that a merged cell covers is the stretch of that.
type Cell struct{ offset, length uint32 }

// IsTable reports whether a file is a spreadsheet that orglint reads, by its name.
func IsTable(path string) bool {
	return slices.Contains([]string{".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".ods", ".xls"}, strings.ToLower(filepath.Ext(path)))
}

// IsWorkbook reports whether a file is a workbook by how it begins: as the archives of Excel and LibreOffice do, or as older ones did.
func IsWorkbook(data string) bool {
	return strings.HasPrefix(data, "PK\x03\x04") || strings.HasPrefix(data, "PK\x05\x06") || strings.HasPrefix(data, oldContainer)
}

// endsAsWorkbook reports whether the name of a file is one of a workbook.
func endsAsWorkbook(path string) bool {
	ext := strings.ToLower(filepath.Ext(path))
	return ext == ".xlsx" || ext == ".xlsm" || ext == ".ods"
}

// ReadTables reads a spreadsheet: CSV with any usual separator, or a workbook with a table for each sheet that is not hidden. It
// never fails: what does not read is told by Show. The file has no documents.
func ReadTables(path, data string) *File {
	f := &File{File: diag.NewFile(path, "")}
	if IsWorkbook(data) || endsAsWorkbook(path) && NewSample(path, data).Regular < 2 { // some systems call a text so
		f.Tables, f.Hidden = readWorkbook(data, allRoom())
		return f
	}
	text, bad, told := decodeTable(data)
	t := &Table{text: text, Encoding: told.as, recoded: told.fault}
	what := foreign(text)
	switch {
	case what != "":
		t.faults = append(t.faults, fault{message: "This file is " + what + "."})
	case bad != nil:
		t.faults = append(t.faults, *bad)
	default:
		t.readCSV(separator(text, path))
	}
	f.Tables = []*Table{t}
	return f
}

// Part returns a file of its own with one of the tables, which is a sheet.
func (f *File) Part(t *Table) *File {
	return &File{File: diag.NewFile(f.Path, ""), Tables: []*Table{t}, Other: true}
}

// Columns returns how many columns the widest row has.
func (t *Table) Columns() int {
	most := 0
	for _, row := range t.Rows {
		most = max(most, len(row))
	}
	return most
}

// Value returns what a cell says; nothing where there is none.
func (t *Table) Value(row, column int) string {
	if row >= len(t.Rows) || column < 0 || column >= len(t.Rows[row]) {
		return ""
	}
	return t.at(row, column)
}

// Unsure says why the text of a table may be read wrong; nothing where it is not.
func (t *Table) Unsure() string {
	if t.recoded == nil {
		return ""
	}
	return t.recoded.message
}

// at returns what a cell says that there is.
func (t *Table) at(row, column int) string {
	if t.said != nil {
		if text, ok := t.said[spot{row, column}]; ok {
			return text
		}
	}
	return t.say(t.Rows[row][column])
}

// Covered reports whether a cell repeats what a merged cell says that begins in a row above.
func (t *Table) Covered(row, column int) bool {
	cells := t.Rows[row]
	if t.Sheet == "" || column < 0 || column >= len(cells) || cells[column].length == 0 {
		return false
	}
	return strings.ContainsRune(t.text[cells[column].offset:max(cells[column].offset, t.lineOf(row))], '\n')
}

// lineOf returns the offset of the first cell that stands in a row itself.
func (t *Table) lineOf(row int) uint32 {
	var last uint32
	for _, cell := range t.Rows[row] {
		last = max(last, cell.offset)
	}
	return last
}

// say returns what a cell says: what stands there; in a text without quotation marks.
func (t *Table) say(c Cell) string {
	value := t.text[c.offset : c.offset+c.length]
	switch {
	case t.Sheet != "":
		return value
	case t.records:
		return bare(value)
	}
	return unquoted(value)
}

// unquoted takes the quotation marks off a cell.
func unquoted(raw string) string {
	if len(raw) < 2 || raw[0] != '"' || raw[len(raw)-1] != '"' {
		return raw
	}
	return strings.ReplaceAll(strings.ReplaceAll(raw[1:len(raw)-1], `""`, `"`), "\r\n", "\n")
}

// Show makes a table the text of the file, in which nothing stands but the cells for which shown says so: all others are
// blanks. What could not be read is a finding then. It is called once, before the places of cells are asked for.
func (f *File) Show(t *Table, shown func(row, column int) bool) {
	if t.records {
		f.showRecords(t, t.kept(shown))
		return
	}
	var b strings.Builder
	b.Grow(len(t.text))
	for cell := range t.kept(shown) {
		diag.Blank(&b, t.text[b.Len():cell.offset])
		b.WriteString(t.text[cell.offset : cell.offset+cell.length])
	}
	diag.Blank(&b, t.text[b.Len():])
	t.text = b.String()
	number := f.Number
	f.File = diag.NewTable(f.Path, t.text, t.Sheet)
	f.Number = number
	f.Tables = nil
	f.tell(t)
}

// kept returns the cells that are shown, each once and in the order of the text.
func (t *Table) kept(shown func(row, column int) bool) iter.Seq[Cell] {
	all := func(yield func(Cell) bool) {
		for i, row := range t.Rows {
			for j, cell := range row {
				if cell.length > 0 && shown(i, j) && !yield(cell) {
					return
				}
			}
		}
	}
	if t.inOrder() {
		return all
	}
	cells := slices.SortedFunc(all, func(a, b Cell) int { return cmp.Compare(a.offset, b.offset) })
	return slices.Values(slices.Compact(cells))
}

// inOrder reports whether all cells stand in the order of the text, as in a text, and not where cells are merged or were rearranged.
func (t *Table) inOrder() bool {
	end := uint32(0)
	for _, row := range t.Rows {
		for _, cell := range row {
			if cell.length > 0 && cell.offset < end {
				return false
			}
			end = max(end, cell.offset+cell.length)
		}
	}
	return true
}

// Warn tells what could not be read of a table that is not shown.
func (f *File) Warn(t *Table) {
	for i := range t.faults {
		t.faults[i].offset, t.faults[i].length = 0, 0
	}
	f.tell(t)
}

// Text returns what a cell says, and where, once the table is shown. Where there is no cell, the place is the end of the row.
func (f *File) Text(t *Table, row, column int) diag.Text {
	cells := t.Rows[row]
	if column < 0 || column >= len(cells) {
		if t.records {
			return diag.Text{Pos: f.pos(int(cells[0].offset), 0)}
		}
		last := cells[len(cells)-1]
		return diag.Text{Pos: f.pos(int(last.offset+last.length), 0)}
	}
	return diag.Text{Value: t.at(row, column), Pos: f.pos(int(cells[column].offset), int(cells[column].length))}
}

// Note adds a finding about the file.
func (f *File) Note(finding diag.Finding) { f.Findings = append(f.Findings, finding) }

// Hide makes blanks of the texts in some values, which nobody should see.
func (f *File) Hide(values ...*Value) {
	var texts []diag.Pos
	var collect func(v *Value)
	collect = func(v *Value) {
		if v.IsText() && v.Pos.File == f.File {
			texts = append(texts, v.Pos)
		}
		for i := range v.Items {
			collect(&v.Items[i])
		}
		for i := range v.Fields {
			collect(&v.Fields[i].Value)
		}
	}
	for _, v := range values {
		collect(v)
	}
	f.File.Hide(texts)
}
