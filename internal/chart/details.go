package chart

import (
	"fmt"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// Details are the fields of a seat that few rules look at. A text is empty where the field is not given or cannot be used.
type Details struct {
	Employment  diag.Text // employee, contractor or intern, as it is written: see EmployedAs
	Appointment diag.Text // permanent, acting or interim, as it is written: see Term
	Since       diag.Text // the first day of the appointment
	Until       diag.Text // its last day
	Opened      diag.Text // the day since which a seat is open
	OnLeave     bool
	Dotted      []diag.Text
	Attributes  Attributes

	Interviews []Interview // of an open seat, in their order

	// Experience holds the years that were spent on levels; ExperiencePos is its place, or the zero Pos where it is not
	// given.
	Experience    []Years
	ExperiencePos diag.Pos

	teams     []diag.Text // where there are several
	meant     []string    // the ids of whom a broken field seems to name as manager
	lineGiven bool        // whether reports_to is given where it cannot be used
	lineTold  bool        // whether it is certain then who is meant: somebody outside of the chart, of whom a finding tells
	odd       []diag.Text // see stretch

	vagueAppointment bool // the record has an appointment, or dates of one, that cannot be used
	vagueEmployment  bool // it has an employment that cannot be used
	vagueInterviews  bool // it has interviews that cannot be used
}

// Years are how long somebody has held a level.
type Years struct {
	Level diag.Text // its id
	Years float64
	Pos   diag.Pos // of the number
}

// EmployedAs returns how somebody is employed: employee, contractor or intern; empty where nobody can tell.
func (d *Details) EmployedAs() string {
	switch {
	case d.vagueEmployment:
		return ""
	case d.Employment.Value == "":
		return "employee"
	}
	return d.Employment.Value
}

// A Term is an appointment for a time.
type Term struct {
	Kind         diag.Text // acting or interim
	Since, Until diag.Text // days; empty where they are not given
}

// Term returns the appointment for a time that somebody has; ok is false where there is none, or nobody can tell.
func (d *Details) Term() (t Term, ok bool) {
	ok = !d.vagueAppointment && !d.TermEndsTooSoon() && (d.Appointment.Value == "acting" || d.Appointment.Value == "interim")
	return Term{d.Appointment, d.Since, d.Until}, ok
}

// TermEndsTooSoon reports whether the last day of an appointment is before its first.
func (d *Details) TermEndsTooSoon() bool { return isBefore(d.Until, d.Since) }

// hasDetails reports whether a record has any of the fields that make Details, or some that cannot be used.
func hasDetails(v *source.Value) bool {
	for i := range v.Fields {
		switch v.Fields[i].Key.Value {
		case "employment", "appointment", "appointment_since", "appointment_until", "on_leave", "opened", "experience",
			"dotted_line_to", "attributes", "interviews":
			return true
		}
	}
	return v.AnyBroken()
}

// details reads the details of a record.
func details(v *source.Value) *Details {
	d := &Details{
		Employment:  v.GetText("employment"),
		Appointment: v.GetText("appointment"),
		Since:       v.GetText("appointment_since"),
		Until:       v.GetText("appointment_until"),
		Opened:      v.GetText("opened"),
		OnLeave:     strings.EqualFold(v.GetText("on_leave").Value, "true"),
		Dotted:      v.GetTexts("dotted_line_to"),
		Attributes:  attributes(v),

		vagueAppointment: v.Broken("appointment") || v.Broken("appointment_since") || v.Broken("appointment_until"),
		vagueEmployment:  v.Broken("employment"),
	}
	d.Interviews, d.vagueInterviews = interviews(v)
	if experience := v.Get("experience"); experience != nil && !v.Broken("experience") {
		d.ExperiencePos = experience.Pos
		for _, field := range experience.Fields {
			years, _ := source.Float(field.Value.Text)
			d.Experience = append(d.Experience, Years{Level: field.Key, Years: years, Pos: field.Value.Pos})
		}
	}
	return d
}

// An Attributes is the free fields of a record.
type Attributes struct{ value *source.Value }

// attributes returns the attributes of a record, apart from the record.
func attributes(v *source.Value) Attributes {
	own := v.Get("attributes")
	if own == nil {
		return Attributes{}
	}
	apart := *own
	return Attributes{&apart}
}

// An AttributeName is the name of an attribute.
type AttributeName struct {
	diag.Text

	Within string // the names of the last attributes that it stands in, with spaces between them
}

// Names returns the names of all attributes, also of those inside others, in the order of the file.
func (a Attributes) Names() []AttributeName {
	if a.value == nil {
		return nil
	}
	names := namesIn(a.value, nil, nil)
	slices.SortStableFunc(names, func(x, y AttributeName) int { return x.Pos.Compare(y.Pos) })
	return names
}

func namesIn(v *source.Value, within []string, names []AttributeName) []AttributeName {
	const most, longest = 3, 100 // of the names around one, and the bytes of each, counted from its end
	within = within[max(0, len(within)-most):]
	words := strings.Join(within, " ")
	for i := range v.Fields {
		field := &v.Fields[i]
		names = append(names, AttributeName{field.Key, words})
		end := field.Key.Value[max(0, len(field.Key.Value)-longest):]
		names = namesIn(&field.Value, append(slices.Clip(within), end), names)
	}
	for i := range v.Items {
		names = namesIn(&v.Items[i], within, names)
	}
	return names
}

// Texts returns the attributes by name, each as text as it is written. Those of a list are joined by commas; groups are left
// out.
func (a Attributes) Texts() map[string]string {
	texts := map[string]string{}
	if a.value == nil {
		return texts
	}
	for i := range a.value.Fields {
		switch field := &a.value.Fields[i]; field.Value.Kind {
		case source.Plain, source.Quoted:
			texts[field.Key.Value] = field.Value.Text
		case source.List:
			var items []string
			for j := range field.Value.Items {
				items = append(items, field.Value.Items[j].Text)
			}
			texts[field.Key.Value] = strings.Join(items, ", ")
		case source.Null, source.Map:
		}
	}
	return texts
}

// An Owner is a record that has attributes: a seat, a team or a unit.
type Owner struct {
	ID         diag.Text
	Record     fmt.Stringer // names it in a sentence
	Attributes Attributes
}

// Owners returns the seats, then the teams, then the units that have attributes.
func (c *Chart) Owners() []Owner {
	var owners []Owner
	add := func(id diag.Text, attributes Attributes, name fmt.Stringer) {
		if attributes.value != nil {
			owners = append(owners, Owner{id, name, attributes})
		}
	}
	for _, s := range c.Seats {
		if s.Attributes.value != nil {
			add(s.ID(), s.Attributes, s)
		}
	}
	for _, t := range c.Teams {
		add(t.ID, t.Attributes, t)
	}
	for _, u := range c.Units {
		add(u.ID, u.Attributes, u)
	}
	return owners
}
