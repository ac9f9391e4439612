package rules

import (
	"fmt"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
)

// invertedGrade reports people who report to a lower grade, where no family can judge the line.
func invertedGrade(p *Pass) {
	grades, reversed, told := p.Chart.Families, p.Chart.Reversed, false
	p.judged(chart.LineInverted, func(s *chart.Seat) {
		switch {
		case reversed.Given == 0 || !s.Rank().IsNumber():
		case told:
			return
		default:
			told = true
			f := diag.Finding{Pos: s.Grade().Pos, Severity: diag.Info, Field: "grade", Identity: "reversed", Subject: s.ID().Value}
			f.Say("", "%d of the %d reporting lines with two grades lead to a lower number, so 1 seems to be the highest grade; no line is judged "+
				"by its grades.", reversed.Judged, reversed.Given)
			f.Advise(" If it is, set grade_order: descending in the configuration, else grade_order: ascending.")
			p.Report(f)
			return
		}
		f := lineFinding(s, fmt.Sprintf("; that is grade %s reporting to grade %s.", grades.GradeText(s.Rank()), grades.GradeText(s.Manager.Rank())))
		f.Related[0].Pos = s.Manager.Grade().Pos
		f.Related[0].Message = "the grade of " + s.Manager.ShortName()
		f.Related = f.Related[:1]
		p.Report(f)
	})
}
