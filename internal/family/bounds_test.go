package family_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/disk"
	"github.com/orglint/orglint/internal/family"
)

// writeFamily writes a family of so many levels, each of which reports to those above, and returns its path.
func writeFamily(t *testing.T, levels int, reportsTo func(i int) string) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("version: 1\nfamily: big\ntitle: Big\nlevels:\n")
	for i := range levels {
		fmt.Fprintf(&b, "  - {id: l%d, title: Level %d, track: management, grade: %d, reports_to: [%s]}\n", i, i, i, reportsTo(i))
	}
	path := filepath.Join(t.TempDir(), "big.yaml")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestBounds checks that families beyond what orglint reads are refused with the number, at the place.
func TestBounds(t *testing.T) {
	orAbove := func(i int) string { return fmt.Sprintf("{level: l%d, or_above: true}", i+1) }
	for _, test := range []struct {
		name, path, want string
	}{
		{"as many levels as may be", writeFamily(t, 5000, orAbove), ""},
		{
			"one more", writeFamily(t, 5001, orAbove),
			"big.yaml:5005:10: error: From here on the job families have more than 5000 levels together, which is more than orglint reads; " +
				"name only the families that the chart needs.",
		},
		{"as many lines as may be", writeFamily(t, 1, func(int) string { return strings.Repeat("l0, ", 100) }), ""},
		{
			"one line more", writeFamily(t, 1, func(int) string { return strings.Repeat("l0, ", 101) }),
			"big.yaml:5:10: error: Level 0 reports to 101 levels; orglint reads up to 100. Write {level: ..., or_above: true} for a level " +
				"and all above it.",
		},
	} {
		_, err := family.Load([]string{test.path})
		got := ""
		if err != nil {
			got = strings.TrimPrefix(err.Error(), filepath.ToSlash(filepath.Dir(test.path))+"/")
		}
		if !strings.HasSuffix(got, test.want) || (got == "") != (test.want == "") {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
		linted, err := family.Lint(disk.Named(), []string{test.path}, family.Scale{})
		if err != nil {
			t.Fatal(err)
		}
		refused := len(linted.Findings) > 0 && linted.Findings[0].Rule == "schema"
		if refused != (test.want != "") {
			t.Errorf("%s: lint found %v", test.name, linted.Findings[:min(3, len(linted.Findings))])
		}
	}
}

// TestLongWay checks that of a long way only the first levels are kept, and all are counted.
func TestLongWay(t *testing.T) {
	set, err := family.Load([]string{writeFamily(t, 100, func(i int) string { return fmt.Sprintf("l%d", i+1) })})
	if err != nil {
		t.Fatal(err)
	}
	verdict := set.Ladder(set.Levels[3]).Judge(set.Levels[90])
	var ids []string
	for _, level := range verdict.Skipped {
		ids = append(ids, level.ID.Value)
	}
	if got, want := strings.Join(ids, " "), "l4 l5 l6 l7 l8 l9 l10 l11 l12 l13"; got != want || verdict.Between != 86 {
		t.Errorf("got %s of %d, want %s of 86", got, verdict.Between, want)
	}
}

// TestSameNames checks that a family is told once of the first that has its name.
func TestSameNames(t *testing.T) {
	one := func(int) string { return "l0" }
	_, err := family.Load([]string{writeFamily(t, 1, one), writeFamily(t, 1, one), writeFamily(t, 1, one)})
	if err == nil || strings.Count(err.Error(), "There is another job family called big") != 2 {
		t.Errorf("got %v", err)
	}
}
