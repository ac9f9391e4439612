package chart

import (
	"hash/maphash"
	"math/bits"
	"strings"
	"unicode"

	"github.com/orglint/orglint/internal/people"
)

// SharedEmails returns the people who have one e-mail address, those of one after those of another. Only people who count do.
func (c *Chart) SharedEmails() [][]*Seat {
	return c.sharing(func(s *Seat) string {
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
	for _, same := range c.sharing(fullName, people.Form) {
		if len(same) == 2 && same[0].seemsToBe(same[1]) {
			pairs = append(pairs, same)
		}
	}
	return pairs
}

// fullName returns the name of a seat if it is that of a person, first name and surname.
func fullName(s *Seat) string {
	name := s.Name().Value
	if len(strings.Fields(name)) < 2 && !strings.ContainsFunc(name, people.IsEastAsian) || strings.ContainsFunc(name, unicode.IsDigit) ||
		people.Withheld(name) || strings.EqualFold(name, s.Role().Value) {
		return ""
	}
	return name
}

// seemsToBe reports whether what two people of one name do is the same.
func (s *Seat) seemsToBe(other *Seat) bool {
	equal := func(a, b string) bool { return a != "" && a == b }
	sameEmail := equal(people.SameAddress(s.Email()), people.SameAddress(other.Email()))
	return !sameEmail && equal(strings.ToLower(s.Role().Value), strings.ToLower(other.Role().Value)) &&
		(equal(s.ReportsTo().Value, other.ReportsTo().Value) || equal(s.Start().Value, other.Start().Value) ||
			equal(s.Location(), other.Location()) && equal(s.Unit().Value, other.Unit().Value))
}

// sharing returns the people whose texts are the same in a form, those of one text after those of another, in the order of the second of
// each. Most texts are only hashed.
func (c *Chart) sharing(text func(*Seat) string, form func(string) string) [][]*Seat {
	h := hasher{maphash.MakeSeed(), form}
	twice := h.twice(c, text)
	if len(twice) == 0 {
		return nil
	}
	same := map[string][]*Seat{}
	var order []string // by the second of each
	for s := range c.Counted() {
		t := text(s)
		if s.Vacancy || t == "" || !twice[h.hash(t)] {
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

// A hasher hashes texts that are the same in a form to the same number.
type hasher struct {
	seed maphash.Seed
	form func(string) string
}

// twice returns the hashes that the texts of two people have.
func (h hasher) twice(c *Chart, text func(*Seat) string) map[uint64]bool {
	twice := map[uint64]bool{}
	seen := make([]uint64, 2<<bits.Len(uint(len(c.Seats)))) // at most half full; 0 is free
	for s := range c.Counted() {
		t := text(s)
		if s.Vacancy || t == "" {
			continue
		}
		hash := h.hash(t)
		at := hash % uint64(len(seen))
		for seen[at] != 0 && seen[at] != hash {
			at = (at + 1) % uint64(len(seen))
		}
		if seen[at] == hash {
			twice[hash] = true
		}
		seen[at] = hash
	}
	return twice
}

// hash returns the hash of the form of a text, which for most is the text in small letters.
func (h hasher) hash(text string) uint64 {
	const longest = 64
	var small [longest]byte
	for i := range len(text) {
		b := text[i]
		switch {
		case i >= longest, b == ' ' && (i == 0 || i == len(text)-1 || text[i-1] == ' '), b != ' ' && (b < '-' || b > 'z' || b == '`'):
			return max(1, maphash.String(h.seed, h.form(text)))
		case b >= 'A' && b <= 'Z':
			b += 'a' - 'A'
		}
		small[i] = b
	}
	return max(1, maphash.Bytes(h.seed, small[:len(text)]))
}
