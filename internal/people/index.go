package people

import (
	"hash/maphash"
	"slices"

	"github.com/orglint/orglint/internal/diag"
)

// An Index finds those who have a name, or one near it, among many. What it costs grows with the number of names and of questions, not
// with their product.
type Index struct {
	names []string // and addresses
	whose []int
	forms map[string][]int32 // the numbers of the names of a form

	// What follows is made when it is first needed: mostly all are named as they are written.
	seed     maphash.Seed
	bases    chains // names by all their words
	words    chains // names by each of their words
	spelling *diag.Spelling
	budget   int
}

// maxComparisons bounds the names that are compared, over all questions to an Index: past it only names that are written alike are
// found. A chart in which thousands are named wrongly has another problem.
const maxComparisons = 500_000

// NewIndex returns an Index without names.
func NewIndex() *Index { return &Index{forms: map[string][]int32{}} }

// Add adds a name, or an e-mail address, of somebody who has a number. Nobody has an empty one.
func (x *Index) Add(name string, who int) {
	form := formOf(name)
	if form == "" {
		return
	}
	x.forms[form] = append(x.forms[form], int32(len(x.names))) //nolint:gosec // a chart has fewer than two billion names
	x.names, x.whose = append(x.names, name), append(x.whose, who)
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
	if found := x.owners(x.forms[formOf(name)]); len(found) > 0 {
		return found
	}
	x.learn()
	found, best := []int32(nil), fitting
	for _, n := range parse(name) {
		for at := range x.bases.of(x.base(n)) {
			if x.budget--; x.budget < 0 {
				return nil
			}
			switch d := likeness(name, x.names[at]); {
			case d < best:
				found, best = []int32{at}, d
			case d == best:
				found = append(found, at)
			}
		}
	}
	return x.owners(found)
}

// Near returns the numbers of those whose names are nearest to one that nobody has; none if no name is near.
func (x *Index) Near(name string) []int {
	x.learn()
	found, best := []int32(nil), furthest
	look := func(at int32) {
		switch d := likeness(name, x.names[at]); {
		case d < best:
			found, best = []int32{at}, d
		case d == best:
			found = append(found, at)
		}
	}
	for _, word := range wordsOf(name) {
		for at := range x.words.of(maphash.String(x.seed, word)) {
			if x.budget--; x.budget < 0 {
				return nil
			}
			look(at)
		}
	}
	if len(found) == 0 {
		for _, at := range x.forms[x.spelled(formOf(name))] {
			look(at)
		}
	}
	return x.owners(found)
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

// learn takes the names apart, when it is first asked for.
func (x *Index) learn() {
	if x.bases.first != nil {
		return
	}
	x.seed, x.budget = maphash.MakeSeed(), maxComparisons
	x.bases, x.words = newChains(len(x.names)), newChains(2*len(x.names))
	for i := range slices.Backward(x.names) { // so that the first is found first
		at := int32(i) //nolint:gosec // see Add
		for _, n := range parsed(x.names[i]) {
			x.bases.add(x.base(n), at)
		}
		for _, word := range wordsOf(x.names[i]) {
			x.words.add(maphash.String(x.seed, word), at)
		}
	}
}

// base returns what names of the same words have in common, in whatever order the words are.
func (x *Index) base(n *name) uint64 {
	var base uint64
	for _, word := range n.words {
		base += maphash.String(x.seed, word)
	}
	return base
}

// parsed takes a name apart, or the name of the account in an e-mail address.
func parsed(name string) []*name { return parse(local(Address(name), name)) }

// wordsOf returns the words of a name, in all its spellings and as they were if they are broken, each once.
func wordsOf(name string) []string {
	var words []string
	for _, written := range slices.Compact([]string{name, Mended(name)}) {
		for _, n := range parsed(written) {
			words = append(words, n.words...)
		}
	}
	slices.Sort(words)
	return slices.Compact(words)
}

// chains are numbers by keys, of which most have one.
type chains struct {
	first map[uint64]int32
	links []link
}

// A link is a number and where the next of the same key stands.
type link struct{ at, next int32 }

func newChains(n int) chains { return chains{make(map[uint64]int32, n), make([]link, 1, n+1)} }

// add puts a number before the others of a key.
func (c *chains) add(key uint64, at int32) {
	next := c.first[key]
	if next != 0 && c.links[next].at == at {
		return
	}
	c.first[key] = int32(len(c.links)) //nolint:gosec // see Add
	c.links = append(c.links, link{at, next})
}

// of yields the numbers of a key.
func (c *chains) of(key uint64) func(yield func(int32) bool) {
	return func(yield func(int32) bool) {
		for at := c.first[key]; at != 0 && yield(c.links[at].at); {
			at = c.links[at].next
		}
	}
}
