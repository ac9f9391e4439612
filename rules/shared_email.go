package rules

import (
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/text"
)

// sharedEmail reports e-mail addresses that several people have, once an address, at the second.
func sharedEmail(p *Pass) {
	for _, same := range p.Chart.SharedEmails() {
		first := same[0].String()
		if first == same[1].String() {
			first += " with the id " + diag.Quote(same[0].ShownID())
		}
		f := p.Seat(same[1], "email", "has the e-mail address of %s", text.AndOthers(first, len(same)-2))
		f.Advise("; give each their own, or delete the record if they are the same person.")
		f.Pos, f.Identity, f.Affected, f.Measure = same[1].EmailPos(), joined(ids(same)), ids(same), len(same)
		for i, s := range same {
			if i != 1 {
				f.Related = append(f.Related, diag.Related{Pos: s.EmailPos(), Message: s.ShortName() + " has it here"})
			}
		}
		p.Report(f)
	}
}
