package rules

// emptyTeam reports teams without members.
func emptyTeam(p *Pass) {
	for _, t := range p.Chart.Teams {
		if p.Chart.MembersOf(t).Is(0) {
			p.Report(p.Team(t, "members",
				"has no members; list them under members, name the team in their records, or delete the team."))
		}
	}
}
