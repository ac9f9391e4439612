package chart

import (
	"strings"

	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/people"
)

// A Circle is some seats that report to each other in a circle.
type Circle struct {
	Members []*Seat // from the one first in the file, each followed by its manager
	Odd     *Seat   // whose line is likely the wrong one; nil where nobody can tell
}

// Circles returns the circles in which seats report to each other.
func (c *Chart) Circles() []Circle { return c.circles }

// findCircles notes the circles that the numbers of managers make.
func (c *Chart) findCircles(manager []int32) {
	ladders := map[*family.Level]*family.Ladder{}
	lacking := map[*family.Level]bool{} // the levels of which somebody lacks a report, who stands in a circle
	for _, seats := range pick(c.Seats, circlesOf(manager)) {
		for _, s := range seats {
			s.circle = true
		}
		circle := Circle{Members: seats, Odd: c.oddOf(seats, ladders)}
		c.circles = append(c.circles, circle)
		for _, s := range seats {
			if circle.Odd == nil || s == circle.Odd {
				s.Manager.more = s.Manager.more || s != s.Manager // what leads in a circle is likely no report
				c.lack(s.Level, lacking)
			}
		}
	}
	if len(lacking) == 0 {
		return
	}
	for _, s := range c.Seats {
		s.more = s.more || s.Level != nil && lacking[s.Level]
	}
}

// lack notes whom a level reports to.
func (c *Chart) lack(level *family.Level, lacking map[*family.Level]bool) {
	if level == nil {
		return
	}
	for _, line := range level.Lines {
		if above := c.Families.Level(line.Level.Value); above != nil {
			lacking[above] = true
		}
	}
}

// oddOf returns whose line in a circle is the only one that does not lead up: by what the job families say of the levels, or else by
// the grades.
func (c *Chart) oddOf(circle []*Seat, ladders map[*family.Level]*family.Ladder) *Seat {
	if len(circle) == 1 {
		return circle[0]
	}
	odd := onlyOne(circle, func(s *Seat) bool {
		if s.Level == nil || s.Manager.Level == nil {
			return false
		}
		ladder := remembered(ladders, s.Level, func() *family.Ladder { return c.Families.Ladder(s.Level) })
		verdict := ladder.Judge(s.Manager.Level)
		return verdict.Relation == family.Elsewhere && verdict.Within == ""
	})
	if odd != nil {
		return odd
	}
	return onlyOne(circle, func(s *Seat) bool {
		order, ok := s.Manager.standing().Compare(s.standing())
		return ok && order < 0
	})
}

// onlyOne returns the only one of some seats that is something; nil where none is, or several are.
func onlyOne(seats []*Seat, is func(*Seat) bool) *Seat {
	var one *Seat
	for _, s := range seats {
		if !is(s) {
			continue
		}
		if one != nil {
			return nil
		}
		one = s
	}
	return one
}

// standing returns the grade of a seat's level or, where no family has it, the one that the record gives.
func (s *Seat) standing() family.Grade {
	if s.Level != nil {
		return s.Level.Grade
	}
	return s.rank
}

// TopOf returns who of a circle should stand at the top of a chart that has no other: the one whose line is odd. It is nil where the chart
// has a top, or may have.
func (c *Chart) TopOf(circle Circle) *Seat {
	if _, all := c.atTop(); len(all) > 0 || len(c.circles) > 1 || !c.Complete() || c.hasBroken() {
		return nil
	}
	return circle.Odd
}

// hasBroken reports whether somebody's manager cannot be told.
func (c *Chart) hasBroken() bool {
	for _, s := range c.Seats {
		if s.link == brokenManager || s.link == unknownManager || s.link == ambiguousManager || s.link == toExternal {
			return true
		}
	}
	return false
}

// namesItself reports whether a seat gives its own name or e-mail address where its manager's id should be. A name that several have may
// be another's.
func (c *Chart) namesItself(s *Seat) bool {
	says := strings.TrimSpace(s.ReportsTo().Value)
	name := s.Name().Value
	if !strings.EqualFold(says, name) && (!strings.ContainsAny(says, " @") || people.Compare(says, name) != people.Same && people.Compare(says, s.Email()) != people.Same) {
		return false
	}
	if c.everybody == nil {
		c.everybody = c.names()
	}
	return s.ID().Value != "" && c.onlyID(c.everybody.Same(says)) == s.ID().Value
}
