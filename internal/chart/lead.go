package chart

import (
	"slices"
	"sync"
)

// A LeadKind is what can be said of the lead of a team.
type LeadKind uint8

// The verdicts on a lead.
const (
	LeadFine    LeadKind = iota // one who should lead it, or not to be judged
	LeadMissing                 // the team names none
	LeadLeft                    // the lead left, and no other rule tells
	LeadToCome                  // the lead has yet to begin, and no other rule tells
	LeadOutside                 // the lead is neither a member nor the manager of most members
)

// LeadOf judges the lead of a team.
func (c *Chart) LeadOf(t *Team) LeadKind {
	lead, members := t.Leader, c.MembersOf(t)
	switch {
	case t.shared || t.damaged || anyDamaged(t.seats) || c.doubt.people || c.doubt.teams || c.doubt.mayStand(t.ID.Value, t.Name.Value):
		return LeadFine
	case t.noLead:
		return LeadMissing
	case lead != nil && (lead.damaged || c.touched(lead)):
		return LeadFine
	case lead != nil && lead.presence == left && len(lead.CountedReports()) == 0:
		return LeadLeft
	case lead != nil && lead.presence == toCome && len(lead.CountedReports()) == 0:
		return LeadToCome
	case members.sure && !c.meantManagers()[t.Lead.Value] && c.leadsFromOutside(t, members.Seats):
		return LeadOutside
	}
	return LeadFine
}

// leadsFromOutside reports whether the lead of a team is known, no member of it, and not the manager of most members.
func (c *Chart) leadsFromOutside(t *Team, members []*Seat) bool {
	id := t.Lead.Value
	if len(members) == 0 {
		return false // others tell that there are none
	}
	if t.Leader == nil && (len(c.seats.of(id)) > 1 || c.ExternalOf(id) == nil) {
		return false // and of a lead who is missing or ambiguous
	}
	if slices.ContainsFunc(t.seats, func(m *Seat) bool { return m.ID().Value == id }) {
		return false
	}
	managed := 0
	for _, m := range members {
		if m.ReportsTo().Value == id || m.link == brokenManager {
			managed++
		}
	}
	return managed*2 <= len(members)
}

// A Head is what can be said of the head of a unit.
type Head struct {
	Missing  bool     // the unit names none
	Proposed Proposal // who could be, then
	Above    *Seat    // a member of the unit who stands above its head; nil where there is none
}

// Heads judges the heads of all units, in their order.
func (c *Chart) Heads() []Head {
	heads := make([]Head, len(c.Units))
	if c.doubt.people || c.doubt.units {
		return heads
	}
	above := c.aboveHeads()
	proposed := sync.OnceValue(c.headsFor)
	for i, u := range c.Units {
		if len(c.units.of(u.ID.Value)) <= 1 && (u.ID.Value != "" || !u.damaged) && !c.doubt.mayStand(u.ID.Value, u.Name.Value) {
			heads[i] = Head{Missing: u.noHead, Above: above[u]}
			if u.noHead {
				heads[i].Proposed = proposed()[u.ID.Value]
			}
		}
	}
	return heads
}
