package rules

import (
	"fmt"

	"github.com/orglint/orglint/internal/diag"
)

// vacancyWithReports reports open seats that people report to.
func vacancyWithReports(p *Pass) {
	for _, s := range p.Chart.Managers {
		if !s.Vacancy {
			continue
		}
		people := peopleOf(s.CountedReports())
		if len(people) == 0 {
			continue
		}
		p.Report(diag.Finding{
			Pos: s.Place(), Subject: s.ID().Value, Field: "reports", Affected: ids(people), Measure: len(people),
			Message: fmt.Sprintf("%s %s to %s, where nobody sits yet; let them report to somebody who is there until it is filled.",
				howMany(len(people), "people"), report(len(people)), s),
			Related: lines(people, "reports here"),
		})
	}
}
