package rules

import "github.com/orglint/orglint/internal/family"

// managerWithoutReports reports people on a management level to whom nobody reports.
func managerWithoutReports(p *Pass) {
	for s := range p.Chart.Counted() {
		if s.Level == nil || s.Level.Track != family.Management || s.Vacancy || !p.Chart.ReportsOf(s).Is(0) {
			continue
		}
		p.Report(p.Seat(s, "reports", "has no direct reports; in the job family %s, %s is a manager's level.",
			s.Level.Family.Name.Value, s.Level.Title.Value))
	}
}
