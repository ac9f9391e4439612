package rules

import (
	"slices"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
)

// contractorManages reports contractors and interns to whom employees report.
func contractorManages(p *Pass) {
	for _, s := range p.Chart.Managers {
		kind := s.EmployedAs()
		if (kind != "contractor" && kind != "intern") || !s.Counts() {
			continue
		}
		employees := slices.DeleteFunc(peopleOf(s.CountedReports()), func(r *chart.Seat) bool { return r.EmployedAs() != "employee" })
		if len(employees) == 0 {
			continue
		}
		article := "a"
		if kind == "intern" {
			article = "an"
		}
		f := p.Seat(s, "employment", "is %s %s, but %s %s to them", article, kind, howMany(len(employees), "employees"), report(len(employees)))
		f.Advise("; give %s another manager, or correct the employment of %s.%s", these(len(employees), "employees"), s.ShortName(), p.Chart.ManagerFor(employees, s))
		f.Besides = article + " " + kind
		f.Affected, f.Measure = ids(employees), len(employees)
		f.Related = append(f.Related, diag.Related{Pos: s.Employment.Pos, Message: "the employment of " + s.ShortName()})
		f.Related = append(f.Related, lines(employees, "reports here")...)
		p.Report(f)
	}
}
