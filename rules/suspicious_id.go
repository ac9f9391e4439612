package rules

import (
	"fmt"
	"regexp"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// rounded matches an id that a spreadsheet took for a large number, such as 1E+05.
var rounded = regexp.MustCompile(`^\d([.,]\d+)?[eE]\+\d+$`)

// suspiciousID reports ids that are probably one id written in two ways, and ids that a spreadsheet rewrote.
func suspiciousID(p *Pass) {
	var seats, teams, units []source.Text
	for _, s := range p.Chart.Seats {
		seats = append(seats, s.ID)
	}
	for _, t := range p.Chart.Teams {
		teams = append(teams, t.ID)
	}
	for _, u := range p.Chart.Units {
		units = append(units, u.ID)
	}
	p.suspicious("people", seats)
	p.suspicious("teams", teams)
	p.suspicious("units", units)
}

// suspicious reports the suspicious ids of a list.
func (p *Pass) suspicious(kind string, ids []source.Text) {
	alike := make(map[string][]source.Text, len(ids)) // different ids, by the form in which they are the same
	for _, id := range ids {
		if id.Value == "" {
			continue
		}
		if rounded.MatchString(id.Value) {
			p.Report(diag.Finding{Pos: id.Pos, Subject: id.Value, Field: kind, Affected: []string{id.Value},
				Message: fmt.Sprintf("The id %s looks like a number that a spreadsheet has rounded; give the id as it was, as text.", source.Quote(id.Value))})
		}
		form := sameID(id.Value)
		if all := alike[form]; !hasText(all, id.Value) {
			alike[form] = append(all, id)
		}
	}
	for _, id := range ids {
		all := alike[sameID(id.Value)]
		if len(all) < 2 || all[0].Pos != id.Pos {
			continue
		}
		f := diag.Finding{
			Pos: all[1].Pos, Subject: all[1].Value, Field: kind, Named: all[0].Value,
			Message: fmt.Sprintf("The ids %s and %s differ only by capital letters, leading zeros or spaces; are they meant to be the same?",
				source.Quote(all[0].Value), source.Quote(all[1].Value)),
		}
		for i, other := range all {
			f.Affected = append(f.Affected, other.Value)
			if i != 1 {
				f.Related = append(f.Related, diag.Related{Pos: other.Pos, Message: source.Quote(other.Value) + " is here"})
			}
		}
		p.Report(f)
	}
}

func hasText(all []source.Text, value string) bool {
	for _, t := range all {
		if t.Value == value {
			return true
		}
	}
	return false
}
