// Package repair finds the fewest moves by which nobody in a part of a chart has too many direct reports or teams, and proves that fewer
// cannot do. Each report moves to one manager at most, whom its line may lead to whatever else moves; so the moves are a flow of least cost.
package repair

import (
	"cmp"
	"slices"
)

// A Manager takes and gives reports.
type Manager struct {
	ID         string
	Span       Bounds // of the reports that may move
	Teams      Bounds // of those among them who bring a team each
	CountTeams bool   // whether teams are bounded
}

// Bounds are the least and the most of something.
type Bounds struct{ Min, Max int }

// A Mover is a report who may get another manager.
type Mover struct {
	ID    string
	From  int    // the number of the manager now
	Team  bool   // whether a team comes along
	Kind  string // movers of one kind have the same managers to choose from, at the same cost
	Costs []Cost // of each manager, by number; that of the present one does not count
}

// A Cost is what moving to a manager costs beside the move itself.
type Cost struct {
	Forbidden bool
	Reports   bool // people move along
	Team      bool // into another team
	Location  bool // to a manager somewhere else
}

// A Model is what may move, and within which bounds.
type Model struct {
	Managers []Manager
	Movers   []Mover
}

// A Move gives a mover, by number, another manager.
type Move struct{ Mover, To int }

// A Solution is the fewest moves, and the proof: prices of places by which no fewer can do.
type Solution struct {
	Moves  []Move // in the order of the movers' ids
	Prices []int  // of the managers, by number
	Teams  []int  // likewise, of their teams
	Bound  int    // what the prices prove; it equals the number of moves
	Hall   *Hall  // where no moves do, why; there is no solution then
}

// A Hall says why no moves can do: either these people may report to nobody but these managers, who have fewer places than are needed; or
// these managers need more reports than there are people who may report to them.
type Hall struct {
	People, Managers []int // by number, in order
	Places, Needed   int
	TooFew           bool // whether it is people who are too few
}

// A group is movers of one kind under one manager.
type group struct {
	class  *class
	movers []int
	from   int
	node   int
	leaves int32 // the arc of those who move
}

// A class is all movers of one kind. They share the arcs to the managers: it is never the least for one of them to come where another of
// them leaves.
type class struct {
	costs []Cost
	team  bool
	node  int
	arcs  []int32 // to each manager; -1 where none leads
}

// Solve finds the fewest moves.
func (m *Model) Solve() *Solution {
	p := m.network()
	if reached := p.solve(); reached != nil {
		return &Solution{Hall: p.hall(reached)}
	}
	s := p.prices()
	s.Moves = p.moves()
	return s
}

// A problem is a model as a network.
type problem struct {
	network
	model    *Model
	groups   []*group // in the order of the first of each by id
	classes  []*class
	managers []int // nodes
	teams    []int // nodes; -1 where teams are not bounded
	sink     int
}

// number is the number of a cost among all costs.
func (c Cost) number() int8 {
	n := int8(1)
	for i, costs := range [3]bool{c.Location, c.Team, c.Reports} {
		if costs {
			n += 1 << i
		}
	}
	return n
}

// costs returns what each cost is, by number: no number of less important ones makes up for one that is more important.
func costs(base int64) (all [9]int64) {
	for i := range int64(8) {
		all[i+1] = base*base*base + i&1 + i>>1&1*base + i>>2*base*base
	}
	return all
}

// network makes a network of the model in which everybody stays, whatever the bounds say.
func (m *Model) network() *problem {
	p := &problem{model: m}
	p.costs = costs(int64(len(m.Movers) + 1))
	now, teams := make([]int, len(m.Managers)), make([]int, len(m.Managers))
	for i := range m.Movers {
		now[m.Movers[i].From]++
		if m.Movers[i].Team {
			teams[m.Movers[i].From]++
		}
	}
	p.sink = p.node()
	for i := range m.Managers {
		manager := &m.Managers[i]
		node, team := p.node(), -1
		p.bound(way{node, p.sink}, now[i], manager.Span)
		if manager.CountTeams {
			team = p.node()
			p.bound(way{team, node}, teams[i], manager.Teams)
		}
		p.managers, p.teams = append(p.managers, node), append(p.teams, team)
	}
	p.addGroups()
	return p
}

// addGroups adds the movers, the first by id last: the arcs added last are tried first.
func (p *problem) addGroups() {
	p.groups, p.classes = p.model.groups()
	all := len(p.model.Movers)
	p.arcs = slices.Grow(p.arcs, 2*(len(p.classes)*len(p.managers)+2*len(p.groups)))
	for _, c := range p.classes {
		c.node, c.arcs = p.node(), make([]int32, len(c.costs))
		for to, cost := range slices.Backward(c.costs) {
			c.arcs[to] = -1
			if !cost.Forbidden {
				c.arcs[to] = p.add(way{c.node, p.entry(to, c.team)}, 0, all, cost.number())
			}
		}
	}
	for _, g := range slices.Backward(p.groups) {
		g.node = p.node()
		p.add(way{g.node, p.entry(g.from, g.class.team)}, len(g.movers), len(g.movers), 0)
		g.leaves = p.add(way{g.node, g.class.node}, 0, len(g.movers), 0)
	}
}

// entry is the node by which a report comes to a manager.
func (p *problem) entry(manager int, team bool) int {
	if team && p.teams[manager] >= 0 {
		return p.teams[manager]
	}
	return p.managers[manager]
}

// groups puts movers that are alike together.
func (m *Model) groups() (groups []*group, classes []*class) {
	type kind struct {
		name string
		team bool
	}
	type place struct {
		*class
		from int
	}
	kinds, places := map[kind]*class{}, map[place]*group{}
	for _, i := range m.byID() {
		mover := &m.Movers[i]
		c := kinds[kind{mover.Kind, mover.Team}]
		if c == nil {
			c = &class{costs: mover.Costs, team: mover.Team}
			kinds[kind{mover.Kind, mover.Team}], classes = c, append(classes, c)
		}
		g := places[place{c, mover.From}]
		if g == nil {
			g = &group{class: c, from: mover.From}
			places[place{c, mover.From}], groups = g, append(groups, g)
		}
		g.movers = append(g.movers, i)
	}
	return groups, classes
}

// byID returns the numbers of the movers in the order of their ids.
func (m *Model) byID() []int {
	order := make([]int, len(m.Movers))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(m.Movers[a].ID, m.Movers[b].ID) })
	return order
}

// moves returns who moves: of those who are alike the first by id.
func (p *problem) moves() []Move {
	leave := map[int]*class{}
	for _, g := range p.groups {
		for _, mover := range g.movers[:p.flow(g.leaves)] {
			leave[mover] = g.class
		}
	}
	var moves []Move
	taken := map[int32]int{} // of an arc: how many moves are told
	for _, i := range p.model.byID() {
		c := leave[i]
		if c == nil {
			continue
		}
		to := slices.IndexFunc(c.arcs, func(arc int32) bool { return arc >= 0 && taken[arc] < p.flow(arc) })
		taken[c.arcs[to]]++
		moves = append(moves, Move{i, to})
	}
	return moves
}

// prices returns the proof of moves that are the fewest.
func (p *problem) prices() *Solution {
	s := &Solution{}
	potential := p.potentials()
	for i := range p.managers {
		price, team := potential[p.sink]-potential[p.managers[i]], 0
		if p.teams[i] >= 0 {
			team = potential[p.managers[i]] - potential[p.teams[i]]
		}
		s.Prices, s.Teams = append(s.Prices, price), append(s.Teams, team)
	}
	s.Bound = p.model.Bound(s.Prices, s.Teams)
	return s
}

// Bound is how many moves it takes at least, as prices of places prove: what the movers would pay if each took the cheapest place, less what
// all places within the bounds cost. It holds for any prices.
func (m *Model) Bound(prices, teams []int) int {
	bound := 0
	for i := range m.Movers {
		least := m.pays(i, m.Movers[i].From, prices, teams)
		for to, c := range m.Movers[i].Costs {
			if !c.Forbidden {
				least = min(least, m.pays(i, to, prices, teams))
			}
		}
		bound += least
	}
	for i := range m.Managers {
		bound -= m.Managers[i].Span.at(prices[i])
		if m.Managers[i].CountTeams {
			bound -= m.Managers[i].Teams.at(teams[i])
		}
	}
	return bound
}

// pays is what a mover pays at a manager: the price of the place, that of a team, and one for the move.
func (m *Model) pays(mover, to int, prices, teams []int) int {
	cost := prices[to]
	if m.Movers[mover].Team && m.Managers[to].CountTeams {
		cost += teams[to]
	}
	if to != m.Movers[mover].From {
		cost++
	}
	return cost
}

// at is what the places cost at a price: all of them, or where the price is below nothing those that have to be taken.
func (b Bounds) at(price int) int { return price * b.end(price < 0) }
