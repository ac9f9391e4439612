package rules

import (
	"fmt"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
)

// singleTop reports everyone without a manager but the presumed top of the chart: the one with most people below.
func singleTop(p *Pass) {
	var tops []*chart.Seat
	for _, s := range p.Chart.Seats {
		if s.Link == chart.NoManager && s.Counted && len(p.Chart.SeatsOf(s.ID.Value)) < 2 && (!s.Vacancy || s.Below > 0) {
			tops = append(tops, s)
		}
	}
	if len(tops) < 2 {
		return
	}
	top := tops[0]
	for _, s := range tops {
		if s.Below > top.Below {
			top = s
		}
	}
	for _, s := range tops {
		if s == top {
			continue
		}
		p.Report(diag.Finding{
			Pos: s.Place(), Subject: s.ID.Value, Field: "reports_to",
			Message: fmt.Sprintf("%s has no manager and %s below, but %s is already the top of the chart; give %s a manager under reports_to.",
				sentence(s.String()), howMany(s.Below, "people"), top, s.ShortName()),
			Affected: seatIDs(s),
			Related:  []diag.Related{{Pos: top.Place(), Message: top.ShortName() + " has " + howMany(top.Below, "people") + " below"}},
		})
	}
}
