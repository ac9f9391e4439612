package rules

import "github.com/orglint/orglint/internal/change"

// gradeWithoutLevel reports people whose grade is higher than before, with the same role. Where the grade is not that of the role, another rule
// tells it.
func gradeWithoutLevel(p *Pass, since *change.List) {
	for c := range since.Of("grade") {
		was, is := c.Was, c.Seat
		order, ok := is.Rank().Compare(was.Rank())
		switch {
		case !ok || order <= 0 || !isPromotable(is) || !since.SameRole(was, is):
			continue
		case is.Level != nil && !is.Rank().Is(is.Level.Grade):
			continue
		}
		grades := p.Chart.Families
		f := p.Seat(is, "grade", "has grade %s and had grade %s before, with the same role", grades.GradeText(is.Rank()), grades.GradeText(was.Rank()))
		f.Advise("; a higher grade comes with a level of its own: give the new role, or correct the grade.")
		f.Pos, f.Named = is.Grade().Pos, grades.GradeText(is.Rank())
		p.Report(f)
	}
}
