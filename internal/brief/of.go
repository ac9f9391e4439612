package brief

import (
	"cmp"
	"slices"

	"github.com/orglint/orglint/internal/audit"
	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/rules"
)

// Of returns what there is to say of a result with figures.
func Of(result *lint.Result) *Brief {
	c, policy := result.Chart()
	m := &maker{
		Brief:  &Brief{Result: result, Figures: result.Figures, View: result.Unit},
		chart:  c,
		limits: rules.NewLimits(c, policy), none: Rest{TeamsLimit: -1},
		number: make([]int32, len(c.Seats)), unit: map[string]int{}, team: map[string]int{}, title: map[string]string{},
	}
	m.units()
	m.teams()
	m.seats()
	m.findAbsent()
	m.heads()
	m.leads()
	m.lists()
	result.Hide(m.eachText) // what follows is made of texts that may be shown
	m.managers()
	m.limit()
	m.findings()
	m.exceptions()
	m.dates()
	m.openSeats()
	m.unjudged()
	m.notes()
	m.sentences()
	return m.Brief
}

// A maker makes a brief.
type maker struct {
	*Brief

	chart  *chart.Chart
	limits *rules.Limits
	none   Rest           // of most seats
	seat   []*chart.Seat  // by number in the brief
	number []int32        // in the brief, by number in the chart; -1 for who does not count
	unit   map[string]int // by id
	called map[string]int // units, by their ids as they are shown
	team   map[string]int // by id
	absent []absent
	title  map[string]string // by role as written: so that the titles of many are one text
}

// seats makes the seats of those that count.
func (m *maker) seats() {
	n := m.Figures.Seats()
	m.Seats, m.seat = make([]Seat, 0, n), make([]*chart.Seat, 0, n)
	for i, s := range m.chart.Seats {
		if m.number[i] = -1; s.Counts() && m.shows(s) {
			m.number[i] = int32(len(m.seat))
			m.seat = append(m.seat, s)
		}
	}
	for i, s := range m.chart.Seats {
		if m.number[i] >= 0 {
			m.Seats = append(m.Seats, m.seatOf(s, &m.Figures.Stands[i]))
		}
	}
	m.cutCircles()
	m.countBelow()
	for i := range m.Seats {
		if s := &m.Seats[i]; s.Vacancy && s.Manager >= 0 {
			m.Seats[s.Manager].OpenReports++
		}
	}
}

// shows reports whether a seat belongs to what is shown.
func (m *maker) shows(s *chart.Seat) bool { return m.View == "" || m.Result.Shows(m.chart.UnitOf(s)) }

// numberOf returns the number in the brief of a seat; -1 where it is not shown.
func (m *maker) numberOf(s *chart.Seat) int {
	return m.in(m.chart.NumberOf(s.ID().Value, s.Place()) - 1)
}

// in returns the number in the brief of a number in the chart.
func (m *maker) in(number int) int {
	if number < 0 {
		return -1
	}
	return int(m.number[number])
}

// seatOf makes a seat.
func (m *maker) seatOf(s *chart.Seat, at *audit.Stand) Seat {
	seat := Seat{
		ID: s.ShownID(), Name: m.nameOf(s), Title: m.titleOf(s), Grade: s.Grade().Value,
		Unit: m.unitOf(s), Manager: m.in(at.Manager), Above: m.in(at.Above), Layer: at.Layer, Reports: at.Reports, Root: m.in(at.Root),
		Cause: at.Cause, Vacancy: s.Vacancy, OnLeave: s.OnLeave, InCircle: s.InCircle(), Rest: &m.none,
	}
	if s.Level != nil {
		seat.Level = s.Level.Title.Value
		seat.Grade = cmp.Or(seat.Grade, s.Level.GradeText)
	}
	if !s.Vacancy {
		seat.Employment = s.EmployedAs()
	}
	if rest := m.rest(s, at.Reports); at.Reports > 0 || rest != m.none {
		own := rest // which is made only for those who keep it
		seat.Rest = &own
	}
	return seat
}

// rest returns what there is to say of few seats.
func (m *maker) rest(s *chart.Seat, reports int) Rest {
	r := m.none
	r.Leaves = s.End().Value
	if s.External != nil {
		r.External = s.External.ShortName()
	}
	if s.Vacancy {
		r.Opened = s.Opened.Value
	} else if term, ok := s.Term(); ok {
		r.Appointment, r.Until = term.Kind.Value, term.Until.Value
	}
	if span, ok := m.limits.Span(s); ok && reports > 0 {
		r.SpanLimits = Span{span.Min, span.Max}
	}
	if s.Level != nil && s.Level.MaxTeams != nil {
		r.TeamsLed, r.TeamsLimit = m.chart.TeamsManaged(s, s.Level.TeamKind.Value).Known(), s.Level.MaxTeams.Value
	}
	return r
}

// nameOf returns the name of a seat as it may be shown.
func (m *maker) nameOf(s *chart.Seat) string {
	if s.Vacancy {
		if m.Result.Show.Hides() {
			return ""
		}
		return s.Name().Value
	}
	return m.Result.Show.Person(s.Name().Value, s.ShownID())
}

// titleOf returns the title of a seat.
func (m *maker) titleOf(s *chart.Seat) string {
	role := s.Role().Value
	title, known := m.title[role]
	if !known {
		title = s.Title()
		m.title[role] = title
	}
	return title
}

// cutCircles cuts each circle above the member that is first in the file.
func (m *maker) cutCircles() {
	for i := range m.Seats {
		if s := &m.Seats[i]; s.Cause == audit.InCircle && s.Root == i {
			s.Above, s.Cut = -1, true
		}
	}
	for _, circle := range m.chart.Circles() { // of which the first does not count
		if first := circle.Members[0]; first.Counts() || len(circle.Members) == 1 {
			continue
		}
		for _, s := range circle.Members {
			if at := m.numberOf(s); at >= 0 {
				m.Seats[at].Above, m.Seats[at].Cut = -1, true
				break
			}
		}
	}
}

// countBelow counts the seats below each, from the leaves up.
func (m *maker) countBelow() {
	waiting := make([]int32, len(m.Seats)) // how many right below are still to be counted
	for i := range m.Seats {
		if above := m.Seats[i].Above; above >= 0 {
			waiting[above]++
		}
	}
	for i := range m.Seats {
		if waiting[i] != 0 { // below it are others, or it is done
			continue
		}
		for at := i; ; {
			waiting[at]--
			above := m.Seats[at].Above
			if above < 0 {
				break
			}
			m.Seats[above].Below += m.Seats[at].Below + 1
			waiting[above]--
			if waiting[above] > 0 {
				break
			}
			at = above
		}
	}
}

// managers puts the managers in order and in bands.
func (m *maker) managers() {
	for i := range m.Seats {
		if m.Seats[i].Reports > 0 {
			m.Managers = append(m.Managers, i)
		}
	}
	slices.SortStableFunc(m.Managers, func(x, y int) int {
		a, b := &m.Seats[x], &m.Seats[y]
		return cmp.Or(cmp.Compare(b.Reports, a.Reports), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	for from := len(m.Managers); from > 0; {
		to := from
		reports := m.Seats[m.Managers[to-1]].Reports
		for from > 0 && m.Seats[m.Managers[from-1]].Reports == reports {
			from--
		}
		m.Spans = append(m.Spans, SpanCount{reports, m.Managers[from:to:to]})
	}
	to := len(m.Managers)
	for i, band := range audit.Bands() {
		from := to - m.Figures.Spans.Bands[i]
		m.Bands = append(m.Bands, Band{band, m.Managers[from:to:to]})
		to = from
	}
	for _, i := range m.Managers {
		for u := range m.around(m.Seats[i].Unit) {
			m.Units[u].Managers = append(m.Units[u].Managers, i)
		}
	}
}

// lists makes the lists by seat.
func (m *maker) lists() {
	m.reportsOf = newLists(len(m.Seats), func(add func(owner, number int)) {
		for i := range m.Seats {
			if above := m.Seats[i].Above; above >= 0 {
				add(above, i)
			}
		}
	})
	m.teamsOf = newLists(len(m.Seats), func(add func(owner, number int)) {
		for i, s := range m.seat {
			for id := range s.Teams() {
				if at, ok := m.team[id.Value]; ok {
					add(i, at)
				}
			}
		}
	})
}
