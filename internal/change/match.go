package change

import (
	"cmp"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/people"
)

// A matching finds out who of one state is who of the other.
type matching struct {
	list        *List
	pairs       []Pair
	gone, fresh []*chart.Seat // of Before and After, who are not, or not yet, in a pair
	filled      []Filled
	taken       map[*chart.Seat]bool // those who were in gone or fresh
}

// newMatching matches those who have the same id. A person and an open seat of one id are a seat that was filled, or was left.
func newMatching(l *List) *matching {
	m := &matching{list: l, taken: map[*chart.Seat]bool{}}
	k := kind[*chart.Seat]{func(s *chart.Seat) string { return s.ID().Value }, nameKey, content, l.Before.SeatsOf, l.After.SeatsOf}
	pairs, gone, fresh := k.pairUp(l.Before.Seats, l.After.Seats)
	m.gone, m.fresh = gone, fresh
	for _, p := range pairs {
		switch {
		case p.before.Vacancy == p.after.Vacancy:
			m.pairs = append(m.pairs, Pair{p.before, p.after})
		case p.before.Vacancy:
			m.filled = append(m.filled, Filled{p.before, p.after})
		default:
			m.gone, m.fresh = append(m.gone, p.before), append(m.fresh, p.after)
		}
	}
	return m
}

// A pair is a record in both states.
type pair[R any] struct{ before, after R }

// A kind is the people and open seats of both states, their teams or their units.
type kind[R comparable] struct {
	id, name, content func(R) string // the name in one form; all that the record says
	was, is           func(id string) []R
}

// pairUp pairs records of the same id, in the order of the later state. Records without an id are left out.
func (k *kind[R]) pairUp(before, after []R) (pairs []pair[R], gone, fresh []R) {
	shared := map[string]bool{}
	for _, r := range after {
		id := k.id(r)
		was := k.was(id)
		switch {
		case id == "" || shared[id]:
		case len(was) == 0:
			fresh = append(fresh, r)
		case len(was) == 1 && len(k.is(id)) == 1:
			pairs = append(pairs, pair[R]{was[0], r})
		default:
			shared[id] = true
			same, left, came := k.pairShared(was, k.is(id))
			pairs, gone, fresh = append(pairs, same...), append(gone, left...), append(fresh, came...)
		}
	}
	for _, r := range before {
		if id := k.id(r); id != "" && len(k.is(id)) == 0 {
			gone = append(gone, r)
		}
	}
	return pairs, gone, fresh
}

// pairShared pairs the records of one id, of which several are in a state: those that say the same, then those of the same name. Of the
// others only those are gone, or fresh, who are nobody of the other state: that records share an id is told by a rule.
func (k *kind[R]) pairShared(before, after []R) (pairs []pair[R], gone, fresh []R) {
	byContent := func(a, b R) int { return cmp.Compare(k.content(a), k.content(b)) }
	before, after = slices.SortedStableFunc(slices.Values(before), byContent), slices.SortedStableFunc(slices.Values(after), byContent)
	taken := map[R]bool{}
	for _, key := range []func(R) string{k.content, k.name} {
		waiting := map[string][]R{}
		for _, r := range after {
			if !taken[r] {
				waiting[key(r)] = append(waiting[key(r)], r)
			}
		}
		for _, r := range before {
			if same := waiting[key(r)]; !taken[r] && len(same) > 0 {
				pairs, waiting[key(r)] = append(pairs, pair[R]{r, same[0]}), same[1:]
				taken[r], taken[same[0]] = true, true
			}
		}
	}
	return pairs, k.without(before, after), k.without(after, before)
}

// without returns those of some records whose name no other has.
func (k *kind[R]) without(records, others []R) []R {
	known := map[string]bool{}
	for _, r := range others {
		known[k.name(r)] = true
	}
	return slices.DeleteFunc(slices.Clone(records), func(r R) bool { return known[k.name(r)] })
}

// findRenamed finds who has another id now: by name and e-mail address, or by name, role and manager, where only one can be meant. Managers
// are looked at before those who report to them, whose line says then who they are.
func (m *matching) findRenamed() {
	if len(m.gone) == 0 || len(m.fresh) == 0 {
		return
	}
	m.rename(m.gone, onlyOnes(m.fresh, addressKey), addressKey)
	below, open := map[string][]*chart.Seat{}, map[string]bool{} // by the id of the manager as it was; ids that may still be renamed
	for _, s := range m.gone {
		manager := s.ReportsTo().Value
		below[manager] = append(below[manager], s)
		open[s.ID().Value] = true
	}
	var ready []string // managers of whom it is known who they are
	for _, s := range m.gone {
		if manager := s.ReportsTo().Value; !open[manager] {
			open[manager] = true
			ready = append(ready, manager)
		}
	}
	is := onlyOnes(m.fresh, func(s *chart.Seat) string { return lineKey(s, s.ReportsTo().Value) })
	for ; len(ready) > 0; ready = ready[1:] {
		team, manager := below[ready[0]], m.list.Now(ready[0])
		delete(below, ready[0])
		m.rename(team, is, func(s *chart.Seat) string { return lineKey(s, manager) })
		for _, s := range team {
			ready = append(ready, s.ID().Value)
		}
	}
	m.forgetRenamed()
}

// rename notes of some who are gone who they are now, where both states have only one of that key.
func (m *matching) rename(gone []*chart.Seat, is map[string]*chart.Seat, keyOf func(*chart.Seat) string) {
	l, was := m.list, onlyOnes(gone, keyOf)
	for _, s := range gone {
		key := keyOf(s)
		now := is[key]
		if key == "" || was[key] != s || now == nil || l.now[s.ID().Value] != "" || m.taken[now] ||
			len(l.Before.SeatsOf(s.ID().Value)) > 1 || len(l.After.SeatsOf(now.ID().Value)) > 1 {
			continue
		}
		m.taken[now] = true
		l.now[s.ID().Value] = now.ID().Value
		l.Renamed = append(l.Renamed, Renamed{s, now})
		m.pairs = append(m.pairs, Pair{s, now})
	}
}

// forgetRenamed ends the search.
func (m *matching) forgetRenamed() {
	l := m.list
	if len(l.Renamed) == 0 {
		return
	}
	m.gone = slices.DeleteFunc(m.gone, func(s *chart.Seat) bool { return l.now[s.ID().Value] != "" })
	m.fresh = slices.DeleteFunc(m.fresh, func(s *chart.Seat) bool { return m.taken[s] })
	inOrder := func(a, b *chart.Seat) int { return a.Place().Compare(b.Place()) }
	slices.SortStableFunc(l.Renamed, func(a, b Renamed) int { return inOrder(a.After, b.After) })
	slices.SortStableFunc(m.pairs, func(a, b Pair) int { return inOrder(a.After, b.After) })
}

// onlyOnes returns seats by a key that no other has.
func onlyOnes(seats []*chart.Seat, keyOf func(*chart.Seat) string) map[string]*chart.Seat {
	only := map[string]*chart.Seat{}
	for _, s := range seats {
		key := keyOf(s)
		if _, several := only[key]; several {
			s = nil
		}
		only[key] = s
	}
	return only
}

// separator stands between the parts of a key. No text of UTF-8 holds it.
const separator = "\xff"

// addressKey is what tells somebody by name and e-mail address; empty where one is missing.
func addressKey(s *chart.Seat) string {
	name, email := nameKey(s), people.SameAddress(s.Email())
	if name == "" || email == "" {
		return ""
	}
	return name + separator + email
}

// lineKey is what tells somebody by name, role and manager, whose id is given; empty where the name is missing.
func lineKey(s *chart.Seat, manager string) string {
	name := nameKey(s)
	if name == "" {
		return ""
	}
	return strings.Join([]string{name, roleKey(s), manager}, separator)
}

// nameKey is the name in one form, of people apart from that of open seats; empty where there is none, or it is withheld.
func nameKey(s *chart.Seat) string {
	name := people.Form(s.Name().Value)
	switch {
	case name == "" || people.Withheld(s.Name().Value):
		return ""
	case s.Vacancy:
		return "open" + separator + name
	}
	return name
}

// roleKey is what the role of a seat means: its level or, where no family has it, the text.
func roleKey(s *chart.Seat) string {
	if s.Level != nil {
		return separator + s.Level.ID.Value
	}
	return family.Normal(s.Role().Value)
}

// findFilled finds the open seats that somebody new has taken: of the same role, manager and unit. Of several that are alike it does not
// matter who takes which.
func (m *matching) findFilled() {
	key := func(s *chart.Seat, c *chart.Chart, manager string) string {
		return strings.Join([]string{roleKey(s), manager, c.UnitOf(s)}, separator)
	}
	l := m.list
	open := map[string][]*chart.Seat{}
	for _, s := range m.gone {
		if s.Vacancy {
			at := key(s, l.Before, l.Now(s.ReportsTo().Value))
			open[at] = append(open[at], s)
		}
	}
	if len(open) == 0 {
		return
	}
	for _, seats := range open {
		slices.SortFunc(seats, func(a, b *chart.Seat) int { return cmp.Compare(a.ID().Value, b.ID().Value) })
	}
	came := slices.SortedStableFunc(slices.Values(m.fresh), func(a, b *chart.Seat) int { return cmp.Compare(a.ID().Value, b.ID().Value) })
	for _, s := range came {
		if at := key(s, l.After, s.ReportsTo().Value); !s.Vacancy && len(open[at]) > 0 {
			m.filled = append(m.filled, Filled{open[at][0], s})
			m.taken[s], m.taken[open[at][0]] = true, true
			open[at] = open[at][1:]
		}
	}
	isTaken := func(s *chart.Seat) bool { return m.taken[s] }
	m.gone, m.fresh = slices.DeleteFunc(m.gone, isTaken), slices.DeleteFunc(m.fresh, isTaken)
}
