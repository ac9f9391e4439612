package brief

import (
	"cmp"

	"github.com/orglint/orglint/internal/diag"
)

// teams makes the teams: those that are declared, then labels as seats give them.
func (m *maker) teams() {
	add := func(id, name string) {
		if _, known := m.team[id]; id != "" && !known {
			m.team[id] = len(m.Teams)
			m.Teams = append(m.Teams, Team{ID: id, Name: cmp.Or(name, id), Lead: -1})
		}
	}
	for _, t := range m.chart.Teams {
		add(t.ID.Value, t.Name.Value)
	}
	for _, s := range m.chart.Seats {
		if s.Counts() {
			for id := range s.Teams() {
				add(id.Value, "")
			}
		}
	}
}

// leads finds who leads each team, and how many work in it.
func (m *maker) leads() {
	for _, t := range m.chart.Teams {
		if t.ID.Value == "" || t != m.chart.TeamsOf(t.ID.Value)[0] {
			continue
		}
		team := &m.Teams[m.team[t.ID.Value]]
		team.Members = m.chart.MembersOf(t).Known()
		if t.Leader != nil && t.Leader.Counts() {
			team.Lead = m.in(m.chart.NumberOf(t.Lead.Value, diag.Pos{}) - 1)
		}
	}
}
