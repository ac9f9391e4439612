package main

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// makeBook makes a workbook of CSV files, a sheet of each by its name, hidden where that begins so: book staff.xlsx sales.csv hidden.csv.
func makeBook(ts *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) < 2 {
		ts.Fatalf("usage: book FILE CSV...")
	}
	var names []string
	var sheets [][][]string
	for _, path := range args[1:] {
		r := csv.NewReader(strings.NewReader(ts.ReadFile(path)))
		r.FieldsPerRecord = -1
		rows, err := r.ReadAll()
		ts.Check(err)
		names, sheets = append(names, strings.TrimSuffix(filepath.Base(path), ".csv")), append(sheets, rows)
	}
	parts := excelParts(names, sheets)
	if filepath.Ext(args[0]) == ".ods" {
		parts = calcParts(names, sheets)
	}
	var data bytes.Buffer
	w := zip.NewWriter(&data)
	for _, part := range parts {
		f, err := w.Create(part[0])
		ts.Check(err)
		_, err = f.Write([]byte(part[1]))
		ts.Check(err)
	}
	ts.Check(w.Close())
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), data.Bytes(), 0o600))
}

// excelParts writes the parts of a workbook of Excel.
func excelParts(names []string, sheets [][][]string) [][2]string {
	list, links := "", ""
	var parts [][2]string
	for i, name := range names {
		state := ""
		if strings.HasPrefix(name, "hidden") {
			state = ` state="hidden"`
		}
		list += fmt.Sprintf(`<sheet name=%q sheetId="%d" id="r%d"%s/>`, name, i+1, i+1, state)
		links += fmt.Sprintf(`<Relationship Id="r%d" Type="x/worksheet" Target="worksheets/s%d.xml"/>`, i+1, i+1)
		rows := ""
		for n, row := range sheets[i] {
			rows += fmt.Sprintf(`<row r="%d">`, n+1)
			for _, cell := range row {
				rows += `<c t="inlineStr"><is><t>` + html.EscapeString(cell) + `</t></is></c>`
			}
			rows += `</row>`
		}
		parts = append(parts, [2]string{fmt.Sprintf("xl/worksheets/s%d.xml", i+1), "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"})
	}
	return append(parts, [2]string{"xl/workbook.xml", "<workbook><sheets>" + list + "</sheets></workbook>"},
		[2]string{"xl/_rels/workbook.xml.rels", "<Relationships>" + links + "</Relationships>"})
}

// calcParts writes the parts of a workbook of LibreOffice.
func calcParts(names []string, sheets [][][]string) [][2]string {
	text := `<office:document-content xmlns:office="o" xmlns:style="s" xmlns:table="t" xmlns:text="x"><office:automatic-styles>` +
		`<style:style style:name="gone" style:family="table"><style:table-properties table:display="false"/></style:style>` +
		`</office:automatic-styles><office:body><office:spreadsheet>`
	for i, name := range names {
		style := ""
		if strings.HasPrefix(name, "hidden") {
			style = ` table:style-name="gone"`
		}
		text += fmt.Sprintf(`<table:table table:name=%q%s>`, name, style)
		for _, row := range sheets[i] {
			text += `<table:table-row>`
			for _, cell := range row {
				if cell == "" {
					text += `<table:table-cell/>`
				} else {
					text += `<table:table-cell office:value-type="string"><text:p>` + html.EscapeString(cell) + `</text:p></table:table-cell>`
				}
			}
			text += `<table:table-cell table:number-columns-repeated="1000"/></table:table-row>`
		}
		text += `<table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row></table:table>`
	}
	return [][2]string{{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", text + `</office:spreadsheet></office:body></office:document-content>`}}
}
