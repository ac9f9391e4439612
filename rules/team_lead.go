package rules

import (
	"fmt"
	"slices"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
)

// teamLead reports teams without a lead, and leads who left, have yet to begin, or neither are members of their team nor
// manage most of it.
func teamLead(p *Pass) {
	if p.Chart.Unread.People || p.Chart.Unread.Teams {
		return
	}
	managers, teams := p.gaps.meantManagers(), p.gaps.meantTeams()
	for _, t := range p.Chart.Teams {
		if t.Shared {
			continue
		}
		f := diag.Finding{Pos: t.Place(), Subject: t.ID.Value, Field: "lead", Affected: textIDs(t.ID)}
		if t.NoLead {
			f.Message = fmt.Sprintf("%s has no lead; name the person who leads it under lead.", sentence(t.String()))
			p.Report(f)
			continue
		}
		f.Pos, f.Named = t.Lead.Pos, t.Lead.Value
		problem := p.absent(t.Leader)
		if problem == "" && !managers[t.Lead.Value] && !teams[t.ID.Value] && p.leadsFromOutside(t) {
			problem = "is neither a member of it nor the manager of most of its members."
		}
		if problem != "" {
			f.Message = fmt.Sprintf("%s leads %s, but %s", sentence(p.Chart.NameOf(t.Lead.Value)), t, problem)
			p.Report(f)
		}
	}
}

// absent says that the lead of a team left, or has yet to begin; it is empty if not, or if the rule inactive-manager tells.
func (p *Pass) absent(lead *chart.Seat) string {
	if lead == nil || lead.Counted || len(lead.CountedReports()) > 0 {
		return ""
	}
	if lead.End().Value != "" && lead.End().Value < p.Chart.AsOf {
		return fmt.Sprintf("left on %s; name the person who leads it now.", lead.End().Value)
	}
	return fmt.Sprintf("begins only on %s; name the person who leads it until then.", lead.Start().Value)
}

// leadsFromOutside reports whether the lead of a team is known, no member of it, and not the manager of most members.
func (p *Pass) leadsFromOutside(t *chart.Team) bool {
	id, members := t.Lead.Value, t.CountedSeats()
	if len(members) == 0 || t.More {
		return false // others tell of members who are missing
	}
	if t.Leader == nil && (len(p.Chart.SeatsOf(id)) > 1 || p.Chart.ExternalOf(id) == nil) {
		return false // and of a lead who is missing or ambiguous
	}
	if slices.ContainsFunc(t.Seats, func(m *chart.Seat) bool { return m.ID().Value == id }) {
		return false
	}
	managed := 0
	for _, m := range members {
		if m.ReportsTo().Value == id || m.Link == chart.BrokenManager {
			managed++
		}
	}
	return managed*2 <= len(members)
}

// textIDs returns an id as a list: empty for a broken record.
func textIDs(id diag.Text) []string {
	if id.Value == "" {
		return nil
	}
	return []string{id.Value}
}
