package chart

import (
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/parallel"
)

// sort puts the records in file order, which is not that of the sections where vacancies stand before people.
func (b *Builder) sort() {
	c := b.chart
	if b.unsorted {
		slices.SortStableFunc(c.Seats, func(x, y *Seat) int { return x.recordPos().Compare(y.recordPos()) })
		for i, s := range c.Seats {
			s.order = int32(i)
		}
	}
	for _, s := range c.Seats {
		if s.ID().Value == "" {
			c.guessID(s)
		}
	}
	for i, u := range c.Units {
		u.order = int32(i)
	}
	c.seats = newIndex(c.Seats, func(s *Seat) string { return s.ID().Value })
	c.teams = newIndex(c.Teams, func(t *Team) string { return t.ID.Value })
	c.units = newIndex(c.Units, func(u *Unit) string { return u.ID.Value })
	c.externals = newIndex(c.Externals, func(e *External) string { return e.ID.Value })
	for _, same := range c.seats.more {
		named := slices.ContainsFunc(same, (*Seat).idIsName)
		for i, s := range same {
			s.shared, s.repeat, s.named = true, i > 0, named
		}
		c.markCopies(same)
	}
	for _, same := range c.teams.more {
		for i, t := range same {
			t.shared, t.repeat = true, i > 0
		}
	}
}

// guessID notes which ids a seat without one may have: a word of its name, all of it, or the name in the e-mail address.
func (c *Chart) guessID(s *Seat) {
	words := strings.Fields(strings.ToLower(s.Name().Value))
	for _, separator := range []string{"", "-", ".", "_"} {
		c.doubt.mayBe(strings.Join(words, separator))
	}
	for _, word := range words {
		c.doubt.mayBe(word)
	}
	before, _, _ := strings.Cut(s.Email(), "@")
	c.doubt.mayBe(before)
	c.doubt.mayBe(s.Email())
}

// link connects seats, teams and units.
func (b *Builder) link() {
	c := b.chart
	for _, u := range c.Units {
		u.ParentUnit, _ = c.units.only(u.ParentID.Value)
	}
	c.numberUnits()
	parallel.Both(b.linkTeams, b.linkSeats)
}

// linkTeams connects teams with their leads and members.
func (b *Builder) linkTeams() {
	c := b.chart
	c.fillLeads()
	c.fillTeams()
	for _, id := range b.meantTeams {
		for _, t := range c.teams.of(id) {
			t.more = true
		}
	}
}

// linkSeats connects seats with their managers, and judges the lines.
func (b *Builder) linkSeats() {
	c := b.chart
	find := c.seats.finder()
	manager := make([]int32, len(c.Seats))
	for i, s := range c.Seats {
		b.findManager(s, find)
		manager[i] = none
		if s.Manager != nil {
			manager[i] = s.Manager.order
		}
	}
	c.findCircles(manager)
	c.leaveOut(manager)
	t := newTree(manager)
	c.fillReports(t)
	c.countLayers(t)
	j := c.newJudge()
	for _, s := range c.Seats {
		if line := j.line(s); line.Kind != LineFine {
			s.line = &line
			c.OddLines = append(c.OddLines, s)
		}
	}
	c.Reversed = j.reversed()
}

// fillLeads gives each seat the teams that it leads. Of teams that share an id the first counts.
func (c *Chart) fillLeads() {
	for _, t := range c.Teams {
		t.Leader, _ = c.seats.only(t.Lead.Value)
		if t.Leader != nil && !t.repeat {
			t.Leader.leads = append(t.Leader.leads, t)
		}
	}
}

// findManager looks up whom a seat reports to, by a function that finds the one who has an id.
func (b *Builder) findManager(s *Seat, find func(id string) (*Seat, bool)) {
	c := b.chart
	for _, id := range s.meant {
		if manager, ok := c.seats.only(id); ok {
			manager.more = true
		}
	}
	id := s.ReportsTo().Value
	switch {
	case s.copied:
		s.link = brokenManager // the first of them reports there
		return
	case id == "":
		return
	}
	if manager, ok := find(id); ok {
		s.link, s.Manager = toSeat, manager
		return
	}
	switch external := c.ExternalOf(id); {
	case len(c.seats.of(id)) > 1:
		s.link = ambiguousManager
	case external != nil:
		s.link, s.External = toExternal, external
	case c.namesItself(s):
		s.link, s.Manager = toSeat, s
	default:
		s.link = unknownManager
	}
}
