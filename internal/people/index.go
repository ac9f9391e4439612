package people

import (
	"hash/maphash"
	"slices"
	"strings"
	"unicode"

	"github.com/orglint/orglint/internal/diag"
)

// An Index finds those who have a name, or one near it, among many. What it costs grows with the number of names and of questions, not
// with their product.
type Index struct {
	names []string // and addresses
	whose []int
	forms map[string][]int32 // the numbers of the names of a form

	// What follows is made when it is first needed: mostly all are named as they are written.
	words    chains // the numbers of the names with a word
	spelling *diag.Spelling
	budget   int
}

// maxComparisons bounds the names that are compared, over all questions to an Index: past it only names that are written alike are
// found. A chart in which thousands are named wrongly has another problem.
const maxComparisons = 200_000

// NewIndex returns an Index without names.
func NewIndex() *Index { return &Index{forms: map[string][]int32{}, budget: maxComparisons} }

// Add adds a name, or an e-mail address, of somebody who has a number. Nobody has an empty one.
func (x *Index) Add(name string, who int) {
	if form := formOf(name); form != "" {
		x.forms[form] = append(x.forms[form], int32(len(x.names))) //nolint:gosec // a chart has fewer than two billion names
		x.names, x.whose = append(x.names, name), append(x.whose, who)
	}
}

// formOf returns the form of a name, or the e-mail address in a text.
func formOf(name string) string {
	if address := Address(name); address != "" {
		return address
	}
	return Form(name)
}

// Same returns the numbers of those who have a name, in the order in which they were added: several where nobody can tell who is meant.
// Who is named just so comes before those whose names only fit.
func (x *Index) Same(name string) []int {
	found := x.forms[formOf(name)]
	if len(found) > 0 || likeID(name) {
		return x.owners(found)
	}
	m := meeting{asked: read(name), best: fitting}
	for _, n := range m.asked.names {
		x.compare(&m, x.rarest(n.words)[:min(1, len(n.words))])
	}
	return x.owners(m.found)
}

// likeID reports whether a text is no name as a whole: one word with a digit.
func likeID(text string) bool {
	return strings.ContainsFunc(text, unicode.IsDigit) && !strings.ContainsFunc(strings.TrimSpace(text), unicode.IsSpace)
}

// IsNumber reports whether a text is the number of somebody, as E1042, which is nobody's name and near nobody's.
func IsNumber(text string) bool {
	digits, letters := 0, 0
	for _, r := range text {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r) || r == '@':
			letters++
		}
	}
	return digits > letters
}

// Near returns the numbers of those whose names are nearest to one that nobody has; none if no name is near.
func (x *Index) Near(name string) []int {
	m := meeting{asked: read(name), best: furthest}
	var words []string
	for _, n := range slices.Concat(m.asked.names, m.asked.mended) {
		words = append(words, n.words...)
	}
	x.compare(&m, x.rarest(words))
	if len(m.found) == 0 {
		for _, number := range x.forms[x.spelled(formOf(name))] {
			m.meet(x.names[number], number)
		}
	}
	return x.owners(m.found)
}

// compare compares what was asked with the names that have one of some words.
func (x *Index) compare(m *meeting, words []string) {
	for _, word := range words {
		for at := x.words.last(word); at != 0; at = x.words.links[at].next {
			x.budget--
			if x.budget < 0 {
				m.found = nil
				return
			}
			number := x.words.links[at].number
			m.meet(x.names[number], number)
		}
	}
}

// A meeting is a name that was asked for, and the numbers of the names that are most like it.
type meeting struct {
	asked *reading
	best  degree // at first the last that counts
	found []int32
}

// meet keeps the number of a name if it is as alike as the best, and drops the others if it is more alike.
func (m *meeting) meet(name string, number int32) {
	switch d := m.asked.likeness(read(name)); {
	case d < m.best:
		m.best, m.found = d, []int32{number}
	case d == m.best:
		m.found = append(m.found, number)
	}
}

// spelled returns the form that is nearest to another in spelling.
func (x *Index) spelled(form string) string {
	if x.budget -= len(x.names); x.budget < 0 {
		return ""
	}
	if x.spelling == nil {
		forms := make([]string, len(x.names))
		for i, name := range x.names {
			forms[i] = formOf(name)
		}
		x.spelling = diag.NewSpelling(forms)
	}
	return x.spelling.Nearest(form)
}

// owners returns whose some names are, each once.
func (x *Index) owners(names []int32) []int {
	var found []int
	for _, at := range names {
		found = append(found, x.whose[at])
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// rarest returns words, each once, those first that the fewest names have.
func (x *Index) rarest(words []string) []string {
	if x.words.heads == nil {
		x.words = newChains(len(x.names))
		for i, name := range x.names {
			x.words.addName(name, int32(i)) //nolint:gosec // see Add
		}
	}
	words = slices.Clone(words)
	slices.Sort(words)
	words = slices.Compact(words)
	slices.SortStableFunc(words, func(a, b string) int {
		return int(x.words.links[x.words.last(a)].length - x.words.links[x.words.last(b)].length)
	})
	return words
}

// chains are the numbers of names by a word that they have.
type chains struct {
	seed  maphash.Seed
	heads map[uint64]int32
	links []link // the first is none
}

// A link is the number of a name, and where the one before it with the same word is. It has the length of the chain that ends with it.
type link struct{ number, next, length int32 }

func newChains(names int) chains {
	return chains{maphash.MakeSeed(), make(map[uint64]int32, names), make([]link, 1, 2*names+1)}
}

// last returns the last link of a word; 0 if no name has it.
func (c *chains) last(word string) int32 { return c.heads[maphash.String(c.seed, word)] }

// add adds the number of a name that has a word.
func (c *chains) add(key uint64, number int32) {
	next := c.heads[key]
	if next == 0 || c.links[next].number != number {
		c.heads[key] = int32(len(c.links)) //nolint:gosec // see Add
		c.links = append(c.links, link{number, next, c.links[next].length + 1})
	}
}

// addName adds the number of a name under each of its words. Most names are so plain that it does not take them apart.
func (c *chains) addName(name string, number int32) {
	if c.addPlain(name, number) {
		return
	}
	r := read(name)
	for _, n := range slices.Concat(r.names, r.mended) {
		for _, word := range n.words {
			c.add(maphash.String(c.seed, word), number)
		}
	}
}

// addPlain does what addName does for a name of ASCII letters. It may add words that are none, such as titles: whoever looks for a name
// compares it. It reports whether it could.
func (c *chains) addPlain(name string, number int32) bool {
	const longest = 64
	var word [longest]byte
	length, words := 0, 0
	for i := 0; i <= len(name); i++ {
		b := byte(' ')
		if i < len(name) {
			b = name[i]
		}
		switch {
		case b >= 'A' && b <= 'Z':
			b += 'a' - 'A'
		case b >= 'a' && b <= 'z':
		case b == '\'':
			continue
		case b == ' ' || b == '-' || b == '.' || b == ',':
			if length > 1 {
				words++
				c.add(maphash.Bytes(c.seed, word[:length]), number)
			}
			length = 0
			continue
		default:
			return false
		}
		if length == longest {
			return false
		}
		word[length] = b
		length++
	}
	return words > 0
}
