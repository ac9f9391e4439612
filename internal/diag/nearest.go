package diag

import (
	"math/bits"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// maxWord is the length in letters above which words are not compared: nobody mistypes so long a word in a way that a
// suggestion would mend.
const maxWord = 64

// Nearest returns the candidate nearest in spelling to a word, ignoring case, or nothing if none is near enough to be
// what was meant or two are equally near. A third of the letters may differ, up to four, but never all, and never a digit: the number
// beside another is no evidence that it was meant.
func Nearest(word string, candidates []string) string { return NewSpelling(candidates).Nearest(word) }

// A Spelling finds the nearest of many words, again and again.
type Spelling struct {
	words []string
	sets  []uint64 // the letters of each
}

// NewSpelling returns a Spelling of words.
func NewSpelling(words []string) *Spelling {
	s := &Spelling{make([]string, len(words)), make([]uint64, len(words))}
	together := strings.Join(words, "") // side by side they are gone through faster
	for i, word := range words {
		s.words[i], together = together[:len(word)], together[len(word):]
		s.sets[i] = letterSet(word)
	}
	return s
}

// letterSet returns which letters a word has, as bits; several letters may share one.
func letterSet(word string) uint64 {
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
	var failed *Fault
	wait.Go(func() { failed = Catch(func() { first = s.nearest(word, 0, half) }) })
	second = s.nearest(word, half, len(s.words))
	wait.Wait()
	Throw(failed)
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
	var p pattern
	p.fill(word)
	set, digits := letterSet(word), Digits(word)
	n := near{distance: min(5, p.length, max(1, p.length/3)+1)}
	for i := from; i < to; i++ {
		c := s.words[i]
		if bits.OnesCount64(set^s.sets[i]) > 2*n.distance || c == word { // a change takes away one letter and adds another
			continue
		}
		if d := p.distance(c, n.distance); d <= n.distance && Digits(c) == digits {
			n.meet(c, d)
		}
	}
	return n
}

// Digits returns the digits of a text.
func Digits(text string) string {
	if !strings.ContainsFunc(text, unicode.IsDigit) {
		return ""
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, text)
}

// Distance counts the letters to insert, delete, change or swap with their neighbour to make one word of the other,
// ignoring case. A distance above the limit is given as limit+1, and so is that of words of more than 64 letters.
func Distance(a, b string, limit int) int {
	var p pattern // where the compiler can tell that nobody keeps it: there are files with a million keys
	p.fill(a)
	return p.distance(b, limit)
}

// A pattern is a word to be compared with others, letter by letter of the other but with all of its own at a time: each has a
// bit. This is the method of Hyyrö, "A Bit-Vector Algorithm for Computing Levenshtein and Damerau Edit Distances" (2003).
type pattern struct {
	length int             // in letters
	ascii  [128]uint64     // where each letter of ASCII stands
	others map[rune]uint64 // where others do
}

// fill makes an empty pattern that of a word.
func (p *pattern) fill(word string) {
	p.length = utf8.RuneCountInString(word)
	bit := uint64(1)
	for _, r := range word {
		switch r = unicode.ToLower(r); {
		case r < utf8.RuneSelf:
			p.ascii[r] |= bit
		case p.others == nil:
			p.others = map[rune]uint64{r: bit}
		default:
			p.others[r] |= bit
		}
		bit <<= 1
	}
}

// distance is the function Distance.
func (p *pattern) distance(word string, limit int) int {
	length := utf8.RuneCountInString(word)
	if p.length > maxWord || length > maxWord || p.length-length > limit || length-p.length > limit {
		return limit + 1
	}
	if p.length == 0 {
		return length
	}
	// In the matrix of distances of what both words begin with, up and down are where a column rises or falls by one, from one of
	// the pattern's letters to the next; right and left are the same along the rows.
	distance, last := p.length, uint64(1)<<(p.length-1)
	up, down := ^uint64(0), uint64(0)
	var diagonal, before uint64
	for _, r := range word {
		r = unicode.ToLower(r)
		var same uint64
		if r < utf8.RuneSelf {
			same = p.ascii[r]
		} else {
			same = p.others[r]
		}
		swapped := (^diagonal & same) << 1 & before
		diagonal = ((same & up) + up) ^ up | same | down | swapped
		right, left := down|^(diagonal|up), diagonal&up
		if right&last != 0 {
			distance++
		}
		if left&last != 0 {
			distance--
		}
		right, left = right<<1|1, left<<1
		up, down = left|^(diagonal|right), right&diagonal
		before = same
	}
	return min(distance, limit+1)
}
