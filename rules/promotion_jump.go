package rules

import (
	"github.com/orglint/orglint/internal/change"
	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/text"
)

// promotionJump reports people whose new role is more than one step up from the one before.
func promotionJump(p *Pass, since *change.List) {
	steps := p.Chart.Families.Steps()
	for c := range since.Of("role") {
		if !isPromotable(c.Seat) {
			continue
		}
		way := family.Way{}
		if c.Was.Level != nil && c.Seat.Level != nil {
			if way = steps.Between(c.Was.Level, c.Seat.Level); c.Was.Level.Track != c.Seat.Level.Track {
				continue // that is told as a change of track
			}
		}
		switch up := gradesUp(c.Was, c.Seat); {
		case way.Known && way.Steps > 1:
			p.jump(c, way.Steps, "%s before and went up %d levels at once, past %s", c.Was.Title(), way.Steps,
				text.List(way.Between, maxNames, func(l *family.Level) string { return l.Title.Value }))
		case !way.Known && up >= 2:
			p.jump(c, int(up), "%s before and went up %s grades at once", c.Was.Title(), text.Number(up))
		}
	}
}

// jump reports a new role, given what the format says of the one before.
func (p *Pass) jump(c change.Change, steps int, format string, args ...any) {
	f := p.Seat(c.Seat, "role", "was "+format, args...)
	f.Advise("; a promotion is one step at a time: correct the role, or agree on it.")
	f.Pos, f.Measure = c.Seat.Role().Pos, steps
	f.Named = c.Seat.Title()
	if c.Seat.Level != nil {
		f.Named = c.Seat.Level.ID.Value
	}
	p.Report(f)
}

// isPromotable reports whether a seat is somebody who is there.
func isPromotable(s *chart.Seat) bool { return !s.Vacancy && s.Counts() }

// gradesUp returns how many grades somebody is higher than before; 0 where nobody can tell.
func gradesUp(was, is *chart.Seat) float64 {
	before, after := was.GradeHeld(), is.GradeHeld()
	if order, ok := after.Compare(before); !ok || order <= 0 {
		return 0
	}
	return max(after.Rank-before.Rank, before.Rank-after.Rank)
}
