package chart

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/people"
)

// A Mention is a place where a record names something by its id or title.
type Mention struct {
	Named diag.Text
	From  string // the id of the record; empty in a broken one
	Who   string // the record in words
	Field string // the field, such as lead
}

// A Missing is what records name and the chart certainly does not have.
type Missing struct {
	Name     string
	Mentions []Mention // in the order of the chart
	Also     []Mention // of a manager: those who do not report there, such as a team that has it as lead
	Meant    string    // what was probably meant; empty where nobody can tell
	Write    string    // what to write for that: a name in a table that names managers so, else the id
	Proposed Proposal  // of a manager, where nobody can tell: who could be
	Who      string    // who was, in words, where it is a name or an e-mail address near theirs
	Garbled  bool      // whether letters of it broke when a program took one encoding for another
}

// gaps is what is missing in a chart, worked out once, when a rule first asks for it.
type gaps struct {
	missing   func() *mentions
	managers  func() []Mention // the reporting lines to managers who are not in the chart
	meant     func() map[string]string
	managerID func() map[string]bool
	teamID    func() map[string]bool
	leads     func() leads
}

// mentions are the places where records name what is not there.
type mentions struct{ people, teams, units []Mention }

// findGaps says how to find what is missing, once somebody asks.
func (c *Chart) findGaps() {
	c.gaps.missing = sync.OnceValue(c.findMissing)
	c.gaps.managers = sync.OnceValue(c.findMissingManagers)
	c.gaps.meant = sync.OnceValue(func() map[string]string { return c.meantIDs(named(c.gaps.managers()), newLookup) })
	c.gaps.managerID = sync.OnceValue(func() map[string]bool { return setOf(c.gaps.meant()) })
	c.gaps.teamID = sync.OnceValue(func() map[string]bool {
		return setOf(c.meantIDs(named(c.gaps.missing().teams), newTeamLookup))
	})
	c.gaps.leads = sync.OnceValue(c.findLeads)
}

// meantManagers are the ids of those who were probably meant where a manager is missing: their reports are not known.
func (c *Chart) meantManagers() map[string]bool { return c.gaps.managerID() }

// meantTeams are the ids of the teams that were probably meant where a team is missing: their members are not known.
func (c *Chart) meantTeams() map[string]bool { return c.gaps.teamID() }

// meantLeads are those who seem to lead more teams than is known.
func (c *Chart) meantLeads() leads { return c.gaps.leads() }

// MissingManagers returns the managers who are not in the chart, with those who report to them.
func (c *Chart) MissingManagers() []Missing {
	missing := c.certain(c.gaps.managers(), c.doubt.person)
	if len(missing) == 0 {
		return nil
	}
	also := map[string][]Mention{}
	for _, m := range grouped(c.gaps.missing().people) {
		also[m.Name] = m.Mentions
	}
	meant := c.gaps.meant()
	for i := range missing {
		m := &missing[i]
		m.Also, m.Meant, m.Garbled = also[m.Name], meant[m.Name], people.Mended(m.Name) != m.Name
		m.Write = m.Meant
		s, ok := c.seats.only(m.Meant)
		switch {
		case !ok || m.Meant == s.Name().Value:
		case slices.Contains([]string{lowered(s.Role().Value), lowered(s.Title())}, seatTitle(m.Name)):
			m.Who = s.String()
		case s.isNear(m.Name):
			m.Who = s.String()
			if named := m.Mentions[0].Named; !named.Pos.IsOwn() && !strings.Contains(m.Name, "@") && people.Compare(m.Name, s.Name().Value) != people.Different {
				m.Write = s.Name().Value
			}
		}
		if m.Meant == "" {
			m.Proposed = c.managerFor(m.Mentions)
		}
	}
	return missing
}

// managerFor proposes a manager for those who name one who is not there.
func (c *Chart) managerFor(mentions []Mention) Proposal {
	var seats []*Seat
	for _, m := range mentions {
		if s, ok := c.seats.only(m.From); ok {
			seats = append(seats, s)
		}
	}
	return c.ManagerFor(seats, nil)
}

// MissingPeople returns the people who are not in the chart, and whom others name, but not as their manager.
func (c *Chart) MissingPeople() []Missing {
	reported := map[string]bool{}
	for _, m := range c.gaps.managers() {
		reported[m.Named.Value] = true
	}
	others := slices.DeleteFunc(slices.Clone(c.gaps.missing().people), func(m Mention) bool { return reported[m.Named.Value] })
	return c.suggested(c.certain(others, c.doubt.person), newLookup)
}

// MissingTeams returns the teams that are named and not declared; none where the chart declares no teams.
func (c *Chart) MissingTeams() []Missing {
	return c.suggested(c.certain(c.gaps.missing().teams, c.doubt.team), newTeamLookup)
}

// MissingUnits returns the units that are named and not declared; none where the chart declares no units.
func (c *Chart) MissingUnits() []Missing {
	return c.suggested(c.certain(c.gaps.missing().units, c.doubt.unit), newUnitLookup)
}

// UnknownRoles returns the roles that no loaded job family has; none where no job family judges roles.
func (c *Chart) UnknownRoles() []Missing {
	if !c.Families.JudgesRoles() {
		return nil
	}
	var all []Mention
	for _, s := range c.Seats {
		if s.Level == nil && s.Role().Value != "" {
			all = append(all, Mention{s.Role(), s.ID().Value, s.ShortName(), "role"})
		}
	}
	for _, e := range c.Externals {
		if e.Role.Value != "" && e.Level == nil {
			all = append(all, Mention{e.Role, e.ID.Value, e.ShortName(), "role"})
		}
	}
	missing := c.certain(all, c.doubt.role)
	budget := maxComparisons
	for i := range missing {
		if budget -= 4 * len(c.Families.Names); budget > 0 {
			missing[i].Meant = c.Families.Suggest(missing[i].Name)
		}
	}
	return missing
}

// certain returns what is mentioned and certainly not there, by a function that says what may be.
func (c *Chart) certain(all []Mention, mayBe func(string) bool) []Missing {
	return slices.DeleteFunc(grouped(all), func(m Missing) bool { return mayBe(m.Name) })
}

// suggested notes what was probably meant.
func (c *Chart) suggested(missing []Missing, newLook func(*Chart, []string) *lookup) []Missing {
	var ids []string
	for _, m := range missing {
		ids = append(ids, m.Name)
	}
	meant := c.meantIDs(ids, newLook)
	for i := range missing {
		missing[i].Meant = meant[missing[i].Name]
	}
	return missing
}

// meantIDs returns the ids that were probably meant, by those that are named and nobody has.
func (c *Chart) meantIDs(ids []string, newLook func(*Chart, []string) *lookup) map[string]string {
	meant := map[string]string{}
	if len(ids) == 0 {
		return meant
	}
	look := newLook(c, ids)
	for _, id := range ids {
		meant[id] = look.id(id)
	}
	return meant
}

// grouped puts mentions of the same thing together, in the order in which each is mentioned first.
func grouped(all []Mention) []Missing {
	var groups []Missing
	number := map[string]int{}
	for _, m := range all {
		i, ok := number[m.Named.Value]
		if !ok {
			i = len(groups)
			number[m.Named.Value] = i
			groups = append(groups, Missing{Name: m.Named.Value})
		}
		groups[i].Mentions = append(groups[i].Mentions, m)
	}
	return groups
}

// named returns what mentions name, each once.
func named(all []Mention) []string {
	var names []string
	for _, m := range grouped(all) {
		names = append(names, m.Name)
	}
	return names
}

// setOf returns the set of the values of a map.
func setOf(values map[string]string) map[string]bool {
	set := make(map[string]bool, len(values))
	for _, value := range values {
		set[value] = true
	}
	return set
}

// findMissingManagers collects the reporting lines to managers who are not in the chart.
func (c *Chart) findMissingManagers() []Mention {
	var all []Mention
	for _, s := range c.Seats {
		if s.link == unknownManager && !c.doubt.maybe[lowered(s.ReportsTo().Value)] {
			all = append(all, Mention{s.ReportsTo(), s.ID().Value, s.String(), "reports_to"})
		}
	}
	return all
}

// findMissing collects what records name and nobody declares. Where a chart declares no teams, or no units, those are labels.
func (c *Chart) findMissing() *mentions {
	m := &mentions{}
	for _, s := range c.Seats {
		for _, id := range s.Dotted {
			m.person(c, id, "dotted_line_to", s)
		}
		if s.looseTeam && len(c.Teams) > 0 {
			m.looseTeams(c, s)
		}
		m.unit(c, s.Unit(), "unit", s)
	}
	for _, t := range c.Teams {
		if t.Leader == nil {
			m.person(c, t.Lead, "lead", t)
		}
		for _, id := range t.Members {
			m.person(c, id, "members", t)
		}
		m.unit(c, t.Unit, "unit", t)
	}
	for _, u := range c.Units {
		m.person(c, u.Head, "head", u)
		m.unit(c, u.ParentID, "parent", u)
	}
	return m
}

// person notes who names somebody who is not in a chart.
func (m *mentions) person(c *Chart, id diag.Text, field string, from fmt.Stringer) {
	if id.Value != "" && len(c.seats.of(id.Value)) == 0 && c.ExternalOf(id.Value) == nil {
		m.people = append(m.people, Mention{id, idOf(from), from.String(), field})
	}
}

// unit notes who names a unit that a chart does not declare.
func (m *mentions) unit(c *Chart, id diag.Text, field string, from fmt.Stringer) {
	if id.Value != "" && len(c.Units) > 0 && len(c.units.of(id.Value)) == 0 {
		m.units = append(m.units, Mention{id, idOf(from), from.String(), field})
	}
}

// looseTeams notes the teams that a seat names and nobody declares.
func (m *mentions) looseTeams(c *Chart, s *Seat) {
	for id := range s.Teams() {
		if len(c.teams.of(id.Value)) == 0 {
			m.teams = append(m.teams, Mention{id, s.ID().Value, s.String(), "team"})
		}
	}
}

// idOf returns the id of a seat, team or unit.
func idOf(record fmt.Stringer) string {
	switch r := record.(type) {
	case *Seat:
		return r.ID().Value
	case *Team:
		return r.ID.Value
	case *Unit:
		return r.ID.Value
	}
	return ""
}
