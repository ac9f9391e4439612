package brief

import (
	"cmp"
	"iter"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/text"
)

// units makes the units, in the order of their figures: those that are declared come first, then labels as seats give them.
func (m *maker) units() {
	m.Units = make([]Unit, len(m.Figures.Units))
	for i := range m.Units {
		u := &m.Figures.Units[i]
		m.Units[i] = Unit{ID: u.ID, Name: cmp.Or(u.Name, u.ID), Parent: -1, Head: -1}
	}
	for _, u := range m.chart.Units {
		if _, known := m.unit[u.ID.Value]; u.ID.Value != "" && !known && m.Result.Shows(u.ID.Value) {
			m.unit[u.ID.Value] = len(m.unit)
		}
	}
	for _, u := range m.chart.Units {
		if at, ok := m.unit[u.ID.Value]; ok && u == m.chart.UnitsOf(u.ID.Value)[0] {
			m.Units[at].Kind, m.Units[at].Parent = u.Kind.Value, m.parentOf(u)
		}
	}
	for i := range m.Units {
		for range m.around(m.Units[i].Parent) {
			m.Units[i].Depth++
		}
	}
}

// parentOf returns the number of the unit that a unit lies in; -1 where it is not shown.
func (m *maker) parentOf(u *chart.Unit) int {
	if u.ParentUnit != nil {
		if at, shown := m.unit[u.ParentUnit.ID.Value]; shown {
			return at
		}
	}
	return -1
}

// unitOf returns the number of the unit of a seat, which is the last for those who have none.
func (m *maker) unitOf(s *chart.Seat) int {
	id := m.chart.UnitOf(s)
	if id == "" {
		return len(m.Units) - 1
	}
	at, known := m.unit[id]
	if !known {
		at = len(m.unit)
		m.unit[id] = at
	}
	return at
}

// knownUnit returns the number of the unit of a seat that does not count; -1 where nobody who counts is in it.
func (m *maker) knownUnit(s *chart.Seat) int {
	id := m.chart.UnitOf(s)
	if at, known := m.unit[id]; known {
		return at
	}
	if last := len(m.Units) - 1; id == "" && last >= 0 && m.Units[last].ID == "" {
		return last
	}
	return -1
}

// around yields the number of a unit and those of the units it lies in, each once.
func (m *maker) around(unit int) iter.Seq[int] {
	return func(yield func(int) bool) {
		first := unit
		for steps := 0; unit >= 0 && steps < len(m.Units); steps++ {
			if !yield(unit) {
				return
			}
			if unit = m.Units[unit].Parent; unit == first {
				return
			}
		}
	}
}

// heads finds the head of each unit.
func (m *maker) heads() {
	for _, u := range m.chart.Units {
		at, shown := m.unit[u.ID.Value]
		head := u.Head.Value
		if !shown || u != m.chart.UnitsOf(u.ID.Value)[0] || head == "" {
			continue
		}
		seats := m.chart.SeatsOf(head)
		switch {
		case len(seats) == 0:
			if external := m.chart.ExternalOf(head); external != nil {
				m.Units[at].HeadSaid = external.ShortName()
			}
		case seats[0].Counts():
			if m.Units[at].Head = m.numberOf(seats[0]); m.Units[at].Head < 0 {
				m.Units[at].HeadSaid = m.nameOf(seats[0])
			}
		case seats[0].Left():
			m.Units[at].HeadSaid = seats[0].ShortName() + ", who left on " + text.LongDay(seats[0].End().Value)
		case seats[0].ToCome():
			m.Units[at].HeadSaid = seats[0].ShortName() + ", who starts on " + text.LongDay(seats[0].Start().Value)
		}
	}
}

// unitCalled returns the number of the unit with an id as it is shown; -1 where there is none.
func (m *maker) unitCalled(shown string) int {
	if m.called == nil {
		m.called = map[string]int{}
		for i := range m.Units {
			m.called[m.Units[i].ID] = i
		}
	}
	if at, ok := m.called[shown]; ok {
		return at
	}
	return -1
}

// ViewName names the unit that is shown; empty where all is.
func (b *Brief) ViewName() string {
	for i := range b.Units {
		if u := &b.Units[i]; b.View != "" && u.ID == b.View {
			return u.Name
		}
	}
	return b.View
}
