package rules

import (
	"fmt"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// A reference is a field that names a person, a team or a unit by its id.
type reference struct {
	id      source.Text
	from    string // the id of the record that holds it
	subject string // that record in words
	field   string // the field in words: "lead", "team"
}

// unknownReference reports teams, units and people that other records name and nobody declares: one finding for each
// missing id. A reporting line to a missing manager is the rule unknown-manager's.
func unknownReference(p *Pass) {
	if p.Chart.Incomplete {
		return
	}
	c := p.Chart
	var people, teams, units []reference
	for _, s := range c.Seats {
		from := func(id source.Text, field string) reference { return reference{id, s.ID.Value, s.String(), field} }
		for _, id := range s.Dotted {
			people = append(people, from(id, "dotted_line_to"))
		}
		for _, id := range s.Teams {
			teams = append(teams, from(id, "team"))
		}
		units = append(units, from(s.Unit, "unit"))
	}
	for _, t := range c.Teams {
		from := func(id source.Text, field string) reference { return reference{id, t.ID.Value, t.ShortName(), field} }
		people = append(people, from(t.Lead, "lead"))
		for _, id := range t.Members {
			people = append(people, from(id, "member"))
		}
		units = append(units, from(t.Unit, "unit"))
	}
	for _, u := range c.Units {
		from := func(id source.Text, field string) reference { return reference{id, u.ID.Value, u.ShortName(), field} }
		units = append(units, from(u.ParentID, "parent"))
		people = append(people, from(u.Head, "head"))
	}
	p.missing("person", people, func(id string) bool { return len(c.SeatsOf(id)) > 0 || c.ExternalOf(id) != nil }, suggestSeat(c))
	if len(c.Teams) > 0 {
		p.missing("team", teams, func(id string) bool { return len(c.TeamsOf(id)) > 0 }, suggestOne(teamIDs(c)))
	}
	if len(c.Units) > 0 {
		p.missing("unit", units, func(id string) bool { return len(c.UnitsOf(id)) > 0 }, suggestOne(unitIDs(c)))
	}
}

// missing reports the references that name nothing, one finding an id, at the first that names it.
func (p *Pass) missing(kind string, all []reference, exists func(id string) bool, suggest func(id string) string) {
	named := map[string][]reference{}
	var order []string
	for _, r := range all {
		if r.id.Value == "" || exists(r.id.Value) {
			continue
		}
		if named[r.id.Value] == nil {
			order = append(order, r.id.Value)
		}
		named[r.id.Value] = append(named[r.id.Value], r)
	}
	for _, id := range order {
		refs := named[id]
		first := refs[0]
		f := diag.Finding{
			Pos: first.id.Pos, Subject: first.from, Field: first.field, Named: id, Measure: len(refs), Suggestion: suggest(id),
			Message: fmt.Sprintf("%s names %s as its %s, but the chart has no %s with that id.",
				sentence(first.subject), source.Quote(id), first.field, kind),
		}
		for _, r := range refs {
			if r.from != "" {
				f.Affected = append(f.Affected, r.from)
			}
		}
		for _, r := range refs[1:] {
			f.Related = append(f.Related, diag.Related{Pos: r.id.Pos, Message: r.subject + " names it too"})
		}
		p.Report(f)
	}
}

// suggestSeat returns a function that finds the seat that was probably meant. Its index is made when it is first needed.
func suggestSeat(c *chart.Chart) func(string) string {
	var look *lookup
	return func(id string) string {
		if look == nil {
			look = newLookup(c)
		}
		return look.seat(id)
	}
}

// suggestOne returns a function that finds the nearest of some ids.
func suggestOne(candidates []string) func(string) string {
	look := &lookup{meant: map[string]string{}, budget: maxComparisons}
	for _, id := range candidates {
		look.addID(id)
	}
	return look.seat
}

func teamIDs(c *chart.Chart) []string {
	all := make([]string, len(c.Teams))
	for i, t := range c.Teams {
		all[i] = t.ID.Value
	}
	return all
}

func unitIDs(c *chart.Chart) []string {
	all := make([]string, len(c.Units))
	for i, u := range c.Units {
		all[i] = u.ID.Value
	}
	return all
}
