package rules

import (
	"fmt"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
)

// interimTooLong reports people who have been acting or interim for longer than the limit, or do not say since when.
func interimTooLong(p *Pass) {
	for s := range p.Chart.Counted() {
		term, ok := s.Term()
		if !ok || s.Vacancy {
			continue
		}
		if term.Since.Value == "" {
			f := p.Seat(s, "appointment_since", "holds the role as %s, but the chart does not say since when; add the day as appointment_since.",
				term.Kind.Value)
			f.Pos, f.Severity = term.Kind.Pos, diag.Info
			p.Report(f)
			continue
		}
		limit := p.Options(s).Days
		if days, held := length(term, p.Chart.AsOf); days > limit { // no measure: it grows by itself
			f := p.Seat(s, "appointment", "%s; a temporary appointment should last at most %d days.", held, limit)
			f.Pos = term.Since.Pos
			p.Report(f)
		}
	}
}

// length returns how many days an appointment lasted by a day, or will have lasted at its end, and says so.
func length(t chart.Term, asOf string) (days int, held string) {
	kind, since, until := t.Kind.Value, t.Since.Value, t.Until.Value
	if until != "" && until <= asOf {
		days = diag.Days(since, until)
		return days, fmt.Sprintf("is %s from %s until %s, which is %d days", kind, since, until, days)
	}
	days = diag.Days(since, asOf)
	return days, fmt.Sprintf("has been %s since %s, %d days by %s", kind, since, days, asOf)
}
