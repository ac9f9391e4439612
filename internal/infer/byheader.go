package infer

import (
	"slices"
)

// nearer returns a column of levels that is nearer to the person than the one that was taken: it has more values, and each goes with
// one value of that.
func (s *table) nearer(taken *line, all []*line) *line {
	for _, l := range all {
		named := l.key.kind == byName && taken.key.kind == byName && l.column.class >= weakly
		if l != taken && named && 10*l.distinct > 13*taken.distinct && len(l.refs) == len(taken.refs) && l.found >= taken.found/2 && l.below(taken) {
			return l
		}
	}
	return taken
}

// below reports whether each value of a column goes with one value of another.
func (l *line) below(o *line) bool {
	above := map[string]string{}
	same, both := 0, 0
	for i, value := range l.column.values {
		other := o.column.values[i]
		if value == "" || other == "" {
			continue
		}
		if _, ok := above[value]; !ok {
			above[value] = other
		}
		both++
		same += one(above[value] == other)
	}
	return both > 0 && 100*same >= 97*both
}

// byHeader takes a column that says in its header that it holds the managers, though none of them is found in the table: all of them
// may be outside of it.
func (s *table) byHeader(lines []*line) *line {
	for _, c := range s.columns {
		if c.class != manager || !s.free(c) || !s.headerDoes(c) {
			continue
		}
		field := c.means
		if !isManager(field) {
			field = "reports_to"
		}
		why := ""
		if field != c.means {
			why = "for its header"
		}
		s.take(c, field, why)
		s.answer.Managers = append(s.answer.Managers, c.index)
	}
	if len(s.answer.Managers) == 0 {
		return nil
	}
	for _, l := range lines {
		if l.column.index == s.answer.Managers[0] {
			return l
		}
	}
	return nil
}

// headerDoes reports whether the header of a column is enough, because what stands in it may be managers.
func (s *table) headerDoes(c *column) bool {
	few := len(s.sample) < 20 && isManager(c.means)
	switch c.kind {
	case name, email, code, word, other:
		if c.text > 40*c.filled {
			return false
		}
	case whole:
		if !few && !slices.ContainsFunc(s.columns, func(o *column) bool { return o != c && o.kind == whole }) {
			return false
		}
	case nothing:
		return isManager(c.means)
	case flag, date, number, phone, link, long, kinds:
		return false
	}
	if few {
		return true
	}
	ratio := 100 * c.distinct / max(1, c.filled)
	return 5*c.filled >= len(s.sample) && (ratio >= 2 || c.distinct > 1) && (ratio <= 80 || c.filled < 8 || !s.entire && s.repeats(c))
}
