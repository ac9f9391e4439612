package rules

import (
	"fmt"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
)

// singleReport reports managers with exactly one direct report.
func singleReport(p *Pass) {
	if p.Chart.Unread.People {
		return
	}
	meant := p.gaps.meantManagers()
	for _, s := range p.Chart.Managers {
		reports := s.CountedReports()
		if len(reports) != 1 || !p.hasAll(s) || meant[s.ID().Value] {
			continue
		}
		if reports[0].Line().Kind == chart.LineToContributor || reports[0].InCircle() {
			continue // others tell that nobody should report here
		}
		p.Report(diag.Finding{
			Pos: s.Place(), Subject: s.ID().Value, Field: "reports", Affected: ids(reports), Measure: 1,
			Message: fmt.Sprintf("%s has one direct report, %s; is that level of management needed?", sentence(s.String()), reports[0]),
			Related: lines(reports, "reports here"),
		})
	}
}
