package rules

import (
	"fmt"

	"github.com/orglint/orglint/internal/diag"
)

// unknownRole reports role texts that no loaded family has: one finding a text, at the first who has it.
func unknownRole(p *Pass) {
	if p.Chart.Incomplete || len(p.Chart.Families.Levels) == 0 {
		return
	}
	var unknown []mention
	for _, s := range p.Chart.Seats {
		if s.Level == nil && s.Role().Value != "" {
			unknown = append(unknown, mention{s.Role(), s.ID().Value, s.ShortName(), "role"})
		}
	}
	for _, e := range p.Chart.Externals {
		if e.Role.Value != "" && e.Level == nil {
			unknown = append(unknown, mention{e.Role, e.ID.Value, e.ShortName(), "role"})
		}
	}
	budget := maxComparisons
	for _, group := range grouped(unknown) {
		text := group[0].named.Value
		verb := "has"
		if len(group) > 1 {
			verb = "have"
		}
		f := mentioned(group, fmt.Sprintf("%s %s the role %s, which no loaded job family has; correct it, or load the family that has it with --families.",
			firstAndOthers(group), verb, diag.Quote(text)), "has the same role")
		if budget -= 4 * len(p.Chart.Families.Names); budget > 0 {
			f.Suggestion = p.Chart.Families.Suggest(text)
		}
		p.Report(f)
	}
}
