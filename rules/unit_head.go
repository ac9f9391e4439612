package rules

import (
	"fmt"

	"github.com/orglint/orglint/internal/diag"
)

// unitHead reports units without a head, and units with a member above their head.
func unitHead(p *Pass) {
	if p.Chart.Unread.People || p.Chart.Unread.Units {
		return
	}
	above := p.Chart.AboveHeads()
	for _, u := range p.Chart.Units {
		f := diag.Finding{Pos: u.Place(), Subject: u.ID.Value, Field: "head", Affected: textIDs(u.ID)}
		member := above[u]
		switch {
		case len(p.Chart.UnitsOf(u.ID.Value)) > 1:
			continue
		case u.NoHead:
			f.Message = fmt.Sprintf("%s has no head; name the person at its top under head.", sentence(u.String()))
		case member == nil:
			continue
		default:
			f.Pos, f.Named = u.Head.Pos, u.Head.Value
			f.Message = fmt.Sprintf("%s sits in %s and is above its head, %s; who is at the top of a unit should be its head.",
				sentence(member.String()), u, p.Chart.NameOf(u.Head.Value))
			f.Related = []diag.Related{{Pos: member.Place(), Message: member.ShortName() + " is above the head"}}
		}
		p.Report(f)
	}
}
