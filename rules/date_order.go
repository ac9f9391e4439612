package rules

import (
	"fmt"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
)

// dateOrder reports last days that are before the first day.
func dateOrder(p *Pass) {
	for s := range p.Chart.Distinct() {
		if s.EndsTooSoon() {
			p.Report(p.wrongOrder(s, "end", "ends", s.End(), s.Start()))
		}
		if s.TermEndsTooSoon() {
			p.Report(p.wrongOrder(s, "appointment_until", "is appointed until", s.Until, s.Since))
		}
	}
}

// wrongOrder is the finding for a last day that is before the first, at the last.
func (p *Pass) wrongOrder(s *chart.Seat, field, ends string, last, first diag.Text) diag.Finding {
	f := p.Seat(s, field, "%s", fmt.Sprintf("%s %s, which is before the first day, %s; one of the two is wrong.", ends, last.Value, first.Value))
	f.Pos = last.Pos
	f.Related = []diag.Related{{Pos: first.Pos, Message: "the first day is here"}}
	return f
}
