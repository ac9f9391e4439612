package rules

import (
	"sync"

	"github.com/orglint/orglint/internal/chart"
)

// The rules of minimums (too few reports, teams or members) speak only of what is fully known.

// hasAll reports whether a seat is a person who counts, and whose reports are all known: nobody else has the id, and nobody
// seems to report here in a broken field.
func (p *Pass) hasAll(s *chart.Seat) bool {
	return s.Counted && !s.Vacancy && !s.More && !s.Shared && s.ID().Value != ""
}

// A gaps is what is missing in a chart, for all rules: worked out once, when the first of them asks.
type gaps struct {
	missing  func() *missing
	managers func() []mention         // the reporting lines to managers who are not in the chart
	meant    func() map[string]string // the ids that were probably meant instead of theirs

	// meantManagers are the ids of those who were probably meant where a manager is missing: their reports are not known, and
	// the rule unknown-manager tells why. meantTeams are those of the teams that were probably meant where a team is missing.
	meantManagers, meantTeams func() map[string]bool
}

func newGaps(c *chart.Chart) *gaps {
	g := &gaps{
		missing:  sync.OnceValue(func() *missing { return missingFrom(c) }),
		managers: sync.OnceValue(func() []mention { return missingManagers(c) }),
	}
	g.meant = sync.OnceValue(func() map[string]string { return meantBy(g.managers(), c, newLookup) })
	g.meantManagers = sync.OnceValue(func() map[string]bool { return valuesOf(g.meant()) })
	g.meantTeams = sync.OnceValue(func() map[string]bool { return valuesOf(meantBy(g.missing().teams, c, newTeamLookup)) })
	return g
}

// meantBy returns the ids that were probably meant, by those that are mentioned and do not exist.
func meantBy(mentions []mention, c *chart.Chart, newLook func(*chart.Chart, []string) *lookup) map[string]string {
	meant := map[string]string{}
	if len(mentions) == 0 {
		return meant
	}
	ids := named(grouped(mentions))
	look := newLook(c, ids)
	for _, id := range ids {
		meant[id] = look.id(id)
	}
	return meant
}

// valuesOf returns the set of the values of a map.
func valuesOf(values map[string]string) map[string]bool {
	set := make(map[string]bool, len(values))
	for _, value := range values {
		set[value] = true
	}
	return set
}

// noneOr puts a number before a noun given in the plural, and writes no for none.
func noneOr(n int, plural string) string {
	if n == 0 {
		return "no " + plural
	}
	return howMany(n, plural)
}
