package privacy_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/privacy"
)

// oldWay compares a name with all terms, one after the other: it says what kind of private data a field of that name seems to hold; it is empty if none.
func oldWay(name string) string {
	words := privacy.NameWords(name)
	joined := strings.Join(words, "")
	sorted := slices.Sorted(slices.Values(words))
	for _, kind := range privacy.PrivateKinds() {
		for term := range strings.SplitSeq(kind.Names(), ", ") {
			term, alone := strings.CutPrefix(term, "=")
			parts := strings.Fields(term)
			switch {
			case strings.Join(parts, "") == joined, slices.Equal(slices.Sorted(slices.Values(parts)), sorted):
				return kind.Holds()
			case !alone && (inRow(words, parts) || inCompound(words, term)):
				return kind.Holds()
			}
		}
	}
	return ""
}

// inCompound reports whether one of some words begins, or ends, like a term with an asterisk.
func inCompound(words []string, term string) bool {
	return slices.ContainsFunc(words, func(word string) bool {
		if end, ok := strings.CutPrefix(term, "*"); ok {
			return strings.HasSuffix(word, end)
		}
		begin, ok := strings.CutSuffix(term, "*")
		return ok && strings.HasPrefix(word, begin)
	})
}

// inRow reports whether some words stand in a row among others. A short word on its own must be all there is: age is no
// part of a longer name.
func inRow(words, parts []string) bool {
	const short = 4
	if len(parts) == 1 && len(parts[0]) <= short {
		return len(words) == 1 && words[0] == parts[0]
	}
	for i := range words {
		if len(words)-i >= len(parts) && slices.Equal(words[i:i+len(parts)], parts) {
			return true
		}
	}
	return false
}

// TestSameAsOneByOne compares the look-up with the comparison of each term, over names made of the terms.
func TestSameAsOneByOne(t *testing.T) {
	var pieces []string
	for _, kind := range privacy.PrivateKinds() {
		for term := range strings.SplitSeq(kind.Names(), ", ") {
			term = strings.Trim(term, "=*")
			pieces = append(pieces, term, strings.ToUpper(term), strings.ReplaceAll(term, " ", "_"), strings.ReplaceAll(term, " ", ""))
			pieces = append(pieces, strings.Fields(term)...)
		}
	}
	pieces = append(pieces, "x", "code", "Nr", "2026", "-", "s", "of", "the", "ß", "é", "")
	random := rand.New(rand.NewPCG(1, 2))
	one := func() string { return pieces[random.IntN(len(pieces))] }
	names := slices.Clone(pieces)
	for range 20_000 {
		name := one()
		for range random.IntN(4) {
			name += []string{" ", "_", "", "."}[random.IntN(4)] + one()
		}
		names = append(names, name)
	}
	private := 0
	for _, name := range names {
		got, want := privacy.Holds(name), oldWay(name)
		if got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
		if want != "" {
			private++
		}
	}
	if private < len(names)/10 || private == len(names) {
		t.Errorf("%d of %d names are private: the names compare nothing", private, len(names))
	}
}

// TestHoldsWithin checks names that are read with those around them, however long these are.
func TestHoldsWithin(t *testing.T) {
	long := strings.Repeat("x ", 100_000)
	for _, test := range []struct{ names, name, want string }{
		{"", "salary", "pay"},
		{"home", "address", "a home address"},
		{long + "home", "address", "a home address"},
		{"office", "address", ""},
		{"", long, ""},
		{"", "", ""},
		{"", "42", ""},
	} {
		if got := privacy.HoldsWithin(test.names, test.name); got != test.want {
			t.Errorf("%.20q in %.20q: got %q, want %q", test.name, test.names, got, test.want)
		}
	}
}

func BenchmarkHolds(b *testing.B) {
	for b.Loop() {
		privacy.Holds("quarterlyReviewNotes 2026")
	}
}
