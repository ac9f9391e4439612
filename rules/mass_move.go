package rules

import "github.com/orglint/orglint/internal/change"

// massMove reports a new manager of somebody with whom many others move.
func massMove(p *Pass, since *change.List) {
	for _, m := range since.Moved {
		limit := p.Options(m.Seat).People
		if m.Seats <= limit {
			continue
		}
		from := "nobody"
		if id := m.Was.ReportsTo().Value; id != "" {
			from = since.Before.NameOf(id)
		}
		f := p.Seat(m.Seat, "reports_to", "reported to %s before; with this line %s and open seats move, more than %d at once", from, howMany(m.Seats, "people"), limit)
		f.Advise("; see that all of them know.")
		if pos := m.Seat.ReportsTo().Pos; !pos.IsZero() {
			f.Pos = pos
		}
		f.Named, f.Measure = m.Seat.ReportsTo().Value, m.Seats
		p.Report(f)
	}
}
