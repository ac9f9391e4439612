package plan

import (
	"github.com/orglint/orglint/internal/text"
)

// findCircles notes where moves make people report to each other in a circle.
func (m *maker) findCircles() {
	told := map[string]bool{}
	for _, l := range m.lines {
		if told[l.who] {
			continue
		}
		circle := m.circle(l.who)
		for _, id := range circle {
			told[id] = true
		}
		const most = 5
		switch len(circle) {
		case 0:
		case 1:
			m.fail(l.pos, "%s would report to themselves.", m.name(l.who))
		default:
			m.fail(l.pos, "%s would report to each other in a circle.", text.List(circle, most, m.name))
		}
	}
}

// circle returns the ids on the way up from somebody that leads back to them; none where it does not.
func (m *maker) circle(who string) []string {
	way, met := []string{}, map[string]bool{}
	for id := who; id != "" && !met[id]; id = m.managerOf(id) {
		met[id] = true
		way = append(way, id)
	}
	if m.managerOf(way[len(way)-1]) != who {
		return nil
	}
	return way
}

// managerOf returns the id of somebody's manager from the day on; empty where there is none.
func (m *maker) managerOf(id string) string {
	if l, moved := m.managers[id]; moved {
		return l.manager
	}
	if seats := m.chart.SeatsOf(id); len(seats) == 1 {
		return seats[0].ReportsTo().Value
	}
	return ""
}

// heir returns the id of who takes over from somebody who goes, and so on if they go too: to whom the reports of somebody go. It is empty
// where there is nobody.
func (m *maker) heir(id string) string {
	for range len(m.gone) + 1 {
		mv := m.gone[id]
		if mv == nil {
			return id
		}
		if to := mv.field("reports_to"); mv.Verb == Remove && to != nil {
			id = textOf(to)
		} else if mv.Verb == Fill {
			id = mv.With.Value
		} else {
			id = m.managerOf(id)
		}
	}
	return ""
}
