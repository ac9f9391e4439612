package main

import (
	"bytes"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
)

// TestWorkbookFindings checks a workbook: lines are rows, columns those of the sheet, and the message names the cell.
func TestWorkbookFindings(t *testing.T) {
	t.Chdir(t.TempDir())
	writeWorkbook(t, "staff.xlsx")
	var out, errs bytes.Buffer
	status := run([]string{"check", "--families", "none", "--skip", "single-report", "-f", "concise", "staff.xlsx"}, streams{in: strings.NewReader(""), out: &out, err: &errs})
	want := `staff.xlsx:3:4: error: Bo (CTO) reports to "7", but nobody in the chart has that id. Managers outside this chart may be listed under external in .orglint.yaml. (cell Sheet1!D3) [unknown-manager]
staff.xlsx:4:1: error: Bo has the id "2", which another record has too; it is the same person, with another role and another manager; keep the record that is right. (cell Sheet1!A4) [duplicate-id]
staff.xlsx:4:3: error: Bo: title is empty; fill it in. (cell Sheet1!C4) [schema]
`
	if diff := gocmp.Diff(want, out.String()); diff != "" || status != exitFindings {
		t.Errorf("got exit status %d\n%s", status, diff)
	}
	said := "orglint: staff.xlsx is read as csv: 3 people; what is hidden is not read: \"Hidden\"; only the sheet \"Sheet1\" is read; not read: \"Pay\"\n" +
		"orglint: staff.xlsx: used \"id\", \"name\", \"title\", \"manager\"; ignored \"Salary\"\n"
	if diff := gocmp.Diff(said, errs.String()); diff != "" {
		t.Error(diff)
	}
}
