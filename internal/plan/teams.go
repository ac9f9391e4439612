package plan

import (
	"slices"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// teamsOf returns the ids of the teams that the record of somebody names.
func teamsOf(s *chart.Seat) []string {
	var ids []string
	for id := range s.Teams() {
		ids = append(ids, id.Value)
	}
	return ids
}

// teamsNow returns the ids of the teams that somebody is in, as far as the moves of the day have been worked out.
func (m *maker) teamsNow(s *chart.Seat) []string {
	if ids, changed := m.teams[s]; changed {
		return ids
	}
	ids := teamsOf(s)
	for _, t := range m.listed()[s.ID().Value] {
		if id := t.ID.Value; !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// setTeams says which teams somebody is in from the day on.
func (m *maker) setTeams(s *chart.Seat, ids []string) {
	if _, met := m.teams[s]; !met {
		m.inTeams = append(m.inTeams, s)
	}
	m.teams[s] = ids
	id := s.ID().Value
	for _, t := range m.listed()[id] {
		if !slices.Contains(ids, t.ID.Value) {
			m.drop(t, id)
		}
	}
}

// membersOf returns the ids that a team lists, as far as the moves of the day have been worked out.
func (m *maker) membersOf(t *chart.Team) []string {
	if ids, changed := m.members[t]; changed {
		return ids
	}
	return valuesOf(t.Members)
}

// drop takes somebody out of the list of a team.
func (m *maker) drop(t *chart.Team, id string) {
	m.members[t] = slices.DeleteFunc(slices.Clone(m.membersOf(t)), func(member string) bool { return member == id })
}

// changeTeam works out that a team changes, is new or goes.
func (m *maker) changeTeam(mv *Move) {
	id := mv.Subjects[0]
	m.checkTeam(mv)
	if m.freshTeams[id.Value] {
		m.start(mv, "teams")
		return
	}
	teams := m.chart.TeamsOf(id.Value)
	switch {
	case mv.into() != nil:
		m.teamsIn(mv.into())
		m.merge(mv, "team", m.intoTeam(id.Value, textOf(mv.into())), placesOf(teams))
	case len(teams) == 0:
		m.unknown(id, "no team", m.chart.MeantTeam)
	case len(teams) > 1:
		m.fail(id.Pos, "%d teams have the id %s, so nobody can tell which is meant.", len(teams), m.quote(id.Value))
	default:
		m.alter(mv, teams[0].Place())
		if members := mv.field("members"); members != nil {
			m.list(teams[0], valuesOf(textsOf(members)))
		}
	}
}

// checkTeam checks what a move of a team refers to.
func (m *maker) checkTeam(mv *Move) {
	m.person(mv.field("lead"))
	m.unit(mv.field("unit"))
	if members := mv.field("members"); members != nil {
		for i := range members.Items {
			m.person(&members.Items[i])
		}
	}
}

// list says who all are in a team: it lists them, and the record of nobody else names it.
func (m *maker) list(t *chart.Team, members []string) {
	m.members[t] = members
	for _, s := range m.chart.Seats {
		if ids := m.teamsNow(s); slices.Contains(ids, t.ID.Value) && !slices.Contains(members, s.ID().Value) {
			m.setTeams(s, without(ids, t.ID.Value))
		}
	}
}

// without returns ids but for one.
func without(ids []string, id string) []string {
	return slices.DeleteFunc(slices.Clone(ids), func(i string) bool { return i == id })
}

// alter sets the fields of a team or a unit.
func (m *maker) alter(mv *Move, at diag.Pos) {
	for i := range mv.Set {
		if key := mv.Set[i].Key.Value; key != "members" {
			m.setValue(at, key, &mv.Set[i].Value)
		}
	}
}

// start works out that a team or a unit is new.
func (m *maker) start(mv *Move, list string) {
	var fields []source.Field
	for _, f := range append([]source.Field{fieldOf("id", mv.Subjects[0].Value, mv.Subjects[0].Pos)}, mv.Set...) {
		if f.Value.Kind != source.Null {
			fields = append(fields, f)
		}
	}
	m.made.New = append(m.made.New, New{File: m.fileOf(mv, fields), List: list, Fields: fields, Pos: mv.Pos})
}

// placesOf returns the places of teams.
func placesOf(teams []*chart.Team) []diag.Pos {
	var all []diag.Pos
	for _, t := range teams {
		all = append(all, t.Place())
	}
	return all
}

// merge works out that a team or a unit goes, whose records are at some places, after all that is in it has been moved, if there was anything.
func (m *maker) merge(mv *Move, what string, moved bool, places []diag.Pos) {
	id := mv.Subjects[0]
	switch {
	case len(mv.Set) > 1:
		m.fail(mv.Pos, "The %s %s goes, so nothing else can be said of it than into.", what, m.quote(id.Value))
	case textOf(mv.into()) == id.Value:
		m.fail(mv.into().Pos, "The %s %s can't go into itself.", what, m.quote(id.Value))
	case len(places) == 0 && !moved && mv.Verb == Team:
		m.unknown(id, "no team", m.chart.MeantTeam)
	case len(places) == 0 && !moved:
		m.unknown(id, "no unit", m.chart.MeantUnit)
	}
	for _, at := range places {
		m.order(at).Gone = true
	}
}

// intoTeam moves all who are in a team into another, or into none, and reports whether there are any.
func (m *maker) intoTeam(id, into string) (moved bool) {
	for _, s := range m.chart.Seats {
		ids := m.teamsNow(s)
		switch {
		case !slices.Contains(ids, id):
			continue
		case into == "":
			m.setTeams(s, without(ids, id))
		default:
			m.setTeams(s, replaced(ids, id, into))
		}
		moved = true
	}
	return moved
}

// changeUnit works out that a unit changes, is new or goes.
func (m *maker) changeUnit(mv *Move) {
	id := mv.Subjects[0]
	m.person(mv.field("head"))
	m.unit(mv.field("parent"))
	if m.freshUnits[id.Value] {
		m.start(mv, "units")
		return
	}
	units := m.chart.UnitsOf(id.Value)
	var places []diag.Pos
	for _, u := range units {
		places = append(places, u.Place())
	}
	switch {
	case mv.into() != nil:
		m.unit(mv.into())
		m.merge(mv, "unit", m.intoUnit(id.Value, textOf(mv.into())), places)
	case len(units) == 0:
		m.unknown(id, "no unit", m.chart.MeantUnit)
	case len(units) > 1:
		m.fail(id.Pos, "%d units have the id %s, so nobody can tell which is meant.", len(units), m.quote(id.Value))
	default:
		m.alter(mv, places[0])
	}
}

// intoUnit moves all people, open seats and teams of a unit, and the units below it, into another, or into none, and reports whether there are
// any.
func (m *maker) intoUnit(id, into string) (moved bool) {
	set := func(at diag.Pos, field, is, to string) {
		switch {
		case is != id:
			return
		case to == "":
			m.set(at, field, false)
		default:
			m.set(at, field, false, to)
		}
		moved = true
	}
	for _, s := range m.chart.Seats {
		set(s.Place(), "unit", s.Unit().Value, into)
	}
	for _, t := range m.chart.Teams {
		set(t.Place(), "unit", t.Unit.Value, into)
	}
	above := ""
	if units := m.chart.UnitsOf(id); len(units) > 0 {
		above = units[0].ParentID.Value
	}
	for _, u := range m.chart.Units {
		if u.ID.Value == into { // it was a part of the one that goes
			set(u.Place(), "parent", u.ParentID.Value, above)
		} else {
			set(u.Place(), "parent", u.ParentID.Value, into)
		}
	}
	return moved
}
