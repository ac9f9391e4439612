package chart

import (
	"slices"

	"github.com/orglint/orglint/internal/diag"
)

// LackingSeats returns of ids that stand outside of the chart those that certainly no person and no open seat has.
func (c *Chart) LackingSeats(ids []diag.Text) []Missing {
	return c.suggested(c.lacking(ids, func(id string) bool { return len(c.seats.of(id)) > 0 || c.doubt.person(id) }), newLookup)
}

// LackingManagers returns of ids those that certainly no manager outside of the chart has, whether declared or only named.
func (c *Chart) LackingManagers(ids []diag.Text) []Missing {
	if len(ids) == 0 {
		return nil
	}
	mentions := slices.Concat(c.gaps.managers(), c.gaps.missing().people)
	named, vague := map[string]bool{}, slices.ContainsFunc(c.Seats, func(s *Seat) bool { return s.link == brokenManager })
	for _, m := range mentions {
		named[m.Named.Value] = true
	}
	lacking := c.lacking(ids, func(id string) bool {
		return vague || named[id] || c.ExternalOf(id) != nil || c.doubt.person(id)
	})
	return c.suggested(lacking, func(_ *Chart, ids []string) *lookup {
		return lookupOf(mentions, ids, func(m Mention) (id, name diag.Text) { return m.Named, m.Named })
	})
}

// LackingUnits returns of ids those that certainly no unit has. Where the chart declares none, units are what people give as theirs.
func (c *Chart) LackingUnits(ids []diag.Text) []Missing {
	if len(ids) == 0 {
		return nil
	}
	labels, vague := map[string]bool{}, false
	for _, s := range c.Seats {
		labels[s.Unit().Value], vague = true, vague || s.vagueUnit
	}
	for _, t := range c.Teams {
		labels[t.Unit.Value] = true
	}
	for _, u := range c.Units {
		vague = vague || u.ID.Value == ""
	}
	return c.suggested(c.lacking(ids, func(id string) bool {
		return vague || labels[id] || len(c.units.of(id)) > 0 || c.doubt.unit(id) || c.doubt.people
	}), newUnitLookup)
}

// lacking returns of ids those that the chart certainly does not have.
func (c *Chart) lacking(ids []diag.Text, mayHave func(id string) bool) []Missing {
	var named []Mention
	for _, id := range ids {
		named = append(named, Mention{Named: id})
	}
	return c.certain(named, mayHave)
}

// Meant returns the id of somebody, an open seat or an outside manager that was probably meant by one that none of them has; empty where
// nobody can tell.
func (c *Chart) Meant(id string) string { return newLookup(c, []string{id}).id(id) }

// MeantTeam does so for the id of a team.
func (c *Chart) MeantTeam(id string) string { return newTeamLookup(c, []string{id}).id(id) }

// MeantUnit does so for the id of a unit.
func (c *Chart) MeantUnit(id string) string { return newUnitLookup(c, []string{id}).id(id) }
