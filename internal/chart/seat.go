package chart

import (
	"fmt"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/source"
)

// A Seat is a place in the chart: a person who holds it, or a vacancy.
type Seat struct {
	ID        diag.Text // empty in a broken record
	Name      diag.Text
	Role      diag.Text
	Grade     diag.Text // empty if none is given
	ReportsTo diag.Text
	Dotted    []diag.Text
	Unit      diag.Text
	Teams     []diag.Text
	Start     diag.Text
	End       diag.Text
	Email     string
	Vacancy   bool
	Repeat    bool // an earlier seat has the same id
	Vague     bool // some field of the record cannot be used

	*Details
	Attributes Attributes

	Level *family.Level // nil if no loaded family has the role
	Line  Line          // what the ladder says of the line to the manager

	Link     Link
	Manager  *Seat     // where Link is ToSeat
	External *External // where Link is ToExternal
	Reports  []*Seat   // everyone else who names this seat as manager, in file order
	Leads    []*Team   // the teams that name this seat as lead

	// More says that others seem to report here too: in records where that field cannot be used, or that share their id.
	More bool

	// Counted says that the seat counts on the as-of date: it has begun and not ended.
	Counted bool
	// Layer counts the seats from the top down to this one; 0 in a circle or below one. Below counts the people below.
	Layer, Below int

	meant  []string // the ids of whom a broken field seems to name as manager
	record diag.Pos // where the record starts
	order  int      // in the list of seats
	circle bool

	vagueUnit bool // it sits in a unit, but in which one cannot be used
}

// A Link tells what became of the reference to a manager.
type Link uint8

// The links.
const (
	NoManager        Link = iota // none is named: a top of the chart
	BrokenManager                // the field cannot be used
	UnknownManager               // nobody has that id
	AmbiguousManager             // two records have that id
	ToSeat
	ToExternal
)

// Place is where to point for a seat as a whole: its id or, in a broken record, where the record starts.
func (s *Seat) Place() diag.Pos { return placeOf(s.ID, s.record) }

// InCircle reports whether the seat is one of several that report to each other in a circle.
func (s *Seat) InCircle() bool { return s.circle }

// CountedReports returns the direct reports that count on the as-of date.
func (s *Seat) CountedReports() []*Seat {
	for i, r := range s.Reports {
		if !r.Counted {
			return counted(s.Reports[:i:i], s.Reports[i:])
		}
	}
	return s.Reports
}

func counted(all, more []*Seat) []*Seat {
	for _, s := range more {
		if s.Counted {
			all = append(all, s)
		}
	}
	return all
}

// GradeNumber returns the grade that the record gives; ok is false if it gives none.
func (s *Seat) GradeNumber() (grade float64, ok bool) { return source.Float(s.Grade.Value) }

// Title returns the title of the seat's level where the record gives the level's id, else the role as written.
func (s *Seat) Title() string {
	if s.Level != nil && s.Role.Value == s.Level.ID.Value {
		return s.Level.Title.Value
	}
	return strings.Join(strings.Fields(s.Role.Value), " ")
}

// String names the seat in a sentence, with its title: Ada Osei (Senior Manager, Engineering).
func (s *Seat) String() string {
	name := s.ShortName()
	if title := s.Title(); title != "" {
		return fmt.Sprintf("%s (%s)", name, title)
	}
	return name
}

// ShortName names the seat in a sentence, without its title.
func (s *Seat) ShortName() string {
	name := s.Name.Value
	if name == "" {
		name = s.ID.Value
	}
	switch {
	case s.Vacancy:
		return strings.TrimSpace("the open seat " + name)
	case name == "":
		return "somebody without an id"
	}
	return name
}

// An External is a manager who stands outside the chart.
type External struct {
	ID    diag.Text
	Name  diag.Text
	Role  diag.Text
	Level *family.Level // nil where no role is given, or no loaded family has it
}

// ShortName names the external manager in a sentence.
func (e *External) ShortName() string {
	if e.Name.Value != "" {
		return e.Name.Value
	}
	return e.ID.Value
}
