package rules

import (
	"fmt"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// duplicateID reports ids that two seats, teams or units share, once an id, at the second record.
func duplicateID(p *Pass) {
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
	p.duplicates("people", seats)
	p.duplicates("teams", teams)
	p.duplicates("units", units)
}

// duplicates reports the ids that occur twice in a list.
func (p *Pass) duplicates(kind string, ids []source.Text) {
	places := make(map[string][]diag.Pos, len(ids))
	for _, id := range ids {
		if id.Value != "" {
			places[id.Value] = append(places[id.Value], id.Pos)
		}
	}
	for _, id := range ids {
		all := places[id.Value]
		if len(all) < 2 || id.Pos != all[0] {
			continue
		}
		places[id.Value] = nil // once, even where an alias repeats a place
		related := []diag.Related{{Pos: all[0], Message: "the first is here"}}
		for _, pos := range all[2:] {
			related = append(related, diag.Related{Pos: pos, Message: "another is here"})
		}
		p.Report(diag.Finding{
			Pos: all[1], Subject: id.Value, Field: kind, Named: id.Value, Affected: []string{id.Value}, Related: related,
			Message: fmt.Sprintf("The id %s is used by %s; every id must be different.", source.Quote(id.Value), howMany(len(all), kind)),
		})
	}
}
