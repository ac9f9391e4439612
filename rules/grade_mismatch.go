package rules

import (
	"fmt"

	"github.com/orglint/orglint/internal/diag"
)

// gradeMismatch reports grades that are not those of the seat's level.
func gradeMismatch(p *Pass) {
	for _, s := range p.Chart.Seats {
		grade, ok := s.GradeNumber()
		if !ok || s.Level == nil || grade == s.Level.Grade {
			continue
		}
		family := s.Level.Family.Name.Value
		p.Report(diag.Finding{
			Pos: s.Grade().Pos, Subject: s.ID().Value, Field: "grade", Named: s.Level.ID.Value, Affected: seatIDs(s),
			Message: fmt.Sprintf("%s has grade %s; the job family %s gives %s grade %s.",
				sentence(s.String()), number(grade), family, s.Level.Title.Value, number(s.Level.Grade)),
			Related:    []diag.Related{{Pos: s.Level.GradePos, Message: family + " gives the grade here"}},
			Suggestion: number(s.Level.Grade),
		})
	}
}
