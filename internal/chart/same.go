package chart

import (
	"maps"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/people"
	"github.com/orglint/orglint/internal/text"
)

// markCopies notes which of the records of an id say just what the first of them says.
func (c *Chart) markCopies(same []*Seat) {
	for _, s := range same[1:] {
		if s.copied = len(s.Differs(same[0])) == 0; s.copied {
			c.copies = append(c.copies, diag.Pos{File: s.file, Offset: s.record.offset})
		}
	}
}

// IsCopy reports whether a place is in a record that says again what another with the same id says.
func (c *Chart) IsCopy(pos diag.Pos) bool {
	return len(c.copies) > 0 && slices.Contains(c.copies, c.RecordAt(pos))
}

// Differs returns in what two records with one id differ, in the words of a sentence.
func (s *Seat) Differs(other *Seat) []string {
	var differ []string
	add := func(word string, a, b diag.Text) {
		if a.Value != b.Value && !slices.Contains(differ, word) {
			differ = append(differ, word)
		}
	}
	add("name", s.Name(), other.Name())
	add("role", s.Role(), other.Role())
	add("grade", s.Grade(), other.Grade())
	add("manager", s.ReportsTo(), other.ReportsTo())
	add("unit", s.Unit(), other.Unit())
	add("e-mail address", s.text(s.email), other.text(other.email))
	add("location", s.text(s.location), other.text(other.location))
	add("cost center", s.text(s.costCenter), other.text(other.costCenter))
	add("dates", s.Start(), other.Start())
	add("dates", s.End(), other.End())
	add("employment", s.Employment, other.Employment)
	add("appointment", s.Appointment, other.Appointment)
	add("appointment", s.Since, other.Since)
	add("appointment", s.Until, other.Until)
	switch {
	case s.Vacancy != other.Vacancy:
		differ = append(differ, "kind")
	case !slices.Equal(valuesOf(slices.Collect(s.Teams())), valuesOf(slices.Collect(other.Teams()))):
		differ = append(differ, "team")
	case !slices.Equal(valuesOf(s.Dotted), valuesOf(other.Dotted)):
		differ = append(differ, "dotted lines")
	case !maps.Equal(s.Attributes.Texts(), other.Attributes.Texts()):
		differ = append(differ, "attributes")
	}
	return differ
}

// SamePerson reports whether two records seem to be of one person, by their names or e-mail addresses.
func (s *Seat) SamePerson(other *Seat) bool {
	same := func(a, b string) bool { return a != "" && b != "" && people.Compare(a, b) == people.Same }
	return !s.Vacancy && !other.Vacancy && (same(s.Name().Value, other.Name().Value) || same(s.Email(), other.Email()))
}

// Fitting returns the only one of some seats with one id whose name the id is made of, where nearly all ids of the chart are made of names;
// nil where that tells nothing.
func (c *Chart) Fitting(same []*Seat) *Seat {
	one := onlyOne(same, (*Seat).fitsName)
	if one == nil {
		return nil
	}
	const sample = 200
	fit, all := 0, 0
	for _, s := range c.Seats {
		if s.Vacancy || s.shared || s.Name().Value == "" {
			continue
		}
		all++
		if s.fitsName() {
			fit++
		}
		if all == sample {
			break
		}
	}
	if all < 3 || 4*fit < 3*all {
		return nil
	}
	return one
}

// fitsName reports whether the id of a seat is made of its name: it holds the first or the last word of it, or their first letters.
func (s *Seat) fitsName() bool {
	id, name := strings.Join(text.Words(s.ID().Value), ""), text.Words(s.Name().Value)
	if len(name) == 0 || id == "" {
		return false
	}
	first, last := name[0], name[len(name)-1]
	return slices.Contains([]string{first, last, first + last, last + first, first[:1] + last, first + last[:1], last + first[:1], first[:1] + last[:1]}, id)
}
