package rules

// emptyTeam reports teams without members.
func emptyTeam(p *Pass) {
	for _, t := range p.Chart.Teams {
		if !p.Chart.MembersOf(t).Is(0) {
			continue
		}
		ways := "list them under " + t.ID.Pos.Word("members")
		if word := t.ID.Pos.Word("team"); t.ID.Pos.IsOwn() {
			ways += ", name the team in their records"
		} else if word != "" {
			ways += ", name it under " + word + " in their records"
		}
		f := p.Team(t, "members", "has no members")
		f.Advise("; %s, or delete the team.", ways)
		p.Report(f)
	}
}
