package rules

import (
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
		f := missing(m.Mentions, "names it too")
		f.Say(sentence(first.Who), " names %s under %s, but %s.%s",
			diag.Quote(m.Name), first.Named.Pos.Word(first.Field), noneSuch(kind, first.Named), alsoBy(first.Who, m.Mentions[1:]))
		f.Subject, f.Identity, f.Suggestion = first.From, kind+"\xff"+m.Name, m.Meant
		if m.Meant != "" {
			f.Fix = write(m.Meant, !spelt(m.Name, m.Meant), m.Mentions...)
		}
		p.Report(f)
	}
}

// noneSuch says that a text names nothing of a kind, in the words of the file.
func noneSuch(kind string, named diag.Text) string {
	switch {
	case named.Pos.IsOwn():
		return "the chart has no " + kind + " with that id"
	case kind == "person":
		return nobodyHas(named)
	}
	return "there is no group of that name" // only layouts of groups declare them
}
