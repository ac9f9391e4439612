package rules

import (
	"fmt"
	"slices"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
)

// minTeams reports managers of fewer teams than their level asks for. Who has no reports at all is told by the rule
// manager-without-reports.
func minTeams(p *Pass) {
	meant, mayLead := p.gaps.meantManagers(), p.meantLeads()
	if p.Chart.Unread.People || p.Chart.Unread.Teams || slices.ContainsFunc(p.Chart.Teams, hasUnreadLead) {
		return
	}
	for _, s := range p.Chart.Seats {
		if s.Level == nil || s.Level.MinTeams == nil || !p.hasAll(s) || meant[s.ID().Value] || leadsMore(s, mayLead) {
			continue
		}
		limit := s.Level.MinTeams
		declared, undeclared := p.Chart.TeamsManaged(s, s.Level.TeamKind.Value)
		teams := len(declared) + len(undeclared)
		if teams >= limit.Value || (teams == 0 && len(s.CountedReports()) == 0) {
			continue
		}
		name := s.Level.Family.Name.Value
		p.Report(diag.Finding{
			Pos: s.Place(), Subject: s.ID().Value, Field: "teams", Measure: teams, TooFew: true, Affected: seatIDs(s),
			Message: fmt.Sprintf("%s manages %s; %s asks for at least %d.", sentence(s.String()), noneOr(teams, "teams"), name, limit.Value),
			Related: []diag.Related{{Pos: limit.Pos, Message: name + " sets the number here"}},
		})
	}
}

// hasUnreadLead reports whether a team has a lead who cannot be told.
func hasUnreadLead(t *chart.Team) bool { return t.Lead.Value == "" && !t.NoLead }

// meantLeads are the ids of those who seem to lead more teams than is known: nobody has the id of the lead, and theirs is
// like it, or two teams share an id.
func (p *Pass) meantLeads() map[string]bool {
	meant := map[string]bool{}
	var unknown []string
	for _, t := range p.Chart.Teams {
		switch id := t.Lead.Value; {
		case id == "" || t.Leader != nil && !t.Shared:
		case len(p.Chart.SeatsOf(id)) == 0 && p.Chart.ExternalOf(id) == nil:
			unknown = append(unknown, id)
		case len(p.Chart.SeatsOf(id)) > 1 || t.Shared:
			meant[id] = true
		}
	}
	if len(unknown) > 0 {
		look := newLookup(p.Chart, unknown)
		for _, id := range unknown {
			meant[look.id(id)] = true
		}
	}
	return meant
}

// leadsMore reports whether somebody, or one of their direct reports, seems to lead more teams than is known.
func leadsMore(s *chart.Seat, meant map[string]bool) bool {
	return meant[s.ID().Value] ||
		slices.ContainsFunc(s.CountedReports(), func(r *chart.Seat) bool { return meant[r.ID().Value] })
}
