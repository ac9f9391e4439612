package plan

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/internal/text"
)

// add works out that somebody, or an open seat, is new.
func (m *maker) add(mv *Move) {
	id := mv.Subjects[0]
	if m.taken(id) {
		return
	}
	fields := append(slices.Clone(mv.Record.Fields), mv.Set...)
	list, first := "people", "start"
	if mv.Record.Get("opened") != nil || mv.Record.Get("interviews") != nil {
		list, first = "vacancies", "opened"
	}
	m.made.New = append(m.made.New, New{File: m.fileOf(mv, fields), List: list, Fields: inOrder(m.from(mv, first, fields)), Pos: mv.Pos})
	m.checkNew(id.Value, fields)
}

// taken notes where an id of somebody new is one that the chart has.
func (m *maker) taken(id diag.Text) bool {
	if len(m.chart.SeatsOf(id.Value)) > 0 || m.chart.ExternalOf(id.Value) != nil {
		m.fail(id.Pos, "The id %s is that of %s; somebody new needs an id of their own.", m.quote(id.Value), m.name(id.Value))
		return true
	}
	return false
}

// from gives a new record the first day of the move.
func (m *maker) from(mv *Move, field string, fields []source.Field) []source.Field {
	if mv.Date == "" {
		return fields
	}
	for i := range fields {
		if f := &fields[i]; f.Key.Value == field && f.Value.Kind != source.Null {
			if f.Value.Text != mv.Date {
				m.fail(f.Value.Pos, "%s is another day than that of the move, %s; leave one of them out.", field, mv.Date)
			}
			return fields
		}
	}
	return append(fields, fieldOf(field, mv.Date, mv.Pos))
}

// inOrder puts the fields of somebody new in the order in which charts mostly have them.
func inOrder(fields []source.Field) []source.Field {
	first := []string{"id", "name", "role", "grade", "reports_to", "dotted_line_to", "unit", "team"}
	place := func(f source.Field) int {
		if i := slices.Index(first, f.Key.Value); i >= 0 {
			return i
		}
		return len(first)
	}
	slices.SortStableFunc(fields, func(a, b source.Field) int { return cmp.Compare(place(a), place(b)) })
	return fields
}

// fieldOf makes a field that holds a text.
func fieldOf(key, value string, pos diag.Pos) source.Field {
	return source.Field{Key: diag.Text{Value: key, Pos: pos}, Value: source.Value{Kind: source.Plain, Text: value, Pos: pos}}
}

// checkNew checks what a new record refers to, and notes to whom it reports.
func (m *maker) checkNew(id string, fields []source.Field) {
	for i := range fields {
		v := &fields[i].Value
		m.check(fields[i].Key.Value, v)
		if fields[i].Key.Value == "reports_to" && v.IsText() {
			m.line(line{id, v.Text, v.Pos})
		}
	}
}

// check checks what a field of somebody refers to.
func (m *maker) check(field string, v *source.Value) {
	switch field {
	case "reports_to":
		m.manager(v)
	case "role":
		m.role(v)
	case "unit":
		m.unit(v)
	case "team":
		m.teamsIn(v)
	}
}

// change works out that somebody has other fields.
func (m *maker) change(mv *Move) {
	for i := range mv.Set {
		m.check(mv.Set[i].Key.Value, &mv.Set[i].Value)
	}
	for _, id := range mv.Subjects {
		s := m.seat(id, mv.File)
		if s == nil {
			continue
		}
		for i := range mv.Set {
			v := &mv.Set[i].Value
			switch field := mv.Set[i].Key.Value; field {
			case "reports_to":
				m.report(s, textOf(v), v.Pos)
			case "team":
				m.setTeams(s, valuesOf(textsOf(v)))
			case "end":
				if s.Vacancy {
					m.fail(mv.Set[i].Key.Pos, "%s has no last day; to close it: {remove: %s}.", m.name(id.Value), m.quote(id.Value))
					continue
				}
				m.setValue(s.Place(), field, v)
			default:
				m.setValue(s.Place(), field, v)
			}
		}
	}
}

// remove works out that somebody leaves, or that an open seat goes.
func (m *maker) remove(mv *Move) {
	id := mv.Subjects[0]
	s := m.seat(id, mv.File)
	if s == nil || !m.manager(mv.field("reports_to")) {
		return
	}
	shared := len(m.chart.SeatsOf(id.Value)) > 1 // another record keeps the id, and what refers to it
	if !shared {
		m.passOn(mv, s)
	}
	if mv.Date == "" || s.Vacancy {
		m.order(s.Place()).Gone = true
		if !shared {
			m.forget(id.Value)
		}
	} else {
		m.end(mv, s)
	}
	if !shared {
		m.leaves(id.Value)
	}
}

// passOn gives the reports of somebody who goes to another.
func (m *maker) passOn(mv *Move, s *chart.Seat) {
	id := s.ID().Value
	for _, r := range m.reports()[id] {
		if m.gone[r.ID().Value] != nil || mv.Date != "" && r.End().Value != "" && r.End().Value < mv.Date {
			continue
		}
		to := m.heir(id)
		if to == "" {
			m.fail(mv.Pos, "%s has no manager, so say to whom the reports go: reports_to.", m.name(id))
			return
		}
		m.report(r, to, mv.Pos)
	}
}

// end sets the last day of somebody who leaves on a day.
func (m *maker) end(mv *Move, s *chart.Seat) {
	last := text.After(mv.Date, -1)
	switch end := s.End().Value; {
	case end != "" && end < last:
		m.fail(mv.Subjects[0].Pos, "%s leaves before that day: the last day is %s.", s.ShortName(), end)
	case s.Start().Value > last:
		m.fail(mv.Subjects[0].Pos, "%s is not there yet on that day: the first day is %s.", s.ShortName(), s.Start().Value)
	}
	m.set(s.Place(), "end", false, last)
}

// forget takes somebody out of the lists of teams.
func (m *maker) forget(id string) {
	for _, t := range m.listed()[id] {
		m.drop(t, id)
	}
}

// leaves notes which teams somebody who goes still leads, and which units they head.
func (m *maker) leaves(id string) {
	day := ""
	if m.day.Date != "" {
		day = " from " + m.day.Date + " on"
	}
	for _, t := range m.chart.Teams {
		if t.Lead.Value == id && m.holds(t.Place(), "lead") {
			m.open("team "+t.ID.Value, "%s leads %s, and the plan does not say who does%s.", m.name(id), t, day)
		}
	}
	for _, u := range m.chart.Units {
		if u.Head.Value == id && m.holds(u.Place(), "head") {
			m.open("unit "+u.ID.Value, "%s heads %s, and the plan does not say who does%s.", m.name(id), u, day)
		}
	}
}

// open notes what the moves leave to be settled of a team or a unit.
func (m *maker) open(of, format string, args ...any) {
	m.made.Open = append(m.made.Open, Open{of, fmt.Sprintf(format, args...)})
}

// holds reports whether a field of the record at a place stays as it is.
func (m *maker) holds(at diag.Pos, field string) bool {
	o := m.orders[at]
	return o == nil || !o.Gone && !slices.ContainsFunc(o.Set, func(s Setting) bool { return s.Field == field })
}
