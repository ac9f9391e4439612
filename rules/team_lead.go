package rules

import (
	"fmt"

	"github.com/orglint/orglint/internal/chart"
)

// teamLead reports teams without a lead, and leads who left, have yet to begin, or neither are members of their team nor
// manage most of it.
func teamLead(p *Pass) {
	for _, t := range p.Chart.Teams {
		problem := ""
		switch p.Chart.LeadOf(t) {
		case chart.LeadFine:
			continue
		case chart.LeadMissing:
			p.Report(p.Team(t, "lead", "has no lead; name the person who leads it under %s.%s", t.ID.Pos.Word("lead"), p.Chart.LeadFor(t)))
			continue
		case chart.LeadLeft:
			problem = fmt.Sprintf("left on %s; name the person who leads it now.%s", t.Leader.End().Value, p.Chart.LeadFor(t))
		case chart.LeadToCome:
			problem = fmt.Sprintf("does not start until %s; name the person who leads it until then.", t.Leader.Start().Value)
		case chart.LeadOutside:
			problem = "is neither a member of it nor the manager of most of its members."
		}
		f := p.Team(t, "lead", "")
		f.Pos, f.Named = t.Lead.Pos, t.Lead.Value
		f.Message = fmt.Sprintf("%s leads %s, but %s", sentence(p.Chart.NameOf(t.Lead.Value)), t, problem)
		p.Report(f)
	}
}
