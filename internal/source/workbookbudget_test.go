package source_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/source"
)

// sheetsOf is the list of the sheets of a workbook, each of which is one of some parts.
func sheetsOf(count, parts int) string {
	var b strings.Builder
	for i := range count {
		fmt.Fprintf(&b, `<sheet name="S%d" sheetId="%d" r:id="rId%d"/>`, i+1, i+1, i%parts+1)
	}
	return "<workbook " + spreadsheet + ` xmlns:r="` + linkedAs + `"><sheets>` + b.String() + "</sheets></workbook>"
}

// loadAll reads all sheets of a workbook one after the other, and tells of each.
func loadAll(f *source.File) *source.File {
	tables := f.Tables
	for _, t := range tables {
		t.Load()
	}
	f.Show(tables[0], func(int, int) bool { return true })
	for _, t := range tables[1:] {
		f.Warn(t)
	}
	return f
}

// TestSheetsOfOnePart reads a part that many sheets name once.
func TestSheetsOfOnePart(t *testing.T) {
	b := book{sheets: []string{sheetXML(strings.Repeat("<row/>", 20_000)), sheetXML(cells(1, "id", "name"))}}
	b.instead = map[string]string{"xl/workbook.xml": sheetsOf(5000, 2)}
	tables := source.ReadTables("staff.xlsx", b.data(t)).Tables
	if len(tables) != 2 || tables[1].Sheet != "S2" {
		t.Fatalf("got %d tables, want one for each part", len(tables))
	}
	if f := loadAll(source.ReadTables("staff.xlsx", b.data(t))); len(f.Findings) > 0 {
		t.Errorf("got %v", f.Findings)
	}
}

// farRows are rows that hold something in their last column only.
func farRows(count int) string {
	var b strings.Builder
	for i := range count {
		fmt.Fprintf(&b, `<row r="%d"><c r="XFD%d"><v>1</v></c></row>`, i+1, i+1)
	}
	return b.String()
}

// parts is of how many parts of what may be read tests read one.
const parts = 64

// TestRoom wants messages to name what may be read.
func TestRoom(t *testing.T) {
	if got, want := source.Room(), [4]int{256 << 20, 20_000_000, 16 << 20, 128 << 20}; got != want {
		t.Errorf("got %d bytes, tags, cells and bytes of texts; the messages say %d", got, want)
	}
}

// TestOneBudget spends what may be read of a workbook in one of many sheets: it is told once, and the others are not read.
func TestOneBudget(t *testing.T) {
	large := sheetXML(farRows(10))
	b := book{sheets: []string{sheetXML(cells(1, "id")), large, large, large, large, sheetXML(cells(1, "id"))}}
	f := loadAll(source.ReadLess("staff.xlsx", b.data(t), parts))
	if len(f.Findings) != 1 || !strings.Contains(f.Findings[0].Message, "more than 16 million cells") || !f.Damaged() {
		t.Errorf("got %v", f.Findings)
	}
	tables := source.ReadLess("staff.xlsx", b.data(t), parts).Tables
	for i, want := range []int{1, 10, 5, 0, 0, 0} {
		tables[i].Load()
		if len(tables[i].Rows) != want {
			t.Errorf("sheet %d: got %d rows, want %d", i+1, len(tables[i].Rows), want)
		}
	}
}

// TestSheetsLookedAt looks at the first thousand sheets, and says that there are more.
func TestSheetsLookedAt(t *testing.T) {
	b := book{}
	for range 1001 {
		b.sheets = append(b.sheets, sheetXML(cells(1, "id")))
	}
	f := loadAll(source.ReadTables("staff.xlsx", b.data(t)))
	if len(f.Findings) != 1 || !strings.Contains(f.Findings[0].Message, "more than 1,000 sheets") {
		t.Errorf("got %v", f.Findings)
	}
	if f = source.ReadTables("staff.xlsx", b.data(t)); len(f.Tables) != 1001 || len(f.Tables[0].Rows) != 1 {
		t.Errorf("got %d tables", len(f.Tables))
	}
}

// TestEmptyTags stops where a workbook holds no end of nothing.
func TestEmptyTags(t *testing.T) {
	const many = 21_000_000 / parts
	row := "<row>" + strings.Repeat("<c/>", 16_000) + "</row>"
	tests := []struct {
		name, want string
		book       book
	}{
		{"cells in a row", "more than 16,384 cells", book{sheets: []string{sheetXML("<row>" + strings.Repeat("<c/>", 16_385) + "</row>")}}},
		{"cells in rows", "more than 20 million", book{sheets: []string{sheetXML(strings.Repeat(row, 1+many/16_000))}}},
		{"shared texts", "more than 20 million", book{texts: "<sst>" + strings.Repeat("<x/>", many) + "</sst>", sheets: []string{sheetXML(cells(1, "id"))}}},
		{"tags of formats", "more than 2 million tags", book{styles: "<styleSheet>" + strings.Repeat("<xf/>", many/9) + "</styleSheet>", sheets: []string{sheetXML(cells(1, "id"))}}},
		{"tags of the main part", "more than 2 million tags", book{instead: map[string]string{"xl/workbook.xml": "<workbook>" + strings.Repeat("<x/>", many/9) + "</workbook>"}, sheets: []string{sheetXML(cells(1, "id"))}}},
		{"one text in many cells", "more than 128 MB of text", book{texts: sharedXML(strings.Repeat("x", 30_000)), sheets: []string{sheetXML(strings.Repeat(`<row><c t="s"><v>0</v></c></row>`, 70))}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := faultOf(t, source.ReadLess("staff.xlsx", test.book.data(t), parts)); !strings.Contains(got, test.want) {
				t.Errorf("got %q, want ...%s...", got, test.want)
			}
		})
	}
}
