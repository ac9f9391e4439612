package repair

import (
	"cmp"
	"slices"
)

// hall explains what cannot be done by the nodes that are still reached.
func (p *problem) hall(reached []bool) *Hall {
	h := &Hall{TooFew: reached[p.sink]}
	inside := func(node int) bool { return reached[node] != h.TooFew }
	for _, g := range p.groups {
		if inside(g.node) {
			h.People = append(h.People, g.movers...)
		}
	}
	slices.SortFunc(h.People, func(a, b int) int { return cmp.Compare(p.model.Movers[a].ID, p.model.Movers[b].ID) })
	sum := 0 // the most that the arcs out of these nodes take, less the least that those into them bring; or the other way round
	for i, node := range p.managers {
		team := p.teams[i] >= 0 && inside(p.teams[i])
		if inside(node) || team {
			h.Managers = append(h.Managers, i)
		}
		sum += p.model.Managers[i].places(inside(node), team, h.TooFew)
	}
	h.Places, h.Needed = sum, len(h.People)
	if h.TooFew {
		h.Places, h.Needed = len(h.People), sum
	}
	return h
}

// places is what a manager counts of which the node, or that of the teams, is inside.
func (m *Manager) places(inside, teamInside, tooFew bool) int {
	switch {
	case inside && m.CountTeams && !teamInside:
		return m.Span.end(tooFew) - m.Teams.end(!tooFew)
	case inside:
		return m.Span.end(tooFew)
	case teamInside:
		return m.Teams.end(tooFew)
	}
	return 0
}

// end returns the least or the most.
func (b Bounds) end(least bool) int {
	if least {
		return b.Min
	}
	return b.Max
}
