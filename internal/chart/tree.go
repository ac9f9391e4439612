package chart

import (
	"cmp"
	"slices"
)

// circlesOf returns the circles that following next makes, where next[i] is the number of the record that i points to,
// or -1. Each circle starts at its lowest number, and the circles are in the order of those.
func circlesOf(next []int) [][]int {
	var circles [][]int
	walk := make([]int, len(next)) // the walk, from 1, that came to a record first
	for start := range next {
		at := start
		for at >= 0 && walk[at] == 0 {
			walk[at] = start + 1
			at = next[at]
		}
		if at >= 0 && walk[at] == start+1 {
			circles = append(circles, circleFrom(next, at))
		}
	}
	slices.SortFunc(circles, func(a, b []int) int { return cmp.Compare(a[0], b[0]) })
	return circles
}

// circleFrom returns the circle that a record is in, from its lowest number.
func circleFrom(next []int, member int) []int {
	first := member
	for at := next[member]; at != member; at = next[at] {
		first = min(first, at)
	}
	circle := []int{first}
	for at := next[first]; at != first; at = next[at] {
		circle = append(circle, at)
	}
	return circle
}

// Circles returns the circles in which seats report to each other. Each starts at the member first in file order, and
// goes on with its manager.
func (c *Chart) Circles() [][]*Seat { return c.circles }

func (c *Chart) findCircles() {
	next := make([]int, len(c.Seats))
	for i, s := range c.Seats {
		next[i] = -1
		if s.Manager != nil {
			next[i] = int(s.Manager.order)
		}
	}
	c.circles = pick(c.Seats, circlesOf(next))
}

// UnitCircles returns the circles in which units contain each other, as Circles does.
func (c *Chart) UnitCircles() [][]*Unit {
	next := make([]int, len(c.Units))
	for i, u := range c.Units {
		next[i] = -1
		if u.ParentUnit != nil {
			next[i] = u.ParentUnit.order
		}
	}
	return pick(c.Units, circlesOf(next))
}

// pick returns the records that numbers stand for.
func pick[R any](records []R, circles [][]int) [][]R {
	all := make([][]R, len(circles))
	for i, circle := range circles {
		for _, number := range circle {
			all[i] = append(all[i], records[number])
		}
	}
	return all
}

// countLayers orders the seats from the top down, counts the layers, and then the people below each seat. A seat that
// does not count on the as-of date is no layer.
func (c *Chart) countLayers() {
	topDown := make([]*Seat, 0, len(c.Seats)) // without those in a circle, or below one
	for _, s := range c.Seats {
		if s.Manager == nil {
			topDown = append(topDown, s)
		}
	}
	for i := 0; i < len(topDown); i++ {
		s := topDown[i]
		if s.Manager != nil {
			s.Layer = s.Manager.Layer
		}
		if s.Counted {
			s.Layer++
		}
		topDown = append(topDown, s.Reports...)
	}
	for _, s := range slices.Backward(topDown) {
		if s.Manager == nil {
			continue
		}
		s.Manager.Below += s.Below
		if s.Counted && !s.Vacancy {
			s.Manager.Below++
		}
	}
}
