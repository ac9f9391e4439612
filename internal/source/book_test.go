package source_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// A book is a workbook as nobody's spreadsheet writes it: its parts as XML.
type book struct {
	sheets  []string // the parts
	hidden  int      // how many of the first are hidden
	texts   string   // that cells share; empty where there is no such part
	styles  string
	stored  bool              // whether nothing is compressed
	without []string          // parts that are missing
	instead map[string]string // parts that hold something else
}

const (
	spreadsheet = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	linkedAs    = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
)

// sheetXML is a sheet of some rows.
func sheetXML(rows string) string {
	return `<?xml version="1.0" encoding="UTF-8"?>` + "\n<worksheet " + spreadsheet + "><sheetData>" + rows + "</sheetData></worksheet>"
}

// cells is a row of texts that stand in the cells themselves.
func cells(row int, values ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<row r="%d">`, row)
	for i, value := range values {
		fmt.Fprintf(&b, `<c r="%c%d" t="inlineStr"><is><t>%s</t></is></c>`, 'A'+i, row, value)
	}
	b.WriteString("</row>")
	return b.String()
}

// sharedXML is the part of the texts that cells share.
func sharedXML(texts ...string) string {
	return "<sst " + spreadsheet + "><si><t>" + strings.Join(texts, "</t></si><si><t>") + "</t></si></sst>"
}

// stylesXML has a style for each number format.
func stylesXML(formats ...string) string {
	var codes, styles strings.Builder
	for i, format := range formats {
		fmt.Fprintf(&codes, `<numFmt numFmtId="%d" formatCode="%s"/>`, 200+i, format)
		fmt.Fprintf(&styles, `<xf numFmtId="%d"/>`, 200+i)
	}
	return "<styleSheet " + spreadsheet + "><numFmts>" + codes.String() + "</numFmts><cellXfs>" + styles.String() + "</cellXfs></styleSheet>"
}

// parts are the names of the parts and what they hold.
func (b book) parts() (names []string, parts map[string]string) {
	var sheets, links strings.Builder
	parts = map[string]string{}
	add := func(name, text string) {
		names = append(names, name)
		parts[name] = text
	}
	for i := range b.sheets {
		state := ""
		if i < b.hidden {
			state = ` state="hidden"`
		}
		fmt.Fprintf(&sheets, `<sheet name="Sheet%d" sheetId="%d" r:id="rId%d"%s/>`, i+1, i+1, i+1, state)
		fmt.Fprintf(&links, `<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>`, i+1, linkedAs, i+1)
	}
	links.WriteString(`<Relationship Id="rIdT" Type="` + linkedAs + `/sharedStrings" Target="sharedStrings.xml"/>`)
	links.WriteString(`<Relationship Id="rIdS" Type="` + linkedAs + `/styles" Target="/xl/styles.xml"/>`)
	const relationships = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	add("[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`)
	add("_rels/.rels", relationships+`<Relationship Id="rId1" Type="`+linkedAs+`/officeDocument" Target="xl/workbook.xml"/></Relationships>`)
	add("xl/workbook.xml", `<workbook `+spreadsheet+` xmlns:r="`+linkedAs+`"><sheets>`+sheets.String()+"</sheets></workbook>")
	add("xl/_rels/workbook.xml.rels", relationships+links.String()+"</Relationships>")
	for i, sheet := range b.sheets {
		add(fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1), sheet)
	}
	if b.texts != "" {
		add("xl/sharedStrings.xml", b.texts)
	}
	if b.styles != "" {
		add("xl/styles.xml", b.styles)
	}
	return names, parts
}

// data writes the workbook.
func (b book) data(t testing.TB) string {
	t.Helper()
	names, parts := b.parts()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, name := range names {
		text := parts[name]
		if instead, ok := b.instead[name]; ok {
			text = instead
		}
		if strings.Contains(" "+strings.Join(b.without, " ")+" ", " "+name+" ") {
			continue
		}
		header := &zip.FileHeader{Name: name, Method: zip.Deflate}
		if b.stored {
			header.Method = zip.Store
		}
		part, err := w.CreateHeader(header)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}
