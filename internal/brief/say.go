package brief

import "github.com/orglint/orglint/internal/audit"

// A Part is a stretch of a sentence.
type Part struct {
	Text    string
	Strong  bool   // it is a number that matters
	Seat    int    // whom it names; -1 for nobody
	Section string // of the report that tells more, such as spans; mostly empty
}

// A Text is a sentence or two, in parts.
type Text []Part

// String returns the text without its marks.
func (t Text) String() string {
	said := ""
	for _, p := range t {
		said += p.Text
	}
	return said
}

// A Sentence is one of the first screen.
type Sentence struct {
	Label   string // what it answers, such as Depth
	Section string // of the report that tells more: spans, layers, dates, exceptions or org
	Text    Text
}

// A Date is something that falls on a day, or fell.
type Date struct {
	Day    string // such as 2026-12-29
	Days   int    // from the as-of date; below 0 where it has passed
	What   Text
	Decide string // what is to be decided
	Seat   int    // whom it concerns
	Unit   int
}

// A When is a group of dates.
type When uint8

// The groups.
const (
	Passed  When = iota
	Month        // within 31 days
	Quarter      // within 92 days
	Later
)

// When returns the group of a date.
func (d *Date) When() When {
	switch {
	case d.Days < 0:
		return Passed
	case d.Days <= 31:
		return Month
	case d.Days <= 92:
		return Quarter
	}
	return Later
}

// An Exception is a deviation that is in force.
type Exception struct {
	Rule, Title string // of what it allows
	Subject     string // who or what it is for, as shown
	Seat, Unit  int
	Allows      []string // what it allows, a sentence each
	Ground      string
	Reason      string
	ApprovedBy  string
	ApprovedOn  string // a day; empty where none is given
	Expires     string // the last day; empty where it has no end
	Days        int    // to that, from the as-of date
}

// Unjudged is what a report cannot speak of.
type Unjudged struct {
	Unplaced []Unplaced // in no layer
	Roles    []Role     // in no job family, the most frequent first
	Families bool       // whether there are job families to judge by
	Unclear  int        // records that are in no figure, because the part that says whether they count could not be read
}

// Unplaced are seats without a line to the top, for one cause.
type Unplaced struct {
	Cause audit.Cause
	Why   string // such as: their manager is not in the chart
	Seats []int  // in order of the file
	Roots []int  // those of them whose line is the cause; the others are below them
}

// A Role is the text of a role that no job family has.
type Role struct {
	Text  string
	Seats []int
}

// A Note stands at a figure that something bends.
type Note struct {
	At   string // people, lines, spans, layers, tops, unit
	Unit int    // where At is unit
	Text Text
}
