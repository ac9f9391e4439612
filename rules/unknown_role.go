package rules

import "github.com/orglint/orglint/internal/diag"

// unknownRole reports role texts that no loaded family has: one finding a text, at the first who has it.
func unknownRole(p *Pass) {
	for _, m := range p.Chart.UnknownRoles() {
		verb := "has"
		if len(m.Mentions) > 1 {
			verb = "have"
		}
		f := missing(m.Mentions, "has the same role")
		f.Say(firstAndOthers(m.Mentions), " %s the role %s, which no loaded job family has", verb, diag.Quote(m.Name))
		f.Advise("; correct it, or add the job family that has it (orglint explain unknown-role says how).")
		f.Suggestion, f.Cause = m.Meant, "role"
		if m.Meant != "" {
			f.Fix = write(m.Meant, !spelt(m.Name, m.Meant), m.Mentions...)
		}
		p.Report(f)
	}
}
