package family_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
)

// FuzzLint looks at any text as a family: no panic, places inside the file, the same twice.
func FuzzLint(f *testing.F) {
	f.Add("version: 1\nfamily: f\ntitle: F\nlevels: [{id: a, title: A, track: management, grade: 9, reports_to: [a, {level: b, or_above: true}], extends: [a]}]\n")
	f.Add("version: 1\nfamily: engineering\ntitle: F\nlevels:\n  - {id: a, title: A, track: management, grade: 9, manages: {min_teams: 9, max_teams: 1, levels: [a]}}\n  - {id: a, title: a, track: individual-contributor, grade: 1, equivalent_to: a}\n")
	f.Add("levels: []")
	f.Fuzz(func(t *testing.T, text string) {
		path := filepath.Join(t.TempDir(), "family.yaml")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		first, err := family.Lint([]string{path})
		if err != nil {
			t.Fatal(err)
		}
		for _, finding := range first.Findings {
			if finding.Pos.IsZero() || int(finding.Pos.Offset+finding.Pos.Length) > len(finding.Pos.File.Data()) || finding.Severity == 0 {
				t.Errorf("got the place %v and the severity %s", finding.Pos, finding.Severity)
			}
		}
		second, err := family.Lint([]string{path})
		sameFile := cmp.Comparer(func(a, b *diag.File) bool { return a.Path == b.Path })
		if diff := cmp.Diff(first, second, sameFile); diff != "" || err != nil {
			t.Errorf("two runs differ (-first +second): %v\n%s", err, diff)
		}
	})
}
