package rules

import "github.com/orglint/orglint/internal/diag"

// maxTeams reports managers of more teams than their level allows.
func maxTeams(p *Pass) {
	for s := range p.Chart.Counted() {
		if s.Level == nil || s.Level.MaxTeams == nil {
			continue
		}
		limit, family := s.Level.MaxTeams, s.Level.Family.Name.Value
		teams := p.Chart.TeamsManaged(s, s.Level.TeamKind.Value)
		if !teams.Above(limit.Value) {
			continue
		}
		f := p.Seat(s, "teams", "manages %s; %s allows up to %d.", howMany(teams.Known(), "teams"), family, limit.Value)
		f.Measure, f.Affected = teams.Known(), nil
		f.Related = []diag.Related{fact(s.Level, limit.Pos, "manages up to "+howMany(limit.Value, "teams"))}
		for _, t := range teams.Declared {
			f.Affected = append(f.Affected, t.ID.Value)
			f.Related = append(f.Related, diag.Related{Pos: t.Place(), Message: t.String()})
		}
		for _, r := range teams.Undeclared {
			f.Affected = append(f.Affected, textIDs(r.ID())...)
			f.Related = append(f.Related, diag.Related{Pos: r.Place(), Message: "the people who report to " + r.ShortName()})
		}
		p.Report(f)
	}
}
