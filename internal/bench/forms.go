package bench

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
)

// Forms are the forms in which the people of Chart can be written, by the ends of file names: a chart in JSON, a list of records as
// directories give it out, and a table as text and as a workbook. Teams stand in the tables only as texts.
func Forms() map[string]func(people, share int) ([]byte, error) {
	return map[string]func(people, share int) ([]byte, error){
		"yaml": func(people, share int) ([]byte, error) { return Chart(people, share), nil },
		"json": chartJSON, "list": listJSON, "csv": tableCSV, "xlsx": workbook,
	}
}

// columns are those of the tables.
func columns() []string {
	return []string{"id", "name", "role", "reports_to", "team", "location", "start", "nickname", "grade"}
}

// rows returns the people as rows below a header.
func rows(people, share int) [][]string {
	all := [][]string{columns()[:7]}
	if share > 0 {
		all[0] = columns()
	}
	for _, p := range generate(people, share).people {
		row := make([]string, len(all[0]))
		for i, column := range all[0] {
			for _, f := range p {
				if f.key == column {
					row[i] = f.value
				}
			}
		}
		all = append(all, row)
	}
	return all
}

func tableCSV(people, share int) ([]byte, error) {
	var out bytes.Buffer
	err := csv.NewWriter(&out).WriteAll(rows(people, share))
	return out.Bytes(), err
}

// records writes the people as JSON, one below the other.
func records(out *bytes.Buffer, people [][]field) {
	for i, p := range people {
		mark := "    {"
		for _, f := range p {
			value, _ := json.Marshal(f.value) // which a text never fails at
			fmt.Fprintf(out, "%s\n      %q: %s", mark, f.key, value)
			mark = ","
		}
		out.WriteString("\n    }")
		if i+1 < len(people) {
			out.WriteString(",")
		}
		out.WriteString("\n")
	}
}

func chartJSON(people, share int) ([]byte, error) {
	var out bytes.Buffer
	g := generate(people, share)
	out.WriteString("{\n  \"version\": 1,\n  \"organization\": \"Bench\",\n  \"people\": [\n")
	records(&out, g.people)
	out.WriteString("  ],\n  \"teams\": [\n")
	for i, lead := range g.leads {
		if i > 0 {
			out.WriteString(",\n")
		}
		fmt.Fprintf(&out, `    {"id": "t-%d", "name": "Team %d", "lead": "e%07d"}`, lead, lead, lead)
	}
	out.WriteString("\n  ]\n}\n")
	return out.Bytes(), nil
}

func listJSON(people, share int) ([]byte, error) {
	var out bytes.Buffer
	out.WriteString("{\n  \"employees\": [\n")
	records(&out, generate(people, share).people)
	out.WriteString("  ]\n}\n")
	return out.Bytes(), nil
}

// workbook writes a workbook as spreadsheet programs do: a text stands once among the shared ones, and cells name it by its number.
func workbook(people, share int) ([]byte, error) {
	var sheet, shared bytes.Buffer
	numbers := map[string]int{}
	for i, row := range rows(people, share) {
		fmt.Fprintf(&sheet, `<row r="%d">`, i+1)
		for j, text := range row {
			if text == "" {
				continue
			}
			number, again := numbers[text]
			if !again {
				number = len(numbers)
				numbers[text] = number
				fmt.Fprintf(&shared, "<si><t>%s</t></si>", text) // which needs no escapes
			}
			fmt.Fprintf(&sheet, `<c r="%c%d" t="s"><v>%d</v></c>`, 'A'+j, i+1, number)
		}
		sheet.WriteString("</row>")
	}
	const head, main = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n", "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	const kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, part := range [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + kinds +
			`/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + kinds +
			`/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="` + kinds + `/sharedStrings" Target="sharedStrings.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook xmlns="` + main + `" xmlns:r="` + kinds + `"><sheets><sheet name="People" sheetId="1" r:id="rId1"/></sheets></workbook>`},
		{"xl/worksheets/sheet1.xml", `<worksheet xmlns="` + main + `"><sheetData>` + sheet.String() + `</sheetData></worksheet>`},
		{"xl/sharedStrings.xml", `<sst xmlns="` + main + `">` + shared.String() + `</sst>`},
	} {
		w, err := archive.Create(part[0])
		if err == nil {
			_, err = io.WriteString(w, head+part[1])
		}
		if err != nil {
			return nil, err
		}
	}
	err := archive.Close()
	return out.Bytes(), err
}
