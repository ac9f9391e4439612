package chart

import (
	"slices"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/source"
)

// An Interview is a step of hiring that is planned for an open seat. A text is empty where it is not given or cannot be used.
type Interview struct {
	Step    diag.Text
	By      diag.Text // the id of who holds it
	Minutes float64   // 0 where they are not given

	MinutesPos diag.Pos
}

// interviews reads the interviews of a record. Those that are known only in part are left out.
func interviews(v *source.Value) (all []Interview, vague bool) {
	list := v.Get("interviews")
	if list == nil {
		return nil, v.Broken("interviews")
	}
	for i := range list.Items {
		item := &list.Items[i]
		if item.Damage() != nil || item.AnyBroken() || item.GetText("step").Value == "" {
			vague = true
			continue
		}
		minutes := item.GetText("minutes")
		number, _ := source.Float(minutes.Value)
		all = append(all, Interview{Step: item.GetText("step"), By: item.GetText("by"), Minutes: number, MinutesPos: minutes.Pos})
	}
	return all, vague || v.Broken("interviews")
}

// An Interviewer is who holds an interview, as far as the chart tells: a seat, somebody outside, or nobody it has.
type Interviewer struct {
	Interview
	Seat     *Seat // nil where it is none, or several
	External *External
	Unknown  bool   // whether the chart certainly has nobody of that id
	Meant    string // the id that was probably meant, then

	Level *family.Level // of the seat or the outside manager; nil where it is not known
	Unfit Unfit
}

// An Unfit is why a seat cannot hold an interview, whatever its level.
type Unfit uint8

// The reasons.
const (
	Fit Unfit = iota
	OwnSeat
	OpenSeat
	HasLeft
)

// Interviewed are the open seats that count and have interviews, in file order, with those who hold them, as far as that is told.
func (c *Chart) Interviewed() (seats []*Seat, by [][]Interviewer) {
	var unknown []string
	for s := range c.Counted() {
		if !s.Vacancy || len(s.Interviews) == 0 && !s.vagueInterviews {
			continue
		}
		all := make([]Interviewer, 0, len(s.Interviews))
		for _, interview := range s.Interviews {
			i := c.interviewer(s, interview)
			if i.Unknown {
				unknown = append(unknown, interview.By.Value)
			}
			all = append(all, i)
		}
		seats, by = append(seats, s), append(by, all)
	}
	meant := c.meantIDs(unknown, newLookup)
	for _, all := range by {
		for i := range all {
			all[i].Meant = meant[all[i].By.Value]
		}
	}
	return seats, by
}

// interviewer finds who holds an interview for an open seat.
func (c *Chart) interviewer(s *Seat, interview Interview) Interviewer {
	id := interview.By.Value
	i := Interviewer{Interview: interview, External: c.ExternalOf(id)}
	switch seats := c.seats.of(id); {
	case id == "" || len(seats) > 1: // nobody can tell who
	case len(seats) == 1:
		i.Seat, i.Level = seats[0], seats[0].Level
		i.Unfit = i.Seat.unfit(s)
	case i.External != nil:
		i.Level = i.External.Level
	default:
		i.Unknown = !c.doubt.person(id)
	}
	return i
}

// unfit tells why a seat cannot hold an interview for another.
func (s *Seat) unfit(open *Seat) Unfit {
	switch {
	case s == open:
		return OwnSeat
	case s.Left():
		return HasLeft
	case s.Vacancy:
		return OpenSeat
	}
	return Fit
}

// PlanKnown reports whether all interviews of an open seat could be read.
func (c *Chart) PlanKnown(s *Seat) bool { return !s.vagueInterviews && !s.damaged && !c.touched(s) }

// AnybodyOn returns a function that reports whether somebody who counts, or outside of the chart, is certainly on one of some levels.
func (c *Chart) AnybodyOn() func(levels []*family.Level) bool {
	held := map[*family.Level]bool{}
	for s := range c.Counted() {
		if !s.Vacancy {
			held[s.Level] = true
		}
	}
	for _, e := range c.Externals {
		held[e.Level] = true
	}
	return func(levels []*family.Level) bool {
		return slices.ContainsFunc(levels, func(level *family.Level) bool { return held[level] })
	}
}
