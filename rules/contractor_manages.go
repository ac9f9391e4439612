package rules

import (
	"fmt"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
)

// contractorManages reports contractors and interns to whom employees report.
func contractorManages(p *Pass) {
	for _, s := range p.Chart.Managers {
		kind := s.Employment.Value
		if (kind != "contractor" && kind != "intern") || !s.Counted || s.Repeat {
			continue
		}
		employees := employeesOf(s)
		if len(employees) == 0 {
			continue
		}
		article := "a"
		if kind == "intern" {
			article = "an"
		}
		p.Report(diag.Finding{
			Pos: s.Place(), Subject: s.ID().Value, Field: "employment", Affected: ids(employees), Measure: len(employees),
			Message: fmt.Sprintf("%s is %s %s, but %s %s to them; an employee should report to an employee.", sentence(s.String()),
				article, kind, howMany(len(employees), "employees"), report(len(employees))),
			Related: append([]diag.Related{{Pos: s.Employment.Pos, Message: "the employment of " + s.ShortName()}}, lines(employees, "reports here")...),
		})
	}
}

// employeesOf returns the employees who report to a seat.
func employeesOf(s *chart.Seat) []*chart.Seat {
	var employees []*chart.Seat
	for _, r := range peopleOf(s.CountedReports()) {
		if !r.VagueEmployment && (r.Employment.Value == "" || r.Employment.Value == "employee") {
			employees = append(employees, r)
		}
	}
	return employees
}
