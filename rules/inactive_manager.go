package rules

import (
	"fmt"

	"github.com/orglint/orglint/internal/diag"
)

// inactiveManager reports managers who have left, or not begun, while people report to them.
func inactiveManager(p *Pass) {
	for _, s := range p.Chart.Seats {
		reports := s.CountedReports()
		if s.Counted || len(reports) == 0 || s.InCircle() {
			continue
		}
		date, has := s.Start, "starts only on"
		if s.End.Value != "" && s.End.Value < p.Chart.AsOf {
			date, has = s.End, "left on"
		}
		p.Report(diag.Finding{
			Pos: date.Pos, Subject: s.ID.Value, Field: "dates", Affected: ids(reports), Measure: len(reports),
			Message: fmt.Sprintf("%s %s %s, but %s still %s there on %s.", sentence(s.String()), has, date.Value,
				howMany(len(reports), "people"), agree(len(reports), "report"), p.Chart.AsOf),
			Related: lines(reports, "reports here"),
		})
	}
}
