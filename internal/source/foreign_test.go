package source_test

import (
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/source"
)

// TestForeign says what a file is that is no table, and leaves alone what is one.
func TestForeign(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"%PDF-1.7\n", "a PDF"},
		{"<!DOCTYPE html><table>", "a web page"},
		{"\xef\xbb\xbf\n<TABLE border=1>", "a web page"},
		{"<?xml version=\"1.0\"?>\n<html>", "a web page"},
		{"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">", "a spreadsheet of 2003"},
		{"<mxfile host=\"x\">", "a drawing of draw.io"},
		{"<people><person/></people>", "XML"},
		{"{\\rtf1 x}", "a text document"},
		{"BEGIN:VCARD\n", "a file of contacts"},
		{"%% x\nflowchart LR\nA --> B\n", "a diagram in Mermaid"},
		{"strict digraph \"x\" {\n", "a diagram for Graphviz"},
		{"@startwbs\n", "a diagram in PlantUML"},
		{"[people]\nleads = []\n", "TOML"},
		{"name = \"infra\"\n", "TOML"},
		{"[ID],[Name]\n1,Ada\n", ""},
		{"sep=;\nID;Name\n1;Ada\n", ""},
		{"graph,name\n1,Ada\n", ""},
		{"# label: %name%\nname,id\nAda,1\n", ""},
		{"<b>ID</b>,Name\n1,Ada\n", ""},
		{"id = 1,Name\n1,Ada\n", ""},
	} {
		file := source.ReadTables("staff.xls", test.text)
		table := file.Tables[0]
		file.Show(table, func(int, int) bool { return false })
		switch {
		case test.want == "" && len(file.Findings) == 0:
		case test.want == "" || len(file.Findings) != 1 || !strings.Contains(file.Findings[0].Message, "This file is "+test.want):
			t.Errorf("%q: got %v, want %q", test.text, file.Findings, test.want)
		}
	}
}
