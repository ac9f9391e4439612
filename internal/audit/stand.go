package audit

import (
	"slices"

	"github.com/orglint/orglint/internal/chart"
)

// A Stand is where a seat of a chart stands, by the numbers of Chart.Seats. A number is -1 where there is nobody.
type Stand struct {
	Manager int // to whom it has a line
	Above   int // the nearest upwards who counts: the manager, or who stands above a manager who does not count
	Layer   int // 0 where it is in none
	Reports int // how many lines lead to it

	Cause Cause // why it is in no layer
	Root  int   // whose line is the cause: the seat itself, or somebody above; of a circle the first in the file
}

// A Cause is why a seat is in no layer.
type Cause uint8

// The causes.
const (
	Placed         Cause = iota // it is in a layer
	UnknownManager              // nobody has the id that is named
	SharedManager               // several have it
	UnreadManager               // the line could not be read
	OwnManager                  // the seat reports to itself
	InCircle                    // the line leads round in a circle
	NowhereYet                  // an open seat without a manager and without reports
)

// stands returns where all seats stand.
func (t *tree) stands(c *chart.Chart) []Stand {
	all := make([]Stand, len(t.seats))
	unplaced := false
	for i := range all {
		s := &all[i]
		s.Manager, s.Above, s.Root, s.Reports = -1, -1, -1, t.lines[i]
		if t.isLine(i) {
			s.Manager, s.Above = t.manager[i], t.manager[i]
		}
		s.Layer = max(0, t.layer[i])
		unplaced = unplaced || t.layer[i] == nowhere
	}
	for i := range all {
		if t.hangs[i] == onSeat && all[i].Above < 0 {
			t.lift(all, i)
		}
	}
	if unplaced {
		for i := range all {
			t.blame(c, all, i)
		}
	}
	return all
}

// lift finds who stands above a seat whose manager does not count, and above the managers there.
func (t *tree) lift(all []Stand, i int) {
	var way []int
	above := -1
	for at := i; t.hangs[at] == onSeat && len(way) <= len(all); {
		way = append(way, at)
		all[at].Above = -1
		if at = t.manager[at]; t.seats[at].Counts() {
			above = at
			break
		}
		if all[at].Above >= 0 {
			above = all[at].Above
			break
		}
	}
	if len(way) > len(all) { // a circle of those who do not count
		return
	}
	for _, seat := range way {
		all[seat].Above = above
	}
}

// blame finds why a seat is in no layer, and of all above it.
func (t *tree) blame(c *chart.Chart, all []Stand, i int) {
	var way []int
	for t.layer[i] == nowhere && all[i].Cause == Placed && t.hangs[i] == onSeat {
		all[i].Cause = InCircle // until it is known better
		way = append(way, i)
		i = t.manager[i]
	}
	switch {
	case all[i].Cause == Placed && t.hangs[i] != onSeat && t.layer[i] == nowhere:
		all[i].Cause, all[i].Root = t.cause(c, i), i
	case all[i].Cause == InCircle && all[i].Root < 0:
		first := i
		for at := t.manager[i]; at != i; at = t.manager[at] {
			first = min(first, at)
		}
		for all[i].Root < 0 {
			all[i].Root = first
			i = t.manager[i]
		}
	}
	for _, at := range slices.Backward(way) {
		if all[at].Root < 0 {
			above := &all[t.manager[at]]
			all[at].Cause, all[at].Root = above.Cause, above.Root
		}
	}
}

// cause returns why the line of a seat leads nowhere.
func (t *tree) cause(c *chart.Chart, i int) Cause {
	s := t.seats[i]
	switch id := s.ReportsTo().Value; {
	case s.Manager == s:
		return OwnManager
	case s.Vacancy && s.IsTop():
		return NowhereYet
	case len(c.SeatsOf(id)) > 1:
		return SharedManager
	case id == "":
		return UnreadManager
	}
	return UnknownManager
}
