package rules

import "github.com/orglint/orglint/internal/diag"

// similarLabel reports units, teams and locations that are probably others, written otherwise: one finding a text, at its first place.
func similarLabel(p *Pass) {
	for _, l := range p.Chart.Slips() {
		f := diag.Finding{
			Pos: l.Text.Pos, Subject: l.Text.Value, Field: l.Kind, Named: l.Text.Value, Suggestion: l.Usual, Affected: textIDs(l.First),
			Measure: l.Times,
		}
		f.Say("", "The %s %s of %s is probably %s, which %s have",
			l.Kind, diag.Quote(l.Text.Value), l.Who, diag.Quote(l.Usual), howMany(l.UsualTimes, "people"))
		f.Advise("; spell it one way.")
		f.Fix = replace(l.Text.Pos, l.Usual)
		p.Report(f)
	}
}
