package rules

import (
	"fmt"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// unknownRole reports role texts that no loaded family has: one finding a text, at the first who has it.
func unknownRole(p *Pass) {
	if p.Chart.Incomplete || len(p.Chart.Families.Levels) == 0 {
		return
	}
	type holder struct {
		role   source.Text
		id, is string
	}
	held := map[string][]holder{}
	var order []string
	add := func(role source.Text, id, is string) {
		if held[role.Value] == nil {
			order = append(order, role.Value)
		}
		held[role.Value] = append(held[role.Value], holder{role, id, is})
	}
	for _, s := range p.Chart.Seats {
		if s.Role.Value != "" && s.Level == nil {
			add(s.Role, s.ID.Value, s.ShortName())
		}
	}
	for _, e := range p.Chart.Externals {
		if e.Role.Value != "" && e.Level == nil {
			add(e.Role, e.ID.Value, e.ShortName())
		}
	}
	budget := maxComparisons
	names := p.Chart.Families.Names()
	for _, text := range order {
		all := held[text]
		message := fmt.Sprintf("%s has the role %s, which no loaded job family has.", sentence(all[0].is), source.Quote(text))
		if len(all) > 1 {
			message = fmt.Sprintf("%s and %s have the role %s, which no loaded job family has.", sentence(all[0].is),
				others(len(all)-1), source.Quote(text))
		}
		f := diag.Finding{Pos: all[0].role.Pos, Subject: text, Field: "role", Named: text, Message: message, Measure: len(all)}
		if budget -= len(names); budget > 0 {
			f.Suggestion = diag.Nearest(text, names)
		}
		for i, h := range all {
			if h.id != "" {
				f.Affected = append(f.Affected, h.id)
			}
			if i > 0 {
				f.Related = append(f.Related, diag.Related{Pos: h.role.Pos, Message: h.is + " has the same role"})
			}
		}
		p.Report(f)
	}
}
