package brief

import "github.com/orglint/orglint/internal/chart"

// An absent is a person who does not count, of whom there is something to say: who is yet to come, or has left while others still report to
// them.
type absent struct {
	Name, Title   string
	seat          *chart.Seat
	unit, manager int
}

// findAbsent finds them.
func (m *maker) findAbsent() {
	for i, s := range m.chart.Seats {
		if s.Vacancy || !m.shows(s) || !s.ToCome() && (!s.Left() || len(s.CountedReports()) == 0) {
			continue
		}
		manager := -1
		if s.Manager != nil && s.Manager != s {
			manager = m.numberOf(s.Manager)
		}
		m.absent = append(m.absent, absent{m.nameOf(s), m.titleOf(s), m.chart.Seats[i], m.knownUnit(s), manager})
	}
}
