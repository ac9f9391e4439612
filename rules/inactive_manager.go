package rules

import (
	"fmt"

	"github.com/orglint/orglint/internal/diag"
)

// inactiveManager reports managers who have left, or not begun, while people report to them.
func inactiveManager(p *Pass) {
	for _, s := range p.Chart.Managers {
		if s.Counted {
			continue
		}
		reports := peopleOf(s.CountedReports())
		if len(reports) == 0 {
			continue
		}
		date, has, already := s.Start, "starts only on", "already"
		if s.End().Value != "" && s.End().Value < p.Chart.AsOf {
			date, has, already = s.End, "left on", "still"
		}
		p.Report(diag.Finding{
			Pos: date().Pos, Subject: s.ID().Value, Field: "dates", Affected: ids(reports), Measure: len(reports),
			Message: fmt.Sprintf("%s %s %s, but %s %s %s to them (as of %s).", sentence(s.String()), has, date().Value,
				howMany(len(reports), "people"), already, report(len(reports)), p.Chart.AsOf),
			Related: lines(reports, "reports here"),
		})
	}
}
