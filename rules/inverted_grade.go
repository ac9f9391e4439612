package rules

import (
	"fmt"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/text"
)

// invertedGrade reports people who report to a lower grade, where no family can judge the line.
func invertedGrade(p *Pass) {
	p.judged(chart.LineInverted, func(s *chart.Seat) {
		grade, _ := s.GradeNumber()
		above, _ := s.Manager.GradeNumber()
		f := lineFinding(s, fmt.Sprintf("; that is grade %s reporting to grade %s.", text.Number(grade), text.Number(above)))
		f.Related[0].Pos = s.Manager.Grade().Pos
		f.Related[0].Message = "the grade of " + s.Manager.ShortName()
		f.Related = f.Related[:1]
		p.Report(f)
	})
}
