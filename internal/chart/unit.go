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
	Vague      bool  // some field of the record cannot be used

	Attributes Attributes

	record diag.Pos
	order  int // in the list of units
}

// Place is where to point for the unit as a whole.
func (u *Unit) Place() diag.Pos { return placeOf(u.ID, u.record) }

// String names the unit in a sentence.
func (u *Unit) String() string { return "the unit " + firstOf(u.Name, u.ID) }

// UnitsAbove returns the id of a unit and those of the units around it, from the inside out.
func (c *Chart) UnitsAbove(id string) []string {
	if id == "" {
		return nil
	}
	ids := []string{id}
	unit, _ := c.units.only(id)
	for unit != nil && unit.ParentID.Value != "" && !slices.Contains(ids, unit.ParentID.Value) { // units may contain each other
		ids = append(ids, unit.ParentID.Value)
		unit = unit.ParentUnit
	}
	return ids
}

// UnitOf returns the id of the unit a seat sits in: its own, or that of its first team.
func (c *Chart) UnitOf(s *Seat) string {
	if s.Unit.Value != "" || len(s.Teams) == 0 {
		return s.Unit.Value
	}
	if team, ok := c.teams.only(s.Teams[0].Value); ok {
		return team.Unit.Value
	}
	return ""
}

// sameUnit reports whether two seats sit in the same unit of a kind. It is not known where either has no unit, or where
// the units do not tell their kind.
func (c *Chart) sameUnit(a, b *Seat, kind string) (same, known bool) {
	idA, idB := c.UnitOf(a), c.UnitOf(b)
	switch {
	case idA == "" || idB == "":
		return false, false
	case len(c.Units) == 0:
		return idA == idB, idA == idB // units are labels: different labels may lie in the same unit of that kind
	}
	unitA, knownA := c.unitOfKind(idA, kind)
	unitB, knownB := c.unitOfKind(idB, kind)
	return unitA != nil && unitA == unitB, knownA && knownB
}

// unitOfKind returns the unit of a kind that a unit is or lies in; nil if it lies in none. It is not known where a unit
// on the way up is not declared, is ambiguous or does not tell its kind.
func (c *Chart) unitOfKind(id, kind string) (unit *Unit, known bool) {
	unit, known = c.units.only(id)
	for steps := 0; unit != nil && steps <= len(c.Units); steps++ { // units may contain each other
		switch {
		case unit.Kind.Value == kind:
			return unit, true
		case unit.Kind.Value == "":
			return nil, false
		case unit.ParentUnit == nil:
			return nil, unit.ParentID.Value == ""
		}
		unit = unit.ParentUnit
	}
	return nil, known && unit == nil
}

// AboveHeads returns, for each unit whose head has a member of the unit above, the nearest such member. Members are those
// who sit in the unit itself, not in one below it. Only seats that count on the as-of date do.
func (c *Chart) AboveHeads() map[*Unit]*Seat {
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
		if at.seat.Counted {
			w.members[unit] = append(w.members[unit], at.seat)
			steps = append(steps, step{at.seat, true})
		}
		for _, r := range at.seat.Reports {
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
