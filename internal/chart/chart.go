// Package chart holds an org chart: its seats, teams and units, and how they hang together. Once a Builder has made it nothing changes,
// and no rule needs to walk the tree itself.
package chart

import (
	"iter"
	"slices"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/parallel"
	"github.com/orglint/orglint/internal/people"
	"github.com/orglint/orglint/internal/privacy"
)

// A Chart is the org chart of all files together. Lists are in file order: by path, then by place.
type Chart struct {
	Organization string // the name that the first file with one gives

	Seats     []*Seat // people and vacancies
	Managers  []*Seat // those of them to whom others report
	OddLines  []*Seat // those whose line to their manager has something to be said of it
	Reversed  Share   // of the lines whose grades are numbers those to a lower one, where 1 seems to be the highest; else zero
	Teams     []*Team
	Units     []*Unit
	Externals []*External

	// Deviations stand in the order in which they are read: of each document its own, then those at its records.
	Deviations []Deviation

	Families *family.Set
	AsOf     string       // the day for which seats are counted, such as 2026-11-23
	Show     privacy.Show // how people are named

	copies    []diag.Pos // the records that say again what others say
	circles   []Circle
	everybody *people.Index      // by their names; nil until somebody asks
	starts    func() diag.Starts // of the records
	doubt     doubt
	gaps      gaps

	seats     index[*Seat]
	teams     index[*Team]
	units     index[*Unit]
	externals index[*External]
}

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

// RecordAt returns where the record starts that a place is in.
func (c *Chart) RecordAt(pos diag.Pos) diag.Pos { return c.starts().Of(pos) }

// startsOf returns where the records of a chart start.
func (c *Chart) startsOf() diag.Starts {
	var starts diag.Starts
	for _, s := range c.Seats {
		starts.Add(s.recordPos(), s.recordPos())
	}
	for _, t := range c.Teams {
		starts.Add(t.record, t.record)
	}
	for _, u := range c.Units {
		starts.Add(u.record, u.record)
	}
	starts.Sort()
	return starts
}

// Distinct yields the seats, each id once: the second record with an id is told by the rule duplicate-id.
func (c *Chart) Distinct() iter.Seq[*Seat] { return c.distinct(func(*Seat) bool { return true }) }

// Counted yields the seats that count on the as-of date, each id once.
func (c *Chart) Counted() iter.Seq[*Seat] { return c.distinct((*Seat).Counts) }

func (c *Chart) distinct(wanted func(*Seat) bool) iter.Seq[*Seat] {
	return func(yield func(*Seat) bool) {
		for _, s := range c.Seats {
			if !s.repeat && wanted(s) && !yield(s) {
				return
			}
		}
	}
}

// SameSeats returns the seats that share an id: those of one id after those of another, in the order of their second records.
func (c *Chart) SameSeats() [][]*Seat { return c.seats.same() }

// SameTeams returns the teams that share an id, as SameSeats does.
func (c *Chart) SameTeams() [][]*Team { return c.teams.same() }

// SameUnits returns the units that share an id, as SameSeats does.
func (c *Chart) SameUnits() [][]*Unit { return c.units.same() }

// SeatsOf returns the seats that share an id; mostly one, none if nobody has it.
func (c *Chart) SeatsOf(id string) []*Seat { return c.seats.of(id) }

// NumberOf returns the number, from 1, in the list of seats of the one with an id; of several that of the record that a place is in. It is 0
// where nobody has the id.
func (c *Chart) NumberOf(id string, pos diag.Pos) int {
	seats := c.seats.of(id)
	if len(seats) == 0 {
		return 0
	}
	if len(seats) > 1 && !pos.IsZero() {
		at := c.RecordAt(pos)
		for _, s := range seats {
			if s.recordPos() == at {
				return int(s.order) + 1
			}
		}
	}
	return int(seats[0].order) + 1
}

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

// ShownID returns what may be shown of an id that something in the chart has, and where that stands. The place is none where it is
// somebody, and the id may be shown as it is.
func (c *Chart) ShownID(id string) (shown string, place diag.Pos) {
	if seats := c.seats.of(id); len(seats) > 0 {
		if s := seats[0]; !s.Vacancy {
			return s.ShownID(), diag.Pos{}
		}
		return seats[0].ShownID(), seats[0].Place()
	}
	if external := c.ExternalOf(id); external != nil {
		return external.ShownID(), diag.Pos{}
	}
	if teams := c.teams.of(id); len(teams) > 0 {
		return id, teams[0].Place()
	}
	if units := c.units.of(id); len(units) > 0 {
		return id, units[0].Place()
	}
	return id, diag.Pos{}
}

// PlaceOf returns the id of the person, open seat, team or unit that has an id, where it stands; none where nothing has it.
func (c *Chart) PlaceOf(id string) diag.Pos {
	switch seats, teams, units := c.seats.of(id), c.teams.of(id), c.units.of(id); {
	case len(seats) > 0:
		return seats[0].ID().Pos
	case len(teams) > 0:
		return teams[0].ID.Pos
	case len(units) > 0:
		return units[0].ID.Pos
	}
	return diag.Pos{}
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
	id    func(R) string
	first halves         // the number of the first record with an id
	more  map[string][]R // the records with an id that several have
}

// halves are numbers by id, in two parts so that two cores can fill them.
type halves [2]map[string]int32

// halfOf returns the part that an id is in.
func halfOf(id string) int { return int(id[len(id)-1] & 1) }

// newIndex returns an index of records. Those without an id are left out.
func newIndex[R any](all []R, id func(R) string) index[R] {
	x := index[R]{all: all, id: id, more: map[string][]R{}}
	var shared [2][]string // ids
	fill := func(half int) {
		first := make(map[string]int32, len(all)*4/7) // a little more than half of them
		for i, r := range slices.Backward(all) {      // so that the first is the last to be put there
			id := id(r)
			if id == "" || halfOf(id) != half {
				continue
			}
			before := len(first)
			if first[id] = int32(i); len(first) == before {
				shared[half] = append(shared[half], id)
			}
		}
		x.first[half] = first
	}
	parallel.Both(func() { fill(0) }, func() { fill(1) })
	for _, id := range slices.Concat(shared[0], shared[1]) {
		x.more[id] = nil
	}
	if len(x.more) == 0 {
		return x
	}
	for _, r := range all {
		if same, shared := x.more[id(r)]; shared {
			x.more[id(r)] = append(same, r)
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
	if id == "" {
		return nil
	}
	if i, ok := x.first[halfOf(id)][id]; ok {
		return x.all[i : i+1 : i+1]
	}
	return nil
}

// same returns the records that share an id.
func (x index[R]) same() [][]R {
	if len(x.more) == 0 {
		return nil
	}
	var all [][]R
	times := map[string]int{}
	for _, r := range x.all {
		id := x.id(r)
		times[id]++
		if times[id] == 2 && id != "" {
			all = append(all, x.more[id])
		}
	}
	return all
}

// finder returns a function that does what only does, for ids of which several in a row are often the same.
func (x index[R]) finder() func(id string) (record R, ok bool) {
	var last string
	var record R
	var ok bool
	return func(id string) (R, bool) {
		if id != last {
			last = id
			record, ok = x.only(id)
		}
		return record, ok
	}
}

// only returns the one record of an id; none if two share it.
func (x index[R]) only(id string) (record R, ok bool) {
	if all := x.of(id); len(all) == 1 {
		return all[0], true
	}
	return record, false
}
