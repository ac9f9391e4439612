package family_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/disk"
	"github.com/orglint/orglint/internal/family"
)

// TestLintTogether lints files together with each other and with the built-in families.
func TestLintTogether(t *testing.T) {
	const head = "version: 1\nfamily: NAME\ntitle: T\nlevels:\n"
	own := map[string]string{
		// Levels with the ids of built-in ones mean themselves.
		"own.yaml": head + "  - {id: chief-executive-officer, title: Boss, track: management, grade: 3, reports_to: [{external: Board}]}\n" +
			"  - {id: engineering-manager, title: Lead, track: management, grade: 3, reports_to: [chief-executive-officer]}\n" +
			"  - {id: coder, title: Coder, track: individual-contributor, grade: 1, reports_to: [engineering-manager]}\n",
		// It replaces the built-in family, and so takes away a level that it names itself, as the other built-in family does.
		"engineering.yaml": head + "  - {id: coder, title: Coder, track: individual-contributor, grade: 1, reports_to: [engineering-manager]}\n",
		"torn.yaml":        head + "  - {id: a, title: A, track: management, grade: [], reports_to: [boss]}\n",
		"needs.yaml":       head + "  - {id: boss, title: B, track: management, grade: 1, reports_to: [a, zzz]}\n",
		// Two levels with the same equal.
		"equal.yaml": head + "  - {id: m, title: M, track: management, grade: 3, reports_to: [{external: X}], extends: [n]}\n" +
			"  - {id: n, title: N, track: management, grade: 2, reports_to: [m]}\n" +
			"  - {id: p, title: P, track: individual-contributor, grade: 3, reports_to: [n], equivalent_to: m}\n" +
			"  - {id: q, title: Q, track: individual-contributor, grade: 3, reports_to: [n], equivalent_to: m, extends: [p]}\n",
		"case.yaml": head + "  - {id: nurse, title: Ward Nurse, track: individual-contributor, grade: 2, reports_to: [{external: X}]}\n" +
			"  - {id: n, title: Nurse, track: individual-contributor, grade: 2, reports_to: [{external: X}]}\n",
		"two.yaml": head + "  - {id: x, title: Coder, track: individual-contributor, grade: 2, reports_to: [coder]}\n",
	}
	dir := t.TempDir()
	t.Chdir(dir)
	for path, text := range own {
		writeFile(t, path, strings.Replace(text, "NAME", strings.TrimSuffix(path, ".yaml"), 1))
	}
	tests := []struct{ names, want string }{
		{"own.yaml", "own.yaml:6:86 family-equal-grade"},
		{"engineering.yaml", "engineering.yaml:5:85 family-unknown-level"},
		{"engineering engineering.yaml", "engineering.yaml:5:85 family-unknown-level"},
		{"needs.yaml", "needs.yaml:5:10 family-unreachable-level needs.yaml:5:68 family-unknown-level needs.yaml:5:71 family-unknown-level"},
		{"torn.yaml needs.yaml", "needs.yaml:5:71 family-unknown-level torn.yaml:5:49 schema"},
		{"equal.yaml", ""},
		{"case.yaml", "case.yaml:6:20 family-duplicate-title"},
		{"own.yaml two.yaml", "own.yaml:6:86 family-equal-grade two.yaml:5:20 family-duplicate-title"},
		{"own.yaml own.yaml", "own.yaml:6:86 family-equal-grade"},
	}
	for _, test := range tests {
		linted, err := family.Lint(disk.Named(), strings.Fields(test.names), family.Scale{})
		if err != nil {
			t.Errorf("%s: %v", test.names, err)
			continue
		}
		var got []string
		for _, f := range linted.Findings {
			got = append(got, f.Pos.String()+" "+f.Rule)
		}
		if diff := cmp.Diff(test.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.names, diff)
		}
	}
}

// TestLintLadder wants one circle at the end of a ladder of many levels, with work that does not grow with its square.
func TestLintLadder(t *testing.T) {
	const levels = 5_000
	var b strings.Builder
	b.WriteString("version: 1\nfamily: f\ntitle: F\nlevels:\n")
	for i := range levels {
		fmt.Fprintf(&b, "  - {id: l%d, title: L %d, track: individual-contributor, grade: 1, reports_to: [l%d]}\n", i, i, min(i+1, levels-1))
	}
	t.Chdir(t.TempDir())
	writeFile(t, "f.yaml", b.String())
	linted, err := family.Lint(disk.Named(), []string{"f.yaml"}, family.Scale{})
	if err != nil || len(linted.Findings) != 1 || linted.Findings[0].Message != "These levels report to each other in a circle: L 4999 → L 4999." {
		t.Errorf("got %v and %d findings, want one circle", err, len(linted.Findings))
	}
}

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
		first, err := family.Lint(disk.Named(), []string{path}, family.Scale{})
		if err != nil {
			t.Fatal(err)
		}
		for _, finding := range first.Findings {
			if finding.Pos.IsZero() || int(finding.Pos.Offset+finding.Pos.Length) > len(finding.Pos.File.Data()) || finding.Severity == 0 {
				t.Errorf("got the place %v and the severity %s", finding.Pos, finding.Severity)
			}
		}
		second, err := family.Lint(disk.Named(), []string{path}, family.Scale{})
		sameFile := cmp.Comparer(func(a, b *diag.File) bool { return a == b || (a != nil && b != nil && a.Path == b.Path) })
		if diff := cmp.Diff(first, second, sameFile); diff != "" || err != nil {
			t.Errorf("two runs differ (-first +second): %v\n%s", err, diff)
		}
	})
}
