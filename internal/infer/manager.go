package infer

import (
	"cmp"
	"fmt"
	"slices"
)

// findManagers decides which columns name the managers, and takes them. It returns what is known of the one that counts first; nil if
// there is none.
func (s *table) findManagers() *line {
	if s.settled() || s.without("reports_to") || len(s.sample) == 0 {
		return s.given()
	}
	lines := s.propose(weakly, manager)
	for c := manager; c >= unknown; c-- {
		if c == unknown {
			lines = append(lines, s.propose(unknown, unknown)...)
		}
		if accepted := s.accepted(lines, c); len(accepted) > 0 {
			return s.several(accepted, lines)
		}
	}
	s.lines = lines
	return s.byHeader(lines)
}

// settled reports whether it is settled which columns hold the managers, and puts them in order.
func (s *table) settled() bool {
	for i, field := range s.answer.Fields {
		if isManager(field) {
			s.answer.Managers = append(s.answer.Managers, i)
		}
	}
	slices.SortStableFunc(s.answer.Managers, func(a, b int) int {
		return cmp.Or(cmp.Compare(rankOf(s.answer.Fields[a]), rankOf(s.answer.Fields[b])), cmp.Compare(s.columns[a].rank, s.columns[b].rank))
	})
	return len(s.answer.Managers) > 0
}

// given returns what the column says that somebody has named for the managers, by the key that most of its values fall into; nil where nobody
// has, or most fall into none.
func (s *table) given() *line {
	if s.Settled || len(s.answer.Managers) == 0 || len(s.sample) == 0 || slices.Contains(s.Shape, s.answer.Managers[0]) {
		return nil
	}
	c := s.columns[s.answer.Managers[0]]
	var best *line
	for _, k := range s.keys {
		if k.fits(c) {
			if l := s.read(k, []*column{c}, s.sample)[0]; l.better(best) {
				best = l
			}
		}
	}
	if best == nil || 2*best.found < best.filled || best.filled == 0 {
		return nil
	}
	return best
}

// accepted returns the columns of a class that may be the one of managers.
func (s *table) accepted(lines []*line, of class) []*line {
	var accepted []*line
	for _, l := range lines {
		if l.column.class == of {
			l = s.confirm(l)
			if ok, _ := l.accepts(); ok {
				accepted = append(accepted, l)
			}
		}
	}
	return accepted
}

// rankOf orders the fields of managers as they count: ids before e-mail addresses, whatever is not known, and names.
func rankOf(field string) int {
	return slices.Index([]string{"manager_id", "manager_email", "reports_to", "manager_name"}, field)
}

// propose returns for each column of some classes that may refer to rows what it says by the key that most of its values fall into.
func (s *table) propose(least, most class) []*line {
	best := make([]*line, len(s.columns))
	for _, k := range s.keys {
		var candidates []*column
		for _, c := range s.columns {
			done := best[c.index] != nil && !s.entire && 10*best[c.index].found >= 9*best[c.index].filled
			if s.free(c) && c.class >= least && c.class <= most && k.fits(c) && !done {
				candidates = append(candidates, c)
			}
		}
		if len(candidates) == 0 {
			continue
		}
		for _, l := range s.read(k, candidates, s.sample) {
			if l.better(best[l.column.index]) {
				best[l.column.index] = l
			}
		}
	}
	return slices.DeleteFunc(best, func(l *line) bool { return l == nil })
}

// better reports whether a column names rows rather by the key of one line than by that of another.
func (l *line) better(than *line) bool {
	if than == nil || l.found != than.found {
		return than == nil || l.found > than.found
	}
	return l.circles < than.circles || l.circles == than.circles && l.key.kind < than.key.kind
}

// confirm looks at all rows where the sample says that the column may be the one, and does not decide it.
func (s *table) confirm(l *line) *line {
	least := 20
	if l.column.class == manager {
		least = 2
	}
	switch {
	case l.whole || 100*l.found < least*l.filled:
		return l
	case l.column.class == manager && !l.weak:
		l.distinct = 0
		if !s.repeats(l.column) {
			l.distinct = l.filled
		}
		return l
	}
	return s.read(l.key, []*column{l.column}, s.all())[0]
}

// repeats reports whether more than a few values of a column stand in it again: a sample of a long table does not tell.
func (s *table) repeats(c *column) bool {
	const percent = 2
	again := 0
	seen := map[string]bool{"": true}
	for row := range s.Rows {
		value := s.Value(row, c.index)
		if seen[value] {
			again += min(1, len(value))
		}
		seen[value] = true
		if 100*again > percent*s.Rows {
			return true
		}
	}
	return false
}

// several takes those of some columns that name the managers: those that agree are one relation. Where two do not, the likelier one is
// taken, or none.
func (s *table) several(accepted, all []*line) *line {
	slices.SortStableFunc(accepted, byWorth)
	var relations [][]*line
	for _, l := range accepted {
		at := slices.IndexFunc(relations, func(r []*line) bool { return len(r[0].refs) == len(l.refs) && r[0].agree(l) })
		if at < 0 {
			relations = append(relations, []*line{l})
		} else {
			relations[at] = append(relations[at], l)
		}
	}
	chosen := relations[0]
	for _, other := range relations[1:] {
		better, worse, sure := s.likelier(chosen, other)
		if !sure {
			s.asked = true
			s.answer.Asked = append(s.answer.Asked, Ask{Field: "reports_to", Column: better[0].column.index, Why: fmt.Sprintf(
				"%s and %s both name rows of this table, but not the same ones", quote(better[0].column), quote(worse[0].column))})
			return nil
		}
		chosen = better
	}
	first := s.nearer(chosen[0], all)
	if first != chosen[0] {
		chosen = []*line{first}
	}
	for _, l := range all { // the others fill what is blank
		if l.column.class >= weakly && !slices.Contains(chosen, l) && l.found > 1 && len(l.refs) == len(first.refs) && l.agree(first) && l.both(first) {
			chosen = append(chosen, l)
		}
	}
	s.takeManagers(chosen, relations)
	return first
}

// byWorth orders columns by how much is to be thought of what they say: little of numbers that any number would hit, unless a header says
// what they are.
func byWorth(a, b *line) int {
	chance := func(l *line) int { return one(l.weak && !isManager(l.column.means)) }
	return cmp.Or(cmp.Compare(chance(a), chance(b)), cmp.Compare(a.key.kind, b.key.kind))
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// both reports whether two columns name a row in the same row.
func (l *line) both(o *line) bool {
	for i, ref := range l.refs {
		if ref >= 0 && o.refs[i] >= 0 {
			return true
		}
	}
	return false
}

// likelier compares two relations that do not agree.
func (s *table) likelier(a, b []*line) (better, worse []*line, sure bool) {
	x, y := a[0], b[0]
	if x.weak != y.weak { // a number of another system hits others by chance
		if y.weak {
			return a, b, true
		}
		return b, a, true
	}
	if !x.whole {
		x = s.read(x.key, []*column{x.column}, s.all())[0]
	}
	if !y.whole {
		y = s.read(y.key, []*column{y.column}, s.all())[0]
	}
	switch {
	case x.lost == 0 && y.lost > 0:
		return a, b, true
	case y.lost == 0 && x.lost > 0:
		return b, a, true
	case 2*x.referents >= 3*y.referents, x.column.class == manager && x.referents > y.referents:
		return a, b, true
	case 2*y.referents >= 3*x.referents, x.column.class == manager && y.referents > x.referents:
		return b, a, true
	}
	return a, b, false
}

// takeManagers takes the columns of a relation.
func (s *table) takeManagers(chosen []*line, relations [][]*line) {
	slices.SortStableFunc(chosen, byWorth)
	for _, l := range chosen {
		field := l.column.means
		if !isManager(field) {
			field = "reports_to"
			if len(chosen) > 1 {
				field = [...]string{"manager_id", "manager_email", "reports_to", "manager_name"}[l.key.kind]
			}
		}
		s.take(l.column, field, l.why(len(relations) > 1))
		s.answer.Managers = append(s.answer.Managers, l.column.index)
	}
	for _, c := range s.columns { // a usual header in which nobody is found is passed over, and that is said
		if isManager(c.means) && s.free(c) && c.header != "" && c.mayRefer() && !slices.ContainsFunc(relations, func(r []*line) bool { return r[0].column == c }) {
			s.take(c, c.means, "")
			s.answer.Managers = append(s.answer.Managers, c.index)
		}
	}
}
