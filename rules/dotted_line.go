package rules

import (
	"fmt"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
)

// dottedLine reports dotted lines that say nothing beside the solid line: the same again, to oneself, or without one.
func dottedLine(p *Pass) {
	_, extra := p.tops()
	noLine := map[*chart.Seat]bool{} // told by the rule single-top
	for _, s := range extra {
		noLine[s] = true
	}
	for _, s := range p.Chart.Seats {
		if len(s.Dotted) == 0 || s.Repeat {
			continue
		}
		for _, id := range s.Dotted {
			problem := dottedProblem(s, id.Value)
			if problem != "" && (!noLine[s] || s.ID().Value == id.Value) {
				p.Report(diag.Finding{
					Pos: id.Pos, Subject: s.ID().Value, Field: "dotted_line_to", Named: id.Value, Affected: seatIDs(s),
					Message: sentence(s.String()) + problem,
				})
			}
		}
	}
}

// dottedProblem says what is wrong with a dotted line; it is empty if nothing is.
func dottedProblem(s *chart.Seat, id string) string {
	switch {
	case id == s.ID().Value:
		return " has a dotted line to themselves; take it out of dotted_line_to."
	case id == s.ReportsTo().Value && s.Link != chart.UnknownManager && s.Link != chart.AmbiguousManager:
		return fmt.Sprintf(" has %s both as manager and as dotted line; take it out of dotted_line_to.", diag.Quote(id))
	case s.Link == chart.NoManager && s.Counted:
		return fmt.Sprintf(" has a dotted line to %s but no manager; a dotted line stands beside the solid one, under reports_to.", diag.Quote(id))
	}
	return ""
}
