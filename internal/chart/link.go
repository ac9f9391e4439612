package chart

import (
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/family"
)

// sort puts the records in file order, which is not that of the sections where vacancies stand before people.
func (b *Builder) sort() {
	c := b.chart
	slices.SortStableFunc(c.Seats, func(x, y *Seat) int { return x.recordPos().Compare(y.recordPos()) })
	for i, s := range c.Seats {
		s.order = int32(i)
		c.seats.add(s.ID().Value, s)
		if s.ID().Value == "" {
			c.guessID(s)
		}
		s.Repeat = s.ID().Value != "" && c.seats[s.ID().Value][0] != s
	}
	for _, t := range c.Teams {
		c.teams.add(t.ID.Value, t)
	}
	for i, u := range c.Units {
		u.order = i
		c.units.add(u.ID.Value, u)
	}
	for _, e := range c.Externals {
		c.externals.add(e.ID.Value, e)
	}
}

// guessID notes which ids a seat without one may have: a word of its name, all of it, or the name in the e-mail address.
func (c *Chart) guessID(s *Seat) {
	words := strings.Fields(strings.ToLower(s.Name().Value))
	for _, separator := range []string{"", "-", ".", "_"} {
		c.mayBe(strings.Join(words, separator))
	}
	for _, word := range words {
		c.mayBe(word)
	}
	before, _, _ := strings.Cut(s.Email(), "@")
	c.mayBe(before)
	c.mayBe(s.Email())
}

// mayBe notes that ids may be those of people whose records are broken.
func (c *Chart) mayBe(ids ...string) {
	if c.nameless == nil {
		c.nameless = map[string]bool{}
	}
	for _, id := range ids {
		c.nameless[strings.ToLower(id)] = true
	}
}

// link connects seats, teams and units, and judges the lines.
func (b *Builder) link() {
	c := b.chart
	for _, s := range c.Seats {
		b.findManager(s)
	}
	for _, t := range c.Teams {
		repeat := t.ID.Value != "" && c.teams[t.ID.Value][0] != t
		if lead, ok := c.seats.only(t.Lead.Value); ok && !repeat {
			lead.Leads = append(lead.Leads, t)
		}
	}
	for _, u := range c.Units {
		u.ParentUnit, _ = c.units.only(u.ParentID.Value)
	}
	c.numberUnits()
	c.fillTeams()
	for _, id := range b.meantTeams {
		for _, t := range c.teams[id] {
			t.More = true
		}
	}
	for _, circle := range c.Circles() {
		for _, s := range circle {
			s.circle = true
		}
	}
	c.countLayers()
	j := judge{chart: c, verdicts: map[levels]family.Verdict{}, around: map[unitKind]around{}}
	for _, s := range c.Seats {
		if line := j.line(s); line.Kind != LineFine {
			s.line = &line
		}
	}
}

// findManager looks up whom a seat reports to.
func (b *Builder) findManager(s *Seat) {
	c := b.chart
	for _, id := range s.meant {
		if manager, ok := c.seats.only(id); ok {
			manager.More = true
		}
	}
	id := s.ReportsTo().Value
	if s.Link == BrokenManager || id == "" {
		return
	}
	manager, ok := c.seats.only(id)
	external := c.ExternalOf(id)
	switch {
	case ok:
		s.Link, s.Manager = ToSeat, manager
		line := [2]string{s.ID().Value, id}
		if s != manager && (!s.Repeat || !b.repeated[line]) {
			manager.Reports = append(manager.Reports, s)
		} else if s != manager {
			manager.More = true
		}
		if len(c.seats[s.ID().Value]) > 1 {
			b.repeated[line] = true
		}
	case len(c.seats[id]) > 1:
		s.Link = AmbiguousManager
	case external != nil:
		s.Link, s.External = ToExternal, external
	default:
		s.Link = UnknownManager
	}
}
