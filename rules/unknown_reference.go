package rules

import (
	"fmt"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
)

// unknownReference reports people, teams and units that other records name and nobody declares: one finding for each
// missing id. A reporting line to a missing manager is the rule unknown-manager's.
func unknownReference(p *Pass) {
	if p.Chart.Incomplete {
		return
	}
	m := missing{chart: p.Chart}
	for _, s := range p.Chart.Seats {
		m.ofSeat(s)
	}
	for _, t := range p.Chart.Teams {
		m.ofTeam(t)
	}
	for _, u := range p.Chart.Units {
		m.ofUnit(u)
	}
	p.unknown("person", m.people, suggestSeat(p.Chart))
	p.unknown("team", m.teams, suggestID(idsByKind(p.Chart)[1]))
	p.unknown("unit", m.units, suggestID(idsByKind(p.Chart)[2]))
}

// missing collects the mentions of what does not exist. Where a chart declares no teams, or no units, those are labels.
type missing struct {
	chart                *chart.Chart
	people, teams, units []mention
}

func (m *missing) ofSeat(s *chart.Seat) {
	for _, id := range s.Dotted {
		if !m.hasPerson(id) {
			m.people = append(m.people, mention{id, s.ID.Value, s.String(), "dotted_line_to"})
		}
	}
	for _, id := range s.Teams {
		if len(m.chart.Teams) > 0 && len(m.chart.TeamsOf(id.Value)) == 0 {
			m.teams = append(m.teams, mention{id, s.ID.Value, s.String(), "team"})
		}
	}
	if !m.hasUnit(s.Unit) {
		m.units = append(m.units, mention{s.Unit, s.ID.Value, s.String(), "unit"})
	}
}

func (m *missing) ofTeam(t *chart.Team) {
	if !m.hasPerson(t.Lead) {
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

// unknown reports the mentions of what does not exist, one finding an id, at the first.
func (p *Pass) unknown(kind string, mentions []mention, suggest func(id string) string) {
	for _, group := range grouped(mentions, asIs) {
		first := group[0]
		f := mentioned(group, fmt.Sprintf("%s names %s under %s, but the chart has no %s with that id.",
			sentence(first.who), diag.Quote(first.named.Value), first.field, kind), "names it too")
		f.Subject = first.from
		f.Suggestion = suggest(first.named.Value)
		p.Report(f)
	}
}
