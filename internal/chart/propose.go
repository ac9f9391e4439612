package chart

import (
	"slices"

	"github.com/orglint/orglint/internal/family"
)

// A Proposal is somebody who could be named where somebody has to be.
type Proposal struct {
	As   string // what as, such as lead
	Seat *Seat
	Why  string // such as: to whom its members report
}

// ProposedManager is how the proposal of a manager begins.
const ProposedManager = " The manager could be "

// String proposes, in a sentence of its own with a space before it. It is empty where the chart does not tell.
func (p Proposal) String() string {
	if p.Seat == nil {
		return ""
	}
	return " The " + p.As + " could be " + p.Seat.String() + ", " + p.Why + "."
}

// ManagerFor proposes a manager for some seats in place of the one they have: whoever leads the only team of all of them, the manager
// of the one they have, or the head of their unit, if others on their levels report there. Only somebody who is there and may have them as reports is proposed; nobody where a
// record that counts was not read.
func (c *Chart) ManagerFor(seats []*Seat, instead *Seat) Proposal {
	if len(seats) == 0 || c.doubt.people {
		return Proposal{}
	}
	const manager = "manager"
	var all []Proposal
	if t := c.teamOf(seats); t != nil && t.Leader != nil {
		all = append(all, Proposal{manager, t.Leader, "who leads " + t.String()})
	}
	if instead != nil && instead.Manager != nil {
		all = append(all, Proposal{manager, instead.Manager, "to whom " + instead.ShortName() + " reports"})
	}
	if u := c.unitOf(seats); u != nil {
		if head, ok := c.seats.only(u.Head.Value); ok && head.managesSuch(seats) {
			all = append(all, Proposal{manager, head, "the head of " + u.String()})
		}
	}
	for _, p := range all {
		if p.Seat != instead && c.mayManage(p.Seat, seats) {
			return p
		}
	}
	return Proposal{}
}

// managesSuch reports whether somebody on the level of each of some seats reports to this one. Where very many report, it is no place to
// propose, and not worth to look through for each that is badly placed.
func (s *Seat) managesSuch(seats []*Seat) bool {
	const most = 100
	return len(s.reports) <= most && !slices.ContainsFunc(seats, func(one *Seat) bool {
		return !slices.ContainsFunc(s.reports, func(r *Seat) bool { return r != one && r.Level == one.Level })
	})
}

// teamOf returns the only team that all of some seats are in.
func (c *Chart) teamOf(seats []*Seat) (team *Team) {
	for _, s := range seats {
		n := 0
		for id := range s.Teams() {
			t, ok := c.teams.only(id.Value)
			n++
			if n > 1 || !ok || team != nil && t != team {
				return nil
			}
			team = t
		}
		if n == 0 {
			return nil
		}
	}
	return team
}

// unitOf returns the unit that all of some seats sit in.
func (c *Chart) unitOf(seats []*Seat) *Unit {
	id := c.UnitOf(seats[0])
	if slices.ContainsFunc(seats, func(s *Seat) bool { return c.UnitOf(s) != id }) {
		return nil
	}
	unit, _ := c.units.only(id)
	return unit
}

// mayManage reports whether nothing speaks against somebody as the manager of some seats: an employee on a manager's level who is there,
// does not stand below any of them, and to whom their roles may report.
func (c *Chart) mayManage(m *Seat, seats []*Seat) bool {
	if !m.Counts() || m.Vacancy || m.shared || m.damaged || m.circle || m.EmployedAs() != "employee" ||
		m.Level != nil && m.Level.Track != family.Management {
		return false
	}
	for up, steps := m, 0; up != nil; up, steps = up.Manager, steps+1 {
		if steps > len(c.Seats) || slices.Contains(seats, up) {
			return false
		}
	}
	ladders := map[*family.Level]bool{} // whether a level may report to that of the manager
	return !slices.ContainsFunc(seats, func(s *Seat) bool {
		if s.Level == nil || m.Level == nil {
			return s.Level != m.Level
		}
		return !remembered(ladders, s.Level, func() bool {
			relation := c.Families.Ladder(s.Level).Judge(m.Level).Relation
			return relation == family.Allowed || relation == family.Unjudged
		})
	})
}

// LeadFor proposes a lead for a team: the one to whom all other members report.
func (c *Chart) LeadFor(t *Team) Proposal {
	members := c.MembersOf(t)
	if len(members.Seats) < 2 || !members.Is(len(members.Seats)) {
		return Proposal{}
	}
	for _, m := range members.Seats[:2] {
		lead := m.Manager
		if lead != nil && lead.Counts() && !lead.Vacancy && !slices.ContainsFunc(members.Seats, func(m *Seat) bool { return m != lead && m.Manager != lead }) {
			return Proposal{"lead", lead, "to whom its members report"}
		}
	}
	return Proposal{}
}

// headsFor proposes heads for units: the only person in one who reports to nobody in it.
func (c *Chart) headsFor() map[string]Proposal {
	heads := map[string]Proposal{}
	for s := range c.Counted() {
		unit := c.UnitOf(s)
		if unit == "" || s.Manager != nil && c.UnitOf(s.Manager) == unit {
			continue
		}
		_, several := heads[unit]
		heads[unit] = Proposal{"head", s, "to whom the others in it report"}
		if several || s.Vacancy || s.Manager == nil || !s.Sound() || len(s.CountedReports()) == 0 || s.Level != nil && s.Level.Track != family.Management {
			heads[unit] = Proposal{}
		}
	}
	return heads
}
