package rules

import "github.com/orglint/orglint/internal/chart"

// The rules of minimums (too few reports, teams or members) speak only of what is fully known.

// hasAll reports whether a seat is a person who counts, and whose reports are all known: nobody else has the id, and nobody
// seems to report here in a broken field.
func (p *Pass) hasAll(s *chart.Seat) bool {
	return s.Counted && !s.Vacancy && !s.More && len(p.Chart.SeatsOf(s.ID().Value)) == 1
}

// meantManagers are the ids of those who were probably meant where a manager is missing: their reports are not known, and
// the rule unknown-manager tells why.
func (p *Pass) meantManagers() map[string]bool {
	meant := map[string]bool{}
	missing := grouped(missingManagers(p.Chart))
	if len(missing) == 0 {
		return meant
	}
	look := newLookup(p.Chart)
	for _, group := range missing {
		meant[look.id(group[0].named.Value)] = true
	}
	return meant
}

// noneOr puts a number before a noun given in the plural, and writes no for none.
func noneOr(n int, plural string) string {
	if n == 0 {
		return "no " + plural
	}
	return howMany(n, plural)
}
