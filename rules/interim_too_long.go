package rules

import "github.com/orglint/orglint/internal/diag"

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
			f := p.Seat(s, "appointment", "is still %s, but that ended on %s", kind.Value, until.Value)
			f.Advise("; say who holds the role now, or until when this goes on.")
			f.Pos = until.Pos
			p.Report(f)
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
			f := p.Seat(s, "appointment", "has been %s since %s, %d days by %s; a temporary appointment should last at most %d days.",
				kind.Value, since.Value, days, p.Chart.AsOf, limit)
			f.Pos = since.Pos
			p.Report(f)
		}
	}
}
