package chart

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/privacy"
)

// A Seat is a place in the chart: a person who holds it, or a vacancy. A chart may have a million, so that texts are
// stretches of the file, and what few seats have stands behind one pointer.
type Seat struct {
	file                                                *diag.File
	id, name, role, grade, reportsTo, unit, team, start stretch
	end, email, location, costCenter, record            stretch

	*Details

	Level    *family.Level // nil if no loaded family has the role
	line     *Line         // nil if there is nothing to say of it
	Manager  *Seat         // nil where there is none in the chart, or none who can be told
	External *External     // the manager outside the chart, likewise
	reports  []*Seat       // everyone else who names this seat as manager, in file order
	leads    []*Team       // the teams that name this seat as lead

	rank  family.Grade
	order int32 // in the list of seats

	// Layer counts the seats from the top down to this one; 0 in a circle or below one. Below counts the people below.
	Layer, Below int

	Vacancy bool

	link      link
	presence  presence
	shared    bool // another seat has the same id
	repeat    bool // an earlier seat has
	copied    bool // and it says the same in all
	named     bool // and for one of them it is a name, which is not to be shown
	untitled  bool // no role is known, and none was lost: the layout has no titles, or the record says so
	vague     bool // some field of the record cannot be used
	damaged   bool // a part of the record was not read
	more      bool // others seem to report here too: in records where that field cannot be used, or that share their id
	looseTeam bool // it names a team that nobody declares, or that several do
	circle    bool
	vagueUnit bool // it sits in a unit, but in which one cannot be used
	show      privacy.Show
}

// ID returns the id; empty in a broken record.
func (s *Seat) ID() diag.Text { return s.text(s.id) }

// Name returns the name.
func (s *Seat) Name() diag.Text { return s.text(s.name) }

// Role returns the role as it is written.
func (s *Seat) Role() diag.Text { return s.text(s.role) }

// LevelUnread reports whether there may be a level that could not be read. Otherwise a seat without one has a role that no family knows, or none.
func (s *Seat) LevelUnread() bool { return s.Level == nil && !s.untitled && s.Role().Value == "" }

// Grade returns the grade; empty if none is given.
func (s *Seat) Grade() diag.Text { return s.text(s.grade) }

// ReportsTo returns the id of the manager.
func (s *Seat) ReportsTo() diag.Text { return s.text(s.reportsTo) }

// Unit returns the id of the unit.
func (s *Seat) Unit() diag.Text { return s.text(s.unit) }

// Start returns the first day.
func (s *Seat) Start() diag.Text { return s.text(s.start) }

// End returns the last day.
func (s *Seat) End() diag.Text { return s.text(s.end) }

// Email returns the e-mail address.
func (s *Seat) Email() string { return s.text(s.email).Value }

// EmailPos is where the e-mail address stands.
func (s *Seat) EmailPos() diag.Pos { return s.text(s.email).Pos }

// Location returns the location.
func (s *Seat) Location() string { return s.text(s.location).Value }

// CostCenter returns the cost center.
func (s *Seat) CostCenter() string { return s.text(s.costCenter).Value }

// Teams returns the ids of the teams.
func (s *Seat) Teams() iter.Seq[diag.Text] {
	return func(yield func(diag.Text) bool) {
		if s.team.length > 0 {
			yield(s.text(s.team))
			return
		}
		for _, id := range s.teams {
			if !yield(id) {
				return
			}
		}
	}
}

// recordPos is where the record starts.
func (s *Seat) recordPos() diag.Pos {
	return diag.Pos{File: s.file, Offset: s.record.offset, Length: s.record.length}
}

// Line returns what the ladder says of the line to the manager.
func (s *Seat) Line() Line {
	if s.line == nil {
		return Line{}
	}
	return *s.line
}

// A link tells what became of the reference to a manager.
type link uint8

// The links.
const (
	noManager        link = iota // none is named: a top of the chart
	brokenManager                // the field cannot be used
	unknownManager               // nobody has that id
	ambiguousManager             // two records have that id
	toSeat
	toExternal
)

// IsTop reports whether a seat certainly has no manager.
func (s *Seat) IsTop() bool { return s.link == noManager }

// A presence tells whether a seat counts on the as-of date.
type presence uint8

// The presences.
const (
	here    presence = iota
	left             // it ended before
	toCome           // it begins later
	unclear          // a part of the record was not read, which may say so, or its days are the wrong way round
)

// presenceOf returns what the first and the last day of a seat say; those that are not given are empty.
func presenceOf(first, last, asOf string) presence {
	switch {
	case last != "" && last < asOf:
		return left
	case first != "" && first > asOf:
		return toCome
	}
	return here
}

// Counts reports whether a seat certainly counts on the as-of date: it has begun and not ended.
func (s *Seat) Counts() bool { return s.presence == here }

// Left reports whether a seat certainly ended before the as-of date.
func (s *Seat) Left() bool { return s.presence == left }

// ToCome reports whether a seat certainly begins only after the as-of date.
func (s *Seat) ToCome() bool { return s.presence == toCome }

// EndsTooSoon reports whether the last day of a seat is before its first: one of the two is wrong, and nobody can tell which.
func (s *Seat) EndsTooSoon() bool { return isBefore(s.End(), s.Start()) }

// isBefore reports whether a day is before another, both given.
func isBefore(day, other diag.Text) bool { return day.Value != "" && day.Value < other.Value }

// Sound reports whether all that the record of a seat says can be used, and no other record has its id before.
func (s *Seat) Sound() bool { return !s.vague && !s.repeat }

// Place is where to point for a seat as a whole: its id or, in a broken record, where the record starts.
func (s *Seat) Place() diag.Pos { return placeOf(s.ID(), s.recordPos()) }

// InCircle reports whether the seat is one of several that report to each other in a circle.
func (s *Seat) InCircle() bool { return s.circle }

// CountedReports returns the direct reports who certainly count on the as-of date. There may be more: see ReportsOf.
func (s *Seat) CountedReports() []*Seat { return counted(s.reports) }

// counted returns the seats that count; mostly that is all of them.
func counted(seats []*Seat) []*Seat {
	first := slices.IndexFunc(seats, func(s *Seat) bool { return s.presence != here })
	if first < 0 {
		return seats
	}
	some := seats[:first:first]
	for _, s := range seats[first:] {
		if s.presence == here {
			some = append(some, s)
		}
	}
	return some
}

// Rank returns the grade that the record gives, as far as it can be compared.
func (s *Seat) Rank() family.Grade { return s.rank }

// GradeHeld returns the grade that the record gives, or else that of the level.
func (s *Seat) GradeHeld() family.Grade {
	if s.rank.Known() || s.Level == nil {
		return s.rank
	}
	return s.Level.Grade
}

// Title returns the title of the seat's level where the record gives the level's id, else the role as written.
func (s *Seat) Title() string {
	if s.Level != nil && s.Role().Value == s.Level.ID.Value {
		return s.Level.Title.Value
	}
	return strings.Join(strings.Fields(s.Role().Value), " ")
}

// longestTitle is how many characters of a title a sentence can hold.
const longestTitle = 120

// String names the seat in a sentence, with its title: Ada Osei (Senior Manager, Engineering).
func (s *Seat) String() string {
	name := s.ShortName()
	if title := s.Title(); title != "" {
		return fmt.Sprintf("%s (%s)", name, diag.Shorter(title, longestTitle))
	}
	return name
}

// ShortName names the seat in a sentence, without its title.
func (s *Seat) ShortName() string { return diag.Short(s.NameAs(s.show)) }

// NameAs names the seat in a sentence, without its title, as far as names may be shown. An open seat is nobody, but its
// name may hold one.
func (s *Seat) NameAs(show privacy.Show) string {
	if s.Vacancy && show.Hides() {
		show = privacy.IDs
	}
	id := s.ID().Value
	if show.Hides() {
		id = s.ShownID()
	}
	name := show.Person(s.Name().Value, id)
	switch {
	case s.Vacancy:
		return strings.TrimSpace("the open seat " + name)
	case name == "":
		return "somebody without an id"
	}
	return name
}

// ShownID returns the id as far as it may be shown: that of a person may be a name or an e-mail address, for which then stands where
// the record is.
func (s *Seat) ShownID() string {
	if s.named || s.idIsName() {
		return s.ID().Pos.Row()
	}
	return s.ID().Value
}

// idIsName reports whether the id of a person is a name or an e-mail address, where these are not to be shown.
func (s *Seat) idIsName() bool {
	name := s.Name().Value
	if s.Vacancy {
		name = ""
	}
	return hidesID(s.show, s.ID(), name)
}

// hidesID reports whether an id is a name or an e-mail address, where these are not to be shown.
func hidesID(show privacy.Show, id diag.Text, name string) bool {
	return id.Value != "" && show.Hides() && privacy.NamesPerson(id.Value, name)
}

// Leads returns the teams that name the seat as their lead.
func (s *Seat) Leads() []*Team { return s.leads }
