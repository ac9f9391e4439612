package source_test

import (
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/orglint/orglint/internal/source"
)

// wideXML writes a text as UTF-16.
func wideXML(text string) string {
	var b strings.Builder
	b.WriteString("\xff\xfe")
	for i := range len(text) {
		b.WriteString(text[i:i+1] + "\x00")
	}
	return b.String()
}

// before returns what stands in a text before another.
func before(text, at string) string {
	text, _, _ = strings.Cut(text, at)
	return text
}

// TestDamagedWorkbook wants one finding for whatever is damaged, and keeps what stands above.
func TestDamagedWorkbook(t *testing.T) {
	two := cells(1, "id", "name") + cells(2, "1", "Ada")
	whole := sheetXML(two + cells(3, "2", "Bo"))
	head := [][]string{{"id", "name"}, {"1", "Ada"}}
	all := [][]string{{"id", "name"}, {"1", "Ada"}, {"2", "Bo"}}
	shared := sheetXML(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="A2" t="s"><v>7</v></c></row>` +
		`<row r="3"><c r="A3" t="s"><v>-1</v></c></row><row r="4"><c r="A4" t="s"><v>1</v></c></row>`)
	one := func(sheet string) book { return book{sheets: []string{sheet}} }
	tests := []struct {
		name, want string
		book       book
		rows       [][]string
	}{
		{"cut off in row 3", "damaged from row 3 on", one(before(whole, "Bo")), head},
		{"cut off below row 3", "damaged from row 4 on", one(before(whole, "</sheetData>")), all},
		{"an ampersand", "damaged from row 3 on", one(sheetXML(two + cells(3, "2", "Bo & Co"))), head},
		{"an entity", "damaged from row 3 on", one(sheetXML(two + cells(3, "2", "Bo&nbsp;Lind"))), head},
		{"crossed tags", "damaged from row 3 on", one(sheetXML(two + `<row r="3"><c r="A3"><v>1</c></v></row>`)), head},
		{"bad UTF-8", "damaged from row 3 on", one(sheetXML(two + cells(3, "2", "B\xff"))), head},
		{"UTF-16", "is damaged or missing", one(wideXML(whole)), nil},
		{"another encoding", "is damaged or missing", one(strings.Replace(whole, "UTF-8", "ISO-8859-1", 1)), nil},
		{"rows backwards", "damaged from row 4 on", one(sheetXML(two + cells(3, "2", "Bo") + cells(1, "3", "Cy"))), all},
		{"a row twice", "damaged from row 3 on", one(sheetXML(two + cells(2, "2", "Bo"))), head},
		{"row zero", "damaged from row 3 on", one(sheetXML(two + `<row r="0"><c><v>1</v></c></row>`)), head},
		{"a cell twice", "Row 3 of the sheet \"Sheet1\" is damaged: its cells are not in order. It is not read; open", one(sheetXML(two + `<row r="3"><c r="A3"><v>1</v></c><c r="A3"><v>2</v></c></row>`)), head},
		{"a cell too far", "Row 3 of the sheet \"Sheet1\" is damaged: the cell \"XFE3\" does not belong there. It", one(sheetXML(two + `<row r="3"><c r="XFE3"><v>1</v></c></row>`)), head},
		{"a cell of another row", "damaged: the cell \"XFD1048576\" does not belong there. It is not read;", one(sheetXML(two + `<row r="3"><c r="XFD1048576"><v>1</v></c></row>`)), head},
		{"no cell", "damaged: the cell \"1B\" does not belong there. It is not read;", one(sheetXML(two + `<row r="3"><c r="1B"><v>1</v></c></row>`)), head},
		{"no shared texts", "Row 1 of the sheet \"Sheet1\" is damaged: the text of a cell is missing from the workbook. It and 3 more damaged rows are not read;", one(shared), nil},
		{"texts out of range", "Row 2 of the sheet \"Sheet1\" is damaged: the text of a cell is missing from the workbook. It and 1 more damaged row are not read;", book{sheets: []string{shared}, texts: sharedXML("id", "name")}, [][]string{{"id", "name"}, {"name"}}},
		{"damaged texts", "that holds the texts of the cells is damaged", book{sheets: []string{whole}, texts: sharedXML("id", "name & co")}, all},
		{"damaged styles", "that says what is a day", book{sheets: []string{whole}, styles: "<styleSheet>"}, all},
		{"no sheet part", "is damaged or missing", book{sheets: []string{whole}, without: []string{"xl/worksheets/sheet1.xml"}}, nil},
		{"no links", "says where its sheets are is damaged or missing", book{sheets: []string{whole}, without: []string{"xl/_rels/workbook.xml.rels"}}, nil},
		{"no main part", "its main part is missing", book{sheets: []string{whole}, without: []string{"xl/workbook.xml"}}, nil},
		{"a damaged main part", "The list of the sheets", book{sheets: []string{whole}, instead: map[string]string{"xl/workbook.xml": "<workbook><sheets>"}}, nil},
		{"an empty part", "is damaged or missing", one(""), nil},
		{"a tag of 2 MB", "damaged from row 3 on", one(sheetXML(two + `<row r="3" x="` + strings.Repeat("x", 2<<20) + `"/>`)), head},
		{"tags in tags", "damaged from row 2 on", one(sheetXML(cells(1, "id", "name") + strings.Repeat("<a>", 1000))), head[:1]},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			data := test.book.data(t)
			if got := fault(t, data); !strings.Contains(got, test.want) {
				t.Errorf("got %q, want ...%s...", got, test.want)
			}
			if diff := gocmp.Diff(test.rows, values(source.ReadTables("staff.xlsx", data).Tables[0])); diff != "" {
				t.Error(diff)
			}
		})
	}
	data, stored := one(whole).data(t), book{sheets: []string{whole}, stored: true}.data(t)
	at := strings.Index(data, "xl/worksheets/sheet1.xml") + len("xl/worksheets/sheet1.xml") + 60
	for name, data := range map[string]string{
		"cut off": data[:len(data)/2], "a bad checksum": strings.Replace(stored, "Ada", "Bob", 1), "changed": data[:at] + "xxxx" + data[at+4:],
	} {
		if got := fault(t, data); !strings.Contains(got, "damaged") {
			t.Errorf("%s: got %q", name, got)
		}
	}
}

// TestNumberFormats shows numbers as they matter.
func TestNumberFormats(t *testing.T) {
	tests := []struct{ format, number, want string }{
		{"General", "9.5", "9.5"},
		{"General", "1.2345678901234E+17", "123456789012340000"},
		{"General", "0.30000000000000004", "0.3"},
		{"00000", "42", "00042"},
		{"00000", "1234567", "1234567"},
		{"000-00-0000", "123456789", "123-45-6789"},
		{"00 00", "7", "00 07"},
		{"&quot;E&quot;0000", "17", "E0017"},
		{"\\E###0", "17", "E17"},
		{"#,##0", "1234", "1234"},
		{"0.00", "9.5", "9.5"},
		{"0%", "0.5", "0.5"},
		{"00000", "-3", "-3"},
		{"00000", "1.5", "1.5"},
		{"@", "7", "7"},
		{"0;0", "7", "7"},
		{"", "7", "7"},
		{"yyyy-mm-dd", "45351", "2024-02-29"},
		{"[$-409]d/m/yy;@", "45351.75", "2024-02-29"},
		{"mmm yy", "45351", "2024-02-29"},
		{"dd.mm.", "1", "1900-01-01"},
		{"d", "61", "1900-03-01"},
		{"d", "0", "0"},
		{"d", "3000000", "3000000"},
		{"h:mm", "0.5", "0.5"},
		{"[h]:mm", "1.5", "1.5"},
		{"mm:ss", "0.5", "0.5"},
		{"d", "NaN", "NaN"},
		{"d", "1e999", "1e999"},
		{"d", "x", "x"},
		{strings.Repeat("0", 256), "7", "7"},
		{strings.Repeat("0", 255), "7", strings.Repeat("0", 254) + "7"},
		{strings.Repeat("0;", 120) + "0", "7", "7"},
	}
	for _, test := range tests {
		data := book{
			sheets: []string{sheetXML(`<row><c s="0"><v>` + test.number + `</v></c></row>`)}, styles: stylesXML(test.format),
		}.data(t)
		if got := source.ReadTables("staff.xlsx", data).Tables[0].Value(0, 0); got != test.want {
			t.Errorf("%s as %s: got %q, want %q", test.number, test.format, got, test.want)
		}
	}
}

// TestSheetTexts reads the ways in which a cell may hold a text.
func TestSheetTexts(t *testing.T) {
	rows := `<row r="2"><c r="B2" t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="str"><f>A&amp;B</f><v>a&#10;b</v></c>` +
		`<c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="inlineStr"><is><r><t>x</t></r><rPh><t>no</t></rPh><r><t> y</t></r></is></c><c r="$I$2"><v> 7 </v></c></row>`
	texts := "<sst " + spreadsheet + `><si><r><t>Ada</t></r><r><t xml:space="preserve"> Osei</t></r><rPh><t>no</t></rPh></si><si><t>"x_x000D_y_x0041_" _xZZZZ_ _x</t></si></sst>`
	table := source.ReadTables("staff.xlsx", book{sheets: []string{sheetXML(rows)}, texts: texts}.data(t)).Tables[0]
	want := [][]string{{"", "Ada Osei", `"x yA" _xZZZZ_ _x`, "a b", "TRUE", "#N/A", "x y", "", " 7 "}}
	if diff := gocmp.Diff(want, values(table)); diff != "" {
		t.Error(diff)
	}
}

// TestManySheets loads only the sheets that somebody asks for.
func TestManySheets(t *testing.T) {
	b := book{hidden: 1}
	for range 3 {
		b.sheets = append(b.sheets, sheetXML(cells(1, "id", "name")))
	}
	b.sheets = append(b.sheets, "")
	tables := source.ReadTables("staff.xlsx", b.data(t)).Tables
	if len(tables) != 3 || tables[0].Sheet != "Sheet2" || len(tables[0].Rows) != 1 || len(tables[1].Rows) != 0 {
		t.Fatalf("got %d sheets", len(tables))
	}
	tables[1].Load()
	if len(tables[1].Rows) != 1 {
		t.Error("the second is not loaded")
	}
}
