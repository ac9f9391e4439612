package change

import (
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/people"
	"github.com/orglint/orglint/internal/text"
)

// A field is one that seats have. It is the same in two states if it is there as it is written, or if it means the same.
type field struct {
	name    string
	written func(side, *chart.Seat) string
	means   func(side, *chart.Seat) string // nil for what is written, but for spaces
}

// A side is one of the two states, and what the ids of it are in the later one.
type side struct {
	chart *chart.Chart
	now   func(id string) string
	teams map[*chart.Seat][]string // the teams that list a seat
}

// fields are the fields of seats that hold one text.
func fields() []field {
	return []field{
		{"name", func(_ side, s *chart.Seat) string { return s.Name().Value }, nil},
		{"role", func(_ side, s *chart.Seat) string { return s.Role().Value }, func(_ side, s *chart.Seat) string { return roleKey(s) }},
		{"grade", func(_ side, s *chart.Seat) string { return s.Grade().Value }, gradeKey},
		{"reports_to", func(c side, s *chart.Seat) string { return c.now(s.ReportsTo().Value) }, nil},
		{"unit", func(_ side, s *chart.Seat) string { return s.Unit().Value }, func(c side, s *chart.Seat) string { return c.chart.UnitOf(s) }},
		{"employment", func(_ side, s *chart.Seat) string { return s.EmployedAs() }, nil},
		{"appointment", func(_ side, s *chart.Seat) string { return s.Appointment.Value }, func(_ side, s *chart.Seat) string {
			return strings.TrimSuffix(s.Appointment.Value, "permanent")
		}},
		{"appointment_since", func(_ side, s *chart.Seat) string { return s.Since.Value }, nil},
		{"appointment_until", func(_ side, s *chart.Seat) string { return s.Until.Value }, nil},
		{"start", func(_ side, s *chart.Seat) string { return s.Start().Value }, nil},
		{"end", func(_ side, s *chart.Seat) string { return s.End().Value }, nil},
		{"on_leave", onLeave, nil},
		{"email", func(_ side, s *chart.Seat) string { return s.Email() }, func(_ side, s *chart.Seat) string { return people.SameAddress(s.Email()) }},
		{"location", func(_ side, s *chart.Seat) string { return s.Location() }, nil},
		{"cost_center", func(_ side, s *chart.Seat) string { return s.CostCenter() }, nil},
	}
}

// gradeKey is what a grade means.
func gradeKey(_ side, s *chart.Seat) string {
	if grade := s.Rank(); grade.Known() && grade.IsNumber() {
		return text.Number(grade.Rank)
	}
	return family.Normal(s.Grade().Value)
}

// onLeave says whether somebody is on leave; empty for who is not.
func onLeave(_ side, s *chart.Seat) string {
	if s.OnLeave {
		return "true"
	}
	return ""
}

// A list is a field that holds several texts, in no order.
type list struct {
	name string
	of   func(side, *chart.Seat) []string
}

// lists are the fields of seats that hold several texts.
func lists() []list {
	return []list{{"dotted_line_to", dotted}, {"team", teamsOf}, {"experience", experience}, {"attributes", attributes}}
}

// dotted returns the ids of the managers with a dotted line.
func dotted(c side, s *chart.Seat) []string {
	var ids []string
	for _, id := range s.Dotted {
		ids = append(ids, c.now(id.Value))
	}
	return ids
}

// teamsOf returns the teams that somebody names, or that list them.
func teamsOf(c side, s *chart.Seat) []string {
	ids := slices.Clone(c.teams[s])
	for id := range s.Teams() {
		ids = append(ids, id.Value)
	}
	return ids
}

// experience returns the years on each level.
func experience(_ side, s *chart.Seat) []string {
	var all []string
	for _, years := range s.Experience {
		all = append(all, years.Level.Value+": "+text.Number(years.Years))
	}
	return all
}

// attributes returns the attributes, each with its name.
func attributes(_ side, s *chart.Seat) []string {
	var all []string
	for name, value := range s.Attributes.Texts() {
		items := strings.Split(value, ", ")
		slices.Sort(items)
		all = append(all, name+": "+strings.Join(items, ", "))
	}
	return all
}

// inOrder returns texts in the order of the alphabet, each once.
func inOrder(texts []string) []string {
	slices.Sort(texts)
	return slices.Compact(texts)
}

// sides returns the two states.
func (l *List) sides() (before, after side) {
	before = side{l.Before, l.Now, teamsBySeat(l.Before)}
	after = side{l.After, func(id string) string { return id }, teamsBySeat(l.After)}
	return before, after
}

// teamsBySeat returns the teams that list each seat.
func teamsBySeat(c *chart.Chart) map[*chart.Seat][]string {
	all := map[*chart.Seat][]string{}
	for _, t := range c.Teams {
		for _, id := range t.Members {
			for _, s := range c.SeatsOf(id.Value) {
				all[s] = append(all[s], t.ID.Value)
			}
		}
	}
	return all
}

// content writes all that the record of a seat says.
func content(s *chart.Seat) string {
	var all []string
	c := side{now: func(id string) string { return id }}
	for _, f := range fields() {
		all = append(all, f.written(c, s))
	}
	for _, f := range lists() {
		all = append(all, strings.Join(inOrder(f.of(c, s)), ","))
	}
	return strings.Join(all, separator)
}

// key is what a field means.
func (f *field) key(c side, s *chart.Seat) string {
	if f.means != nil {
		return f.means(c, s)
	}
	return strings.Join(strings.Fields(f.written(c, s)), " ")
}

// compare finds out what is different for those who are in both states.
func (l *List) compare() {
	before, after := l.sides()
	texts, sets := fields(), lists()
	for _, p := range l.People {
		for i := range texts {
			l.compareText(&texts[i], before, after, p)
		}
		for i := range sets {
			l.compareList(&sets[i], before, after, p)
		}
	}
}

// compareText compares a field of somebody.
func (l *List) compareText(f *field, before, after side, p Pair) {
	was, is := f.written(before, p.Before), f.written(after, p.After)
	if was == is || f.key(before, p.Before) == f.key(after, p.After) {
		return
	}
	if f.name == "unit" { // which a team may say
		was, is = f.key(before, p.Before), f.key(after, p.After)
	}
	l.add(p, Change{Field: f.name, Before: given(was), After: given(is)})
}

// compareList compares a field of somebody that holds several texts.
func (l *List) compareList(f *list, before, after side, p Pair) {
	was, is := f.of(before, p.Before), f.of(after, p.After)
	if len(was)+len(is) == 0 {
		return
	}
	if was, is = inOrder(was), inOrder(is); !slices.Equal(was, is) {
		l.add(p, Change{Field: f.name, List: true, Before: was, After: is})
	}
}

// given returns a text as a list: empty where there is none.
func given(value string) []string {
	if value == "" {
		return nil
	}
	return []string{value}
}

// add adds a change, unless one of the records may give a value that cannot be used.
func (l *List) add(p Pair, c Change) {
	if len(c.Before) == 0 && !p.Before.Sound() || len(c.After) == 0 && !p.After.Sound() {
		return
	}
	c.Subject, c.Was, c.Seat = p.After.ID().Value, p.Before, p.After
	l.Changed = append(l.Changed, c)
}
