package rules

import "github.com/orglint/orglint/internal/diag"

// gradeMismatch reports grades that are not those of the seat's level.
func gradeMismatch(p *Pass) {
	for _, s := range p.Chart.Seats {
		grade := s.Rank()
		if !grade.Known() || s.Level == nil || grade.Is(s.Level.Grade) {
			continue
		}
		family := s.Level.Family.Name.Value
		f := p.Seat(s, "grade", "has grade %s; the job family %s gives %s grade %s.",
			p.Chart.Families.GradeText(grade), family, s.Level.Title.Value, s.Level.GradeText)
		f.Pos, f.Named, f.Suggestion = s.Grade().Pos, s.Level.ID.Value, s.Level.GradeText
		f.Fix = replace(f.Pos, f.Suggestion)
		f.Related = []diag.Related{fact(s.Level, s.Level.GradePos, "has grade "+s.Level.GradeText)}
		p.Report(f)
	}
}
