package lint_test

import (
	"bytes"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/report"
	"github.com/orglint/orglint/internal/source"
)

// manyFindings writes a chart of 300 people in which nearly everything is wrong.
func manyFindings() string {
	var b strings.Builder
	b.WriteString("version: 1\npeople:\n")
	roles := []string{"CTO", "Enginer", "Backend Engineer", "Senior Manager, Engineering", "engineering-manager", "Staff Bakend Engineer"}
	for i := range 300 {
		fmt.Fprintf(&b, "  - {id: p%d, name: P %d, role: %q, reports_to: p%d, grade: %d", i%290, i, roles[i%6], (i*7+3)%340, i%15)
		if i%5 == 0 {
			fmt.Fprintf(&b, ", team: t%d, rolle: x, grade: 3, zeta: 1, beta: 2, end: 2026-02-30", i%20)
		}
		b.WriteString("}\n")
	}
	for i := range 10 {
		fmt.Fprintf(&b, "  - {id: q%d, role: x%d, grade: [%d], dotted_line_to: 7}\n", i, i, i)
	}
	b.WriteString("teams:\n")
	for i := range 15 {
		fmt.Fprintf(&b, "  - {id: t%d, lead: p%d, unit: u%d, members: [z%d]}\n", i%12, i*20, i, i)
	}
	b.WriteString("units:\n  - {id: u0, parent: u1}\n  - {id: u1, parent: u0}\n  - {id: U1, head: x}\n")
	return b.String()
}

// write writes a result as text and as JSON.
func write(t *testing.T, result *lint.Result) string {
	t.Helper()
	var b bytes.Buffer
	for _, format := range []string{"text", "json"} {
		if err := report.Write(&b, format, result, report.Options{Version: "0"}); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

func TestSameBytes(t *testing.T) {
	families, text := builtIn(t), []byte(manyFindings())
	first := check(t, families, source.Read("a.yaml", text), source.Read("b.yaml", []byte(smallChart)))
	if len(first.Findings) < 300 {
		t.Errorf("got %d findings, want at least 300 for this test to mean something", len(first.Findings))
	}
	want := write(t, first)
	for range 5 {
		got := write(t, check(t, families, source.Read("a.yaml", text), source.Read("b.yaml", []byte(smallChart))))
		if got != want {
			t.Fatalf("two runs differ (-first +second):\n%s", cmp.Diff(strings.Split(want, "\n"), strings.Split(got, "\n")))
		}
	}
}

// TestSameFileTwice checks one and the same reading twice, as an editor's server would.
func TestSameFileTwice(t *testing.T) {
	for _, text := range []string{smallChart, "version: 1\npeople: []\n---\npeople: [{id: a, rolle: CTO}]\n"} {
		file := source.Read("a.yaml", []byte(text))
		want, got := write(t, check(t, builtIn(t), file)), write(t, check(t, builtIn(t), file))
		if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(got, "\n")); diff != "" {
			t.Errorf("two runs differ (-first +second):\n%s", diff)
		}
	}
}

// TestAtTheSameTime runs several checks with the same families; the race detector looks on.
func TestAtTheSameTime(t *testing.T) {
	families := builtIn(t)
	families.Findings = append(make([]diag.Finding, 0, 99), check(t, families, source.Read("a.yaml", []byte(smallChart))).Findings[:3]...)
	want := write(t, check(t, families, source.Read("b.yaml", []byte(smallChart))))
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			if got := write(t, check(t, families, source.Read("b.yaml", []byte(smallChart)))); got != want {
				t.Errorf("got another result at the same time as others:\n%s", cmp.Diff(want, got))
			}
		})
	}
	wait.Wait()
}

func TestEmptyAndIncomplete(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"empty", "", "schema 1:1"},
		{"only comments", "# nothing\n", "schema 1:1"},
		{"another layout", "services:\n  web: x\n", "schema 1:1"},
		{"a text", "hello\n", "schema 1:1"},
		{"version holds for later documents", "version: 1\n---\npeople: [{id: a, role: Backend Engineer}]\n---\n", ""},
		{"no version", "people: [{id: a, role: Backend Engineer}]\n", "schema 1:1"},
		{"nothing is missing from what was not read", "version: 1\npeople: [{id: a, role: Backend Engineer, reports_to: bo}]\n---\nbo: 'x\n", "syntax 4:5"},
		{"nothing is missing from a broken section", "version: 1\npeople: [{id: a, role: CTO, reports_to: b}]\nvacancies: x\n", "schema 3:12"},
		{"a misspelt manager is no top", "version: 1\npeople:\n  - {id: a, role: CTO}\n  - {id: b, role: Engineering Fellow, report_to: a}\n", "schema 4:39"},
		{"a misspelt required field is one finding", "version: 1\npeople: [{id: a, rolle: CTO}]\n", "schema 2:18"},
		{"a missing field", "version: 1\npeople: [{name: Ada, role: CTO}]\n", "schema 2:11"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			result := check(t, builtIn(t), source.Read("a.yaml", []byte(test.text)))
			for _, f := range result.Findings {
				p := f.Pos.Place()
				got = append(got, fmt.Sprintf("%s %d:%d", f.Rule, p.Line, p.Column))
			}
			if strings.Join(got, ", ") != test.want {
				t.Errorf("%q: got %q, want %q: %+v", test.text, got, test.want, result.Findings)
			}
		})
	}
}
