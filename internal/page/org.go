package page

import (
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/audit"
	"github.com/orglint/orglint/internal/brief"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/text"
)

// OrgLede says who is in the picture.
func (v *view) OrgLede() string {
	n := len(v.b.Seats)
	placed := n - len(v.b.Figures.Unplaced)
	if placed == n {
		return counted(n, "seat", "seats") + ": managers at the left, their reports at the right of them."
	}
	return grouped(placed) + " of " + counted(n, "seat has", "seats have") + " a line to the top and a place in the picture: managers at the left, their reports at the right of them."
}

// Still is the picture without scripts; nil where nobody is in a layer.
func (v *view) Still() *still {
	seats := make([]standing, len(v.b.Seats))
	for i := range v.b.Seats {
		s := &v.b.Seats[i]
		seats[i] = standing{
			Layer: s.Layer, Reports: s.Reports, Open: s.Vacancy, Interim: s.Appointment != "", Marked: v.marked(i), Above: s.Above,
		}
	}
	return newStill(seats, func(i int) (name, full string) {
		name, full = v.name(i), v.name(i)
		if title := v.title(i); title != "" {
			full += ", " + title
		}
		if n := len(v.b.FindingsOf(i)); n > 0 {
			full += ": " + counted(n, "finding", "findings")
		}
		return name, full
	})
}

// marked reports whether there is an error or a warning about a seat. An info is no reason to point at somebody.
func (v *view) marked(i int) bool {
	return slices.ContainsFunc(v.b.FindingsOf(i), func(n int32) bool {
		return v.b.Findings[n].Diag().Severity > diag.Info
	})
}

// A branch is a seat in the list, with those below it.
type branch struct {
	Seat        int
	Name, Title string
	Said, Found string // why it hangs where it does, and how much was found
	Below       []branch
}

// Tree lists everybody while there are few; nil otherwise.
func (v *view) Tree() []branch {
	if !v.few() {
		return nil
	}
	var tops []branch
	for i := range v.b.Seats {
		if v.b.Seats[i].Above < 0 {
			tops = append(tops, v.branch(i))
		}
	}
	return tops
}

// branch lists a seat and all below it.
func (v *view) branch(i int) branch {
	b := branch{Seat: i, Name: v.name(i), Title: v.title(i)}
	switch s := &v.b.Seats[i]; {
	case s.Cut:
		b.Said = "(reports round in a circle, which is cut here)"
	case s.Root == i && s.Cause != audit.Placed && s.Above < 0:
		b.Said = "(no line to the top)"
	case s.Manager < 0 && s.Above >= 0:
		b.Said = "(the manager has left; shown below the one above)"
	}
	if n := len(v.b.FindingsOf(i)); n > 0 {
		b.Found = counted(n, "finding", "findings")
	}
	for _, other := range v.b.ReportsOf(i) {
		b.Below = append(b.Below, v.branch(int(other)))
	}
	return b
}

// NotJudged says who has no line to the top and why, which roles no job family has, and what could not be read.
func (v *view) NotJudged() [][]phrase {
	u := &v.b.Unjudged
	var all [][]phrase
	for i := range u.Unplaced {
		all = append(all, v.unplaced(&u.Unplaced[i]))
	}
	if len(u.Roles) > 0 {
		seats := 0
		for i := range u.Roles {
			seats += len(u.Roles[i].Seats)
		}
		said := []phrase{{Text: grouped(len(u.Roles)), Bold: true}, {Text: text.Verb(len(u.Roles), " role is", " roles are") + " in no job family, so grades and lines of " +
			counted(seats, "seat", "seats") + " were not judged: "}}
		for i := range u.Roles[:min(mostNamed, len(u.Roles))] {
			if i > 0 {
				said = append(said, phrase{Text: ", "})
			}
			said = append(said, phrase{Text: "“" + u.Roles[i].Text + "”"})
			if n := len(u.Roles[i].Seats); n > 1 {
				said = append(said, phrase{Text: " (" + grouped(n) + ")"})
			}
		}
		all = append(all, ended(said, len(u.Roles)))
	}
	if u.NoRole > 0 {
		all = append(all, plain(counted(u.NoRole, "seat has", "seats have")+" no role, so nothing was judged by it."))
	}
	if !u.Families {
		all = append(all, plain("No job family was given, so no role, grade or line was judged by one."))
	}
	if u.Unclear > 0 {
		all = append(all, plain(counted(u.Unclear, "record is", "records are")+" in no figure, because the part that says whether "+text.Verb(u.Unclear, "it counts", "they count")+" could not be read."))
	}
	return all
}

// mostNamed is how many are named in a sentence.
const mostNamed = 12

// unplaced says of seats why they are in no layer.
func (v *view) unplaced(u *brief.Unplaced) []phrase {
	said := []phrase{{Text: strings.ToUpper(u.Why[:1]) + u.Why[1:] + ": "}, {Text: grouped(len(u.Roots)), Bold: true}, {Text: ", "}}
	for n, seat := range u.Roots[:min(mostNamed, len(u.Roots))] {
		if n > 0 {
			said = append(said, phrase{Text: ", "})
		}
		who := v.who(seat)
		said = append(said, phrase{Who: &who})
	}
	said = ended(said, len(u.Roots))
	if n := len(u.Below); n > 0 {
		said = append(said, phrase{Text: " " + counted(n, "more is", "more are") + " below."})
	}
	return said
}

// ended ends a sentence that may name only the first of some.
func ended(said []phrase, all int) []phrase {
	if all > mostNamed {
		said = append(said, phrase{Text: " and " + grouped(all-mostNamed) + " more"})
	}
	return append(said, phrase{Text: "."})
}
