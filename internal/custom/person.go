package custom

import (
	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/family"
)

// A person is what an expression knows of a seat. Nothing is ever nil: where there is no manager, there is a person whose
// fields are all empty.
type person struct {
	ID               string             `expr:"id" about:"the id"`
	Name             string             `expr:"name" about:"the name, or the id where there is none"`
	Role             string             `expr:"role" about:"the role, as it is written"`
	Title            string             `expr:"title" about:"the title of the level, or the role as it is written"`
	Grade            float64            `expr:"grade" about:"the grade of the record, or else of the level: a number, or the place of a text among grades, from 1 for the lowest; 0 where neither is known"`
	GradeText        string             `expr:"grade_text" about:"the grade as it is called, such as Band 7 or 9; empty where it is not known"`
	Level            *level             `expr:"level" about:"the level that the role means"`
	Manager          *person            `expr:"manager" about:"the person or open seat this one reports to, if it stands in the chart"`
	Reports          []*person          `expr:"reports" about:"the direct reports who count on the as-of date, open seats among them"`
	PeopleBelow      int                `expr:"people_below" about:"how many people are below, at any distance"`
	Layer            int                `expr:"layer" about:"the layer, counted from 1 at the top; 0 in a circle or below one"`
	ReportsTo        string             `expr:"reports_to" about:"the id of the manager, as it is written"`
	DottedLineTo     []string           `expr:"dotted_line_to" about:"the ids of the dotted lines"`
	Unit             string             `expr:"unit" about:"the id of the unit: the person's own, or that of the first team"`
	Teams            []string           `expr:"teams" about:"the ids under team"`
	Vacancy          bool               `expr:"vacancy" about:"whether it is an open seat"`
	Employment       string             `expr:"employment" about:"employee (also where nothing is given), contractor or intern"`
	Appointment      string             `expr:"appointment" about:"permanent (also where nothing is given), acting or interim"`
	AppointmentSince string             `expr:"appointment_since" about:"a day such as 2026-03-31, or empty"`
	AppointmentUntil string             `expr:"appointment_until" about:"a day, or empty"`
	Start            string             `expr:"start" about:"a day, or empty"`
	End              string             `expr:"end" about:"a day, or empty"`
	OnLeave          bool               `expr:"on_leave" about:"whether the person is on leave"`
	Experience       map[string]float64 `expr:"experience" about:"years spent on a level, by its id; 0 for one that is not named"`
	Email            string             `expr:"email" about:"the e-mail address"`
	Location         string             `expr:"location" about:"the location"`
	CostCenter       string             `expr:"cost_center" about:"the cost center"`
	Attributes       map[string]string  `expr:"attributes" about:"the attributes by name, as they are written; empty for one that is not there"`
}

// A level is what an expression knows of a level; all fields are empty where no loaded job family has the role.
type level struct {
	ID        string  `expr:"id" about:"the id"`
	Title     string  `expr:"title" about:"the title"`
	Grade     float64 `expr:"grade" about:"the grade, as of a person"`
	GradeText string  `expr:"grade_text" about:"the grade as it is called"`
	Track     string  `expr:"track" about:"management or individual-contributor"`
	Family    string  `expr:"family" about:"the name of the job family"`
}

// A facts is all that an expression knows. The names that no expression can write belong to orglint.
type facts struct {
	Person *person `expr:"person" about:"the person whom the rule looks at"`
	Name   string  `expr:"name" about:"short for person.name"`
	Title  string  `expr:"title" about:"short for person.title"`
	AsOf   string  `expr:"as_of" about:"the day for which people are counted"`
	Budget *budget `expr:"budget!"` // not for what people write
}

func levelOf(l *family.Level) *level {
	track := "management"
	if l.Track == family.IndividualContributor {
		track = "individual-contributor"
	}
	return &level{
		ID: l.ID.Value, Title: l.Title.Value, Grade: l.Grade.Rank, GradeText: l.GradeText, Track: track, Family: l.Family.Name.Value,
	}
}

// personOf makes a person of a seat, without a name, attributes and those around.
func personOf(c *chart.Chart, s *chart.Seat, l *level) person {
	p := person{
		ID: s.ID().Value, Role: s.Role().Value, Title: s.Title(), Level: l, Grade: l.Grade, GradeText: l.GradeText,
		PeopleBelow: s.Below, Layer: s.Layer, ReportsTo: s.ReportsTo().Value, Unit: c.UnitOf(s), Vacancy: s.Vacancy,
		Employment: orElse(s.Employment.Value, "employee"), Appointment: orElse(s.Appointment.Value, "permanent"),
		AppointmentSince: s.Since.Value, AppointmentUntil: s.Until.Value, Start: s.Start().Value, End: s.End().Value,
		OnLeave: s.OnLeave, Email: s.Email(),
		Location: s.Location(), CostCenter: s.CostCenter(),
	}
	if grade := s.Rank(); grade.Known() {
		p.Grade, p.GradeText = grade.Rank, c.Families.GradeText(grade)
	}
	for _, id := range s.Dotted {
		p.DottedLineTo = append(p.DottedLineTo, id.Value)
	}
	for id := range s.Teams() {
		p.Teams = append(p.Teams, id.Value)
	}
	if len(s.Experience) > 0 {
		p.Experience = make(map[string]float64, len(s.Experience))
	}
	for _, e := range s.Experience {
		p.Experience[e.Level.Value] = e.Years
	}
	return p
}

// longest returns the length in bytes of the longest text of a person.
func (p *person) longest() int {
	most := 0
	for _, text := range []string{
		p.ID, p.Name, p.Role, p.Title, p.GradeText, p.ReportsTo, p.Unit, p.Email, p.Location, p.CostCenter, p.Level.Title, p.Level.GradeText, p.Level.Family,
	} {
		most = max(most, len(text))
	}
	for _, list := range [][]string{p.DottedLineTo, p.Teams} {
		for _, text := range list {
			most = max(most, len(text))
		}
	}
	for _, text := range p.Attributes {
		most = max(most, len(text))
	}
	return most
}

func orElse(text, other string) string {
	if text == "" {
		return other
	}
	return text
}
