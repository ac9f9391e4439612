package rules

import (
	"github.com/orglint/orglint/internal/change"
	"github.com/orglint/orglint/internal/family"
)

// trackChange reports people who manage now and did not before, or the other way round, by their levels.
func trackChange(p *Pass, since *change.List) {
	for c := range since.Of("role") {
		was, is := c.Was.Level, c.Seat.Level
		if was == nil || is == nil || was.Track == is.Track || !isPromotable(c.Seat) {
			continue
		}
		to := "a manager's level"
		if is.Track == family.IndividualContributor {
			to = "an individual contributor's level"
		}
		f := p.Seat(c.Seat, "role", "was %s before; %s is %s, and that is another track", c.Was.Title(), is.Title.Value, to)
		f.Advise("; see that those who report, and the new role, are agreed on.")
		f.Pos, f.Named = c.Seat.Role().Pos, is.ID.Value
		p.Report(f)
	}
}
