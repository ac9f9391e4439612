package change

import (
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
)

// A trait is a field of a team or a unit.
type trait[R any] struct {
	name string
	list bool
	of   func(R) []string
}

// teams compares the declared teams.
func (l *List) teams() Records {
	before, after := membersOf(l.Before, l.Now), membersOf(l.After, func(id string) string { return id })
	now := func(t *chart.Team, id string) string { // a team of Before names ids of then
		if before[t] != nil {
			return l.Now(id)
		}
		return id
	}
	g := group[*chart.Team]{
		id: func(t *chart.Team) string { return t.ID.Value }, name: func(t *chart.Team) string { return t.Name.Value }, sound: (*chart.Team).Sound,
		traits: []trait[*chart.Team]{
			{"name", false, func(t *chart.Team) []string { return plain(t.Name) }},
			{"kind", false, func(t *chart.Team) []string { return plain(t.Kind) }},
			{"lead", false, func(t *chart.Team) []string { return given(now(t, t.Lead.Value)) }},
			{"unit", false, func(t *chart.Team) []string { return plain(t.Unit) }},
			{"members", true, func(t *chart.Team) []string {
				if was := before[t]; was != nil {
					return *was
				}
				return *after[t]
			}},
		},
	}
	k := kind[*chart.Team]{g.id, g.name, g.content, l.Before.TeamsOf, l.After.TeamsOf}
	return g.compare(l, &k, l.Before.Teams, l.After.Teams)
}

// membersOf returns the ids of the members of each team: those that it lists, and who names it.
func membersOf(c *chart.Chart, now func(string) string) map[*chart.Team]*[]string {
	all := map[*chart.Team]*[]string{}
	for _, t := range c.Teams {
		ids := []string{}
		for _, id := range t.Members {
			ids = append(ids, now(id.Value))
		}
		all[t] = &ids
	}
	for _, s := range c.Seats {
		for id := range s.Teams() {
			for _, t := range c.TeamsOf(id.Value) {
				*all[t] = append(*all[t], now(s.ID().Value))
			}
		}
	}
	for _, t := range c.Teams {
		*all[t] = inOrder(*all[t])
	}
	return all
}

// units compares the declared units.
func (l *List) units() Records {
	was := map[*chart.Unit]bool{}
	for _, u := range l.Before.Units {
		was[u] = true
	}
	g := group[*chart.Unit]{
		id: func(u *chart.Unit) string { return u.ID.Value }, name: func(u *chart.Unit) string { return u.Name.Value }, sound: (*chart.Unit).Sound,
		traits: []trait[*chart.Unit]{
			{"name", false, func(u *chart.Unit) []string { return plain(u.Name) }},
			{"kind", false, func(u *chart.Unit) []string { return plain(u.Kind) }},
			{"parent", false, func(u *chart.Unit) []string { return plain(u.ParentID) }},
			{"head", false, func(u *chart.Unit) []string {
				if was[u] {
					return given(l.Now(u.Head.Value))
				}
				return plain(u.Head)
			}},
		},
	}
	k := kind[*chart.Unit]{g.id, g.name, g.content, l.Before.UnitsOf, l.After.UnitsOf}
	return g.compare(l, &k, l.Before.Units, l.After.Units)
}

// plain returns a text as a list, with single spaces.
func plain(t diag.Text) []string { return given(strings.Join(strings.Fields(t.Value), " ")) }

// A group is the teams, or the units, of both states.
type group[R comparable] struct {
	id, name func(R) string
	sound    func(R) bool
	traits   []trait[R]
}

// content writes all that a record says.
func (g *group[R]) content(r R) string {
	var all []string
	for _, t := range g.traits {
		all = append(all, strings.Join(t.of(r), ","))
	}
	return strings.Join(all, separator)
}

// compare compares the records of both states. Of what may stand in a part that was not read nothing is said.
func (g *group[R]) compare(l *List, k *kind[R], before, after []R) Records {
	var found Records
	doubtful := func(r R) bool { return l.Before.MayName(g.id(r), g.name(r)) || l.After.MayName(g.id(r), g.name(r)) }
	pairs, gone, fresh := k.pairUp(before, after)
	for _, r := range slices.DeleteFunc(fresh, doubtful) {
		found.Joined = append(found.Joined, Record{g.id(r), g.name(r)})
	}
	for _, r := range slices.DeleteFunc(gone, doubtful) {
		found.Left = append(found.Left, Record{g.id(r), g.name(r)})
	}
	for _, p := range pairs {
		if !doubtful(p.before) && !doubtful(p.after) {
			found.Changed = append(found.Changed, g.changes(p)...)
		}
	}
	return found
}

// changes compares a record that is in both states, without values that may be there and cannot be used.
func (g *group[R]) changes(p pair[R]) (all []Change) {
	for _, t := range g.traits {
		was, is := t.of(p.before), t.of(p.after)
		if slices.Equal(was, is) || (t.list || len(was) == 0) && !g.sound(p.before) || (t.list || len(is) == 0) && !g.sound(p.after) {
			continue
		}
		all = append(all, Change{Subject: g.id(p.after), Field: t.name, List: t.list, Before: was, After: is})
	}
	return all
}
