package rules

import (
	"fmt"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// unknownManager reports managers who are not in the chart: one finding for each, at the first who names them.
func unknownManager(p *Pass) {
	if p.Chart.Incomplete {
		return
	}
	named := map[string][]*chart.Seat{}
	for _, s := range p.Chart.Seats {
		if s.Link == chart.UnknownManager {
			named[s.ReportsTo.Value] = append(named[s.ReportsTo.Value], s)
		}
	}
	if len(named) == 0 {
		return
	}
	look := newLookup(p.Chart)
	for _, s := range p.Chart.Seats {
		id := s.ReportsTo.Value
		all := named[id]
		if s.Link != chart.UnknownManager || all[0] != s {
			continue
		}
		message := fmt.Sprintf("%s reports to %s, but nobody in the chart has that id.", sentence(s.String()), source.Quote(id))
		if len(all) > 1 {
			message = fmt.Sprintf("%s and %s report to %s, but nobody in the chart has that id.", sentence(s.String()),
				others(len(all)-1), source.Quote(id))
		}
		p.Report(diag.Finding{
			Pos: s.ReportsTo.Pos, Subject: id, Field: "reports_to", Named: id, Message: message, Measure: len(all),
			Affected: ids(all), Related: lines(all[1:], "names the same manager"), Suggestion: look.seat(id),
		})
	}
}

// others counts the people beside the one who is named.
func others(n int) string {
	if n == 1 {
		return "1 other"
	}
	return fmt.Sprintf("%d others", n)
}
