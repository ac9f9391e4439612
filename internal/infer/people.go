package infer

import (
	"fmt"
	"slices"
)

// findPeople finds out whether the rows are people who have a place in an organization, and says why not if they are none. Names and
// addresses alone do not show it: an order has those of a customer.
func (s *table) findPeople(taken *line) {
	if len(s.sample) == 0 || s.People || s.someoneSays() {
		return
	}
	thing := s.thing(s.rowIDs(taken))
	if thing != nil && slices.ContainsFunc(s.columns[:thing.index], (*column).holdsPeople) {
		thing = nil // it is something that the people have, such as a room
	}
	titles := s.hasTitles()
	people, units := s.looksLikePeople(titles)
	managed := taken != nil && taken.column.class == manager && !taken.weak && 100*taken.found >= 30*taken.filled
	placed := titles || s.personHeader() || s.headed(isManager) && s.headed(func(field string) bool { return field == "role" })
	repeats := s.repeated()
	switch {
	case units != nil && !people:
		s.units(units)
	case thing != nil && !people && thing.says("division"):
		s.units(thing)
	case thing != nil && (!people || !placed):
		s.refuse(fmt.Sprintf("its rows seem to be about something other than people, judging by %s", quote(thing)))
	case !managed && repeats != nil:
		s.refuse(fmt.Sprintf("several of its rows are about the same person, judging by %s, and none of them says who the manager is", quote(repeats)))
	case managed, placed, people && (s.saysUnit() || len(s.answer.Managers) > 0 || s.askManager().Column >= 0):
	case taken != nil:
		s.refuse(fmt.Sprintf("nothing in it shows that its rows are people: %s names rows by %s, but there are no names, titles or units", quote(taken.column), quote(taken.key.columns[0])))
	default:
		s.refuse("nothing in it shows that its rows are people of an organization: no managers, titles or units, and no headers such as Employee")
	}
}

// repeated returns the column that says whom the rows are about, if many are about the same person, and no column has another value in
// each row by which a person is known; nil if there is none.
func (s *table) repeated() *column {
	const fewest, percent = 8, 70
	if slices.ContainsFunc(s.keys, func(k *key) bool { return len(k.columns) > 1 }) {
		return nil // first and last names
	}
	var repeats *column
	for _, c := range s.columns {
		switch {
		case c.class != unknown || c.filled < fewest || 10*c.filled < 9*len(s.sample) || !c.saysWho():
		case 100*c.distinct >= percent*c.filled:
			return nil
		case repeats == nil && (c.kind == name || c.kind == email || c.says("key")):
			repeats = c
		}
	}
	return repeats
}

// saysWho reports whether a column says which person a row is about.
func (c *column) saysWho() bool {
	return c.says("person") || c.kind == email || c.kind == name && c.isGiven()
}

// hasTitles reports whether some column holds titles, as what stands in it shows.
func (s *table) hasTitles() bool {
	const usual, others = 20, 40
	return slices.ContainsFunc(s.columns, func(c *column) bool {
		least := others
		if c.means == "role" {
			least = usual
		}
		return c.filled > 0 && !c.about() && (c.kind == name || c.kind == word || c.kind == other) && c.share(isJob) >= least
	})
}

// headed reports whether the whole header of some column means a field of a kind.
func (s *table) headed(is func(field string) bool) bool {
	return slices.ContainsFunc(s.columns, func(c *column) bool { return is(c.means) })
}

// saysUnit reports whether some column is of the units that people belong to.
func (s *table) saysUnit() bool {
	return s.headed(func(field string) bool { return field == "unit" })
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
	s.refuse(fmt.Sprintf("its rows are units, not people, judging by %s", quote(c)))
}

// rowIDs returns the columns that the rows may be known by: the key that the managers point to, or the first columns.
func (s *table) rowIDs(taken *line) []*column {
	if taken != nil && taken.key.kind == byID {
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

// looksLikePeople reports whether titles, names or addresses in the cells show that the rows are people; and the column of names that shows that
// they are units, if there is one.
func (s *table) looksLikePeople(titles bool) (people bool, units *column) {
	const unitWords = 40
	people = titles
	for _, c := range s.columns {
		if c.about() && c.means == "" || c.filled == 0 {
			continue
		}
		texts := c.kind == name || c.kind == word || c.kind == other
		people = people || c.holdsPeople()
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

// personHeader reports whether a header has a word that tables of people in an organization have, or says that they are managers.
func (s *table) personHeader() bool {
	return slices.ContainsFunc(s.columns, func(c *column) bool {
		return c.own || c.filled > 0 && c.class != elsewhere && (c.says("person") || c.means == "first_name" || c.means == "last_name")
	})
}
