package source_test

import (
	"fmt"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/orglint/orglint/internal/source"
)

// sheet makes a workbook of the rows of a sheet, and of what stands below them.
func sheet(t *testing.T, rows, below string) string {
	t.Helper()
	data := workbook(t, func(*excelize.File) error { return nil })
	return edit(t, data, func(string) string {
		return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + rows + `</sheetData>` + below + `</worksheet>`
	})
}

// TestRowsWithoutNumbers reads many rows that have no numbers: in a time that grows with their square it would not end.
func TestRowsWithoutNumbers(t *testing.T) {
	const count = 30_000
	data := sheet(t, strings.Repeat(`<row><c><v>7</v></c></row>`, count), `<mergeCells><mergeCell ref="A1:A2"/></mergeCells>`)
	table := source.ReadTables("staff.xlsx", data).Tables[0]
	if len(table.Rows) != count || table.Value(count-1, 0) != "7" {
		t.Errorf("got %d rows, want %d", len(table.Rows), count)
	}
}

// TestMergedWithPrefix finds merged cells where the names of the parts have a prefix.
func TestMergedWithPrefix(t *testing.T) {
	data := edit(t, workbook(t, func(*excelize.File) error { return nil }), func(string) string {
		return `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c>` +
			`<x:c r="B1"><x:v>2</x:v></x:c></x:row><x:row r="2"><x:c r="A2"/><x:c r="B2"><x:v>3</x:v></x:c></x:row></x:sheetData>` +
			`<x:mergeCells><x:mergeCell ref="A1:A2"/></x:mergeCells></x:worksheet>`
	})
	if diff := gocmp.Diff([][]string{{"1", "2"}, {"1", "3"}}, values(source.ReadTables("staff.xlsx", data).Tables[0])); diff != "" {
		t.Error(diff)
	}
}

// TestManyMerged reads many merged cells, each of which overlaps with the one below: in a time that grows with their square it
// would not end. One that makes no sense is passed over.
func TestManyMerged(t *testing.T) {
	const count = 30_000
	var b strings.Builder
	b.WriteString(`<mergeCells><mergeCell ref="ZZZZ9:A0"/><mergeCell ref="x"/>`)
	for i := count; i > 0; i-- {
		fmt.Fprintf(&b, `<mergeCell ref="A%d:A%d"/>`, i, i+1)
	}
	b.WriteString("</mergeCells>")
	data := sheet(t, `<row><c><v>1</v></c><c><v>2</v></c></row><row><c r="B2"><v>3</v></c></row>`, b.String())
	if diff := gocmp.Diff([][]string{{"1", "2"}, {"1", "3"}}, values(source.ReadTables("staff.xlsx", data).Tables[0])); diff != "" {
		t.Error(diff)
	}
}

// TestNoRows reads a sheet without rows.
func TestNoRows(t *testing.T) {
	data := edit(t, workbook(t, func(*excelize.File) error { return nil }), func(string) string {
		return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>`
	})
	file := source.ReadTables("staff.xlsx", data)
	file.Show(file.Tables[0], func(int, int) bool { return true })
	if len(file.Findings) > 0 {
		t.Errorf("got %v, want no findings", file.Findings)
	}
}

// TestWorkbookLimits refuses what takes too much memory or time, and says why.
func TestWorkbookLimits(t *testing.T) {
	last := `<row><c r="XFD1"><v>1</v></c></row>`
	tests := []struct{ name, data, want string }{
		{"the number of a row", sheet(t, `<row r="1048577"><c><v>1</v></c></row>`, ""), "more than 1,048,576 rows"},
		{"a row below the last", sheet(t, `<row r="1048576"/><row/>`, ""), "more than 1,048,576 rows"},
		{"cells", sheet(t, farRows(17), ""), "more than 16 million cells"},
		{"covered cells", sheet(t, last+strings.Repeat(`<row><c><v>1</v></c></row>`, 33), `<mergeCells><mergeCell ref="XFD1:XFD34"/></mergeCells>`), "more than 16 million cells"},
		{"password", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00", "protected by a password; save it without one"},
		{"old", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...W\x00o\x00r\x00k\x00b\x00o\x00o\x00k\x00", "an old .xls"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := faultOf(t, source.ReadLess("staff.xlsx", test.data, parts)); !strings.Contains(got, test.want) {
				t.Errorf("got %q, want ...%s...", got, test.want)
			}
		})
	}
}
