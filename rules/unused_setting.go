package rules

import (
	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
)

// unusedSetting reports what the configuration names and the chart does not have: one finding a name, at the first place.
func unusedSetting(p *Pass) {
	names := p.policy.Named
	p.unused("tops", "nobody in the chart has that id", p.Chart.LackingSeats(names.Tops))
	p.unused("external", "nobody in the chart reports to that id", p.Chart.LackingManagers(names.External))
	p.unused("units", "no unit of the chart has that id", p.Chart.LackingUnits(names.Units))
}

// unused reports the names in a field of the configuration that match nothing.
func (p *Pass) unused(field, why string, names []chart.Missing) {
	for _, m := range names {
		f := diag.Finding{Pos: m.Mentions[0].Named.Pos, Subject: m.Name, Field: field, Named: m.Name, Suggestion: m.Meant}
		f.Say("", "The configuration names %s under %s, but %s", diag.Quote(m.Name), field, why)
		f.Advise("; correct it or take it out.")
		for _, other := range m.Mentions[1:] {
			f.Related = append(f.Related, diag.Related{Pos: other.Named.Pos, Message: "names it too"})
		}
		p.Report(f)
	}
}
