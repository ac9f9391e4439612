package infer

import (
	"cmp"
	"slices"
	"strings"
)

// findIdentity decides which columns hold the ids, the e-mail addresses and the names of the people.
func (s *table) findIdentity(taken *line) {
	s.takeKey(taken, byID, "id")
	for _, field := range []string{"id", "other_id", "email", "first_name", "last_name", "middle_name", "second_last_name", "name", "preferred_name"} {
		s.byUsualHeader(field)
	}
	s.nameParts()
	if s.of("id") == nil {
		s.guessID()
	}
	if s.of("email") == nil {
		s.guessEmail()
	}
	s.takeKey(taken, byLogin, "other_id")
	if s.of("name") == nil && s.of("first_name") == nil && s.of("last_name") == nil && !s.nameKey(taken) {
		s.guessName()
	}
}

// takeKey takes the column that the managers are named by for a field, if it is a key of some kind.
func (s *table) takeKey(taken *line, kind keyKind, field string) {
	if taken == nil || taken.found == 0 || taken.key.kind != kind || taken.key.local || field == "id" && s.of("id") != nil {
		return
	}
	if c := taken.key.columns[0]; s.free(c) {
		s.take(c, field, reason(c.means != field, "the managers are named by it"))
	}
}

// guessEmail takes the first column of e-mail addresses of which nearly everybody has one of their own.
func (s *table) guessEmail() {
	for _, c := range s.columns {
		if s.free(c) && c.kind == email && c.class == unknown && !SetsApart(c.header) && 100*c.distinct >= 90*c.filled && 2*c.filled >= len(s.sample) {
			s.take(c, "email", "its values are e-mail addresses")
			return
		}
	}
}

// reason returns a reason where it is needed.
func reason(needed bool, why string) string {
	if needed {
		return why
	}
	return ""
}

// byUsualHeader takes the column whose header is the likeliest of those that mean a field, if what stands in it may be that; of other
// ids all of them.
func (s *table) byUsualHeader(field string) {
	var found []*column
	for _, c := range s.columns {
		if c.means == field && s.free(c) && c.may(field) {
			found = append(found, c)
		}
	}
	slices.SortStableFunc(found, func(a, b *column) int { return cmp.Compare(a.rank, b.rank) })
	for i, c := range found {
		if s.without(field) {
			return
		}
		if field == "other_id" || field == "status" || i == 0 && s.of(field) == nil {
			s.take(c, field, "")
		}
	}
}

// may reports whether what stands in a column may be what its header says.
func (c *column) may(field string) bool {
	switch field {
	case "role":
		return c.kind != date && c.kind != email && c.kind != flag && c.kind != link && !c.courtesy()
	case "name", "first_name", "last_name", "preferred_name":
		return !c.numbers() && c.may("unit")
	case "unit", "team":
		return c.kind != date && c.kind != email && c.kind != flag && c.kind != link
	case "middle_name", "second_last_name":
		return !c.numbers() && c.kind != date && c.kind != email && c.kind != link && !c.courtesy()
	case "status":
		return c.kind != date && c.kind != email
	case "start", "end", "effective":
		return c.kind != email && c.kind != name && c.kind != flag
	case "id", "other_id":
		return c.kind != date && c.kind != flag
	}
	return true
}

// courtesy reports whether a column holds nothing but Mr and Mrs.
func (c *column) courtesy() bool {
	const most = 8
	return c.filled > 0 && c.distinct <= most && c.share(func(value string) bool { return nameForm(value) == "" }) == 100
}

// nameParts decides what a column of first, of last, or of whole names is beside others: the last names stand below Name where the
// first names have a column of their own, and whole names below Nom where they have none.
func (s *table) nameParts() {
	if called := s.of("preferred_name"); called != nil && s.of("first_name") == nil && s.of("last_name") != nil && s.of("name") == nil {
		s.answer.Fields[called.index] = "first_name" // there is no other
	}
	first, last, name := s.of("first_name"), s.of("last_name"), s.of("name")
	settled := func(c *column) bool { _, given := s.Given[c.index]; return given }
	switch {
	case name != nil && first != nil && last == nil && !settled(name) && !s.wholeNames(name, first):
		s.answer.Fields[name.index] = "last_name"
	case name != nil && first == nil && last != nil && !settled(name) && !s.wholeNames(name, last):
		s.answer.Fields[name.index] = "first_name"
	case name == nil && first != nil && last == nil && !settled(first):
		s.answer.Fields[first.index] = "name"
	case name == nil && first == nil && last != nil && !settled(last):
		s.answer.Fields[last.index] = "name"
	}
	if first != nil && last != nil && s.of("middle_name") == nil {
		s.takeBetween(first, last)
	}
	for _, field := range []string{"middle_name", "second_last_name"} {
		if c := s.of(field); c != nil && !settled(c) && (s.of("first_name") == nil || s.of("last_name") == nil) {
			s.answer.Fields[c.index] = "" // beside a whole name
		}
	}
}

// takeBetween takes the column of last names that stands between those of the first and the last names for middle names: презиме is the
// last name in Serbia, and not in Bulgaria.
func (s *table) takeBetween(first, last *column) {
	between := func(c *column) bool {
		return c.means == "last_name" && s.free(c) && c.may("middle_name") && first.index < c.index && c.index < last.index
	}
	if at := slices.IndexFunc(s.columns, between); at >= 0 {
		s.take(s.columns[at], "middle_name", "it stands between the first and the last names")
	}
}

// wholeNames reports whether whole names hold the parts of names that stand in another column.
func (s *table) wholeNames(whole, part *column) bool {
	same, all := 0, 0
	for i, value := range part.values {
		if value != "" && whole.values[i] != "" {
			all++
			same += one(len(whole.values[i]) > len(value) && strings.Contains(whole.values[i], value))
		}
	}
	return 2*same > all
}

// guessID takes the first column whose header says that it holds the id of a person, and in which all rows have one of their own; or
// the first column of the table, if it numbers the rows.
func (s *table) guessID() {
	for _, c := range s.columns {
		if !s.free(c) || c.class != unknown || c.means != "" || c.filled < len(s.sample) || c.distinct < c.filled || c.filled == 0 {
			continue
		}
		if c.kind != whole && c.kind != code && c.kind != word || c.says("other") {
			continue
		}
		switch {
		case c.says("key") && c.says("person"):
			s.take(c, "id", "its values are all different, and its header says so")
			return
		case c.says("key") && !c.says("thing") && len(c.words) <= 2, c.index == 0 && c.kind != word && !c.says("thing"):
			s.take(c, "id", "its values are all different")
			return
		}
	}
}

// nameKey takes the column of names, or of first and last names, that the managers are named by, if they are.
func (s *table) nameKey(taken *line) bool {
	const why = "the managers are named by it"
	if taken == nil || taken.found == 0 || taken.key.kind != byName {
		return false
	}
	a, b := taken.key.columns[0], taken.key.columns[min(1, len(taken.key.columns)-1)]
	if !s.free(a) || !s.free(b) {
		return false
	}
	if a == b {
		s.take(a, "name", why)
		return true
	}
	if b.share(isGiven) > a.share(isGiven) {
		a, b = b, a
	}
	s.take(a, "first_name", why)
	s.take(b, "last_name", why)
	return true
}

// guessName takes the column of names with the most given names.
func (s *table) guessName() {
	var best *column
	const fewest = 30
	most := fewest - 1
	for _, c := range s.columns {
		if !s.free(c) || c.class != unknown || c.kind != name || 2*c.distinct <= c.filled || 2*c.filled <= len(s.sample) || SetsApart(c.header) ||
			c.means != "" && !isPersonField(c.means) {
			continue
		}
		if given := c.share(isGiven); given > most && c.share(isJob) < given {
			best, most = c, given
		}
	}
	if best != nil {
		s.take(best, "name", "its values are names of people")
	}
}

// findRest decides which columns hold what is neither an id, nor a name, nor a manager: by their usual headers, or by their values.
func (s *table) findRest() {
	for _, field := range []string{
		"role", "dotted_line_to", "unit", "team", "grade", "employment", "start", "end", "effective", "status", "location", "cost_center",
	} {
		s.byUsualHeader(field)
	}
	const enough, all, states = 40, 100, 8
	n := len(s.sample)
	s.guess("role", "most of its values are titles", func(c *column) int {
		if c.kind == whole || c.kind == email || 5*c.filled < n || c.courtesy() || c.share(isDivision) > c.share(isJob) {
			return 0
		}
		return c.share(isJob) - enough + 1
	})
	s.guess("status", "its values say who is there and who has left", func(c *column) int {
		if c.distinct > states || c.kind == flag || c.distinct < 2 {
			return 0
		}
		return c.share(func(value string) bool { return statusWord(value) != Unclear }) - all + 1
	})
	s.guess("effective", "it tells the rows of one person apart", s.tellsApart)
	s.guess("unit", "most of its values are units", func(c *column) int {
		if 3*c.distinct > n || c.kind == email {
			return 0
		}
		return c.share(isDivision) - enough + 1
	})
}

// tellsApart says whether a column of days tells the rows of one person apart, where people have several: 1 if it does.
func (s *table) tellsApart(c *column) int {
	id := s.of("id")
	if id == nil || c.kind != date || c.filled < len(s.sample) || 2*c.distinct > c.filled || 20*id.distinct > 19*id.filled {
		return 0
	}
	seen := map[[2]string]bool{}
	for i, value := range c.values {
		seen[[2]string{id.values[i], value}] = true
	}
	return one(len(seen) == c.filled)
}

// guess takes the column that is the likeliest to hold a field that has none; none where nothing speaks for any.
func (s *table) guess(field, why string, points func(c *column) int) {
	if s.of(field) != nil || s.without(field) {
		return
	}
	var best *column
	most := 0
	for _, c := range s.columns {
		if !s.free(c) || c.means != "" || c.about() || c.filled == 0 || SetsApart(c.header) {
			continue
		}
		if p := points(c); p > most {
			best, most = c, p
		}
	}
	if best != nil {
		s.take(best, field, why)
	}
}
