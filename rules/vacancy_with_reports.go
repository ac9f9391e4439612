package rules

import (
	"fmt"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
)

// vacancyWithReports reports open seats that people report to.
func vacancyWithReports(p *Pass) {
	for _, s := range p.Chart.Seats {
		if !s.Vacancy {
			continue
		}
		var people []*chart.Seat
		for _, r := range s.CountedReports() {
			if !r.Vacancy {
				people = append(people, r)
			}
		}
		if len(people) == 0 {
			continue
		}
		p.Report(diag.Finding{
			Pos: s.Place(), Subject: s.ID.Value, Field: "reports", Affected: ids(people), Measure: len(people),
			Message: fmt.Sprintf("%s %s to %s, where nobody sits yet; name who leads them meanwhile.",
				howMany(len(people), "people"), agree(len(people), "report"), s),
			Related: lines(people, "reports here"),
		})
	}
}
