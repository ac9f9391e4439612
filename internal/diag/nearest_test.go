package diag_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/orglint/orglint/internal/diag"
)

func TestNearest(t *testing.T) {
	tests := []struct {
		word, candidates, want string
	}{
		{"gracee", "grace ada", "grace"},
		{"Grace", "grace", "grace"},
		{"grcae", "grace grate", "grace"},
		{"grace", "grace", ""},
		{"bob", "boa bop", ""},
		{"bob", "boa BOA", "boa"},
		{"x", "ada", ""},
		{"a", "b", ""},
		{"ab", "cd", ""},
		{"senior-manager", "senior-manager-engineering", ""},
		{"reprots_to", "reports_to role", "reports_to"},
		{"", "", ""},
		{"jörg", "jorg", "jorg"},
		{"8205", "8204 5501", ""},
		{"e-123", "f-123 e-124", "f-123"},
		{strings.Repeat("a", 90), strings.Repeat("a", 89), ""},
	}
	for _, test := range tests {
		if got := diag.Nearest(test.word, strings.Fields(test.candidates)); got != test.want {
			t.Errorf("nearest to %q among %q: got %q, want %q", test.word, test.candidates, got, test.want)
		}
	}
}

// TestDistanceAgainstMatrix compares distances with those of the whole matrix.
func TestDistanceAgainstMatrix(t *testing.T) {
	word := rapid.StringOfN(rapid.SampledFrom([]rune("abcäA")), 0, 9, -1)
	rapid.Check(t, func(t *rapid.T) {
		a, b, limit := word.Draw(t, "a"), word.Draw(t, "b"), rapid.IntRange(0, 6).Draw(t, "limit")
		got, want := diag.Distance(a, b, limit), min(matrixDistance(a, b), limit+1)
		if got != want {
			t.Errorf("distance of %q and %q up to %d: got %d, want %d", a, b, limit, got, want)
		}
		if back := diag.Distance(b, a, limit); back != got {
			t.Errorf("distance of %q and %q up to %d: got %d one way and %d the other", a, b, limit, got, back)
		}
	})
}

// matrixDistance counts letters to insert, delete, change or swap, with the whole matrix.
func matrixDistance(a, b string) int {
	s, t := []rune(strings.ToLower(a)), []rune(strings.ToLower(b))
	d := make([][]int, len(s)+1)
	for i := range d {
		d[i] = make([]int, len(t)+1)
		for j := range d[i] {
			if i == 0 || j == 0 {
				d[i][j] = i + j
				continue
			}
			change := d[i-1][j-1]
			if s[i-1] != t[j-1] {
				change++
			}
			d[i][j] = min(change, d[i-1][j]+1, d[i][j-1]+1)
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(s)][len(t)]
}

// TestNearestAgainstAll compares the nearest word with that found by comparing with every word.
func TestNearestAgainstAll(t *testing.T) {
	word := rapid.StringOfN(rapid.SampledFrom([]rune("abcdÄäe19")), 1, 9, -1)
	rapid.Check(t, func(t *rapid.T) {
		meant, words := word.Draw(t, "meant"), rapid.SliceOfN(word, 0, 12).Draw(t, "words")
		letters := len([]rune(meant))
		want, least, tied := "", min(5, letters, max(1, letters/3)+1), false
		for _, w := range words {
			d := matrixDistance(meant, w)
			switch {
			case w == meant || d > least || diag.Digits(w) != diag.Digits(meant):
			case d < least:
				want, least, tied = w, d, false
			case want != "" && !strings.EqualFold(w, want):
				tied = true
			}
		}
		if tied {
			want = ""
		}
		if got := diag.Nearest(meant, words); got != want {
			t.Errorf("nearest to %q among %q: got %q, want %q", meant, words, got, want)
		}
	})
}

// TestDistanceKeepsNothing asks for the distance of two words without taking room for it, for a file may have a million keys.
func TestDistanceKeepsNothing(t *testing.T) {
	if got := testing.AllocsPerRun(100, func() { diag.Distance("version", "people", 1) }); got != 0 {
		t.Errorf("a distance takes room %v times", got)
	}
}
