package rules

import (
	"github.com/orglint/orglint/internal/diag"

	"github.com/orglint/orglint/internal/text"
)

// gradeMismatch reports grades that are not those of the seat's level.
func gradeMismatch(p *Pass) {
	for _, s := range p.Chart.Seats {
		grade, ok := s.GradeNumber()
		if !ok || s.Level == nil || grade == s.Level.Grade {
			continue
		}
		family := s.Level.Family.Name.Value
		f := p.Seat(s, "grade", "has grade %s; the job family %s gives %s grade %s.",
			text.Number(grade), family, s.Level.Title.Value, text.Number(s.Level.Grade))
		f.Pos, f.Named, f.Suggestion = s.Grade().Pos, s.Level.ID.Value, text.Number(s.Level.Grade)
		f.Related = []diag.Related{fact(s.Level, s.Level.GradePos, "has grade "+text.Number(s.Level.Grade))}
		p.Report(f)
	}
}
