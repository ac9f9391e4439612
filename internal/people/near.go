package people

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/orglint/orglint/internal/diag"
)

// near says how near two names are whose words differ: each word that is misspelt, a nickname, an initial or missing is a step away.
func (n *name) near(m *name) degree {
	if strings.Join(n.words, "") == strings.Join(m.words, "") {
		return nearest
	}
	left, right := rest(n.words, m.words), rest(m.words, n.words)
	shared := len(n.words) - len(left)
	left, spareRight := initialed(left, m.initials)
	right, spareLeft := initialed(right, n.initials)
	steps := len(n.words) + len(m.words) - 2*shared - len(left) - len(right)
	if steps == 0 && !agree(n.initials, m.initials) {
		return unlike
	}
	left, right, far := paired(left, right, shared > 0)
	steps += far
	if len(left) > 0 && (len(right) > 0 || spareRight) || len(right) > 0 && spareLeft || !n.tells(m, shared, steps) {
		return unlike
	}
	if missing := len(left) + len(right); missing > 0 {
		steps += missing
		if shared == 0 || missing > 1 && shared < 2 {
			return unlike
		}
	}
	return nearest + degree(min(max(steps, 1)-1, 100)) //nolint:gosec // 100 at most
}

// paired returns words without those of the two lists that are near each other, and how many steps these are apart.
func paired(left, right []string, nicknames bool) (alone, others []string, steps int) {
	for _, word := range left {
		at, far := closest(word, right, nicknames)
		if at < 0 {
			alone = append(alone, word)
			continue
		}
		steps += far
		right = slices.Delete(right, at, at+1)
	}
	return alone, right, steps
}

// tells reports whether what two names share is enough to tell somebody by.
func (n *name) tells(m *name, shared, steps int) bool {
	if shared > 0 {
		return slices.ContainsFunc(n.words, func(w string) bool { return utf8.RuneCountInString(w) > 1 && slices.Contains(m.words, w) })
	}
	return steps > 0
}

// rest returns the words that others lack, each as often as it is too many.
func rest(words, others []string) []string {
	others = slices.Clone(others)
	var left []string
	for _, w := range words {
		if i := slices.Index(others, w); i >= 0 {
			others = slices.Delete(others, i, i+1)
			continue
		}
		left = append(left, w)
	}
	return left
}

// initialed returns words without those for which the initials of the other name stand, and whether some initials stand for none.
func initialed(words []string, initials string) (left []string, spare bool) {
	for _, initial := range initials {
		i := slices.IndexFunc(words, func(w string) bool { return strings.HasPrefix(w, string(initial)) })
		if i < 0 {
			spare = true
			continue
		}
		words = slices.Delete(words, i, i+1)
	}
	return words, spare
}

// closest returns which of some words is nearest to another, and how many steps away; -1 where none is near.
func closest(word string, others []string, nicknames bool) (at, steps int) {
	at, steps = -1, 3
	for i, other := range others {
		far := misspelt(word, other)
		if nicknames && sameByNick(word, other) {
			far = 1
		}
		if far > 0 && far < steps {
			at, steps = i, far
		}
	}
	return at, steps
}

// misspelt says by how many letters two words differ, if so few that one may be the other misspelt; else it is 0. A digit is never
// misspelt, nor the first letter, and with another vowel at the end it is somebody else: Paul and Paula, Ivanov and Ivanova.
func misspelt(a, b string) int {
	letters := min(utf8.RuneCountInString(a), utf8.RuneCountInString(b))
	if sameButLost(a, b) {
		return 1
	}
	const fewest, many = 4, 8
	if letters < fewest || a[:1] != b[:1] && !swapped(a, b) || strings.ContainsFunc(a+b, unicode.IsDigit) || a != b && stem(a) == stem(b) {
		return 0
	}
	limit := 1
	if letters >= many {
		limit = 2
	}
	if far := diag.Distance(a, b, limit); far <= limit {
		return far
	}
	return 0
}

// stem returns a word without the vowel at its end by which the names of women and men differ.
func stem(word string) string { return strings.TrimRight(word, "ao") }

// swapped reports whether the first two letters of a word are those of another, the other way round.
func swapped(a, b string) bool { return len(a) > 1 && len(b) > 1 && a[0] == b[1] && a[1] == b[0] }

// sameButLost reports whether two words are the same but for letters that could not be written.
func sameButLost(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) != len(y) || len(x) < 3 || a == b {
		return false
	}
	lost := 0
	for i := range x {
		if isLost(x[i]) || isLost(y[i]) {
			lost++
		} else if x[i] != y[i] {
			return false
		}
	}
	return 2*lost < len(x)
}

func isLost(r rune) bool { return r == lostLetter || r == '?' }
