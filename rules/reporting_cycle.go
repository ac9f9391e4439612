package rules

import (
	"fmt"
	"strings"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/text"
)

// reportingCycle reports seats that report to each other in a circle, one finding a circle.
func reportingCycle(p *Pass) {
	for _, circle := range p.Chart.Circles() {
		seats := circle.Members
		f := p.Seat(seats[0], "reports_to", "reports to themselves")
		f.Pos, f.Affected, f.Related = seats[0].ReportsTo().Pos, ids(seats), lines(seats[1:], "is in the circle too")
		f.Identity, f.Measure = joined(f.Affected), len(seats)
		if len(seats) > 1 {
			f.Say("", "These people report to each other in a circle: %s", inCircle(seats, (*chart.Seat).String, (*chart.Seat).ShortName))
		}
		if before, advice := p.wayOut(circle); advice == "" {
			f.Message += before
		} else {
			f.Advise(before+"%s", advice)
		}
		p.Report(f)
	}
}

// wayOut says how to mend a circle, as far as the chart tells, and what stands before that.
func (p *Pass) wayOut(circle chart.Circle) (before, advice string) {
	odd := circle.Odd
	switch top := p.Chart.TopOf(circle); {
	case top != nil && len(circle.Members) == 1:
		return "; ", "at the top of the chart, name no manager."
	case top != nil:
		return ". ", fmt.Sprintf("%s stands highest, and nobody else is at the top of the chart; leave %s without a manager.", sentence(odd.String()), odd.ShortName())
	case odd == nil:
		return ".", ""
	case len(circle.Members) == 1:
		return "; ", "give them another manager." + p.Chart.ManagerFor(circle.Members, odd).String()
	}
	return ". ", fmt.Sprintf("The odd line is that of %s, whose manager %s stands no higher; give %s another manager.%s", odd, odd.Manager, odd.ShortName(), p.Chart.ManagerFor([]*chart.Seat{odd}, odd.Manager))
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
