package rules

import (
	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
)

// interimTooLong reports people who are acting or interim past the last day of that, or for longer than the limit, or do not say since when.
func interimTooLong(p *Pass) {
	for s := range p.Chart.Counted() {
		term, ok := s.Term()
		if !ok || s.Vacancy {
			continue
		}
		kind, since, until := term.Kind, term.Since, term.Until
		limit := p.Options(s).Days
		switch days := diag.Days(since.Value, p.Chart.AsOf); {
		case until.Value != "" && until.Value < p.Chart.AsOf: // no measure: it grows by itself, as all that is said of days here
			p.tooLong(s, until, "say who holds the role now, or until when this goes on.", "is still %s, but that ended on %s", kind.Value, until.Value)
		case since.Value == "":
			todo := "add the day as appointment_since"
			if !kind.Pos.IsOwn() { // other layouts have no field for it
				todo = "check that it is for no more than " + howMany(limit, "days")
			}
			f := p.Seat(s, "appointment_since", "holds the role as %s, but the chart does not say since when", kind.Value)
			f.Advise("; %s.", todo)
			f.Pos, f.Severity = kind.Pos, diag.Info
			p.Report(f)
		case days > limit:
			p.tooLong(s, since, "", "has been %s since %s, %d days by %s; a temporary appointment should last at most %d days.",
				kind.Value, since.Value, days, p.Chart.AsOf, limit)
		}
	}
}

// tooLong reports an appointment that has lasted too long, at the day that says so.
func (p *Pass) tooLong(s *chart.Seat, day diag.Text, advice, format string, args ...any) {
	f := p.Seat(s, "appointment", format, args...)
	if advice != "" {
		f.Advise("; %s", advice)
	}
	f.Pos = day.Pos
	p.Report(f)
}
