package rules

import "github.com/orglint/orglint/internal/diag"

// unitHead reports units without a head, and units with a member above their head.
func unitHead(p *Pass) {
	for i, head := range p.Chart.Heads() {
		u := p.Chart.Units[i]
		switch {
		case head.Missing:
			f := p.Unit(u, "head", "has no head")
			f.Advise("; name the person at its top under %s.%s", u.ID.Pos.Word("head"), head.Proposed)
			p.Report(f)
		case head.Above != nil:
			f := p.Unit(u, "head", "")
			f.Pos, f.Named = u.Head.Pos, u.Head.Value
			f.Say(sentence(head.Above.String()), " sits in %s and is above its head, %s; the head of a unit should be the person at its top.",
				u, p.Chart.NameOf(u.Head.Value))
			f.Related = []diag.Related{{Pos: head.Above.Place(), Message: head.Above.ShortName() + " is above the head"}}
			p.Report(f)
		}
	}
}
