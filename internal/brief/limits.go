package brief

import (
	"cmp"
	"slices"

	"github.com/orglint/orglint/rules"
)

// Limits are the limits of the whole chart, as most of it has them; zero where they are not judged.
type Limits struct {
	Span   Span
	Layers int
	Scoped bool // whether parts of the chart have others
}

// limit notes the limits of the whole chart.
func (m *maker) limit() {
	_, policy := m.Result.Chart()
	for _, rule := range policy.Rules {
		effect := policy.Effective(rule, rules.Where{})
		if effect.Severity == 0 {
			continue
		}
		switch rule.Name {
		case "span-of-control":
			m.Limits.Span = Span{effect.Options.Span.Min, effect.Options.Span.Max}
			m.Limits.Scoped = m.Limits.Scoped || policy.Scoped(rule.Name)
		case "max-layers":
			m.Limits.Layers = effect.Options.Layers
			m.Limits.Scoped = m.Limits.Scoped || policy.Scoped(rule.Name)
		}
	}
}

// openSeats tells each unit its open seats: longest open first, then those of which nobody knows since when.
func (m *maker) openSeats() {
	var open []int
	for i := range m.Seats {
		if m.Seats[i].Vacancy {
			open = append(open, i)
		}
	}
	slices.SortStableFunc(open, func(x, y int) int {
		a, b := &m.Seats[x], &m.Seats[y]
		return cmp.Or(cmp.Compare(cmp.Or(a.Opened, "9999"), cmp.Or(b.Opened, "9999")), cmp.Compare(a.Title, b.Title), cmp.Compare(a.ID, b.ID))
	})
	m.Open = open
	for _, i := range open {
		for unit := range m.around(m.Seats[i].Unit) {
			m.Units[unit].Open = append(m.Units[unit].Open, i)
		}
	}
}
