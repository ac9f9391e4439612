package rules

import (
	"fmt"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/family"
)

// reportingLine reports lines to a manager whose level is neither one that the role reports to nor above one.
func reportingLine(p *Pass) {
	p.judged(chart.LineElsewhere, func(s *chart.Seat) {
		p.Report(lineFinding(s, fromFamily(s.Level, "")))
	})
	p.judged(chart.LineOutsideUnit, func(s *chart.Seat) {
		p.Report(lineFinding(s, fromFamily(s.Level, fmt.Sprintf(" The two do not sit in the same %s.", s.Line.Within))))
	})
}

// fromFamily says to whom a level reports, and who says so.
func fromFamily(level *family.Level, more string) string {
	return fmt.Sprintf("in %s, %s reports to %s.%s", level.Family.Name.Value, level.Title.Value, rightManagers(level), more)
}
