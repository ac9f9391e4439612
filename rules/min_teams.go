package rules

import (
	"fmt"

	"github.com/orglint/orglint/internal/diag"
)

// minTeams reports managers of fewer teams than their level asks for. Who has no reports at all is told by the rule
// manager-without-reports.
func minTeams(p *Pass) {
	unread := p.Chart.Unread
	if unread.People || unread.Teams || unread.Members {
		return
	}
	meant := p.meantManagers()
	for _, s := range p.Chart.Seats {
		if s.Level == nil || s.Level.MinTeams == nil || !p.hasAll(s) || meant[s.ID.Value] {
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
			Pos: s.Place(), Subject: s.ID.Value, Field: "teams", Measure: teams, Affected: seatIDs(s),
			Message: fmt.Sprintf("%s manages %s; %s asks for at least %d.", sentence(s.String()), noneOr(teams, "teams"), name, limit.Value),
			Related: []diag.Related{{Pos: limit.Pos, Message: name + " sets the number here"}},
		})
	}
}
