package rules

import (
	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
)

// spanOfControl reports managers with too many direct reports, or with few. One report is a matter of its own.
func spanOfControl(p *Pass) {
	for _, s := range p.Chart.Managers {
		if !s.Counts() || !manages(s) {
			continue
		}
		span, reports := p.Options(s).Span, p.Chart.ReportsOf(s)
		switch {
		case reports.Above(span.Max):
			f := p.Seat(s, "reports", "has %s; the limit for a manager is %d.", howMany(reports.Known(), "direct reports"), span.Max)
			f.Measure, f.Affected = reports.Known(), ids(reports.Seats)
			p.Report(f)
		case reports.Above(1) && reports.Below(span.Min) && !s.Vacancy:
			f := p.Seat(s, "reports", "has %s; a manager should have at least %d.", howMany(reports.Known(), "direct reports"), span.Min)
			f.Named, f.Measure, f.Affected, f.TooFew, f.Severity = "min", reports.Known(), ids(reports.Seats), true, diag.Info
			p.Report(f)
		}
	}
}

// manages reports whether the span of a seat matters: its level is one of managers, or is not known.
func manages(s *chart.Seat) bool {
	if s.Level == nil {
		return !s.LevelUnread()
	}
	return s.Level.Track == family.Management
}
