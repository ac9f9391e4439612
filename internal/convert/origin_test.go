package convert_test

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/orglint/orglint/internal/adapt"
	"github.com/orglint/orglint/internal/convert"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/source"
)

// TestOrigin wants the comment behind a record to say where it was read, and never to hold what could become part of the chart.
func TestOrigin(t *testing.T) {
	tests := []struct{ path, text, want string }{
		{"a.json", `{"version": 1, "people": [{"id": "a"}]}`, "a.json:1"},
		{"a.json", "{\"version\": 1, \"people\": [{\"id\": \"a\", \"name\": \"x # b\u2028teams: []\u2028c:1\"}]}", "a.json:1"},
		{"a\u2028b: c.json", `{"version": 1, "people": [{"id": "a"}]}`, "a?b: c.json:1"},
		{"a.yaml", "version: 1\npeople:\n  - id: a  # export.csv:7\n", "a.yaml:3"},
		{"a.yaml", convert.Header + "version: 1\npeople:\n  - id: a  # export.csv:7\n", "export.csv:7"},
		{"a.yaml", convert.Header + "version: 1\npeople:\n  - id: a  # x\u2028b: export.csv:7\n", ""},
		{"a.yaml", convert.Header + "version: 1\npeople:\n  - id: \"a # b:1\"  # staff.xlsx Staff!C7\n", "staff.xlsx Staff!C7"},
	}
	for _, test := range tests {
		outputs, _ := convert.Chart([]*source.File{source.Read(test.path, []byte(test.text))}, false)
		_, record, _ := strings.Cut(outputs[0].Text, "  - id: ")
		line, _, _ := strings.Cut(record, "\n")
		_, got, _ := strings.Cut(line, "  # ")
		if test.want != "" && got != test.want || strings.ContainsAny(outputs[0].Text, "\u2028") {
			t.Errorf("%q: got %q, want the comment %q", test.text, outputs[0].Text, test.want)
		}
	}
}

// TestTyped wants numbers, days and truth values to stay what they are in YAML, and texts that look like them to stay texts.
func TestTyped(t *testing.T) {
	text := "version: 1\npeople:\n  - id: a\n    attributes:\n"
	plain := []string{".5", "-.5", "+.5", "5.", "0x1F", "0o17", "010", "1e5", "1_000", ".inf", "-.Inf", ".NaN", "12:30:45", "2024-01-31", "yes", "no", "true", "Null", "9"}
	for i, value := range plain {
		text += "      p" + string(rune('a'+i)) + ": " + value + "\n      q" + string(rune('a'+i)) + ": '" + value + "'\n      r" + string(rune('a'+i)) + ": [" + value + ", '" + value + "']\n"
	}
	file := source.Read("a.yaml", []byte(text))
	_, back := converted(t, file)
	for _, f := range [][2]*source.File{{file, back}} {
		want, got := f[0].Documents[0].Get("people").Items[0].Get("attributes"), f[1].Documents[0].Get("people").Items[0].Get("attributes")
		for i, field := range want.Fields {
			if value := got.Fields[i].Value; value.Kind != field.Value.Kind || value.Text != field.Value.Text {
				t.Errorf("%s: got %v %q, want %v %q", field.Key.Value, value.Kind, value.Text, field.Value.Kind, field.Value.Text)
			}
			for j, item := range field.Value.Items {
				if value := got.Fields[i].Value.Items[j]; value.Kind != item.Kind || value.Text != item.Text {
					t.Errorf("%s: got %v %q, want %v %q", field.Key.Value, value.Kind, value.Text, item.Kind, item.Text)
				}
			}
		}
	}
}

// TestBackFromTable converts tables of hostile texts, and wants back what was read of them.
func TestBackFromTable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		rows := [][]string{{"Employee ID", "Name", "Job Title", "Manager ID", "Location"}}
		for range rapid.IntRange(1, 4).Draw(t, "rows") {
			row := []string{}
			for _, column := range rows[0] {
				row = append(row, strings.ReplaceAll(hostile().Draw(t, column), "\x00", ""))
			}
			rows = append(rows, row)
		}
		if err := w.WriteAll(rows); err != nil {
			t.Fatal(err)
		}
		file := lint.Open("staff.csv", b.String(), "")
		if _, err := adapt.Apply([]*source.File{file}, adapt.Options{As: "csv"}); err != nil {
			t.Fatal(err)
		}
		outputs, _ := convert.Chart([]*source.File{file}, false)
		back := source.Read("orgchart.yaml", []byte(outputs[0].Text))
		if len(back.Findings) > 0 || len(back.Documents) != 1 || len(file.Documents) != 1 {
			t.Fatalf("%v in\n%s", back.Findings, outputs[0].Text)
		}
		for _, list := range []string{"people", "vacancies"} {
			want, got := file.Documents[0].Get(list), back.Documents[0].Get(list)
			if want == nil {
				continue
			}
			for i := range want.Items {
				for j := range want.Items[i].Fields {
					field := &want.Items[i].Fields[j]
					if want.Items[i].Broken(field.Key.Value) || field.Value.Kind == source.Null {
						continue
					}
					if diff := gocmp.Diff(words(&field.Value), words(got.Items[i].Get(field.Key.Value))); diff != "" {
						t.Fatalf("%s (-want +got):\n%s\n%s", field.Key.Value, diff, outputs[0].Text)
					}
				}
			}
		}
	})
}

// words returns the texts of a value, whatever kinds they are.
func words(v *source.Value) any {
	switch {
	case v == nil:
		return nil
	case v.IsText():
		return v.Text
	case v.Kind == source.List:
		all := []any{}
		for i := range v.Items {
			all = append(all, words(&v.Items[i]))
		}
		return all
	}
	m := map[string]any{}
	for i := range v.Fields {
		m[v.Fields[i].Key.Value] = words(&v.Fields[i].Value)
	}
	return m
}
