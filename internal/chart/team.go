package chart

import (
	"github.com/orglint/orglint/internal/diag"
)

// A Team is a declared team.
type Team struct {
	ID      diag.Text
	Name    diag.Text
	Kind    diag.Text
	Lead    diag.Text
	Unit    diag.Text
	Members []diag.Text

	record diag.Pos
}

// Place is where to point for the team as a whole.
func (t *Team) Place() diag.Pos { return placeOf(t.ID, t.record) }

// String names the team in a sentence.
func (t *Team) String() string { return "the team " + firstOf(t.Name, t.ID) }

// A Unit is a division, department or sub-department.
type Unit struct {
	ID         diag.Text
	Name       diag.Text
	Kind       diag.Text
	ParentID   diag.Text
	Head       diag.Text
	ParentUnit *Unit // nil at the top, or where the parent is unknown or ambiguous

	order int // in the list of units
}

// String names the unit in a sentence.
func (u *Unit) String() string { return "the unit " + firstOf(u.Name, u.ID) }

func placeOf(id diag.Text, record diag.Pos) diag.Pos {
	if id.Value != "" {
		return id.Pos
	}
	return record
}

func firstOf(texts ...diag.Text) string {
	for _, t := range texts {
		if t.Value != "" {
			return t.Value
		}
	}
	return "without an id"
}

// TeamsManaged returns the teams that a seat manages: the declared teams that it or a direct report leads, of the kind
// given or of none, and each direct report who has reports and leads no declared team. Only reports that count on the
// as-of date do.
func (c *Chart) TeamsManaged(s *Seat, kind string) (declared []*Team, undeclared []*Seat) {
	add := func(teams []*Team) {
		for _, t := range teams {
			if kind == "" || t.Kind.Value == "" || t.Kind.Value == kind {
				declared = append(declared, t)
			}
		}
	}
	add(s.Leads)
	for _, r := range s.CountedReports() {
		add(r.Leads)
		if len(r.Leads) == 0 && len(r.CountedReports()) > 0 {
			undeclared = append(undeclared, r)
		}
	}
	return declared, undeclared
}

// unitID returns the id of the unit a seat sits in: its own, or that of its first team.
func (c *Chart) unitID(s *Seat) string {
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
	idA, idB := c.unitID(a), c.unitID(b)
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
