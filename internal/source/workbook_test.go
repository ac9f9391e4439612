package source_test

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/orglint/orglint/internal/source"
)

// workbook makes a workbook.
func workbook(t testing.TB, fill func(book *excelize.File) error) string {
	t.Helper()
	book := excelize.NewFile()
	if err := fill(book); err != nil {
		t.Fatal(err)
	}
	data, err := book.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return data.String()
}

// values returns the rows of a table as texts.
func values(table *source.Table) [][]string {
	var rows [][]string
	for i, row := range table.Rows {
		var cells []string
		for j := range row {
			cells = append(cells, table.Value(i, j))
		}
		rows = append(rows, cells)
	}
	return rows
}

// TestWorkbook reads formulas, merged cells, days, numbers with a format, and leaves hidden sheets out.
func TestWorkbook(t *testing.T) {
	data := workbook(t, func(book *excelize.File) error {
		day, err := book.NewStyle(&excelize.Style{NumFmt: 14})
		if err != nil {
			return err
		}
		zeros := "00000"
		padded, err := book.NewStyle(&excelize.Style{CustomNumFmt: &zeros})
		if err != nil {
			return err
		}
		long := `dd.mm.yyyy`
		german, err := book.NewStyle(&excelize.Style{CustomNumFmt: &long})
		if err != nil {
			return err
		}
		cells := map[string]any{
			"A1": "id", "B1": "name", "C1": "department", "D1": "start", "E1": "grade", "F1": "badge",
			"A2": 7, "B2": "Ada Osei", "C2": "Ops", "D2": time.Date(2024, 2, 29, 0, 0, 0, 0, time.UTC), "E2": 9.5, "F2": 123456789012345,
			"A3": 8, "B3": `"Bo"`, "D3": time.Date(2025, 3, 4, 0, 0, 0, 0, time.UTC), "E3": 7,
			"A5": 9, "B5": "two\nlines\tand a tab", "C5": "Sales",
		}
		for cell, value := range cells {
			if err := book.SetCellValue("Sheet1", cell, value); err != nil {
				return err
			}
		}
		if err := book.SetCellFormula("Sheet1", "E5", "SUM(E2:E3)"); err != nil {
			return err
		}
		for _, step := range []error{
			book.SetCellStyle("Sheet1", "A2", "A5", padded), book.SetCellStyle("Sheet1", "D2", "D2", day),
			book.SetCellStyle("Sheet1", "D3", "D3", german), book.MergeCell("Sheet1", "C2", "C3"),
		} {
			if step != nil {
				return step
			}
		}
		if _, err := book.NewSheet("Secret"); err != nil {
			return err
		}
		return book.SetSheetVisible("Secret", false)
	})
	file := source.ReadTables("staff.xlsx", data)
	if len(file.Tables) != 1 {
		t.Fatalf("got %d sheets, want 1: the other is hidden", len(file.Tables))
	}
	table := file.Tables[0]
	want := [][]string{
		{"id", "name", "department", "start", "grade", "badge"},
		{"00007", "Ada Osei", "Ops", "2024-02-29", "9.5", "123456789012345"},
		{"00008", `"Bo"`, "Ops", "2025-03-04", "7"},
		{"00009", "two lines and a tab", "Sales", "", source.Unsaved},
	}
	if diff := gocmp.Diff(want, values(table)); diff != "" {
		t.Error(diff)
	}
	if !table.Covered(2, 2) || table.Covered(1, 2) || table.Covered(3, 2) {
		t.Error("only the department of the second person is covered by a merged cell")
	}
	file.Show(table, func(int, int) bool { return true })
	place := file.Text(table, 3, 1).Pos
	if got := place.Cell(); got != "Sheet1!B5" {
		t.Errorf("got the cell %s, want Sheet1!B5", got)
	}
	if got := place.Place(); got.Line != 5 || got.Column != 2 || got.EndColumn != 3 {
		t.Errorf("got %+v, want line 5 and the columns 2 to 3", got)
	}
}

// TestFormula reads the value that was saved with a formula.
func TestFormula(t *testing.T) {
	data := workbook(t, func(book *excelize.File) error {
		if err := book.SetCellValue("Sheet1", "A1", "id"); err != nil {
			return err
		}
		return book.SetCellValue("Sheet1", "B1", "MARK")
	})
	data = edit(t, data, func(xml string) string {
		at := strings.Index(xml, `<c r="B1"`)
		end := strings.Index(xml[at:], "</c>") + at + len("</c>")
		return xml[:at] + `<c r="B1" t="str"><f>CONCATENATE("E",17)</f><v>E17</v></c>` + xml[end:]
	})
	table := source.ReadTables("staff.xlsx", data).Tables[0]
	if diff := gocmp.Diff([][]string{{"id", "E17"}}, values(table)); diff != "" {
		t.Error(diff)
	}
}

// edit changes the first sheet of a workbook.
func edit(t *testing.T, data string, change func(string) string) string {
	t.Helper()
	in, err := zip.NewReader(strings.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, file := range in.File {
		reader, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		var text bytes.Buffer
		if _, err := text.ReadFrom(reader); err != nil {
			t.Fatal(err)
		}
		to, err := w.Create(file.Name)
		if err != nil {
			t.Fatal(err)
		}
		content := text.String()
		if file.Name == "xl/worksheets/sheet1.xml" {
			content = change(content)
		}
		if _, err := to.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// fault returns the message of the one finding of a workbook that does not read.
func fault(t *testing.T, data string) string {
	t.Helper()
	return faultOf(t, source.ReadTables("staff.xlsx", data))
}

func faultOf(t *testing.T, file *source.File) string {
	t.Helper()
	file.Show(file.Tables[0], func(int, int) bool { return true })
	if len(file.Findings) != 1 || !file.Damaged() {
		t.Fatalf("got %v, want one finding", file.Findings)
	}
	return file.Findings[0].Message
}

// TestBomb refuses a workbook that grows beyond all measure when it is unpacked.
func TestBomb(t *testing.T) {
	data := book{sheets: []string{sheetXML(strings.Repeat("<row/>"+strings.Repeat(" ", 1<<13), 513))}}.data(t)
	if len(data) > 1<<17 {
		t.Fatalf("the bomb has %d bytes; it should be small", len(data))
	}
	if got := faultOf(t, source.ReadLess("staff.xlsx", data, parts)); !strings.Contains(got, "more than 256 MB") {
		t.Errorf("got %q", got)
	}
}

// TestNoWorkbook says what to do with what is no workbook.
func TestNoWorkbook(t *testing.T) {
	for _, data := range []string{"", "PK", "id,name\n", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"} {
		if got := fault(t, data); !strings.Contains(got, ".xlsx") {
			t.Errorf("%q: got %q", data, got)
		}
	}
}

// FuzzWorkbook reads anything as a workbook: no panic, and no cell outside the text.
func FuzzWorkbook(f *testing.F) {
	f.Add([]byte(workbook(f, func(book *excelize.File) error {
		return book.SetSheetRow("Sheet1", "A1", &[]string{"id", "name", "title"})
	})))
	f.Add([]byte("PK"))
	f.Fuzz(func(t *testing.T, data []byte) { checkTables(t, "x.xlsx", string(data)) })
}
