package rules

import "github.com/orglint/orglint/internal/diag"

// minTeams reports managers of fewer teams than their level asks for. Who has no reports at all is told by the rule
// manager-without-reports.
func minTeams(p *Pass) {
	for s := range p.Chart.Counted() {
		if s.Level == nil || s.Level.MinTeams == nil || s.Vacancy {
			continue
		}
		limit, name := s.Level.MinTeams, s.Level.Family.Name.Value
		teams := p.Chart.TeamsManaged(s, s.Level.TeamKind.Value)
		if !teams.Below(limit.Value) || teams.Is(0) && p.Chart.ReportsOf(s).Is(0) {
			continue
		}
		f := p.Seat(s, "teams", "manages %s; %s asks for at least %d.", noneOr(teams.Known(), "teams"), name, limit.Value)
		f.Measure, f.TooFew = teams.Known(), true
		f.Related = []diag.Related{fact(s.Level, limit.Pos, "manages at least "+howMany(limit.Value, "teams"))}
		p.Report(f)
	}
}
