package people_test

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"github.com/orglint/orglint/internal/people"
)

// A pair is two texts and the verdict on them.
type pair struct {
	line    int
	a, b    string
	verdict people.Verdict
}

// pairs returns the table of verdicts.
func pairs(t testing.TB) []pair {
	t.Helper()
	table, err := os.ReadFile("testdata/verdicts.txt")
	if err != nil {
		t.Fatal(err)
	}
	verdicts := map[string]people.Verdict{"same": people.Same, "near": people.Near, "different": people.Different}
	var all []pair
	for i, line := range strings.Split(string(table), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(line, " | ")
		if len(fields) != 4 {
			t.Fatalf("verdicts.txt:%d: not of four fields", i+1)
		}
		verdict, ok := verdicts[fields[0]]
		if !ok {
			t.Fatalf("verdicts.txt:%d: no verdict: %s", i+1, fields[0])
		}
		all = append(all, pair{i + 1, unescaped(t, fields[1]), unescaped(t, fields[2]), verdict})
	}
	return all
}

// unescaped returns a text with the characters that stand in it as \uXXXX or \t.
func unescaped(t testing.TB, text string) string {
	t.Helper()
	plain, err := strconv.Unquote(`"` + strings.ReplaceAll(text, `"`, `\"`) + `"`)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return plain
}

// words names the verdicts.
func words(v people.Verdict) string { return []string{"different", "near", "same"}[v] }

// TestVerdicts compares what is said of each pair of the table, either way round and in each normal form.
func TestVerdicts(t *testing.T) {
	all := pairs(t)
	if len(all) < 200 {
		t.Errorf("the table has %d pairs, and should have 200", len(all))
	}
	for _, p := range all {
		for _, form := range []func(string) string{func(s string) string { return s }, norm.NFC.String, norm.NFD.String} {
			for _, got := range []people.Verdict{people.Compare(form(p.a), p.b), people.Compare(p.b, form(p.a)), people.Compare(form(p.a), form(p.b))} {
				if got != p.verdict {
					t.Errorf("verdicts.txt:%d: %q and %q: got %s, want %s", p.line, form(p.a), p.b, words(got), words(p.verdict))
				}
			}
		}
	}
}

// TestIndex asks an index of all the names of the table for each pair: it must find what comparing finds.
func TestIndex(t *testing.T) {
	for _, p := range pairs(t) {
		x := people.NewIndex()
		x.Add("Somebody Else", 7)
		x.Add(p.b, 3)
		same, near := x.Same(p.a), x.Near(p.a)
		if got := len(same) == 1 && same[0] == 3; got != (p.verdict == people.Same) {
			t.Errorf("verdicts.txt:%d: Same(%q) where there is %q: %v", p.line, p.a, p.b, same)
		}
		if got := len(near) == 1 && near[0] == 3; p.verdict != people.Same && got != (p.verdict == people.Near) {
			t.Errorf("verdicts.txt:%d: Near(%q) where there is %q: %v", p.line, p.a, p.b, near)
		}
	}
}

// FuzzCompare compares any two texts: the verdict is the same either way round and in each normal form, and a text is itself.
func FuzzCompare(f *testing.F) {
	for _, p := range pairs(f) {
		f.Add(p.a, p.b)
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		got := people.Compare(a, b)
		if back := people.Compare(b, a); back != got {
			t.Errorf("%q and %q: %s, but the other way round %s", a, b, words(got), words(back))
		}
		for _, form := range []norm.Form{norm.NFC, norm.NFD} {
			if other := people.Compare(form.String(a), b); other != got {
				t.Errorf("%q and %q: %s, but %s in another normal form", a, b, words(got), words(other))
			}
		}
		if people.Form(a) != "" && people.Compare(a, a) != people.Same {
			t.Errorf("%q is not itself", a)
		}
		x := people.NewIndex()
		x.Add(b, 1)
		if found := len(x.Same(a)) == 1; found != (got == people.Same) {
			t.Errorf("%q and %q: %s, but an index says %v", a, b, words(got), found)
		}
	})
}
