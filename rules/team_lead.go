package rules

import (
	"fmt"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
)

// teamLead reports teams without a lead, and leads who neither are members of their team nor manage most of it.
func teamLead(p *Pass) {
	if p.Chart.Unread.People || p.Chart.Unread.Teams {
		return
	}
	for _, t := range p.Chart.Teams {
		f := diag.Finding{Pos: t.Place(), Subject: t.ID.Value, Field: "lead", Affected: textIDs(t.ID)}
		members := t.CountedSeats()
		switch {
		case t.Vague || len(p.Chart.TeamsOf(t.ID.Value)) > 1:
			continue
		case t.Lead.Value == "":
			f.Message = fmt.Sprintf("%s has no lead; name the person who leads it under lead.", sentence(t.String()))
		case len(members) == 0 || p.Chart.Unread.Members || !p.leadsFromOutside(t, members):
			continue
		default:
			f.Pos, f.Named = t.Lead.Pos, t.Lead.Value
			f.Message = fmt.Sprintf("%s leads %s, but is neither a member of it nor the manager of most of its members.",
				sentence(p.Chart.NameOf(t.Lead.Value)), t)
		}
		p.Report(f)
	}
}

// leadsFromOutside reports whether the lead of a team is known, no member of it, and not the manager of most members.
func (p *Pass) leadsFromOutside(t *chart.Team, members []*chart.Seat) bool {
	id := t.Lead.Value
	if len(p.Chart.SeatsOf(id)) != 1 && (len(p.Chart.SeatsOf(id)) > 1 || p.Chart.ExternalOf(id) == nil) {
		return false // others tell of a lead who is missing or ambiguous
	}
	managed := 0
	for _, m := range members {
		switch {
		case m.ID.Value == id:
			return false
		case m.ReportsTo.Value == id || m.Link == chart.BrokenManager:
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
