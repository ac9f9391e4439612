// Package brief is what a report says, before any format: who sits where, what the figures are and what bends them, what has to be decided
// and when, what is allowed, and what could not be judged. Formats only write it down.
package brief

import (
	"github.com/orglint/orglint/internal/audit"
	"github.com/orglint/orglint/internal/lint"
)

// A Brief is what a report says of a chart. Lists point into each other by numbers, which are -1 where there is nobody or nothing. Names are
// as they may be shown.
type Brief struct {
	Result  *lint.Result   // findings, coverage, files and so on, as they were found
	Figures *audit.Figures // of the whole chart

	Version string // of orglint
	Config  string // the path of the configuration; empty where there is none

	View string // the unit that is shown, with those below it; empty for all

	Seats []Seat // those that count, in order of the file
	Units []Unit // as in Figures.Units
	Teams []Team // those declared, then others as seats name them

	Managers []int       // seats, most direct reports first
	Open     []int       // open seats, longest open first
	Bands    []Band      // of direct reports, from few to many
	Spans    []SpanCount // likewise, one a number that there is

	Findings   []Finding   // the worst first: by severity, then by the people whom they concern
	Groups     []Group     // of these, one a rule and a severity
	Sentences  []Sentence  // of the first screen
	Dates      []Date      // the first first
	Exceptions []Exception // in force: those that end first, then those without an end
	Grounds    []Share     // of them, the most frequent first
	Approvers  []Share     // likewise
	Unjudged   Unjudged
	Notes      []Note // on figures that something bends
	Limits     Limits
	Since      *Since // nil where nothing earlier is compared with

	teamsOf, findingsOf, reportsOf lists // by seat
}

// A Seat is a person or an open seat.
type Seat struct {
	ID         string
	Name       string // of a person; of an open seat what it is called, mostly nothing
	Title      string // of the role; empty where none is given
	Level      string // the title of the level in a job family; empty where none is known
	Grade      string // as written, or else that of the level
	Employment string // employee, contractor or intern; empty where nobody can tell, and of an open seat

	Unit    int // in Units
	Manager int // to whom the seat reports
	Above   int // where it hangs in a tree: the manager, or who stands above one who has left; -1 also where a circle is cut
	Layer   int // 0 where it is in none
	Below   int // seats below it in the tree; not in a circle
	Reports int // direct reports that count
	Root    int // whose line is the cause of being in no layer; -1 where that seat does not count

	*Rest

	Cause                      audit.Cause // why it is in no layer
	Vacancy, OnLeave, InCircle bool
	Cut                        bool // whether a circle is cut above it to stand in a tree
}

// A Rest is what there is to say of few seats; the others share one.
type Rest struct {
	External    string // whom outside the chart it reports to
	Appointment string // acting or interim
	Until       string // the last day of that; empty where none is given
	Leaves      string // the last day
	Opened      string // since when it is open

	OpenReports int  // direct reports that are open seats
	SpanLimits  Span // that hold for it; zero where none is judged
	TeamsLed    int  // as the rule max-teams counts them; 0 where its level sets no limit
	TeamsLimit  int  // the most its level allows; -1 where it sets no limit
}

// A Span is how many direct reports somebody should have, both included.
type Span struct{ Least, Most int }

// A Team is a team, or a label that seats give as theirs.
type Team struct {
	ID, Name string
	Lead     int
	Members  int // who count
}

// A Unit is a unit, beside its figures in Figures.Units.
type Unit struct {
	ID, Name, Kind string // the id is empty of those who have no unit; the name is the id where it has none
	Parent, Depth  int
	Head           int    // -1 also where the head does not count
	HeadSaid       string // what there is to say of a head who is no seat that counts
	Managers       []int  // also of the units below, most direct reports first
	Findings       []int  // likewise, the worst first
	Open           []int  // seats, likewise, longest open first
}

// A Band is some managers by how many direct reports they have.
type Band struct {
	audit.Band

	Managers []int // most direct reports first
}

// A SpanCount is the managers with so many direct reports.
type SpanCount struct {
	Reports  int
	Managers []int
}

// TeamsOf returns the numbers of the teams of a seat.
func (b *Brief) TeamsOf(seat int) []int32 { return b.teamsOf.of(seat) }

// FindingsOf returns the numbers of the findings about a seat.
func (b *Brief) FindingsOf(seat int) []int32 { return b.findingsOf.of(seat) }

// ReportsOf returns the numbers of those who stand directly below a seat in the tree, in order of the file. Where somebody between them has left,
// Seat.Manager is another than Seat.Above.
func (b *Brief) ReportsOf(seat int) []int32 { return b.reportsOf.of(seat) }

// lists are many lists of numbers in one.
type lists struct {
	all  []int32
	from []int32 // where each begins; one more at the end
}

// newLists makes lists of pairs of an owner and a number, in their order.
func newLists(n int, each func(add func(owner, number int))) lists {
	l := lists{from: make([]int32, n+1)}
	each(func(owner, _ int) { l.from[owner+1]++ })
	for i := range n {
		l.from[i+1] += l.from[i]
	}
	l.all = make([]int32, l.from[n])
	next := append([]int32(nil), l.from...)
	each(func(owner, number int) {
		l.all[next[owner]] = int32(number)
		next[owner]++
	})
	return l
}

func (l *lists) of(owner int) []int32 {
	if owner < 0 || owner+1 >= len(l.from) {
		return nil
	}
	return l.all[l.from[owner]:l.from[owner+1]]
}
