// Package change compares two states of an org chart: who joined and left, what became different for whom, and what that means for their
// managers, teams and units. Values are compared by what they mean: the order of records, comments and layout never matter. It judges
// nothing and writes nothing.
package change

import (
	"iter"

	"github.com/orglint/orglint/internal/chart"
)

// A List is what is different between two states of a chart. Its lists are in the order of the later state's files, and behind them in
// that of the earlier's. What may stand in a part of either state that was not read is in Unknown, and nowhere else.
type List struct {
	Before, After *chart.Chart

	Renamed []Renamed     // ids of the same people in the two states, where they differ
	Joined  []*chart.Seat // of After
	Left    []*chart.Seat // of Before
	Filled  []Filled
	Unknown []*chart.Seat // of After or, where they are only there, of Before
	People  []Pair        // those who are in both states
	Begun   []Pair        // those of them who count now, and did not before: who had left, or was still to come
	Ended   []Pair        // those of them who counted before, and have left now
	Changed []Change      // of them
	Moved   []Move

	Teams, Units Records
	Managers     []Manager

	now map[string]string // the ids of After by those of Before, where they differ
}

// A Pair is somebody in both states.
type Pair struct{ Before, After *chart.Seat }

// A Renamed is somebody whose id became another.
type Renamed Pair

// A Filled is an open seat that is gone, and the new person who has its role, manager and unit.
type Filled struct{ Vacancy, By *chart.Seat }

// A Change is a field that is different. Both values are of the same kind: texts as they are written, ids as they are in After.
type Change struct {
	Subject string      // the id
	Seat    *chart.Seat // of After; nil for a team or a unit
	Was     *chart.Seat // the same of Before
	Field   string
	List    bool     // whether there may be several texts, in no order
	Before  []string // none where nothing is given
	After   []string
}

// A Move is somebody with a new manager, and the seats that go along: all below them whose own lines stay as they were, and themselves.
type Move struct {
	Was   *chart.Seat // of Before
	Seat  *chart.Seat // of After
	Seats int
}

// Records are what became of the declared teams, or units.
type Records struct {
	Joined  []Record // of After
	Left    []Record // of Before
	Changed []Change
}

// A Record is a declared team or unit.
type Record struct{ ID, Name string }

// A Manager is somebody whose direct reports are others, or another number, than before.
type Manager struct {
	Before, After *chart.Seat // one of them may be nil
	Reports       [2]int      // how many there were, and are
	Teams         [2]int      // likewise, of the teams that they manage
	Come          []*chart.Seat
	Go            []*chart.Seat
}

// Numbers reports whether a number is different.
func (m *Manager) Numbers() bool { return m.Reports[0] != m.Reports[1] || m.Teams[0] != m.Teams[1] }

// Of yields what is different in a field of the people and open seats who are in both states.
func (l *List) Of(field string) iter.Seq[Change] {
	return func(yield func(Change) bool) {
		for _, c := range l.Changed {
			if c.Field == field && !yield(c) {
				return
			}
		}
	}
}

// SameRole reports whether somebody has the role that they had: the same level or, where no family has it, the same text.
func (l *List) SameRole(was, is *chart.Seat) bool { return roleKey(was) == roleKey(is) }

// Between compares two states of a chart, whose roles are of the same job families.
func Between(before, after *chart.Chart) *List {
	l := &List{Before: before, After: after, now: map[string]string{}}
	m := newMatching(l)
	m.findRenamed()
	m.findFilled()
	l.settle(m)
	l.compare()
	l.findMoves()
	l.Teams, l.Units = l.teams(), l.units()
	l.findManagers()
	return l
}

// Now returns the id that an id of Before has in After.
func (l *List) Now(id string) string {
	if now, ok := l.now[id]; ok {
		return now
	}
	return id
}

// settle takes over who is in which state, but for those of whom nobody can tell.
func (l *List) settle(m *matching) {
	for _, p := range m.pairs {
		l.settlePair(p)
	}
	for _, s := range m.fresh {
		l.sort(s, l.Before.MayHide(s), &l.Joined)
	}
	for _, s := range m.gone {
		l.sort(s, l.After.MayHide(s), &l.Left)
	}
	for _, f := range m.filled {
		if l.doubtful(f.Vacancy) || l.doubtful(f.By) || l.After.MayHide(f.Vacancy) || l.Before.MayHide(f.By) {
			l.Unknown = append(l.Unknown, f.By)
		} else {
			l.Filled = append(l.Filled, f)
		}
	}
}

// settlePair takes over somebody who is in both states. Of two days, those decide who joined and left.
func (l *List) settlePair(p Pair) {
	days := l.Before.AsOf != l.After.AsOf
	begun, ended := begins(p), ends(p)
	switch {
	case l.doubtful(p.Before), l.doubtful(p.After):
		l.Unknown = append(l.Unknown, p.After)
		return
	case days && begun:
		l.Joined = append(l.Joined, p.After)
		return
	case days && ended:
		l.Left = append(l.Left, p.Before)
		return
	case begun:
		l.Begun = append(l.Begun, p)
	case ended:
		l.Ended = append(l.Ended, p)
	}
	l.People = append(l.People, p)
}

// sort puts somebody of one state into a list, unless they may be in the other too.
func (l *List) sort(s *chart.Seat, hidden bool, list *[]*chart.Seat) {
	if hidden || l.doubtful(s) {
		list = &l.Unknown
	}
	*list = append(*list, s)
}

// doubtful reports whether something is said of somebody in a part of either state that was not read.
func (l *List) doubtful(s *chart.Seat) bool {
	return l.Before.MayMention(s) || l.After.MayMention(s)
}

// begins reports whether somebody counts in the later state only.
func begins(p Pair) bool { return (p.Before.Left() || p.Before.ToCome()) && p.After.Counts() }

// ends reports whether somebody who counted has left by the day of the later state.
func ends(p Pair) bool { return p.Before.Counts() && p.After.Left() }
