package source_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/orglint/orglint/internal/source"
)

// calc makes a workbook of LibreOffice of what stands in its sheets.
func calc(t testing.TB, styles, sheets string) string {
	t.Helper()
	var data bytes.Buffer
	w := zip.NewWriter(&data)
	f, err := w.Create("content.xml")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write([]byte(`<office:document-content><office:automatic-styles>` + styles + `</office:automatic-styles><office:body>` +
		`<office:spreadsheet>` + sheets + `</office:spreadsheet></office:body></office:document-content>`)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return data.String()
}

// grid writes the sheets of a file, their cells with bars and their rows with slashes between them.
func grid(f *source.File) string {
	var sheets []string
	for _, table := range f.Tables {
		var rows []string
		for i, row := range table.Rows {
			cells := make([]string, len(row))
			for j := range row {
				cells[j] = table.Value(i, j)
			}
			rows = append(rows, strings.Join(cells, "|"))
		}
		sheets = append(sheets, table.Sheet+": "+strings.Join(rows, " / "))
	}
	return strings.Join(sheets, "; ")
}

func sheetOf(name, rows string) string {
	return fmt.Sprintf(`<table:table table:name=%q>%s</table:table>`, name, rows)
}

// TestCalc reads workbooks of LibreOffice.
func TestCalc(t *testing.T) {
	cell := func(text string) string { return `<table:table-cell><text:p>` + text + `</text:p></table:table-cell>` }
	row := func(cells ...string) string {
		return `<table:table-row>` + strings.Join(cells, "") + `</table:table-row>`
	}
	for _, test := range []struct{ name, styles, sheets, want string }{
		{"cells", "", sheetOf("S", row(cell("a"), cell("b"))+row(cell("1"), cell("2"))), "S: a|b / 1|2"},
		{"empty cells and rows, many times", "", sheetOf("S", row(cell("a"), `<table:table-cell table:number-columns-repeated="2"/>`, cell("b"), `<table:table-cell table:number-columns-repeated="16380"/>`)+
			`<table:table-row table:number-rows-repeated="1048570"><table:table-cell/></table:table-row>`), "S: a|||b"},
		{"the same cells and rows", "", sheetOf("S", `<table:table-row table:number-rows-repeated="2">`+strings.Replace(cell("x"), "cell>", `cell table:number-columns-repeated="3">`, 1)+`</table:table-row>`), "S: x|x|x / x|x|x"},
		{"texts in parts", "", sheetOf("S", row(cell(`A<text:span>d</text:span>a<text:s text:c="2"/>O</text:p><text:p>x`))), "S: Ada O x"},
		{"a remark", "", sheetOf("S", row(`<table:table-cell><office:annotation><text:p>secret</text:p></office:annotation><text:p>a</text:p></table:table-cell>`)), "S: a"},
		{"a day", "", sheetOf("S", row(`<table:table-cell office:value-type="date" office:date-value="2026-03-31"><text:p>31.03.26</text:p></table:table-cell>`)), "S: 2026-03-31"},
		{"a merged cell", "", sheetOf("S", row(`<table:table-cell table:number-rows-spanned="2"><text:p>m</text:p></table:table-cell>`, cell("1"))+row(`<table:covered-table-cell/>`, cell("2"))), "S: m|1 / m|2"},
		{
			"a hidden sheet", `<style:style style:name="h" style:family="table"><style:table-properties table:display="false"/></style:style>`,
			strings.Replace(sheetOf("H", row(cell("x"))), "name=", `style-name="h" table:name=`, 1) + sheetOf("S", row(cell("a"))), "S: a",
		},
		{"a table in a cell", "", sheetOf("S", row(`<table:table-cell><text:p>a</text:p>`+sheetOf("In", row(cell("x")))+`</table:table-cell>`, cell("b"))), "S: a|b"},
		{"a group of rows", "", sheetOf("S", `<table:table-header-rows>`+row(cell("a"))+`</table:table-header-rows><table:table-row-group>`+row(cell("1"))+`</table:table-row-group>`), "S: a / 1"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, grid(source.ReadTables("staff.ods", calc(t, test.styles, test.sheets)))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestCalcLimits refuses what is too much, and reads what stands above what is damaged.
func TestCalcLimits(t *testing.T) {
	cell := `<table:table-cell%s><text:p>a</text:p></table:table-cell>`
	for _, test := range []struct{ name, sheets, want string }{
		{"wide", sheetOf("S", `<table:table-row>`+fmt.Sprintf(cell, ` table:number-columns-repeated="99999"`)+`</table:table-row>`), "more than 16,384 cells"},
		{"long", sheetOf("S", `<table:table-row table:number-rows-repeated="99999999">`+fmt.Sprintf(cell, "")+`</table:table-row>`), "more than 500,000 rows"},
		{"damaged", `<table:table table:name="S"><table:table-row>` + fmt.Sprintf(cell, "") + `</table:table-row><x`, `The sheet "S" is damaged from row 2 on`},
		{"none", "", "no sheet that is not hidden"},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := source.ReadTables("staff.ods", calc(t, "", test.sheets))
			f.Show(f.Tables[0], func(int, int) bool { return true })
			if len(f.Findings) != 1 || !strings.Contains(f.Findings[0].Message, test.want) {
				t.Errorf("got %v, want one that says %s", f.Findings, test.want)
			}
		})
	}
}

// FuzzReadCalc reads any bytes as what stands in a workbook of LibreOffice.
func FuzzReadCalc(f *testing.F) {
	f.Add(sheetOf("S", `<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="9"><text:p>a<text:s/></text:p></table:table-cell><table:covered-table-cell/></table:table-row>`))
	f.Add(`<table:table><table:table-row><table:table-cell table:number-columns-repeated="-1" office:date-value="x"/></table:table><table:table-cell>`)
	f.Fuzz(func(t *testing.T, sheets string) { checkTables(t, "x.ods", calc(t, "", sheets)) })
}
