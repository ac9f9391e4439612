package rules

import (
	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/privacy"
)

// maxKnown is how many names are remembered: no chart that people write has more.
const maxKnown = 10_000

// sensitiveField reports attributes whose names say that they hold private data. It never looks at what they hold, and so not at
// the names inside such an attribute either, unless these say it themselves.
func sensitiveField(p *Pass) {
	type named struct{ within, name string }
	known := map[named]string{} // what it holds; most names repeat
	for _, owner := range p.Chart.Owners() {
		for _, name := range owner.Attributes.Names() {
			holds, ok := known[named{name.Within, name.Value}]
			if !ok {
				if holds = privateName(name); len(known) < maxKnown {
					known[named{name.Within, name.Value}] = holds
				}
			}
			if holds == "" {
				continue
			}
			f := diag.Finding{
				Pos: name.Pos, Subject: owner.ID.Value, Field: "attributes", Named: name.Value, Affected: textIDs(owner.ID),
				Private: true, Cause: "attribute " + name.Value,
			}
			f.Say(sentence(owner.Record.String()), " has the attribute %s, which seems to hold %s; that does not belong in an org chart that others read.",
				diag.Quote(name.Value), holds)
			p.Report(f)
		}
	}
}

// privateName says what kind of private data an attribute seems to hold, by its own name or with those around it.
func privateName(name chart.AttributeName) string {
	holds := privacy.Holds(name.Value)
	if holds == "" && name.Within != "" && privacy.Holds(name.Within) == "" {
		holds = privacy.HoldsWithin(name.Within, name.Value)
	}
	return holds
}
