// Package people tells whether two texts name the same person. Names are written in many ways: with and without accents, surname
// first, with a title, a middle initial or a note in brackets. What only differs so is the same name; what is near it is suggested and
// never taken, and what may be two people is for the caller to ask about.
package people

import (
	"slices"
	"strings"
)

// A Verdict says whether two texts name the same person.
type Verdict uint8

// The verdicts.
const (
	Different Verdict = iota
	Near              // near enough to ask whether it was meant: misspelt, a nickname, a part of the name
	Same              // the same name, if only one person in the chart has it
)

// Compare says whether two texts name the same person. Each may be a name or an e-mail address.
func Compare(a, b string) Verdict { return read(a).likeness(read(b)).verdict() }

// A degree says how alike two names are: the lower, the more. It orders those who may be meant.
type degree uint8

const (
	written degree = iota // written alike, but for capitals, spaces, kinds of quotation marks and hyphens, and the order around a comma
	alike                 // but for accents, titles and the order of the words too
	fitting               // one of the two says more: a middle initial, Jr., a note in brackets
	nearest               // near; each degree above is further off
	unlike  degree = 255
)

// furthest is the last degree that is near.
const furthest = nearest + 2

func (d degree) verdict() Verdict {
	switch {
	case d < nearest:
		return Same
	case d <= furthest:
		return Near
	}
	return Different
}

// A reading is what a text says of whom it names.
type reading struct {
	form    string
	address string  // empty where the text is no e-mail address
	names   []*name // in each spelling; of an address, the name of the account
	mended  []*name // as it was, where its letters were broken
	id      bool    // one word with a digit
}

// read reads a text.
func read(text string) *reading {
	r := &reading{form: Form(text), address: Address(text), id: likeID(text)}
	if r.address != "" {
		text, _, _ = strings.Cut(r.address, "@")
	}
	r.names = parse(text)
	if mended := Mended(text); mended != text {
		r.mended = parse(mended)
	}
	return r
}

// likeness says how alike two texts are.
func (r *reading) likeness(other *reading) degree {
	switch {
	case r.form == "" || other.form == "":
		return unlike
	case r.address != "" && other.address != "":
		return addresses(r.address, other.address)
	case r.form == other.form:
		return written
	}
	best := names(r.names, other.names)
	if best > furthest && names(slices.Concat(r.names, r.mended), slices.Concat(other.names, other.mended)) <= furthest {
		best = nearest
	}
	if r.address != "" || other.address != "" || r.id || other.id {
		best = max(best, nearest)
	}
	return best
}

// names says how alike two names are that are not written alike, in any of the ways in which each may be spelt.
func names(spellings, others []*name) degree {
	best := unlike
	for _, x := range spellings {
		for _, y := range others {
			if slices.Compare(x.words, y.words) > 0 {
				best = min(best, y.likeness(x)) // the same whichever comes first
			} else {
				best = min(best, x.likeness(y))
			}
		}
	}
	return best
}

// likeness says how alike two names are, each in one spelling.
func (n *name) likeness(m *name) degree {
	switch {
	case len(n.words) == 0 || len(m.words) == 0:
		return unlike // of signs alone
	case n.generation != "" && m.generation != "" && n.generation != m.generation, n.strict() != m.strict():
		return unlike
	case !isTurn(n.words, m.words):
		return n.near(m)
	case !agree(n.initials, m.initials):
		return unlike
	case n.login || m.login, n.aside != "" && m.aside != "" && n.aside != m.aside:
		return nearest
	case n.generation == m.generation && n.aside == m.aside && n.initials == m.initials:
		return alike
	case len(n.words) < 2 && n.initials != m.initials:
		return nearest
	}
	return fitting
}

// strict returns what stands in brackets if it has a digit, as an id has: who has another, or none, is another person.
func (n *name) strict() string {
	if strings.ContainsAny(n.aside, "0123456789@") {
		return n.aside
	}
	return ""
}

// isTurn reports whether some words are others, perhaps with those at the end put first: a surname may stand first or last.
func isTurn(words, others []string) bool {
	if len(words) != len(others) {
		return false
	}
	for i := range words {
		if slices.Equal(words[i:], others[:len(words)-i]) && slices.Equal(words[:i], others[len(words)-i:]) {
			return true
		}
	}
	return false
}

// agree reports whether the initials of one name may be those of another: the same, or none.
func agree(a, b string) bool { return a == "" || b == "" || a == b || sorted(a) == sorted(b) }

func sorted(letters string) string {
	runes := []rune(letters)
	slices.Sort(runes)
	return string(runes)
}
