package rules

import "github.com/orglint/orglint/internal/diag"

// duplicateMember reports members whom a team lists twice, once a member, where they are listed again.
func duplicateMember(p *Pass) {
	for _, t := range p.Chart.Teams {
		places := map[string][]diag.Text{}
		for _, m := range t.Members {
			places[m.Value] = append(places[m.Value], m)
			if len(places[m.Value]) != 2 {
				continue
			}
			f := p.Team(t, "members", "lists %s twice under %s", p.Chart.NameOf(m.Value), m.Pos.Word("members"))
			f.Advise("; once is enough.")
			f.Pos, f.Named = m.Pos, m.Value
			f.Fix = remove(m.Pos, "the second mention")
			f.Related = []diag.Related{{Pos: places[m.Value][0].Pos, Message: "listed here already"}}
			p.Report(f)
		}
	}
}
