package brief

import (
	"cmp"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/deviation"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/text"
)

// A Date is something that falls on a day, or fell.
type Date struct {
	Day    string // such as 2026-12-29
	Days   int    // from the as-of date; below 0 where it has passed
	Kind   Kind
	What   Text
	Decide string // what is to be decided; empty where there is nothing
	Seat   int    // whom it concerns
	Unit   int    // of whom it concerns

	told Text // the same as a sentence without its full stop
}

// A Kind is what falls on a day.
type Kind string

// The kinds.
const (
	Leaves  Kind = "leaves"    // somebody has a last day
	HasLeft Kind = "left"      // somebody had one, and others still report to them
	Joins   Kind = "joins"     // somebody begins
	Interim Kind = "interim"   // an acting or interim appointment ends, or has lasted too long
	Open    Kind = "open"      // an open seat has been open for too long
	Ends    Kind = "exception" // a deviation ends
)

// A When is a group of dates.
type When uint8

// The groups.
const (
	Passed  When = iota
	Month        // within DaysMonth
	Quarter      // within DaysQuarter
	Later
)

// How many days from the as-of date a decision is due soon, and how many it is in sight: a month, and a quarter of a year.
const (
	DaysMonth   = 31
	DaysQuarter = 92
)

// DaysOpen is how many days a seat may be open before it is asked whether it will be filled: a quarter of a year.
const DaysOpen = 90

// When returns the group of a date.
func (d *Date) When() When {
	switch {
	case d.Days < 0:
		return Passed
	case d.Days <= DaysMonth:
		return Month
	case d.Days <= DaysQuarter:
		return Quarter
	}
	return Later
}

// Due returns the dates of a group.
func (b *Brief) Due(when When) []Date {
	from := slices.IndexFunc(b.Dates, func(d Date) bool { return d.When() >= when })
	if from < 0 {
		return nil
	}
	to := slices.IndexFunc(b.Dates, func(d Date) bool { return d.When() > when })
	if to < 0 {
		to = len(b.Dates)
	}
	return b.Dates[from:to]
}

// dates collects what falls on a day.
func (m *maker) dates() {
	for i, s := range m.seat {
		switch {
		case s.Vacancy:
			m.openSince(i)
		default:
			m.leaving(i, s)
			m.appointed(i, s)
		}
	}
	for i := range m.absent {
		m.away(&m.absent[i])
	}
	for i := range m.Result.Deviations {
		m.ending(&m.Result.Deviations[i])
	}
	slices.SortStableFunc(m.Dates, func(x, y Date) int {
		return cmp.Or(cmp.Compare(x.Day, y.Day), cmp.Compare(x.Kind, y.Kind), cmp.Compare(x.What.String(), y.What.String()))
	})
}

// add adds a date; what is no day is left out.
func (m *maker) add(d Date) {
	if text.After(d.Day, 0) == "" {
		return
	}
	d.Days = diag.Days(m.Result.AsOf, d.Day)
	m.Dates = append(m.Dates, d)
}

// day writes a day as it stands in a sentence.
func (m *maker) day(day string) string { return text.DayBy(day, m.Result.AsOf) }

// openSince adds the day from which an open seat has been open for too long.
func (m *maker) openSince(i int) {
	s := &m.Seats[i]
	if s.Opened == "" || s.Opened > m.Result.AsOf {
		return
	}
	what := said("Open seat: ", Part{Text: cmp.Or(s.Name, s.Title, s.ID), Seat: i})
	if s.Name != "" && s.Title != "" {
		what = said(what, ", "+s.Title)
	}
	if s.Manager >= 0 {
		what = said(what, ", under ", m.who(s.Manager))
	}
	m.add(Date{
		Day: text.After(s.Opened, DaysOpen+1), Kind: Open, What: said(what, ", since "+m.day(s.Opened)), Decide: "Fill the seat or close it", Seat: i, Unit: s.Unit,
		told: said(m.who(i), " has been open since "+m.day(s.Opened)),
	})
}

// leaving adds the last day of a person.
func (m *maker) leaving(i int, s *chart.Seat) {
	seat := &m.Seats[i]
	if seat.Leaves == "" {
		return
	}
	d := Date{Day: seat.Leaves, Kind: Leaves, Seat: i, Unit: seat.Unit, Decide: "Decide whether the seat is filled again"}
	d.What, d.told = said("Leaves: ", m.titled(i)), said(m.who(i), " leaves on "+m.day(seat.Leaves))
	if seat.Employment == "contractor" || seat.Employment == "intern" {
		d.What, d.Decide = said(map[bool]string{true: "Contract ends: ", false: "Internship ends: "}[seat.Employment == "contractor"], m.titled(i)), "Extend it, or plan without them"
	}
	if reports := m.reporting(s, ""); reports != "" {
		d.What, d.Decide = said(d.What, "; "+reports+" to them"), "Name who leads their reports from then on"
	}
	m.add(d)
}

// appointed adds the end of an acting or interim appointment or, where none is given, the day on which it has lasted too long.
func (m *maker) appointed(i int, s *chart.Seat) {
	seat := &m.Seats[i]
	term, ok := s.Term()
	if !ok {
		return
	}
	d := Date{Day: seat.Until, Kind: Interim, Seat: i, Unit: seat.Unit, Decide: "Appoint somebody, or agree until when this goes on"}
	kind := map[string]string{"acting": "Acting", "interim": "Interim"}[seat.Appointment]
	d.What = said(kind+": ", m.titled(i), ", until "+m.day(seat.Until))
	d.told = said(m.who(i), " holds a role as "+seat.Appointment+", which ended on "+m.day(seat.Until))
	if limit, judged := m.limits.Days(s); seat.Until == "" && judged {
		d.Day = text.After(term.Since.Value, limit+1)
		d.What = said(kind+": ", m.titled(i), ", since "+m.day(term.Since.Value)+" without an end, for more than "+text.Count(limit, "day", "days")+" from this day")
		d.told = said(m.who(i), " has been "+seat.Appointment+" since "+m.day(term.Since.Value))
	}
	m.add(d)
}

// away adds the first day of a person who is yet to come, or the last of one who has left while others still report to them.
func (m *maker) away(a *absent) {
	still := ""
	if a.seat.Left() {
		still = "still "
	}
	reports := m.reporting(a.seat, still)
	d := Date{Day: a.seat.Start().Value, Kind: Joins, Seat: -1, Unit: a.unit}
	name := said(a.Name)
	if a.Title != "" {
		name = said(a.Name, ", "+a.Title)
	}
	switch {
	case a.seat.Left() && reports != "":
		d.Day, d.Kind, d.Decide = a.seat.End().Value, HasLeft, "Name who leads them now"
		d.What = said("Left: ", name, "; "+reports+" to them")
		d.told = said(a.Name, " left on "+m.day(d.Day)+", and "+reports+" to them")
	case a.seat.Left():
		return
	default:
		d.What = said("Joins: ", name)
		if manager := a.manager; manager >= 0 {
			d.What = said(d.What, ", under ", m.who(manager))
		}
		if reports != "" {
			d.What, d.Decide = said(d.What, "; "+reports+" to them already"), "Name who leads them until then"
		}
	}
	m.add(d)
}

// reporting says who reports to a seat: 2 people and 1 open seat still report. It is empty where nobody does.
func (m *maker) reporting(s *chart.Seat, still string) string {
	people, open := 0, 0
	for _, r := range s.CountedReports() {
		if r.Vacancy {
			open++
		} else {
			people++
		}
	}
	var all []string
	if people > 0 {
		all = append(all, text.Count(people, "person", "people"))
	}
	if open > 0 {
		all = append(all, text.Count(open, "open seat", "open seats"))
	}
	if len(all) == 0 {
		return ""
	}
	return text.And(all...) + " " + still + text.Verb(people+open, "reports", "report")
}

// ending adds the last day of a deviation that allows something, or did.
func (m *maker) ending(e *deviation.Entry) {
	day := e.Deviation.Expires.Value
	var of []diag.Finding
	for _, o := range e.Outcomes {
		if o.Status == deviation.Holds || o.Status == deviation.Expiring || o.Status == deviation.Expired {
			of = append(of, o.Findings...)
		}
	}
	if day == "" || len(of) == 0 {
		return
	}
	seat := m.in(of[0].Seat - 1)
	who := said(of[0].Who)
	if seat >= 0 {
		who = Text{m.who(seat)}
	}
	if len(of) > 1 {
		who = said(who, " and "+text.Others(len(of)-1))
	}
	verb := map[bool]string{true: " ended on ", false: " ends on "}[day < m.Result.AsOf]
	m.add(Date{
		Day: day, Kind: Ends, Seat: seat, Unit: m.unitCalled(of[0].Unit), Decide: "Agree it anew, or change the chart",
		What: said("Exception ends: ", who, ", "+small(m.titleOfRule(e.Deviation.Rule.Value))),
		told: said("the exception for ", who, verb+m.day(day)),
	})
}

// small begins a title as it stands inside a sentence.
func small(title string) string {
	if title == "" {
		return ""
	}
	return strings.ToLower(title[:1]) + title[1:]
}
