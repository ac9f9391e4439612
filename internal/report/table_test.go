package report_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/lint"
)

// sheetOf reads the only sheet of a workbook with excelize, and again with orglint's own reader, which must agree.
func sheetOf(t *testing.T, book string) [][]string {
	t.Helper()
	f, err := excelize.OpenReader(strings.NewReader(book))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := f.GetRows("Findings")
	if err != nil {
		t.Fatal(err)
	}
	read := lint.Open("findings.xlsx", book, "")
	if len(read.Tables) == 0 || len(read.Findings) > 0 {
		t.Fatalf("orglint itself does not read the workbook: %v", read.Findings)
	}
	table := read.Tables[0]
	for i, row := range rows {
		for j, cell := range row {
			if got := table.Value(i, j); got != cell {
				t.Errorf("row %d, column %d: orglint reads %q, excelize %q", i+1, j+1, got, cell)
			}
		}
	}
	return rows
}

// TestTables writes every case as CSV and as a workbook, which must say the same.
func TestTables(t *testing.T) {
	eachCase(t, "csv", func(t *testing.T, r *lint.Result, text string) {
		body, ok := strings.CutPrefix(text, "\ufeff")
		if !ok {
			t.Errorf("got no mark of UTF-8 before %.20q, without which Excel breaks accents", text)
		}
		rows, err := csv.NewReader(strings.NewReader(body)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if len(rows) != 1+len(r.Findings) || strings.Join(rows[0], " ") != "severity rule subject name unit message suggestion path line column measure fingerprint" {
			t.Errorf("got %d rows and the columns %q, want one row a finding", len(rows), rows[0])
		}
		book, _ := writeResult(t, "xlsx", r)
		sheet := sheetOf(t, book)
		for i, row := range rows {
			for j, cell := range row {
				if strings.HasPrefix(cell, "=") || strings.ContainsAny(cell, "\x00\x1b\t\r\n\u202e") || cell != "" && strings.ContainsRune("+-@", rune(cell[0])) {
					t.Errorf("%q could be more than a text", cell)
				}
				got := ""
				if j < len(sheet[i]) {
					got = sheet[i][j]
				}
				if got != cell {
					t.Errorf("row %d, column %d: the workbook has %q, the CSV %q", i+1, j+1, got, cell)
				}
			}
		}
	})
}

// TestFormulas wants a text that a spreadsheet would take for a formula to stay one, and a number to be one.
func TestFormulas(t *testing.T) {
	var all []diag.Finding
	for _, evil := range []string{"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "_x003D_1", "<f>1</f>", "|cmd", "`id`", "a\x1b[31m"} {
		f := finding("a: ▸b◂\n")
		f.Message, f.Subject, f.Who, f.Suggestion, f.Measure = evil, evil, evil, evil, 7
		all = append(all, f)
	}
	book, _ := writeResult(t, "xlsx", result(all...))
	f, err := excelize.OpenReader(strings.NewReader(book))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"'=1+1", "'+1", "'-1", "'@SUM(A1)", " =1", `\x0d=1`, "_x003D_1", "<f>1</f>", "|cmd", "`id`", `a\x1b[31m`}
	for i, row := range sheetOf(t, book)[1:] {
		if row[5] != want[i] || row[2] != want[i] {
			t.Errorf("got %q and %q, want %q", row[5], row[2], want[i])
		}
		at, _ := excelize.CoordinatesToCellName(11, i+2)
		if kind, err := f.GetCellType("Findings", at); err != nil || kind != excelize.CellTypeUnset && kind != excelize.CellTypeNumber {
			t.Errorf("%s is of the kind %v (%v), want a number", at, kind, err)
		}
		at, _ = excelize.CoordinatesToCellName(6, i+2)
		if formula, _ := f.GetCellFormula("Findings", at); formula != "" {
			t.Errorf("%s holds the formula %q", at, formula)
		}
	}
	for _, part := range unzip(t, book) {
		if bytes.Contains(part, []byte("<f>")) {
			t.Errorf("there is a formula in %.200s", part)
		}
	}
}

// unzip returns the parts of a workbook.
func unzip(t *testing.T, book string) map[string][]byte {
	t.Helper()
	archive, err := zip.NewReader(strings.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string][]byte{}
	for _, part := range archive.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		if parts[part.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	return parts
}

// readable returns what can be read in a format: the sheets of a workbook, and texts without the mark before a CSV.
func readable(t *testing.T, text string) string {
	t.Helper()
	if !strings.HasPrefix(text, "PK") {
		return strings.TrimPrefix(text, "\ufeff")
	}
	return string(unzip(t, text)["xl/worksheets/sheet1.xml"])
}

// TestSameBook writes a workbook twice: the same bytes, in the same order.
func TestSameBook(t *testing.T) {
	r := result(many(50)...)
	first, _ := writeResult(t, "xlsx", r)
	for range 5 {
		if again, _ := writeResult(t, "xlsx", r); again != first {
			t.Fatal("the same findings give another workbook")
		}
	}
	sheet := string(unzip(t, first)["xl/worksheets/sheet1.xml"])
	for _, want := range []string{`state="frozen"`, `<autoFilter ref="$A$1:$L$51">`, `<col min="6" max="6" width="80"`} {
		if !strings.Contains(sheet, want) {
			t.Errorf("the sheet lacks %s: %.600s", want, sheet)
		}
	}
}

// TestLongCells cuts a text that no cell can hold, between characters, and says so.
func TestLongCells(t *testing.T) {
	f := finding("a: ▸b◂\n")
	f.Message = strings.Repeat("é😀", 20_000)
	book, _ := writeResult(t, "xlsx", result(f))
	got := sheetOf(t, book)[1][5]
	if !strings.HasSuffix(got, "… (cut: a cell holds no more)") || strings.ContainsRune(got, '\ufffd') || len(got) < 60_000 {
		t.Errorf("got %d bytes that end in %q", len(got), got[max(0, len(got)-60):])
	}
}
