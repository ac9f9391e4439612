package adapt_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/adapt"
)

// TestIsTable wants what a file holds to decide what it is, whatever its name.
func TestIsTable(t *testing.T) {
	plain := "id,name,title,manager\n1,Ada,CEO,\n2,Bo,CTO,1\n"
	tables := map[string]string{
		"plain":                plain,
		"two columns":          "name;manager\nAda;\nBo;Ada\n",
		"tabs":                 strings.ReplaceAll(plain, ",", "\t"),
		"bars":                 strings.ReplaceAll(plain, ",", "|"),
		"title rows":           "Report: Staff\nAs of: 2026-11-01\n\n" + plain,
		"title rows of cells":  "Report: Staff,,,\n,,,\n" + plain,
		"a header with #":      "#,Name,Job Title,Supervisor\n1,Ada,CEO,\n2,Bo,CTO,1\n",
		"a header with colons": "id: number,name: full,title: job,manager: id\n1,Ada,CEO,\n2,Bo,CTO,1\n",
		"brackets":             "[id],[name],[title],[manager]\n1,Ada,CEO,\n2,Bo,CTO,1\n",
		"Google":               "First Name [Required],Last Name [Required],Email Address [Required]\nAda,Osei,ada@acme.example\nBo,Lind,bo@acme.example\n",
		"quotation marks":      "\"id\",\"name\",\"title\"\n\"1\",\"Osei, Ada\",\"CEO\"\n\"2\",\"Lind, Bo\",\"CTO: all\"\n",
		"sep":                  "sep=;\nid;name;title\n1;Ada;CEO\n2;Bo;CTO\n",
		"a mark":               "\ufeff" + plain,
		"type":                 "#TYPE Microsoft.ActiveDirectory\n" + plain,
		"no known header":      "aa,bb,cc\n1,2,3\n4,5,6\n",
		"UTF-16":               "\xff\xfei\x00d\x00,\x00n\x00a\x00m\x00e\x00,\x00t\x00i\x00t\x00l\x00e\x00\n\x001\x00,\x00A\x00,\x00B\x00\n\x00",
		"a workbook":           "PK\x03\x04",
		"an old workbook":      "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
		"long rows":            "id,name\n" + strings.Repeat("1,"+strings.Repeat("x", 1000)+"\n", 200),
	}
	for name, data := range tables {
		for _, path := range []string{"a.csv", "a.tsv", "a.txt", "a.yaml", "a.yml", "a.json", "a", "a.xlsx", ""} {
			if !adapt.IsTable(path, data, "") {
				t.Errorf("%s in %q is a table", name, path)
			}
		}
	}
	others := map[string]string{
		"a chart":              "version: 1\npeople:\n  - {id: ada, name: Ada, role: CEO}\n  - {id: bo, name: Bo, role: CTO, reports_to: ada}\n",
		"in JSON":              `{"version": 1, "people": [{"id": "ada", "name": "Ada", "role": "CEO"}]}`,
		"in pretty JSON":       "{\n  \"people\": [\n    {\"id\": \"ada\", \"name\": \"Ada\", \"role\": \"CEO\"}\n  ],\n  \"version\": 1\n}\n",
		"a list in JSON":       "[\n{\"id\": 1, \"name\": \"Ada\", \"title\": \"CEO\"},\n{\"id\": 2, \"name\": \"Bo\", \"title\": \"CTO\"}\n]\n",
		"keyed":                "ada: {name: Ada, role: CEO, reports_to: none}\nbo: {name: Bo, role: CTO, reports_to: ceo}\n",
		"a person":             "name: Ada\nrole: CEO, CFO, COO\nreports_to: none\n",
		"backstage":            "apiVersion: backstage.io/v1alpha1\nkind: User\nmetadata: {name: ada, a: b, c: d}\n",
		"a table in a chart":   "version: 1\norganization: |\n  id,name,title,manager\n  1,Ada,CEO,\n  2,Bo,CTO,1\npeople: []\n",
		"a table in a comment": "# id,name,title,manager\n# 1,Ada,CEO,\n# 2,Bo,CTO,1\nversion: 1\npeople: []\n",
		"a list of people":     "- {id: ada, name: Ada, role: CEO}\n- {id: bo, name: Bo, role: CTO}\n",
		"blocks":               "people:\n- id: ada\n  name: Osei, Ada, Dr.\n- id: bo\n  name: Lind, Bo, Dr.\n",
	}
	for name, data := range others {
		for _, path := range []string{"a.csv", "a.tsv", "a.txt", "a.yaml", "a.json", "a", ""} {
			if adapt.IsTable(path, data, "") {
				t.Errorf("%s in %q is no table", name, path)
			}
		}
	}
	if adapt.IsTable("a.csv", plain, "keyed") || !adapt.IsTable("a.yaml", "name: Ada\n", "csv") || adapt.IsTable("a.csv", others["a chart"], "csv") {
		t.Error("what a file is said to be counts, but for charts of orglint's own")
	}
}

// TestChartsAreNoTables takes no chart for a table, whatever it is called; and every table for one.
func TestChartsAreNoTables(t *testing.T) {
	charts := 0
	for _, root := range []string{"../../examples", "../../testdata", "../../internal"} {
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			if entry != nil && entry.Name() == "break" {
				return filepath.SkipDir // what is in there is not what it is called
			}
			if err != nil || entry.IsDir() {
				return err
			}
			ext := filepath.Ext(path)
			text, table := slices.Contains([]string{".yaml", ".yml", ".json"}, ext), slices.Contains([]string{".csv", ".tsv", ".xlsx"}, ext)
			if !text && !table {
				return nil
			}
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			charts++
			for _, name := range []string{path, "a.txt", "a.yaml", ""} {
				if got := adapt.IsTable(name, string(data), ""); got != table {
					t.Errorf("%s as %q: got %v, want %v", path, name, got, table)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if charts < 100 {
		t.Errorf("got %d files", charts)
	}
}
