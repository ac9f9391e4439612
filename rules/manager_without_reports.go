package rules

import (
	"fmt"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
)

// managerWithoutReports reports people on a management level to whom nobody reports.
func managerWithoutReports(p *Pass) {
	if p.Chart.Unread.People {
		return
	}
	meant := p.gaps.meantManagers()
	for _, s := range p.Chart.Seats {
		if s.Level == nil || s.Level.Track != family.Management || !p.hasAll(s) || meant[s.ID().Value] || len(s.CountedReports()) > 0 {
			continue
		}
		p.Report(diag.Finding{
			Pos: s.Place(), Subject: s.ID().Value, Field: "reports", Affected: seatIDs(s),
			Message: fmt.Sprintf("%s has no direct reports; in the job family %s, %s is a manager's level.",
				sentence(s.String()), s.Level.Family.Name.Value, s.Level.Title.Value),
		})
	}
}
