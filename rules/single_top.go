package rules

import (
	"fmt"
	"slices"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
)

// singleTop reports everyone without a manager but the presumed top of the chart, and those whom the configuration allows.
func singleTop(p *Pass) {
	top, extra := p.tops()
	first := firstByID(top, extra)
	for _, s := range extra {
		f := diag.Finding{
			Pos: s.Place(), Subject: s.ID().Value, Field: "reports_to",
			Message: fmt.Sprintf("%s has no manager and %s below, but %s is already the top of the chart; give %s a manager under reports_to.",
				sentence(s.String()), howMany(s.Below, "people"), top, s.ShortName()),
			Affected: seatIDs(s),
			Related:  []diag.Related{{Pos: top.Place(), Message: top.ShortName() + " has " + howMany(top.Below, "people") + " below"}},
			Identity: "top " + s.ID().Value,
		}
		if s == first {
			f.Identity = "top " + top.ID().Value
		}
		p.Report(f)
	}
}

// firstByID returns who would be the presumed top if of those with most people below not the first in the file were, but the
// first by id. The fingerprints are those of the findings that there would be then.
func firstByID(top *chart.Seat, extra []*chart.Seat) *chart.Seat {
	first := top
	for _, s := range extra {
		if s.Below == top.Below && s.ID().Value < first.ID().Value {
			first = s
		}
	}
	return first
}

// tops returns the presumed top of the chart, which is the one with most people below, and the others who have no manager
// and may not stand there. The top is nil if nobody is.
func (p *Pass) tops() (top *chart.Seat, extra []*chart.Seat) {
	for _, s := range p.Chart.Seats {
		if s.Link == chart.NoManager && s.Counted && !s.Shared && (!s.Vacancy || s.Below > 0) {
			extra = append(extra, s)
		}
	}
	for _, s := range extra {
		if top == nil || s.Below > top.Below {
			top = s
		}
	}
	return top, slices.DeleteFunc(extra, func(s *chart.Seat) bool { return s == top || slices.Contains(p.Tops, s.ID().Value) })
}
