package plan

import (
	"cmp"
	"slices"
	"sync"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// Orders are what the moves of a day ask for in the records of a chart.
type Orders struct {
	Records []*Order // of records that are there, in the order in which they are met
	New     []New
	Open    []Open
	Settled []string // the teams and units of which the moves settle what was open, as in Open
}

// An Open is something that the moves of a day leave to be settled.
type Open struct {
	Of   string // the team or unit: team or unit, a space, and the id
	Said string // a sentence
}

// An Order is what is to become of a record.
type Order struct {
	At   diag.Pos // its id or, where it has none, where it starts
	Pos  diag.Pos // where the plan first asks for something in it
	Set  []Setting
	Gone bool
}

// A Setting is what a field is to hold: a text, a list of texts or, without any, nothing.
type Setting struct {
	Field string
	Texts []string
	List  bool // whether the field always is a list
}

// A New is a record that is new.
type New struct {
	File   *diag.File // where it goes; nil where nothing tells
	List   string     // of the chart, such as people
	Fields []source.Field
	Pos    diag.Pos // where the plan asks for it
}

// Orders works out what the moves of a day ask for in a chart that is made of some files. What is wrong with them is an *Error.
func (d *Day) Orders(c *chart.Chart, files []*source.File) (*Orders, error) {
	m := newMaker(c, d)
	m.files = files
	m.meet()
	moves := slices.Clone(d.Moves)
	slices.SortStableFunc(moves, func(a, b Move) int { return cmp.Compare(a.Verb, b.Verb) })
	for i := range moves {
		m.move(&moves[i])
	}
	m.findCircles()
	if len(m.findings) > 0 {
		diag.Sort(m.findings)
		return nil, &Error{m.findings}
	}
	m.settle()
	return &m.made, nil
}

// A maker works out what the moves of a day ask for.
type maker struct {
	chart *chart.Chart
	day   *Day
	files []*source.File
	made  Orders
	at    diag.Pos // of the move that is worked out

	findings []diag.Finding

	fresh, gone           map[string]*Move // people and open seats who are new, or go, by id
	freshTeams, goneTeams map[string]bool
	freshUnits, goneUnits map[string]bool

	orders map[diag.Pos]*Order // by the place of the record

	lines    []line          // that are new
	managers map[string]line // likewise, by who reports
	teams    map[*chart.Seat][]string
	members  map[*chart.Team][]string
	inTeams  []*chart.Seat // those of teams, in the order in which they are met

	reports func() map[string][]*chart.Seat // by the id that they name
	listed  func() map[string][]*chart.Team // the teams that list somebody as a member
}

// A line is to whom somebody reports from the day on.
type line struct {
	who, manager string
	pos          diag.Pos // where the plan says so
}

func newMaker(c *chart.Chart, d *Day) *maker {
	return &maker{
		chart: c, day: d,
		fresh: map[string]*Move{}, gone: map[string]*Move{}, freshTeams: map[string]bool{}, goneTeams: map[string]bool{},
		freshUnits: map[string]bool{}, goneUnits: map[string]bool{}, orders: map[diag.Pos]*Order{},
		managers: map[string]line{}, teams: map[*chart.Seat][]string{}, members: map[*chart.Team][]string{},
		reports: sync.OnceValue(func() map[string][]*chart.Seat {
			by := map[string][]*chart.Seat{}
			for _, s := range c.Seats {
				if id := s.ReportsTo().Value; id != "" {
					by[id] = append(by[id], s)
				}
			}
			return by
		}),
		listed: sync.OnceValue(func() map[string][]*chart.Team {
			by := map[string][]*chart.Team{}
			for _, t := range c.Teams {
				for _, id := range t.Members {
					by[id.Value] = append(by[id.Value], t)
				}
			}
			return by
		}),
	}
}

// meet notes what is new on the day and what goes, to which all moves of the day may refer.
func (m *maker) meet() {
	for i := range m.day.Moves {
		mv := &m.day.Moves[i]
		id := mv.Subjects[0].Value
		switch mv.Verb {
		case Add:
			m.fresh[id] = mv
		case Fill:
			m.gone[id] = mv
			if mv.Record != nil {
				m.fresh[mv.With.Value] = mv
			}
		case Remove:
			if len(m.chart.SeatsOf(id)) == 1 {
				m.gone[id] = mv
			}
		case Team:
			note(m.freshTeams, id, len(m.chart.TeamsOf(id)) == 0 && mv.field("name") != nil)
			note(m.goneTeams, id, mv.into() != nil)
		case Unit:
			note(m.freshUnits, id, len(m.chart.UnitsOf(id)) == 0 && mv.field("name") != nil)
			note(m.goneUnits, id, mv.into() != nil)
		case Change:
		}
	}
}

// note puts an id into a set, if it belongs there.
func note(set map[string]bool, id string, belongs bool) {
	if belongs {
		set[id] = true
	}
}

// move works out a move.
func (m *maker) move(mv *Move) {
	m.at = mv.Pos
	switch mv.Verb {
	case Add:
		m.add(mv)
	case Fill:
		m.fill(mv)
	case Team:
		m.changeTeam(mv)
	case Unit:
		m.changeUnit(mv)
	case Change:
		m.change(mv)
	case Remove:
		m.remove(mv)
	}
}

// order returns what is to become of the record at a place.
func (m *maker) order(at diag.Pos) *Order {
	o := m.orders[at]
	if o == nil {
		o = &Order{At: at, Pos: m.at}
		m.orders[at] = o
		m.made.Records = append(m.made.Records, o)
	}
	return o
}

// set says what a field of the record at a place is to hold. What was said first holds.
func (m *maker) set(at diag.Pos, field string, list bool, texts ...string) {
	o := m.order(at)
	if !slices.ContainsFunc(o.Set, func(s Setting) bool { return s.Field == field }) {
		o.Set = append(o.Set, Setting{field, texts, list})
	}
}

// setValue does so with a value of the plan.
func (m *maker) setValue(at diag.Pos, field string, v *source.Value) {
	m.set(at, field, v.Kind == source.List, valuesOf(textsOf(v))...)
}

// report says to whom somebody reports from the day on, unless a move of the day has said so.
func (m *maker) report(s *chart.Seat, manager string, pos diag.Pos) {
	id := s.ID().Value
	if _, said := m.managers[id]; said {
		return
	}
	m.line(line{id, manager, pos})
	if manager == "" {
		m.set(s.Place(), "reports_to", false)
	} else {
		m.set(s.Place(), "reports_to", false, manager)
	}
}

// line notes a new line.
func (m *maker) line(l line) {
	m.managers[l.who] = l
	m.lines = append(m.lines, l)
}

// settle puts the teams of people, and the members of teams, among what is asked for.
func (m *maker) settle() {
	for _, s := range m.inTeams {
		own := m.teams[s]
		own = slices.DeleteFunc(slices.Clone(own), func(id string) bool {
			teams := m.chart.TeamsOf(id)
			return len(teams) == 1 && slices.Contains(m.membersOf(teams[0]), s.ID().Value)
		})
		if !slices.Equal(own, teamsOf(s)) {
			m.set(s.Place(), "team", len(own) > 1, own...)
		}
	}
	for _, t := range m.chart.Teams {
		if members, changed := m.members[t]; changed && !m.goneTeams[t.ID.Value] {
			m.set(t.Place(), "members", true, members...)
		}
	}
	for _, t := range m.chart.Teams {
		if !m.holds(t.Place(), "lead") {
			m.made.Settled = append(m.made.Settled, "team "+t.ID.Value)
		}
	}
	for _, u := range m.chart.Units {
		if !m.holds(u.Place(), "head") {
			m.made.Settled = append(m.made.Settled, "unit "+u.ID.Value)
		}
	}
	m.made.Records = slices.DeleteFunc(m.made.Records, func(o *Order) bool { return !o.Gone && len(o.Set) == 0 })
}
