package rules

import (
	"fmt"

	"github.com/orglint/orglint/internal/diag"
)

// unknownRole reports role texts that no loaded family has: one finding a text, at the first who has it.
func unknownRole(p *Pass) {
	for _, m := range p.Chart.UnknownRoles() {
		verb := "has"
		if len(m.Mentions) > 1 {
			verb = "have"
		}
		f := missing(m.Mentions, fmt.Sprintf("%s %s the role %s, which no loaded job family has; correct it, or add the job family that has it (orglint explain unknown-role says how).",
			firstAndOthers(m.Mentions), verb, diag.Quote(m.Name)), "has the same role")
		f.Suggestion, f.Cause = m.Meant, "role"
		p.Report(f)
	}
}
