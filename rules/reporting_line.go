package rules

import (
	"fmt"

	"github.com/orglint/orglint/internal/chart"
)

// reportingLine reports lines to a manager whose level is neither one that the role reports to nor above one.
func reportingLine(p *Pass) {
	p.judged(chart.LineElsewhere, func(s *chart.Seat) {
		p.Report(lineFinding(s, ". "+rightManagers(s.Level)+p.Chart.ManagerFor([]*chart.Seat{s}, s.Manager).String()))
	})
	p.judged(chart.LineOutsideUnit, func(s *chart.Seat) {
		p.Report(lineFinding(s, fmt.Sprintf("; the two do not sit in the same %s. %s", s.Line().Within, rightManagers(s.Level))))
	})
}
