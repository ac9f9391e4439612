package schema_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/schema"
)

// check checks a chart and returns its findings in order.
func check(t testing.TB, s *schema.Schema, text string) []diag.Finding {
	t.Helper()
	f := source.Read("a.yaml", []byte(text))
	findings, err := s.Check(&f.Documents[0])
	if err != nil || len(f.Findings) > 0 {
		t.Fatal(err, f.Findings)
	}
	diag.Finish(findings)
	return findings
}

// TestPlaces looks at what gojsonschema does not tell or tells too often: ▸ stands before each place to report.
func TestPlaces(t *testing.T) {
	tests := []struct{ name, text string }{
		{"unknown field: its key", "version: 1\npeople:\n  - id: a\n    role: CTO\n    ▸zeta: 1\n"},
		{"a key with dots, slashes and tildes", "version: 1\npeople:\n  - id: a\n    role: CTO\n    ▸a.b/c~0: 1\n"},
		{"a key called (root)", "version: 1\n▸(root): 1\n"},
		{"a missing field: the first key of the record", "version: 1\npeople:\n  - ▸name: A\n    role: CTO\n"},
		{"several missing fields", "version: 1\npeople:\n  - ▸▸name: A\n"},
		{"a missing field of the chart", "▸people: []\n"},
		{"several faults of a record, in order", "version: 1\npeople:\n  - id: ▸''\n    role: CTO\n    grade: ▸x\n    start: ▸y\n    ▸beta: 1\n    ▸alpha: 1\n"},
		{"one of a few words: one finding", "version: 1\npeople:\n  - {id: a, role: CTO, employment: ▸staff}\n"},
		{"text or list: one finding", "version: 1\npeople:\n  - {id: a, role: CTO, team: ▸{x: y}}\n"},
		{"an item of a list", "version: 1\npeople:\n  - {id: a, role: CTO, team: [x, ▸[y]]}\n"},
		{"a record that is none", "version: 1\npeople: [▸ada]\n"},
		{"deep in a record", "version: 1\npeople:\n  - id: a\n    role: CTO\n    deviations:\n      - rule: x\n        ground: y\n        reason: z\n        approved_by: w\n        expires: ▸soon\n"},
		{"a role of the wrong kind", "version: 1\npeople:\n  - {id: a, role: ▸[CTO]}\n"},
		{"an unknown role is for another rule", "version: 1\npeople:\n  - {id: a, role: Enginer}\n"},
		{"an empty role", "version: 1\npeople:\n  - {id: a, role: ▸''}\n"},
		{"many records", "version: 1\npeople:\n" + strings.Repeat("  - {id: a, role: CTO}\n", 700) + "  - {id: a, role: CTO, grade: ▸x}\n"},
		{"many records, the first wrong", "version: 1\npeople:\n  - {id: a, role: CTO, grade: ▸x}\n" + strings.Repeat("  - {id: a, role: CTO}\n", 700)},
		{"hexadecimal is no number", "version: 1\npeople:\n  - {id: a, role: CTO, grade: ▸0x10}\n"},
		{"not a number", "version: 1\npeople:\n  - {id: a, role: CTO, grade: ▸.nan}\n"},
		{"a date with a time", "version: 1\npeople:\n  - {id: a, role: CTO, start: ▸2024-01-01 10:00:00}\n"},
		{"an alias", "version: 1\npeople:\n  - &a {id: a, role: CTO, attributes: &x {k: v}}\n  - {id: b, role: CTO, grade: ▸*x}\n"},
	}
	s := chartSchema(t)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var want, got []string
			pieces := strings.Split(test.text, "▸")
			before := ""
			for _, piece := range pieces[:len(pieces)-1] {
				before += piece
				line := strings.Count(before, "\n") + 1
				want = append(want, fmt.Sprintf("%d:%d", line, len(before)-strings.LastIndex(before, "\n")))
			}
			findings := check(t, s, strings.Join(pieces, ""))
			for _, f := range findings {
				p := f.Pos.Place()
				got = append(got, fmt.Sprintf("%d:%d", p.Line, p.Column))
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("places differ (-want +got):\n%s\n%+v", diff, findings)
			}
		})
	}
}

// wrong is a chart of many faults.
var wrong = "version: x\npeople:\n" + strings.Repeat("  - {id: [a], rolle: CTO, grade: x, a.b: 1, team: {}, start: y, employment: z, zeta: 1}\n", 300)

// TestSameOrder wants the errors that gojsonschema gives in random order in one order, also from several goroutines.
func TestSameOrder(t *testing.T) {
	s := chartSchema(t)
	messages := func() string {
		var b strings.Builder
		for _, f := range check(t, s, wrong) {
			fmt.Fprintln(&b, f.Pos, f.Subject, f.Field, f.Named, f.Message, f.Suggestion)
		}
		return b.String()
	}
	want := messages()
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			if got := messages(); got != want {
				t.Errorf("two checks differ (-first +second):\n%s", cmp.Diff(strings.Split(want, "\n"), strings.Split(got, "\n")))
			}
		})
	}
	wait.Wait()
}

// TestWithoutRoles wants any text as a role where no family is loaded.
func TestWithoutRoles(t *testing.T) {
	s, err := schema.Chart(nil, nil, schema.Grades{})
	if err != nil {
		t.Fatal(err)
	}
	if got := check(t, s, "version: 1\npeople: [{id: a, role: Anything at all}]\n"); len(got) != 0 {
		t.Errorf("got %+v, want nothing", got)
	}
	if err := second(t, s, "/definitions/role").Validate("Anything at all"); err != nil {
		t.Errorf("got %v from the printed schema, want nothing", err)
	}
}
