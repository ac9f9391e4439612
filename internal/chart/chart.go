// Package chart holds an org chart: its seats, teams and units, and how they hang together. After Build nothing changes,
// and no rule needs to walk the tree itself.
package chart

import (
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/privacy"
)

// A Chart is the org chart of all files together. Lists are in file order: by path, then by place.
type Chart struct {
	Seats     []*Seat // people and vacancies
	Teams     []*Team
	Units     []*Unit
	Externals []*External

	// Deviations stand in the order in which they are read: of each document its own, then those at its records.
	Deviations []Deviation

	Families *family.Set
	AsOf     string       // the day for which seats are counted, such as 2026-11-23
	Show     privacy.Show // how people are named

	// Incomplete says that part of a file could not be read, so that nothing may be called missing.
	Incomplete bool
	// Unread says of which kinds records may be missing, because their list, or a whole file, could not be read.
	Unread Unread

	seats     index[*Seat]
	nameless  map[string]bool // what the ids of people without an id may be
	teams     index[*Team]
	units     index[*Unit]
	externals index[*External]
}

// An Unread says which kinds of records may stand in what could not be read.
type Unread struct{ People, Teams, Units bool }

// People counts the people, whether or not they count on the as-of date.
func (c *Chart) People() int {
	n := 0
	for _, s := range c.Seats {
		if !s.Vacancy {
			n++
		}
	}
	return n
}

// SeatsOf returns the seats that share an id; mostly one, none if nobody has it.
func (c *Chart) SeatsOf(id string) []*Seat { return c.seats.of(id) }

// MayBe reports whether an id that nobody has may be that of a record whose own id is missing: its name or e-mail address
// has the id in it.
func (c *Chart) MayBe(id string) bool { return c.nameless[strings.ToLower(id)] }

// TeamsOf returns the teams that share an id.
func (c *Chart) TeamsOf(id string) []*Team { return c.teams.of(id) }

// UnitsOf returns the units that share an id.
func (c *Chart) UnitsOf(id string) []*Unit { return c.units.of(id) }

// ExternalOf returns the manager outside the chart who has an id; nil if there is none. Several files may declare the
// same one; the first counts.
func (c *Chart) ExternalOf(id string) *External {
	if all := c.externals.of(id); len(all) > 0 {
		return all[0]
	}
	return nil
}

// Has reports whether an id is that of anything in the chart: a person, open seat, team, unit or outside manager.
func (c *Chart) Has(id string) bool {
	return id != "" && (len(c.seats.of(id)) > 0 || len(c.teams.of(id)) > 0 || len(c.units.of(id)) > 0 || len(c.externals.of(id)) > 0)
}

// NameOf names the person, open seat, team, unit or outside manager of an id in a sentence; the id itself where there is
// none.
func (c *Chart) NameOf(id string) string {
	if seats := c.seats.of(id); len(seats) > 0 {
		return seats[0].String()
	}
	if external := c.ExternalOf(id); external != nil {
		return external.ShortName()
	}
	if teams := c.teams.of(id); len(teams) > 0 {
		return teams[0].String()
	}
	if units := c.units.of(id); len(units) > 0 {
		return units[0].String()
	}
	return diag.Quote(id)
}

// An index finds records by their id.
type index[R any] struct {
	all   []R
	first map[string]int32 // the number of the first record with an id
	more  map[string][]R   // the records with an id that several have
}

// newIndex returns an index of records. Those without an id are left out.
func newIndex[R any](all []R, id func(R) string) index[R] {
	x := index[R]{all: all, first: make(map[string]int32, len(all)), more: map[string][]R{}}
	for i, r := range all {
		id := id(r)
		first, again := x.first[id]
		switch {
		case id == "":
		case !again:
			x.first[id] = int32(i)
		case x.more[id] == nil:
			x.more[id] = []R{all[first], r}
		default:
			x.more[id] = append(x.more[id], r)
		}
	}
	return x
}

// of returns the records of an id.
func (x index[R]) of(id string) []R {
	if len(x.more) > 0 {
		if all := x.more[id]; all != nil {
			return all
		}
	}
	if i, ok := x.first[id]; ok {
		return x.all[i : i+1 : i+1]
	}
	return nil
}

// only returns the one record of an id; none if two share it.
func (x index[R]) only(id string) (record R, ok bool) {
	if all := x.of(id); len(all) == 1 {
		return all[0], true
	}
	return record, false
}
