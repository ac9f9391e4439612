package rules

import (
	"fmt"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
)

// unknownManager reports managers who are not in the chart: one finding for each, at the first who names them.
func unknownManager(p *Pass) {
	if p.Chart.Incomplete {
		return
	}
	var missing []mention
	for _, s := range p.Chart.Seats {
		if s.Link == chart.UnknownManager && !p.Chart.MayBe(s.ReportsTo.Value) {
			missing = append(missing, mention{s.ReportsTo, s.ID.Value, s.String(), "reports_to"})
		}
	}
	if len(missing) == 0 {
		return
	}
	look := newLookup(p.Chart)
	for _, group := range grouped(missing, asIs) {
		id := group[0].named.Value
		f := mentioned(group, fmt.Sprintf("%s %s to %s, but nobody in the chart has that id.",
			firstAndOthers(group), agree(len(group), "report"), diag.Quote(id)), "names the same manager")
		f.Suggestion = look.seat(id)
		p.Report(f)
	}
}
