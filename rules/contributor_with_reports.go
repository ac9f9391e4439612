package rules

import (
	"fmt"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
)

// contributorWithReports reports seats on an individual contributor's level that people report to.
func contributorWithReports(p *Pass) {
	for _, s := range p.Chart.Seats {
		if s.Level == nil || s.Level.Track != family.IndividualContributor {
			continue
		}
		var reports []*chart.Seat
		for _, r := range s.CountedReports() {
			if r.Line.Kind == chart.LineToContributor {
				reports = append(reports, r)
			}
		}
		if len(reports) == 0 {
			continue
		}
		p.Report(diag.Finding{
			Pos: s.Place(), Subject: s.ID.Value, Field: "reports", Affected: ids(reports), Measure: len(reports),
			Message: fmt.Sprintf("%s has %s; in %s, %s is a level for individual contributors.", sentence(s.String()),
				howMany(len(reports), "direct reports"), s.Level.Family.Name.Value, s.Level.Title.Value),
			Related: lines(reports, "reports here"),
		})
	}
}
