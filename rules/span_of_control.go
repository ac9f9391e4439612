package rules

import (
	"fmt"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
)

// spanOfControl reports managers with too many direct reports, or with few. One report is a matter of its own.
func spanOfControl(p *Pass) {
	meant := p.gaps.meantManagers()
	for _, s := range p.Chart.Managers {
		reports := s.CountedReports()
		if !s.Counted || s.Repeat || !manages(s) {
			continue
		}
		span := p.Options(s).Span
		if len(reports) >= span.Min && len(reports) <= span.Max {
			continue
		}
		f := diag.Finding{
			Pos: s.Place(), Subject: s.ID().Value, Field: "reports", Measure: len(reports), Affected: ids(reports),
		}
		has := fmt.Sprintf("%s has %s", sentence(s.String()), howMany(len(reports), "direct reports"))
		switch {
		case len(reports) > span.Max:
			f.Message = fmt.Sprintf("%s; the limit for a manager is %d.", has, span.Max)
		case len(reports) >= 2 && len(reports) < span.Min && p.hasAll(s) && !meant[s.ID().Value] && !p.Chart.Unread.People:
			f.Severity, f.Field, f.TooFew = diag.Info, "few reports", true
			f.Message = fmt.Sprintf("%s; a manager should have at least %d.", has, span.Min)
		default:
			continue
		}
		p.Report(f)
	}
}

// manages reports whether the span of a seat matters: its level is one of managers, or is not known.
func manages(s *chart.Seat) bool {
	if s.Level == nil {
		return s.Role().Value != "" // a broken role is not judged
	}
	return s.Level.Track == family.Management
}
