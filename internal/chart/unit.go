package chart

import (
	"slices"

	"github.com/orglint/orglint/internal/diag"
)

// A Unit is a division, department or sub-department.
type Unit struct {
	ID         diag.Text
	Name       diag.Text
	Kind       diag.Text
	ParentID   diag.Text
	Head       diag.Text
	ParentUnit *Unit // nil at the top, or where the parent is unknown or ambiguous

	Attributes Attributes

	vague   bool // some field of the record cannot be used
	noHead  bool // the record has no head, under whatever name
	damaged bool // a part of the record was not read
	record  diag.Pos
	order   int32 // in the list of units

	// first and last number this unit and those in it, depth first: the numbers of those lie between. They are 0 in a circle.
	first, last int
}

// Place is where to point for the unit as a whole.
func (u *Unit) Place() diag.Pos { return placeOf(u.ID, u.record) }

// Sound reports whether all that the record of a unit says can be used.
func (u *Unit) Sound() bool { return !u.vague }

// String names the unit in a sentence.
func (u *Unit) String() string { return "the unit " + diag.Short(firstOf(u.Name, u.ID)) }

// Inside reports whether the unit of an id is another one or, at any depth, a part of it. Units that contain each other in a
// circle are only inside themselves.
func (c *Chart) Inside(id, outer string) bool {
	if id == outer || id == "" {
		return id != ""
	}
	inner, ok := c.units.only(id)
	around, found := c.units.only(outer)
	return ok && found && around.first > 0 && around.first <= inner.first && inner.first <= around.last
}

// numberUnits numbers the units depth first.
func (c *Chart) numberUnits() {
	parts := map[*Unit][]*Unit{}
	for _, u := range c.Units {
		parts[u.ParentUnit] = append(parts[u.ParentUnit], u)
	}
	number := 0
	for open := slices.Clone(parts[nil]); len(open) > 0; {
		u := open[len(open)-1]
		if u.first == 0 {
			number++
			u.first = number
			open = append(open, parts[u]...)
			continue
		}
		u.last = number
		open = open[:len(open)-1]
	}
}

// UnitOf returns the id of the unit a seat sits in: its own, or that of its first team.
func (c *Chart) UnitOf(s *Seat) string {
	if unit := s.Unit().Value; unit != "" || s.vagueUnit {
		return unit
	}
	for first := range s.Teams() {
		if team, ok := c.teams.only(first.Value); ok {
			return team.Unit.Value
		}
		break
	}
	return ""
}

// UnitAround returns the id of the unit that belongs to the id of a person, an open seat, a team or a unit: the one they sit in, or the unit
// itself.
func (c *Chart) UnitAround(id string) string {
	if seats := c.seats.of(id); len(seats) > 0 {
		return c.UnitOf(seats[0])
	}
	if teams := c.teams.of(id); len(teams) > 0 {
		return teams[0].Unit.Value
	}
	if len(c.units.of(id)) > 0 {
		return id
	}
	return ""
}

// sameUnit reports whether two seats sit in the same unit of a kind. It is not known where either has no unit, or where
// the units do not tell their kind.
func (j *judge) sameUnit(a, b *Seat, kind string) (same, known bool) {
	idA, idB := j.chart.UnitOf(a), j.chart.UnitOf(b)
	switch {
	case idA == "" || idB == "":
		return false, false
	case len(j.chart.Units) == 0:
		return idA == idB, idA == idB // units are labels: different labels may lie in the same unit of that kind
	}
	unitA, unitB := j.unitOfKind(idA, kind), j.unitOfKind(idB, kind)
	return unitA.unit != nil && unitA == unitB, unitA.known && unitB.known
}

// A unitKind asks for the unit of a kind that a unit is or lies in.
type unitKind struct {
	of   *Unit
	kind string
}

// An around is the answer: no unit if it lies in none. It is not known where a unit on the way up is not declared, is
// ambiguous or does not tell its kind.
type around struct {
	unit  *Unit
	known bool
}

// unitOfKind returns the unit of a kind that a unit is or lies in, and remembers it for all on the way up.
func (j *judge) unitOfKind(id, kind string) around {
	var answer around
	var way []unitKind
	unit, ok := j.chart.units.only(id)
	for ok {
		at := unitKind{unit, kind}
		if before, known := j.around[at]; known { // unknown, where units contain each other in a circle
			answer = before
			break
		}
		j.around[at] = around{}
		way = append(way, at)
		switch ok = false; {
		case unit.Kind.Value == kind:
			answer = around{unit, true}
		case unit.Kind.Value == "":
		case unit.ParentUnit == nil:
			answer = around{nil, unit.ParentID.Value == ""}
		default:
			unit, ok = unit.ParentUnit, true
		}
	}
	for _, at := range way {
		j.around[at] = answer
	}
	return answer
}

// aboveHeads returns, for each unit whose head has a member of the unit above, the nearest such member. Members are those
// who sit in the unit itself, not in one below it. Only seats that count on the as-of date do.
func (c *Chart) aboveHeads() map[*Unit]*Seat {
	w := walk{above: map[*Unit]*Seat{}, heads: map[*Seat][]*Unit{}, members: map[string][]*Seat{}}
	for _, u := range c.Units {
		if head, ok := c.seats.only(u.Head.Value); ok {
			w.heads[head] = append(w.heads[head], u)
		}
	}
	for _, s := range c.Seats {
		if s.Manager == nil && len(w.heads) > 0 {
			w.down(c, s)
		}
	}
	return w.above
}

// A walk goes from a top down, and remembers which members of each unit it has passed.
type walk struct {
	above   map[*Unit]*Seat
	heads   map[*Seat][]*Unit  // the units that a seat is the head of
	members map[string][]*Seat // by unit: those on the way down to where the walk is
}

// down visits a top and all below it.
func (w *walk) down(c *Chart, top *Seat) {
	type step struct {
		seat *Seat
		back bool
	}
	for steps := []step{{seat: top}}; len(steps) > 0; {
		at := steps[len(steps)-1]
		steps = steps[:len(steps)-1]
		unit := c.UnitOf(at.seat)
		if at.back {
			w.members[unit] = w.members[unit][:len(w.members[unit])-1]
			continue
		}
		w.visit(at.seat)
		if at.seat.presence == here {
			w.members[unit] = append(w.members[unit], at.seat)
			steps = append(steps, step{at.seat, true})
		}
		for _, r := range at.seat.reports {
			steps = append(steps, step{seat: r})
		}
	}
}

// visit notes who of a unit stands above its head.
func (w *walk) visit(s *Seat) {
	for _, u := range w.heads[s] {
		if members := w.members[u.ID.Value]; len(members) > 0 && u.ID.Value != "" {
			w.above[u] = members[len(members)-1]
		}
	}
}
