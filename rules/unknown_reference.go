package rules

import (
	"fmt"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
)

// unknownReference reports people, teams and units that other records name and nobody declares: one finding for each
// missing id. Somebody whom a reporting line names too is told by the rule unknown-manager.
func unknownReference(p *Pass) {
	p.unknown("person", p.Chart.MissingPeople())
	p.unknown("team", p.Chart.MissingTeams())
	p.unknown("unit", p.Chart.MissingUnits())
}

// unknown reports what does not exist, one finding an id, at the first who names it.
func (p *Pass) unknown(kind string, all []chart.Missing) {
	for _, m := range all {
		first := m.Mentions[0]
		f := missing(m.Mentions, fmt.Sprintf("%s names %s under %s, but the chart has no %s with that id.",
			sentence(first.Who), diag.Quote(m.Name), first.Field, kind)+alsoBy(first.Who, m.Mentions[1:]), "names it too")
		f.Subject, f.Identity, f.Suggestion = first.From, kind+"\xff"+m.Name, m.Meant
		p.Report(f)
	}
}
