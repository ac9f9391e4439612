package rules

import (
	"strings"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/text"
)

// reportingCycle reports seats that report to each other in a circle, one finding a circle.
func reportingCycle(p *Pass) {
	for _, circle := range p.Chart.Circles() {
		f := p.Seat(circle[0], "reports_to", "reports to themselves.")
		f.Pos, f.Affected, f.Related = circle[0].ReportsTo().Pos, ids(circle), lines(circle[1:], "is in the circle too")
		f.Identity, f.Measure = joined(f.Affected), len(circle)
		if len(circle) > 1 {
			f.Message = "These people report to each other in a circle: " + inCircle(circle, (*chart.Seat).String, (*chart.Seat).ShortName) + "."
		}
		p.Report(f)
	}
}

// maxNames is how many names a message lists in a row.
const maxNames = 6

// inCircle names the members of a circle, and the first again at its end. Long circles are cut short.
func inCircle[R any](circle []R, long, short func(R) string) string {
	var names []string
	for _, member := range circle[:min(len(circle), maxNames)] {
		names = append(names, long(member))
	}
	if more := len(circle) - maxNames; more > 0 {
		names = append(names, text.Others(more))
	}
	return strings.Join(append(names, short(circle[0])), " → ")
}
