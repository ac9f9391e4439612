package chart

import (
	"hash/maphash"
	"iter"
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/orglint/orglint/internal/people"
)

// SharedEmails returns the people who have one e-mail address, those of one after those of another. Only people who count do.
func (c *Chart) SharedEmails() [][]*Seat {
	return c.sharing(len(c.Seats), func(s *Seat) string {
		if email := s.Email(); strings.Contains(email, "@") {
			return email
		}
		return ""
	}, people.SameAddress)
}

// SamePeople returns pairs of people who are probably one: they have the same full name and role, and the same manager, first day, or
// location and unit; nobody else has the name. Who share an e-mail address are left out: SharedEmails has them.
func (c *Chart) SamePeople() [][]*Seat {
	var pairs [][]*Seat
	for _, same := range c.sharing(2, func(s *Seat) string { return s.Name().Value }, people.Form) {
		if same[0].hasFullName() && same[0].seemsToBe(same[1]) {
			pairs = append(pairs, same)
		}
	}
	return pairs
}

// hasFullName reports whether the name of a seat is that of a person, first name and surname.
func (s *Seat) hasFullName() bool {
	name := s.Name().Value
	return (len(strings.Fields(name)) > 1 || strings.ContainsFunc(name, people.IsEastAsian)) && !strings.ContainsFunc(name, unicode.IsDigit) &&
		!people.Withheld(name) && !strings.EqualFold(name, s.Role().Value)
}

// seemsToBe reports whether what two people of one name do is the same.
func (s *Seat) seemsToBe(other *Seat) bool {
	equal := func(a, b string) bool { return a != "" && a == b }
	sameEmail := equal(people.SameAddress(s.Email()), people.SameAddress(other.Email()))
	return !sameEmail && equal(strings.ToLower(s.Role().Value), strings.ToLower(other.Role().Value)) &&
		(equal(s.ReportsTo().Value, other.ReportsTo().Value) || equal(s.Start().Value, other.Start().Value) ||
			equal(s.Location(), other.Location()) && equal(s.Unit().Value, other.Unit().Value))
}

// sharing returns the people whose texts are the same in a form, where no more than a number share one: those of one text after those of
// another, in the order of the second of each. Most texts are only hashed.
func (c *Chart) sharing(most int, text func(*Seat) string, form func(string) string) [][]*Seat {
	h := hasher{seed: maphash.MakeSeed(), form: form, seen: make([]seen, 2<<bits.Len(uint(len(c.Seats))))} // at most half full
	several := false
	for _, t := range c.texts(text) {
		at := h.at(t)
		at.times++
		several = several || at.times > 1
	}
	if !several {
		return nil
	}
	same := map[string][]*Seat{}
	var order []string // by the second of each
	for s, t := range c.texts(text) {
		if times := int(h.at(t).times); times < 2 || times > most {
			continue
		}
		key := form(t)
		if same[key] = append(same[key], s); len(same[key]) == 2 {
			order = append(order, key)
		}
	}
	groups := make([][]*Seat, len(order))
	for i, key := range order {
		groups[i] = same[key]
	}
	return groups
}

// texts yields the people who count and have a text, with it.
func (c *Chart) texts(text func(*Seat) string) iter.Seq2[*Seat, string] {
	return func(yield func(*Seat, string) bool) {
		for s := range c.Counted() {
			if t := text(s); t != "" && !s.Vacancy && !yield(s, t) {
				return
			}
		}
	}
}

// A hasher counts texts by the hashes of their forms.
type hasher struct {
	seed maphash.Seed
	form func(string) string
	seen []seen
}

// A seen is a hash, and how many texts have it.
type seen struct {
	hash  uint64 // 0 where it is free
	times int32
}

// at returns what was seen of the hash of a text.
func (h *hasher) at(text string) *seen {
	hash := h.hash(text)
	for i := hash; ; i++ {
		at := &h.seen[i%uint64(len(h.seen))]
		if at.hash == hash || at.hash == 0 {
			at.hash = hash
			return at
		}
	}
}

// hash returns the hash of the form of a text. Of most it is the text in small letters, and need not be made.
func (h *hasher) hash(text string) uint64 {
	const longest = 64
	var small [longest]byte
	length := 0
	for i, r := range text {
		switch {
		case r == ' ' && i > 0 && i < len(text)-1 && text[i-1] != ' ', r >= '-' && r <= 'z' && r != '`', r >= 'À' && r < 'Ĳ':
			r = unicode.ToLower(r)
		default:
			return max(1, maphash.String(h.seed, h.form(text)))
		}
		if length > longest-utf8.UTFMax {
			return max(1, maphash.String(h.seed, h.form(text)))
		}
		length += utf8.EncodeRune(small[length:], r)
	}
	return max(1, maphash.Bytes(h.seed, small[:length]))
}
