package infer

import (
	"fmt"
	"slices"
)

// findPeople finds out whether the rows are people, and says why not if they are none.
func (s *table) findPeople(taken *line) {
	if len(s.sample) == 0 || s.People || s.someoneSays() {
		return
	}
	ids := s.rowIDs(taken)
	thing := s.thing(ids)
	people, units := s.looksLikePeople()
	switch {
	case units != nil && !people:
		s.units(units)
	case thing != nil && !people && thing.says("division"):
		s.units(thing)
	case thing != nil && !people:
		s.refuse(fmt.Sprintf("its rows are known by %s", quote(thing)))
	case people, taken != nil && taken.column.class == manager && !taken.weak && 100*taken.found >= 30*taken.filled:
	case s.personHeader():
	default:
		s.refuse("nothing in it shows that its rows are people: no e-mail addresses, names, titles, or headers such as Employee")
	}
}

// someoneSays reports whether a mapping says which column the people are known by.
func (s *table) someoneSays() bool {
	for i, field := range s.Given {
		if slices.Contains(s.Shape, i) {
			continue
		}
		if slices.Contains([]string{"id", "email", "name", "first_name", "last_name"}, field) || isManager(field) {
			return true
		}
	}
	return s.Settled
}

// refuse says why the table is no chart.
func (s *table) refuse(why string) { s.answer.Not = why }

// units says that the rows are units.
func (s *table) units(c *column) {
	s.refuse(fmt.Sprintf("its rows are units, not people, as %s shows", quote(c)))
}

// rowIDs returns the columns that the rows may be known by: the key that the managers point to, or the first columns.
func (s *table) rowIDs(taken *line) []*column {
	if taken != nil {
		return taken.key.columns
	}
	var ids []*column
	for _, k := range s.keys {
		if k.kind == byID {
			ids = append(ids, k.columns...)
		}
	}
	return ids
}

// thing returns the column of ids whose header says that the rows are something else than people, in words such as order id; nil if
// there is none.
func (s *table) thing(ids []*column) *column {
	for _, c := range ids {
		if c.says("thing") && !c.says("person") && !isPersonField(c.means) && c.class != manager {
			return c
		}
	}
	return nil
}

// isPersonField reports whether a field is one by which a person is known.
func isPersonField(field string) bool {
	return slices.Contains([]string{"id", "other_id", "email", "name", "first_name", "last_name"}, field)
}

// looksLikePeople reports whether what stands in the cells shows that the rows are people; and the column of names that shows that
// they are units, if there is one.
func (s *table) looksLikePeople() (people bool, units *column) {
	const titles, unitWords = 40, 40
	for _, c := range s.columns {
		if c.about() && c.means == "" || c.filled == 0 {
			continue
		}
		texts := c.kind == name || c.kind == word || c.kind == other
		people = people || c.holdsPeople() || texts && c.share(isJob) >= titles && !c.about()
		if texts && 10*c.distinct >= 9*c.filled && 2*c.filled >= len(s.sample) && c.share(isDivision) >= unitWords {
			units = c
		}
	}
	return people, units
}

// holdsPeople reports whether a column holds e-mail addresses or names of many people who are not the managers.
func (c *column) holdsPeople() bool {
	if c.class != unknown || 100*c.distinct < 70*c.filled {
		return false
	}
	return c.kind == email || c.kind == name && c.isGiven() || (c.kind == word || c.kind == other) && c.means != "" && c.isGiven()
}

// personHeader reports whether a header has a word that tables of people have.
func (s *table) personHeader() bool {
	return slices.ContainsFunc(s.columns, func(c *column) bool {
		return c.class != elsewhere && c.says("person") || slices.Contains([]string{"first_name", "last_name", "email", "role"}, c.means)
	})
}
