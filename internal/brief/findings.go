package brief

// A Finding is one of Result.Findings as a report shows it.
type Finding struct {
	Number int // in Result.Findings
	Seat   int // that it is about
	Unit   int // that it belongs to; -1 where it belongs to none
}

// findings puts the findings in order, the worst first, and tells each seat and unit its own.
func (m *maker) findings() {
	for i := range m.Result.Findings {
		f := &m.Result.Findings[i]
		m.Findings = append(m.Findings, Finding{i, m.in(f.Seat - 1), m.unitCalled(f.Unit)})
	}
	m.findingsOf = newLists(len(m.Seats), func(add func(owner, number int)) {
		for i := range m.Findings {
			if seat := m.Findings[i].Seat; seat >= 0 {
				add(seat, i)
			}
		}
	})
	for i := range m.Findings {
		for unit := range m.around(m.Findings[i].Unit) {
			m.Units[unit].Findings = append(m.Units[unit].Findings, i)
		}
	}
}
