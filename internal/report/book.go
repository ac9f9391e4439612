package report

import (
	"archive/zip"
	"bytes"
	"cmp"
	"io"
	"iter"
	"slices"
	"time"
	"unicode"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"github.com/orglint/orglint/internal/text"
)

// A book is a workbook that is written row by row.
type book struct {
	file *excelize.File
	rows int // how many a sheet may have

	head, wrapped, day int // styles
}

// A column is a column of a sheet, so many characters wide.
type column struct {
	name  string
	width float64
}

// A day is a date as charts write it, such as 2026-12-29. What is none stays a text.
type day string

// newBook begins a workbook.
func newBook(title, asOf string) (*book, error) {
	// Large sheets would wait in a temporary file, which stays behind if orglint is killed. There is no folder of this name, so they
	// wait in memory.
	b := &book{file: excelize.NewFile(excelize.Options{TmpDir: "\x00"}), rows: excelize.TotalRows}
	format := "yyyy-mm-dd"
	top := &excelize.Alignment{Vertical: "top"}
	var err error
	for _, style := range []struct {
		id *int
		*excelize.Style
	}{
		{&b.head, &excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}}},
		{&b.wrapped, &excelize.Style{Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}}},
		{&b.day, &excelize.Style{CustomNumFmt: &format, Alignment: top}},
	} {
		if *style.id, err = b.file.NewStyle(style.Style); err != nil {
			return nil, err
		}
	}
	// The same chart on the same day gives the same file.
	on := asOf + "T00:00:00Z"
	return b, b.file.SetDocProps(&excelize.DocProperties{Creator: "orglint", LastModifiedBy: "orglint", Title: clean(title), Created: on, Modified: on})
}

// sheet adds a sheet: its header stays in view, and every column can be filtered.
func (b *book) sheet(name string, columns []column, rows iter.Seq[[]any]) error {
	if err := b.begin(name); err != nil {
		return err
	}
	w, err := b.file.NewStreamWriter(name)
	if err != nil {
		return err
	}
	heads := make([]any, len(columns))
	for i, c := range columns {
		heads[i] = c.name
		if err := w.SetColWidth(i+1, i+1, c.width); err != nil {
			return err
		}
	}
	if err := w.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	if err := b.row(w, 1, heads); err != nil {
		return err
	}
	last, err := b.fill(w, rows)
	if err != nil {
		return err
	}
	end, err := excelize.CoordinatesToCellName(len(columns), last)
	if err == nil && last > 1 {
		err = b.file.AutoFilter(name, "A1:"+end, nil)
	}
	return cmp.Or(err, w.Flush())
}

// fill writes rows below the header, as far as there is room, and returns the number of the last.
func (b *book) fill(w *excelize.StreamWriter, rows iter.Seq[[]any]) (last int, err error) {
	last, lost := 1, 0
	for cells := range rows {
		if last >= b.rows-1 { // the last row is for the number of those that find no room
			lost++
			continue
		}
		last++
		if err := b.row(w, last, cells); err != nil {
			return last, err
		}
	}
	if lost > 0 {
		last++
		if err := b.row(w, last, []any{text.Grouped(lost) + " more rows find no room in a sheet."}); err != nil {
			return last, err
		}
	}
	return last, nil
}

// begin adds a sheet without rows; the first is that which every new workbook has.
func (b *book) begin(name string) error {
	const there = "Sheet1"
	if at, err := b.file.GetSheetIndex(there); err == nil && at == 0 {
		return b.file.SetSheetName(there, name)
	}
	_, err := b.file.NewSheet(name)
	return err
}

// row writes a row. Texts are texts: nothing of a chart becomes a formula.
func (b *book) row(w *excelize.StreamWriter, number int, cells []any) error {
	values := make([]any, len(cells))
	for i, value := range cells {
		cell := excelize.Cell{StyleID: b.wrapped, Value: value}
		switch value := value.(type) {
		case string:
			cell.Value = cellText(value)
		case day:
			if on, err := time.Parse(time.DateOnly, string(value)); err == nil {
				cell.StyleID, cell.Value = b.day, on
			} else {
				cell.Value = cellText(string(value))
			}
		}
		if number == 1 {
			cell.StyleID = b.head
		}
		values[i] = cell
	}
	at, err := excelize.CoordinatesToCellName(1, number)
	if err != nil {
		return err
	}
	return w.SetRow(at, values)
}

// cellText makes a text what a cell can hold; one that is too long is cut, and says so.
func cellText(s string) string {
	const cut = "… (cut: a cell holds no more)"
	s = noFormula(clean(s))
	if len(s) <= excelize.TotalCellChars {
		return s
	}
	units := utf16.Encode([]rune(s))
	if len(units) <= excelize.TotalCellChars {
		return s
	}
	units = units[:excelize.TotalCellChars-len([]rune(cut))]
	if last := rune(units[len(units)-1]); utf16.IsSurrogate(last) && utf16.DecodeRune(last, 0xdc00) != unicode.ReplacementChar { // half of a character
		units = units[:len(units)-1]
	}
	return string(utf16.Decode(units)) + cut
}

// write writes the workbook, its parts in one order.
func (b *book) write(w io.Writer) error {
	var buffer bytes.Buffer
	if err := b.file.Write(&buffer); err != nil {
		return err
	}
	parts, err := zip.NewReader(bytes.NewReader(buffer.Bytes()), int64(buffer.Len()))
	if err != nil {
		return err
	}
	slices.SortFunc(parts.File, func(x, y *zip.File) int { return cmp.Compare(x.Name, y.Name) })
	sorted := zip.NewWriter(w)
	for _, part := range parts.File {
		part.ModifiedDate = 1<<5 | 1 // 1 January 1980, the first day there is
		if err := sorted.Copy(part); err != nil {
			return err
		}
	}
	return sorted.Close()
}
