package lint_test

import (
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/source"
)

// TestBrokenDeviations wants what was agreed to stay so, whichever line of the agreement is broken, and nothing else to be agreed by it.
func TestBrokenDeviations(t *testing.T) {
	const chart = "version: 1\ndeviations:\n  - rule: single-report\n    subjects: [ada]\n    ground: business-need\n    reason: r\n    approved_by: x\n" +
		"people:\n  - {id: ada, name: Ada, role: CEO}\n  - {id: bo, name: Bo, role: CTO, reports_to: ada}\n  - {id: cy, name: Cy, role: \"VP of Engineering\", reports_to: bo}\n"
	for _, broken := range [][2]string{
		{"rule: single", "rule single"},
		{"rule: single-report", "rule: \"single-report"},
		{"single-report", "single\x00report"},
		{"[ada]", "[ada"},
		{"subjects: [ada]", "subjects [ada]"},
		{"reason: r", "reason: \"r"},
		{"- rule", "-rule"},
		{"- rule: single-report\n    subjects: [ada]\n    ground: business-need\n    reason: r\n    approved_by: x", "- {rule: single-report, subjects: [ada], ground: \"}"},
	} {
		file := source.Open("a.yaml", strings.Replace(chart, broken[0], broken[1], 1))
		var subjects []string
		for _, f := range check(t, builtIn(t), file).Findings {
			if f.Rule == "single-report" || f.Rule == "unused-deviation" {
				subjects = append(subjects, f.Rule+" "+f.Subject)
			}
		}
		if got := strings.Join(subjects, ", "); got != "single-report bo" {
			t.Errorf("%q: got %s, want single-report of bo", broken[1], got)
		}
	}
}

// TestBrokenCopy tells what does not read in a record that is there twice, too.
func TestBrokenCopy(t *testing.T) {
	const text = "ada:\n  name: Ada\n  role: CEO\n  reports_to: none\n\nbo:\n  name: Bo\n  role: CTO\n  reports_to: ada\n"
	files := []*source.File{source.Open("a.yaml", text), source.Open("b.yaml", strings.Replace(text, "\nbo:", "\n bo:", 1))}
	for _, f := range check(t, builtIn(t), files...).Findings {
		if f.Rule == "syntax" {
			return
		}
	}
	t.Error("got no syntax finding")
}
