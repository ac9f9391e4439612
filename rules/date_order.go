package rules

import (
	"fmt"

	"github.com/orglint/orglint/internal/diag"
)

// dateOrder reports last days that are before the first day.
func dateOrder(p *Pass) {
	for s := range p.Chart.Distinct() {
		if s.EndsTooSoon() {
			p.wrongOrder(p.Seat(s, "end", "ends %s", before(s.End(), s.Start())), s.End(), s.Start())
		}
		if s.TermEndsTooSoon() {
			p.wrongOrder(p.Seat(s, "appointment_until", "is appointed until %s", before(s.Until, s.Since)), s.Until, s.Since)
		}
	}
}

// before says that a last day is before the first.
func before(last, first diag.Text) string {
	return fmt.Sprintf("%s, which is before the first day, %s", last.Value, first.Value)
}

// wrongOrder reports a last day that is before the first, at the last.
func (p *Pass) wrongOrder(f diag.Finding, last, first diag.Text) {
	f.Advise("; one of the two is wrong.")
	f.Pos, f.Related = last.Pos, []diag.Related{{Pos: first.Pos, Message: "the first day is here"}}
	p.Report(f)
}
