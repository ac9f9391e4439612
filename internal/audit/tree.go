package audit

import "github.com/orglint/orglint/internal/chart"

// A hanging is what a seat hangs on.
type hanging uint8

// The hangings.
const (
	onNothing  hanging = iota // the manager is unknown or ambiguous, or the seat itself
	onNobody                  // there is none
	onSeat                    // another seat
	onExternal                // a manager outside the chart
)

// A tree is who hangs on whom. Those who do not count are in it too, since others may still hang on them.
type tree struct {
	seats   []*chart.Seat
	hangs   []hanging
	manager []int // the number of the manager where a seat hangs on one
	lines   []int // how many lines lead to a seat: of seats that count, if it counts itself
	layer   []int // nowhere for who is in none; who does not count has that of the manager
}

// What a layer is where there is none.
const (
	nowhere = -1 // in or below a circle, or below a line that leads nowhere
	unknown = -2 // not yet found
	walked  = -3 // being found
)

// newTree makes the tree of a chart.
func newTree(c *chart.Chart) *tree {
	n := len(c.Seats)
	t := &tree{seats: c.Seats, hangs: make([]hanging, n), manager: make([]int, n), lines: make([]int, n), layer: make([]int, n)}
	number := make(map[*chart.Seat]int, n)
	for i, s := range c.Seats {
		number[s] = i
	}
	for i, s := range c.Seats {
		switch manager := managerOf(c, s); {
		case manager != nil && manager != s:
			t.hangs[i], t.manager[i] = onSeat, number[manager]
			if t.isLine(i) {
				t.lines[number[manager]]++
			}
		case manager != nil:
		case s.External != nil:
			t.hangs[i] = onExternal
		case s.IsTop():
			t.hangs[i] = onNobody
		}
	}
	for i, s := range c.Seats {
		if s.Vacancy && t.hangs[i] == onNobody && t.lines[i] == 0 {
			t.hangs[i] = onNothing // nobody knows where it will be
		}
		t.layer[i] = unknown
	}
	for i := range t.seats {
		t.place(i)
	}
	return t
}

// managerOf returns the manager of a seat in the chart; nil where there is none, or where it may be one of several. Records that say the
// same twice are seats each.
func managerOf(c *chart.Chart, s *chart.Seat) *chart.Seat {
	if s.Manager != nil {
		return s.Manager
	}
	if same := c.SeatsOf(s.ReportsTo().Value); len(same) == 1 {
		return same[0]
	}
	return nil
}

// isLine reports whether a seat and its manager both count.
func (t *tree) isLine(i int) bool {
	return t.hangs[i] == onSeat && t.seats[i].Counts() && t.seats[t.manager[i]].Counts()
}

// place finds the layer of a seat and of all above it: one more than that of the manager.
func (t *tree) place(i int) {
	var way []int
	for t.layer[i] == unknown && t.hangs[i] == onSeat {
		t.layer[i] = walked
		way = append(way, i)
		i = t.manager[i]
	}
	if t.layer[i] == unknown {
		if t.layer[i] = nowhere; t.hangs[i] != onNothing {
			t.layer[i] = t.step(i, 0)
		}
	}
	above := t.layer[i]
	if above == walked { // a circle
		above = nowhere
	}
	for len(way) > 0 {
		i, way = way[len(way)-1], way[:len(way)-1]
		if above != nowhere {
			above = t.step(i, above)
		}
		t.layer[i] = above
	}
}

// step returns the layer of a seat below one. Who does not count is no layer.
func (t *tree) step(i, above int) int {
	if t.seats[i].Counts() {
		return above + 1
	}
	return above
}
