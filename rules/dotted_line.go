package rules

import (
	"fmt"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
)

// dottedLine reports dotted lines that say nothing beside the solid line: the same again, to oneself, or without one.
func dottedLine(p *Pass) {
	noLine := map[*chart.Seat]bool{} // told by the rule single-top
	for _, s := range p.Chart.Tops(p.Tops).Extra {
		noLine[s] = true
	}
	for s := range p.Chart.Distinct() {
		for _, id := range s.Dotted {
			problem, advice := p.dottedProblem(s, id)
			if problem == "" || noLine[s] && id.Value != s.ID().Value {
				continue
			}
			f := p.Seat(s, "dotted_line_to", "%s", problem)
			f.Advise("; %s", advice)
			f.Pos, f.Named = id.Pos, id.Value
			if !s.IsTop() {
				f.Fix = remove(id.Pos, "the dotted line")
			}
			p.Report(f)
		}
	}
}

// dottedProblem says what is wrong with a dotted line, and what to do; both are empty if nothing is.
func (p *Pass) dottedProblem(s *chart.Seat, to diag.Text) (problem, advice string) {
	takeOut := "take it out of " + to.Pos.Word("dotted_line_to") + "."
	switch id := to.Value; {
	case id == s.ID().Value:
		return "has a dotted line to themselves", takeOut
	case id == s.ReportsTo().Value && (s.Manager != nil || s.External != nil):
		return "has " + p.Chart.NameOf(id) + " as both manager and dotted line", takeOut
	case s.IsTop() && s.Counts():
		return fmt.Sprintf("has a dotted line to %s but no manager", p.Chart.NameOf(id)),
			fmt.Sprintf("a dotted line goes with a solid one, so name the manager under %s too.", to.Pos.Word("reports_to"))
	}
	return "", ""
}
