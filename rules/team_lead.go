package rules

import (
	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
)

// teamLead reports teams without a lead, and leads who left, have yet to begin, or neither are members of their team nor
// manage most of it.
func teamLead(p *Pass) {
	for _, t := range p.Chart.Teams {
		problem, advice := "", ""
		switch p.Chart.LeadOf(t) {
		case chart.LeadFine:
			continue
		case chart.LeadMissing:
			f := p.Team(t, "lead", "has no lead")
			f.Advise("; name the person who leads it under %s.%s", t.ID.Pos.Word("lead"), p.Chart.LeadFor(t))
			p.Report(f)
			continue
		case chart.LeadLeft:
			problem = "left on " + t.Leader.End().Value
			advice = "name the person who leads it now." + p.Chart.LeadFor(t).String()
		case chart.LeadToCome:
			problem, advice = "does not start until "+t.Leader.Start().Value, "name the person who leads it until then."
		case chart.LeadOutside:
			problem = "is neither a member of it nor the manager of most of its members."
		}
		f := p.Team(t, "lead", "")
		f.Pos, f.Named = t.Lead.Pos, t.Lead.Value
		f.Say(sentence(p.Chart.NameOf(t.Lead.Value)), " leads %s, but %s", t, problem)
		if advice != "" {
			f.Advise("; %s", advice)
		} else {
			f.Fix = &diag.Fix{Unsafe: true, Message: "Make them a member.", Edits: []diag.Edit{{Do: diag.Enlist, Pos: t.Lead.Pos, Key: "members", Text: t.Lead.Value}}}
		}
		p.Report(f)
	}
}
