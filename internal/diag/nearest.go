package diag

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// maxWord is the length in bytes above which words are not compared: nobody mistypes so long a word in a way that a
// suggestion would mend, and comparing costs its square.
const maxWord = 80

// Nearest returns the candidate nearest in spelling to a word, ignoring case, or nothing if none is near enough to be
// what was meant or two are equally near. A third of the letters may differ, up to four, but never all.
func Nearest(word string, candidates []string) string {
	letters := utf8.RuneCountInString(word)
	best, bestAt, tied := "", min(5, letters, max(1, letters/3)+1), false
	for _, c := range candidates {
		if c == word {
			continue
		}
		switch d := Distance(word, c, bestAt); {
		case d < bestAt:
			best, bestAt, tied = c, d, false
		case d == bestAt && best != "" && !strings.EqualFold(c, best):
			tied = true
		}
	}
	if tied {
		return ""
	}
	return best
}

// Distance counts the letters to insert, delete, change or swap with their neighbour to make one word of the other,
// ignoring case. A distance above the limit is given as limit+1.
func Distance(a, b string, limit int) int {
	if len(a) > maxWord || len(b) > maxWord {
		return limit + 1
	}
	s, t := []rune(strings.ToLower(a)), []rune(strings.ToLower(b))
	if len(s)-len(t) > limit || len(t)-len(s) > limit {
		return limit + 1
	}
	before, last, row := make([]int, len(t)+1), make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range last {
		last[j] = j
	}
	for i := range s {
		row[0] = i + 1
		for j := range t {
			row[j+1] = min(last[j]+changed(s[i], t[j]), last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && s[i] == t[j-1] && s[i-1] == t[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		if slices.Min(row) > limit {
			return limit + 1
		}
		before, last, row = last, row, before
	}
	return min(last[len(t)], limit+1)
}

// changed is the cost of putting one letter in the place of another.
func changed(a, b rune) int {
	if a == b {
		return 0
	}
	return 1
}
