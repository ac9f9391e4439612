package rules

import (
	"fmt"

	"github.com/orglint/orglint/internal/diag"
)

// emptyTeam reports teams without members.
func emptyTeam(p *Pass) {
	if p.Chart.Unread.People || p.Chart.Unread.Teams {
		return
	}
	meant := p.gaps.meantTeams()
	for _, t := range p.Chart.Teams {
		if len(t.CountedSeats()) > 0 || t.More || meant[t.ID.Value] || t.Shared {
			continue // somebody is there, or is named and missing, which others tell
		}
		p.Report(diag.Finding{
			Pos: t.Place(), Subject: t.ID.Value, Field: "members", Affected: textIDs(t.ID),
			Message: fmt.Sprintf("%s has no members; give people the team under team, list them under members, or take the team out.",
				sentence(t.String())),
		})
	}
}
