package rules

import (
	"fmt"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
)

// duplicateID reports ids that two seats, teams or units share, once an id, at the second record.
func duplicateID(p *Pass) {
	for _, same := range p.Chart.SameSeats() {
		duplicated(p, "people", same, (*chart.Seat).ID)
	}
	for _, same := range p.Chart.SameTeams() {
		duplicated(p, "teams", same, func(t *chart.Team) diag.Text { return t.ID })
	}
	for _, same := range p.Chart.SameUnits() {
		duplicated(p, "units", same, func(u *chart.Unit) diag.Text { return u.ID })
	}
}

// duplicated reports an id that several records have.
func duplicated[R fmt.Stringer](p *Pass, kind string, same []R, id func(R) diag.Text) {
	shared := id(same[1])
	has := "another record has too"
	if others := len(same) - 1; others > 1 {
		has = fmt.Sprintf("%d other records have too", others)
	}
	f := start(same[1], shared, kind, fmt.Sprintf(
		"has the id %s, which %s; delete a record that is there twice, or give it an id of its own.", diag.Quote(shared.Value), has))
	f.Named, f.Measure = shared.Value, len(same)
	for i, other := range same {
		if i != 1 {
			f.Related = append(f.Related, diag.Related{Pos: id(other).Pos, Message: other.String() + " has it here"})
		}
	}
	p.Report(f)
}
