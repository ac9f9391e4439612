package chart

import (
	"cmp"
	"slices"
)

// circlesOf returns the circles that following next makes, where next[i] is the number of the record that i points to,
// or none. Each circle starts at its lowest number, and the circles are in the order of those.
func circlesOf(next []int32) [][]int32 {
	var circles [][]int32
	walk := make([]int32, len(next)) // the walk, from 1, that came to a record first
	for i := range next {
		start := int32(i)
		at := start
		for at >= 0 && walk[at] == 0 {
			walk[at] = start + 1
			at = next[at]
		}
		if at >= 0 && walk[at] == start+1 {
			circles = append(circles, circleFrom(next, at))
		}
	}
	slices.SortFunc(circles, func(a, b []int32) int { return cmp.Compare(a[0], b[0]) })
	return circles
}

// circleFrom returns the circle that a record is in, from its lowest number.
func circleFrom(next []int32, member int32) []int32 {
	first := member
	for at := next[member]; at != member; at = next[at] {
		first = min(first, at)
	}
	circle := []int32{first}
	for at := next[first]; at != first; at = next[at] {
		circle = append(circle, at)
	}
	return circle
}

// UnitCircles returns the circles in which units contain each other. Each starts at the unit first in file order, and goes on with its
// parent.
func (c *Chart) UnitCircles() [][]*Unit {
	next := make([]int32, len(c.Units))
	for i, u := range c.Units {
		next[i] = none
		if u.ParentUnit != nil {
			next[i] = u.ParentUnit.order
		}
	}
	return pick(c.Units, circlesOf(next))
}

// pick returns the records that numbers stand for.
func pick[R any](records []R, circles [][]int32) [][]R {
	all := make([][]R, len(circles))
	for i, circle := range circles {
		for _, number := range circle {
			all[i] = append(all[i], records[number])
		}
	}
	return all
}

// What a list of managers says where it gives no number.
const (
	none    = -1 // nobody
	leftOut = -2 // somebody, of whom nothing hangs on this line
)

// leaveOut takes the lines of seats to themselves out of a list of managers, and lines that are there twice.
func (c *Chart) leaveOut(manager []int32) {
	repeated := map[[2]string]bool{} // by id and manager, of seats that share their id
	for i, s := range c.Seats {
		switch {
		case manager[i] == int32(i):
			manager[i] = leftOut
		case s.shared && s.Manager != nil:
			line := [2]string{s.ID().Value, s.Manager.ID().Value}
			if repeated[line] {
				s.Manager.more = true
				manager[i] = leftOut
			}
			repeated[line] = true
		}
	}
}

// A tree is who reports to whom, by the numbers of seats.
type tree struct {
	manager []int32
	reports []int32 // those of the first seat, those of the second, and so on, each in file order
	from    []int32 // where those of each seat begin; one more at the end
}

// newTree makes a tree of a list of managers.
func newTree(manager []int32) *tree {
	t := &tree{manager: manager, from: make([]int32, len(manager)+1)}
	for _, m := range manager {
		if m >= 0 {
			t.from[m+1]++
		}
	}
	for i := range manager {
		t.from[i+1] += t.from[i]
	}
	t.reports = make([]int32, t.from[len(manager)])
	next := slices.Clone(t.from)
	for i, m := range manager {
		if m >= 0 {
			t.reports[next[m]] = int32(i)
			next[m]++
		}
	}
	return t
}

// topDown returns the numbers of the seats, each after its manager's, without those in a circle or below one.
func (t *tree) topDown() []int32 {
	order := make([]int32, 0, len(t.manager))
	for i, m := range t.manager {
		if m == none {
			order = append(order, int32(i))
		}
	}
	for at := 0; at < len(order); at++ {
		i := order[at]
		order = append(order, t.reports[t.from[i]:t.from[i+1]]...)
	}
	return order
}

// fillReports gives each seat those who report to it.
func (c *Chart) fillReports(t *tree) {
	all := make([]*Seat, len(t.reports))
	for i, number := range t.reports {
		all[i] = c.Seats[number]
	}
	for i, s := range c.Seats {
		if from, to := t.from[i], t.from[i+1]; from < to {
			s.reports = all[from:to:to]
			c.Managers = append(c.Managers, s)
		}
	}
}

// countLayers counts the layers from the top down, and then the people below each seat. A seat that does not count on the as-of
// date is no layer. Those in a circle, or below one, are left out.
func (c *Chart) countLayers(t *tree) {
	layers, below := make([]int32, len(c.Seats)), make([]int32, len(c.Seats)) // first 1 for who counts, and for people who do
	for i, s := range c.Seats {
		if s.presence == here {
			layers[i] = 1
		}
		if s.presence == here && !s.Vacancy {
			below[i] = 1
		}
	}
	topDown := t.topDown()
	for _, i := range topDown {
		if m := t.manager[i]; m >= 0 {
			layers[i] += layers[m]
		}
	}
	for _, i := range slices.Backward(topDown) {
		s := c.Seats[i]
		s.Layer, s.Below = int(layers[i]), int(below[i])
		if s.presence == here && !s.Vacancy {
			s.Below--
		}
		if m := t.manager[i]; m >= 0 {
			below[m] += below[i]
		}
	}
}
