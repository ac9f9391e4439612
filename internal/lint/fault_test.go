package lint_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/orglint/orglint/internal/baseline"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/rules"
)

const (
	goodChart = "version: 1\npeople:\n  - {id: ada, name: Ada, role: CTO}\n  - {id: bo, name: Bo, role: \"Director, Engineering\", grade: 3, reports_to: ada}\n"
	badChart  = "version: 1\npeople:\n  - {id: cy, name: Secret Person, role: CTO, reports_to: gone}\n"
)

// policy has all rules, and everything switched off that finds faults of orglint's own.
func quietPolicy() rules.Policy {
	return rules.Policy{Rules: rules.All(), Settings: []rules.Setting{{Rule: "syntax", Switch: "off"}}}
}

// run checks files with a policy.
func run(t *testing.T, files []*source.File, policy rules.Policy) *lint.Result {
	t.Helper()
	result, err := lint.Run(lint.Job{Files: files, Families: builtIn(t), Policy: policy, AsOf: "2026-11-23", Baseline: &baseline.Baseline{}})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// told returns the messages of the findings of a rule in a file.
func told(result *lint.Result, rule, path string) []string {
	var all []string
	for _, f := range result.Findings {
		if f.Rule == rule && f.Pos.File.Path == path {
			all = append(all, f.Message)
		}
	}
	return all
}

// checkLost checks that a file was lost to a mistake of orglint's own, that this is told, and that the other file was checked.
func checkLost(t *testing.T, result *lint.Result, lost, other string) {
	t.Helper()
	messages := told(result, "syntax", lost)
	if len(messages) != 1 || !strings.Contains(messages[0], "a mistake in orglint") || strings.Contains(messages[0], "Secret") {
		t.Errorf("%s: got %q, want one finding that tells of the mistake and nothing of the file", lost, messages)
	}
	if got := told(result, "grade-mismatch", other); len(got) != 1 {
		t.Errorf("%s: got %q, want the wrong grade", other, got)
	}
	if got := told(result, "unknown-manager", lost); len(got) != 0 || !result.Failed() {
		t.Errorf("got %q and failed %v, want nothing more and a failed run", got, result.Failed())
	}
}

// TestFaultyReader hands in a reader that fails at one of two files.
func TestFaultyReader(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{"bad.yaml": badChart, "good.yaml": goodChart} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, paths := range [][]string{{"bad.yaml", "good.yaml"}, {"."}} {
		found, err := lint.FindChosen(paths, lint.Choice{Read: func(path, text string) *source.File {
			if filepath.Base(path) == "bad.yaml" {
				panic("Secret Person")
			}
			return lint.Open(path, text, "")
		}})
		if err != nil || len(found.Charts) != 2 {
			t.Fatalf("%v: got %v, %v, want both files", paths, found, err)
		}
		checkLost(t, run(t, found.Charts, quietPolicy()), "bad.yaml", "good.yaml")
	}
}

// TestFaultyPiece fails at a piece, and at a whole file, after others were read and before some.
func TestFaultyPiece(t *testing.T) {
	many := "version: 1\npeople:\n" + strings.Repeat("  - {id: x, name: Secret Person, role: CTO, reports_to: gone}\n", 3000)
	for _, text := range []string{badChart, many} {
		for at := range 4 {
			files := []*source.File{lint.Open("b.yaml", goodChart, ""), lint.Open("bad.yaml", text, ""), lint.Open("z.yaml", strings.ReplaceAll(goodChart, "id: ", "id: z"), "")}
			var count atomic.Int32
			result := lint.RunFaulty(t, lint.Job{Files: files, Families: builtIn(t), Policy: quietPolicy(), AsOf: "2026-11-23"}, func(path string) {
				if path == "bad.yaml" {
					if int(count.Add(1)) > at {
						panic("Secret Person")
					}
				}
			})
			if int(count.Load()) <= at {
				continue // there are no more places to fail at
			}
			checkLost(t, result, "bad.yaml", "z.yaml")
			checkLost(t, result, "bad.yaml", "b.yaml")
			if result.Summary.People != 4 {
				t.Errorf("got %d people, want 4", result.Summary.People)
			}
		}
	}
}

// TestFaultyTable hands in a table that no reader can have made.
func TestFaultyTable(t *testing.T) {
	broken := lint.Open("bad.csv", "id,name,title,manager\n1,Secret Person,CTO,2\n", "")
	broken.Tables = []*source.Table{nil}
	checkLost(t, run(t, []*source.File{broken, lint.Open("good.yaml", goodChart, "")}, quietPolicy()), "bad.csv", "good.yaml")
}

// TestFaultyRule hands in a rule that fails after it has found something.
func TestFaultyRule(t *testing.T) {
	policy := rules.Policy{Rules: append(rules.All(), rules.Rule{Name: "faulty", Severity: diag.Error, Deviation: true, Check: func(p *rules.Pass) {
		p.Report(diag.Finding{Message: "It is found.", Pos: p.Chart.Seats[0].Place()})
		panic("Secret Person")
	}})}
	text := goodChart + "deviations:\n  - {rule: faulty, subject: ada, ground: business-need, reason: r, approved_by: ada}\n"
	result := run(t, []*source.File{lint.Open("good.yaml", text, "")}, policy)
	if len(result.Failures) != 1 || !result.Failed() {
		t.Fatalf("got %v, want one rule that failed", result.Failures)
	}
	if line := result.Failures[0].Error(); !strings.Contains(line, "rule faulty") || strings.ContainsAny(line, "\n") || strings.Contains(line, "Secret") {
		t.Errorf("got %q, want one line that names the rule and nothing of the chart", line)
	}
	for rule, want := range map[string]int{"faulty": 0, "grade-mismatch": 1, "unused-deviation": 0, "invalid-deviation": 0} {
		if got := told(result, rule, "good.yaml"); len(got) != want {
			t.Errorf("%s: got %q, want %d", rule, got, want)
		}
	}
	if slices.Contains(result.Judged, "faulty") {
		t.Error("the rule that failed counts as one that judged the chart")
	}
}
