package rules

import "github.com/orglint/orglint/internal/diag"

// samePerson reports two ids that are probably one person's, at the second.
func samePerson(p *Pass) {
	for _, same := range p.Chart.SamePeople() {
		f := p.Seat(same[1], "id", "has the name and the role of somebody with another id, %s; if they are one person, delete one of the two records.",
			diag.Quote(same[0].ShownID()))
		f.Identity, f.Affected = joined(ids(same)), ids(same)
		f.Related = []diag.Related{{Pos: same[0].Place(), Message: same[0].ShortName() + " is here too"}}
		p.Report(f)
	}
}
