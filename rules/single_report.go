package rules

import "github.com/orglint/orglint/internal/chart"

// singleReport reports managers with exactly one direct report.
func singleReport(p *Pass) {
	for _, s := range p.Chart.Managers {
		reports := p.Chart.ReportsOf(s)
		if !reports.Is(1) || s.Vacancy || !s.Counts() {
			continue
		}
		only := reports.Seats[0]
		if only.Line().Kind == chart.LineToContributor || only.InCircle() {
			continue // others tell that nobody should report here
		}
		f := p.Seat(s, "reports", "has one direct report, %s", only)
		f.Advise("; is that level of management needed?")
		f.Affected, f.Measure, f.Related = ids(reports.Seats), 1, lines(reports.Seats, "reports here")
		p.Report(f)
	}
}
