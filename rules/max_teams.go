package rules

import (
	"fmt"

	"github.com/orglint/orglint/internal/diag"
)

// maxTeams reports managers of more teams than their level allows.
func maxTeams(p *Pass) {
	for _, s := range p.Chart.Seats {
		if s.Level == nil || s.Level.MaxTeams == nil || !s.Counted || s.Repeat {
			continue
		}
		limit := s.Level.MaxTeams
		declared, undeclared := p.Chart.TeamsManaged(s, s.Level.TeamKind.Value)
		teams := len(declared) + len(undeclared)
		if teams <= limit.Value {
			continue
		}
		family := s.Level.Family.Name.Value
		f := diag.Finding{
			Pos: s.Place(), Subject: s.ID().Value, Field: "teams", Measure: teams,
			Message: fmt.Sprintf("%s manages %s; %s allows up to %d.", sentence(s.String()), howMany(teams, "teams"), family, limit.Value),
			Related: []diag.Related{{Pos: limit.Pos, Message: family + " sets the limit here"}},
		}
		for _, t := range declared {
			f.Affected = append(f.Affected, t.ID.Value)
			f.Related = append(f.Related, diag.Related{Pos: t.Place(), Message: t.String()})
		}
		for _, r := range undeclared {
			f.Affected = append(f.Affected, seatIDs(r)...)
			f.Related = append(f.Related, diag.Related{Pos: r.Place(), Message: "the people who report to " + r.ShortName()})
		}
		p.Report(f)
	}
}
