package rules

import (
	"fmt"
	"slices"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
)

// unknownReference reports people, teams and units that other records name and nobody declares: one finding for each
// missing id. Somebody whom a reporting line names too is told by the rule unknown-manager.
func unknownReference(p *Pass) {
	m := p.gaps.missing()
	managers := map[string]bool{}
	for _, manager := range p.gaps.managers() {
		managers[manager.named.Value] = true
	}
	people := slices.DeleteFunc(slices.Clone(m.people), func(m mention) bool { return managers[m.named.Value] })
	if !p.Chart.Unread.People {
		p.unknown("person", people, newLookup)
	}
	if !p.Chart.Unread.Teams {
		p.unknown("team", m.teams, newTeamLookup)
	}
	if !p.Chart.Unread.Units {
		p.unknown("unit", m.units, newUnitLookup)
	}
}

// missing collects the mentions of what does not exist. Where a chart declares no teams, or no units, those are labels.
type missing struct {
	chart                *chart.Chart
	people, teams, units []mention
}

// missingFrom collects what the records of a chart name and nobody declares.
func missingFrom(c *chart.Chart) *missing {
	m := &missing{chart: c}
	for _, s := range c.Seats {
		m.ofSeat(s)
	}
	for _, t := range c.Teams {
		m.ofTeam(t)
	}
	for _, u := range c.Units {
		m.ofUnit(u)
	}
	return m
}

func (m *missing) ofSeat(s *chart.Seat) {
	for _, id := range s.Dotted {
		if !m.hasPerson(id) {
			m.people = append(m.people, mention{id, s.ID().Value, s.String(), "dotted_line_to"})
		}
	}
	for id := range s.Teams() {
		if s.LooseTeam && len(m.chart.Teams) > 0 && len(m.chart.TeamsOf(id.Value)) == 0 {
			m.teams = append(m.teams, mention{id, s.ID().Value, s.String(), "team"})
		}
	}
	if !m.hasUnit(s.Unit()) {
		m.units = append(m.units, mention{s.Unit(), s.ID().Value, s.String(), "unit"})
	}
}

func (m *missing) ofTeam(t *chart.Team) {
	if t.Leader == nil && !m.hasPerson(t.Lead) {
		m.people = append(m.people, mention{t.Lead, t.ID.Value, t.String(), "lead"})
	}
	for _, id := range t.Members {
		if !m.hasPerson(id) {
			m.people = append(m.people, mention{id, t.ID.Value, t.String(), "members"})
		}
	}
	if !m.hasUnit(t.Unit) {
		m.units = append(m.units, mention{t.Unit, t.ID.Value, t.String(), "unit"})
	}
}

func (m *missing) ofUnit(u *chart.Unit) {
	if !m.hasPerson(u.Head) {
		m.people = append(m.people, mention{u.Head, u.ID.Value, u.String(), "head"})
	}
	if !m.hasUnit(u.ParentID) {
		m.units = append(m.units, mention{u.ParentID, u.ID.Value, u.String(), "parent"})
	}
}

func (m *missing) hasPerson(id diag.Text) bool {
	return id.Value == "" || len(m.chart.SeatsOf(id.Value)) > 0 || m.chart.ExternalOf(id.Value) != nil ||
		m.chart.MayBe(id.Value)
}

func (m *missing) hasUnit(id diag.Text) bool {
	return id.Value == "" || len(m.chart.Units) == 0 || len(m.chart.UnitsOf(id.Value)) > 0
}

// unknown reports the mentions of what does not exist, one finding an id, at the first. The lookup is made only where
// something is to be looked up.
func (p *Pass) unknown(kind string, mentions []mention, newLook func(*chart.Chart, []string) *lookup) {
	if len(mentions) == 0 {
		return
	}
	groups := grouped(mentions)
	look := newLook(p.Chart, named(groups))
	for _, group := range groups {
		first := group[0]
		f := mentioned(group, fmt.Sprintf("%s names %s under %s, but the chart has no %s with that id.",
			sentence(first.who), diag.Quote(first.named.Value), first.field, kind), "names it too")
		f.Subject, f.Identity = first.from, kind+"\xff"+first.named.Value
		f.Suggestion = look.id(first.named.Value)
		p.Report(f)
	}
}
