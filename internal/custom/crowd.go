package custom

import (
	"sync"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/privacy"
)

// A crowd is everybody in a chart as expressions know them. The rules of a configuration share it, so that it is made once
// a chart and not once a rule. It depends on nothing but the chart, and is never changed.
type crowd struct {
	attributes bool // whether any expression looks at attributes
	rules      int  // that share it

	mu      sync.Mutex
	chart   *chart.Chart // for which it is made
	people  []person     // of every seat, in the order of the seats
	longest int          // the length in bytes of the longest text

	shownOf *chart.Chart // for which the next is made
	shown   []person     // everybody, with their names as they may be shown
}

// of returns a person of every seat of a chart, in the order of its seats, and the length in bytes of their longest text.
func (c *crowd) of(ch *chart.Chart) (people []person, longest int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.chart != ch {
		c.chart = ch
		c.people, c.longest = c.make(ch, privacy.Names)
	}
	return c.people, c.longest
}

// asShown returns the same people with their names as they may be shown, for messages. What a rule finds does not depend on
// that.
func (c *crowd) asShown(ch *chart.Chart) []person {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.shownOf != ch {
		c.shownOf = ch
		c.shown, _ = c.make(ch, ch.Show)
	}
	return c.shown
}

// make makes the people of a chart. Nothing in them is nil: where there is no manager there is nobody, who is their own
// manager.
func (c *crowd) make(ch *chart.Chart, show privacy.Show) (people []person, longest int) {
	nobody := &person{Level: &level{}}
	nobody.Manager = nobody
	levels := map[*family.Level]*level{nil: nobody.Level}
	people = make([]person, len(ch.Seats))
	bySeat := make(map[*chart.Seat]*person, len(ch.Seats))
	for i, s := range ch.Seats {
		if levels[s.Level] == nil {
			levels[s.Level] = levelOf(s.Level)
		}
		p := &people[i]
		*p = personOf(ch, s, levels[s.Level])
		p.Name = s.NameAs(show)
		if show.Hides() {
			p.mask(ch, s)
		}
		if c.attributes {
			p.Attributes = s.Attributes.Texts()
		}
		bySeat[s] = p
		longest = max(longest, p.longest())
	}
	for i, s := range ch.Seats {
		p := &people[i]
		p.Manager = nobody
		if s.Manager != nil {
			p.Manager = bySeat[s.Manager]
		}
		for _, r := range s.CountedReports() {
			p.Reports = append(p.Reports, bySeat[r])
		}
	}
	return people, longest
}
