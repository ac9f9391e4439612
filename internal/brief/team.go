package brief

import "cmp"

// teams makes the teams: those that are declared, then labels as seats give them.
func (m *maker) teams() {
	add := func(id, name string) {
		if _, known := m.team[id]; id != "" && !known {
			m.team[id] = len(m.Teams)
			m.Teams = append(m.Teams, Team{ID: id, Name: cmp.Or(name, id), Lead: -1})
		}
	}
	for _, t := range m.chart.Teams {
		if m.View == "" || m.Result.Shows(t.Unit.Value) {
			add(t.ID.Value, t.Name.Value)
		}
	}
	for _, s := range m.chart.Seats {
		if !s.Counts() || !m.shows(s) {
			continue
		}
		for id := range s.Teams() {
			add(id.Value, m.teamName(id.Value))
		}
	}
}

// teamName returns the name of a team; empty where nobody declares it.
func (m *maker) teamName(id string) string {
	if all := m.chart.TeamsOf(id); len(all) > 0 {
		return all[0].Name.Value
	}
	return ""
}

// leads finds who leads each team, and how many work in it.
func (m *maker) leads() {
	for _, t := range m.chart.Teams {
		at, shown := m.team[t.ID.Value]
		if !shown || t != m.chart.TeamsOf(t.ID.Value)[0] {
			continue
		}
		team := &m.Teams[at]
		team.Members = m.chart.MembersOf(t).Known()
		if t.Leader != nil {
			team.Lead = m.numberOf(t.Leader)
		}
	}
}
