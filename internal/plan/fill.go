package plan

import (
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// fill works out that somebody takes an open seat.
func (m *maker) fill(mv *Move) {
	id := mv.Subjects[0]
	s := m.seat(id, diag.Text{})
	if s == nil {
		return
	}
	if !s.Vacancy {
		m.fail(id.Pos, "%s is no open seat, so nobody can fill it.", m.name(id.Value))
		return
	}
	if mv.Record != nil {
		m.fillAnew(mv, s)
	} else {
		m.fillWithin(mv, s)
	}
	m.order(s.Place()).Gone = true
	if with := mv.With.Value; with != id.Value {
		m.succeed(id.Value, with, mv.Pos)
	}
}

// fillAnew works out that somebody new takes an open seat: what their record does not say, they have from the seat.
func (m *maker) fillAnew(mv *Move, s *chart.Seat) {
	if mv.With.Value != s.ID().Value && m.taken(mv.With) {
		return
	}
	m.checkNew(mv.With.Value, mv.Record.Fields)
	fields := slices.Clone(mv.Record.Fields)
	for _, f := range m.fieldsOf(s) {
		if mv.Record.Get(f.Key.Value) != nil {
			continue
		}
		fields = append(fields, f)
		if f.Key.Value == "reports_to" {
			m.line(line{mv.With.Value, f.Value.Text, mv.Pos})
		}
	}
	m.made.New = append(m.made.New, New{File: s.Place().File, List: "people", Fields: inOrder(m.from(mv, "start", fields)), Pos: mv.Pos})
}

// fieldsOf returns what somebody new has from the seat that they take.
func (m *maker) fieldsOf(s *chart.Seat) []source.Field {
	var fields []source.Field
	add := func(key string, texts ...string) {
		f := fieldOf(key, "", s.Place())
		switch {
		case len(texts) == 1 && texts[0] != "" && key != "dotted_line_to":
			f.Value.Text = texts[0]
		case len(texts) > 1 || key == "dotted_line_to" && len(texts) > 0:
			f.Value.Kind = source.List
			for _, t := range texts {
				f.Value.Items = append(f.Value.Items, source.Value{Kind: source.Plain, Text: t, Pos: s.Place()})
			}
		default:
			return
		}
		fields = append(fields, f)
	}
	add("role", s.Role().Value)
	add("grade", s.Grade().Value)
	add("reports_to", m.heir(s.ReportsTo().Value))
	add("dotted_line_to", valuesOf(s.Dotted)...)
	add("unit", m.unitNow(s))
	add("team", teamsOf(s)...)
	add("location", s.Location())
	return fields
}

// fillWithin works out that somebody of the chart takes an open seat: they have what the seat had, and no more what they had.
func (m *maker) fillWithin(mv *Move, s *chart.Seat) {
	who := m.seat(mv.With, diag.Text{})
	if who == nil {
		return
	}
	if who.Vacancy {
		m.fail(mv.With.Pos, "%s is an open seat itself, and can't fill one.", m.name(mv.With.Value))
		return
	}
	place := who.Place()
	for _, f := range []struct{ field, was, is string }{
		{"role", who.Role().Value, s.Role().Value},
		{"grade", who.Grade().Value, s.Grade().Value},
	} {
		switch {
		case f.is != "":
			m.set(place, f.field, false, f.is)
		case f.was != "":
			m.set(place, f.field, false)
		}
	}
	if unit := m.unitNow(s); unit != "" {
		m.put(place, "unit", unit) // also where the unit that they leave goes into another on that day
	} else if who.Unit().Value != "" {
		m.put(place, "unit")
	}
	if to := s.ReportsTo().Value; to != "" {
		m.report(who, m.heir(to), mv.Pos)
	}
	m.setTeams(who, m.teamsNow(s))
}

// unitNow returns the unit of somebody, as far as the moves of the day have been worked out.
func (m *maker) unitNow(s *chart.Seat) string {
	o := m.order(s.Place())
	if i := slices.IndexFunc(o.Set, func(s Setting) bool { return s.Field == "unit" }); i >= 0 {
		return strings.Join(o.Set[i].Texts, "")
	}
	return s.Unit().Value
}

// put says what a field of the record at a place is to hold, whatever follows from something else.
func (m *maker) put(at diag.Pos, field string, texts ...string) {
	o := m.order(at)
	o.Set = slices.DeleteFunc(o.Set, func(s Setting) bool { return s.Field == field })
	m.set(at, field, false, texts...)
}

// succeed puts the id of somebody in the place of that of an open seat, wherever the chart names it.
func (m *maker) succeed(seat, with string, pos diag.Pos) {
	for _, r := range m.reports()[seat] {
		if id := r.ID().Value; id != with && m.gone[id] == nil {
			m.report(r, with, pos)
		}
	}
	for _, s := range m.chart.Seats {
		if dotted := valuesOf(s.Dotted); slices.Contains(dotted, seat) {
			m.set(s.Place(), "dotted_line_to", true, replaced(dotted, seat, with)...)
		}
	}
	for _, t := range m.chart.Teams {
		if t.Lead.Value == seat {
			m.set(t.Place(), "lead", false, with)
		}
		if members := m.membersOf(t); slices.Contains(members, seat) {
			m.members[t] = replaced(members, seat, with)
		}
	}
	for _, u := range m.chart.Units {
		if u.Head.Value == seat {
			m.set(u.Place(), "head", false, with)
		}
	}
}

// replaced returns ids with one in the place of another, each once.
func replaced(ids []string, old, id string) []string {
	var all []string
	for _, i := range ids {
		if i == old {
			i = id
		}
		if !slices.Contains(all, i) {
			all = append(all, i)
		}
	}
	return all
}
