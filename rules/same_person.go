package rules

import (
	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
)

// samePerson reports two ids that are probably one person's, at the second.
func samePerson(p *Pass) {
	for _, same := range p.Chart.SamePeople() {
		f := p.Seat(same[1], "id", "has the name and the role of somebody with another id, %s", diag.Quote(same[0].ShownID()))
		f.Advise("; if they are one person, delete one of the two records.")
		f.Identity = joined(ids(same))
		if isNamed(same[0]) { // there are no ids, and that of the second was made up to tell the two apart
			f = p.Seat(same[1], "id", "has the name and the role of somebody in another record")
			f.Advise("; if they are one person, delete one of the two.")
			f.Subject, f.Identity = same[0].ID().Value, min(same[0].Name().Value, same[1].Name().Value)
		}
		f.Affected = ids(same)
		f.Related = []diag.Related{{Pos: same[0].Place(), Message: same[0].ShortName() + " is here too"}}
		p.Report(f)
	}
}

// isNamed reports whether a seat has its name for an id.
func isNamed(s *chart.Seat) bool { return s.ID().Value == s.Name().Value }
