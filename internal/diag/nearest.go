package diag

import (
	"math/bits"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// maxWord is the length in bytes above which words are not compared: nobody mistypes so long a word in a way that a
// suggestion would mend, and comparing costs its square.
const maxWord = 80

// Nearest returns the candidate nearest in spelling to a word, ignoring case, or nothing if none is near enough to be
// what was meant or two are equally near. A third of the letters may differ, up to four, but never all.
func Nearest(word string, candidates []string) string { return NewSpelling(candidates).Nearest(word) }

// A Spelling finds the nearest of many words, again and again.
type Spelling struct {
	words []string
	sets  []uint64 // the letters of each
}

// NewSpelling returns a Spelling of words.
func NewSpelling(words []string) *Spelling {
	s := &Spelling{words, make([]uint64, len(words))}
	for i, word := range words {
		s.sets[i] = letterSet(word)
	}
	return s
}

// letterSet returns which letters a word has, as bits; several letters may share one.
func letterSet(word string) uint64 {
	if len(word) > maxWord {
		return 0
	}
	var set uint64
	for _, r := range word {
		set |= 1 << (uint(unicode.ToLower(r)) % 64)
	}
	return set
}

// manyWords is the number of words from which two cores look for the nearest.
const manyWords = 10_000

// Nearest is the function Nearest for the words of a Spelling.
func (s *Spelling) Nearest(word string) string {
	half := 0
	if len(s.words) >= manyWords {
		half = len(s.words) / 2
	}
	var first, second near
	var wait sync.WaitGroup
	wait.Go(func() { first = s.nearest(word, 0, half) })
	second = s.nearest(word, half, len(s.words))
	wait.Wait()
	first.meet(second.best, second.distance)
	if first.tied || second.tied && second.distance == first.distance {
		return ""
	}
	return first.best
}

// A near is the nearest of some words.
type near struct {
	best     string // empty where none is near enough
	distance int
	tied     bool // whether another is as near
}

// meet compares with another word, at a distance.
func (n *near) meet(word string, distance int) {
	switch {
	case word == "":
	case distance < n.distance:
		*n = near{word, distance, false}
	case distance == n.distance && n.best != "" && !strings.EqualFold(word, n.best):
		n.tied = true
	}
}

// nearest finds the nearest of a stretch of the words.
func (s *Spelling) nearest(word string, from, to int) near {
	letters, set := utf8.RuneCountInString(word), letterSet(word)
	n := near{distance: min(5, letters, max(1, letters/3)+1)}
	for i := from; i < to; i++ {
		c := s.words[i]
		if bits.OnesCount64(set^s.sets[i]) > 2*n.distance || c == word { // a change takes away one letter and adds another
			continue
		}
		n.meet(c, Distance(word, c, n.distance))
	}
	return n
}

// Distance counts the letters to insert, delete, change or swap with their neighbour to make one word of the other,
// ignoring case. A distance above the limit is given as limit+1.
func Distance(a, b string, limit int) int {
	if len(a) > maxWord || len(b) > maxWord {
		return limit + 1
	}
	var inA, inB [maxWord]rune
	s, t := lower(a, &inA), lower(b, &inB)
	if len(s)-len(t) > limit || len(t)-len(s) > limit {
		return limit + 1
	}
	const far = maxWord + 1
	var rows [3][maxWord + 2]uint8
	before, last, row := &rows[0], &rows[1], &rows[2]
	for j := range len(t) + 1 {
		last[j] = uint8(j)
	}
	for i := 1; i <= len(s); i++ {
		// Only what is near the diagonal can be within the limit.
		from, to := max(1, i-limit), min(len(t), i+limit)
		row[from-1], row[to+1] = far, far
		if from == 1 {
			row[0] = uint8(i)
		}
		least := row[from-1]
		for j := from; j <= to; j++ {
			row[j] = min(last[j-1]+changed(s[i-1], t[j-1]), last[j]+1, row[j-1]+1)
			if swapped(s[:i], t[:j]) {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if int(least) > limit {
			return limit + 1
		}
		before, last, row = last, row, before
	}
	return min(int(last[len(t)]), limit+1)
}

// lower returns the letters of a word of at most maxWord bytes, in lower case.
func lower(word string, into *[maxWord]rune) []rune {
	n := 0
	for _, r := range word {
		into[n] = unicode.ToLower(r)
		n++
	}
	return into[:n]
}

// swapped reports whether two words end with the same two letters the other way round.
func swapped(s, t []rune) bool {
	i, j := len(s), len(t)
	return i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1]
}

// changed is the cost of putting one letter in the place of another.
func changed(a, b rune) uint8 {
	if a == b {
		return 0
	}
	return 1
}
