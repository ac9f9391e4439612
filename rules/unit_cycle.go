package rules

import (
	"strings"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
)

// unitCycle reports units that contain each other, one finding a circle.
func unitCycle(p *Pass) {
	for _, circle := range p.Chart.UnitCircles() {
		f := p.Unit(circle[0], "parent", "is its own parent.")
		f.Pos, f.Measure, f.Affected = circle[0].ParentID.Pos, len(circle), nil
		for i, u := range circle {
			f.Affected = append(f.Affected, u.ID.Value)
			if i > 0 {
				f.Related = append(f.Related, diag.Related{Pos: u.ParentID.Pos, Message: u.String() + " is in the circle too"})
			}
		}
		f.Identity = joined(f.Affected)
		if len(circle) > 1 {
			f.Say("", "These units are part of each other in a circle: %s.", inCircle(circle, unitName, unitName))
		}
		p.Report(f)
	}
}

// unitName names a unit without saying that it is one.
func unitName(u *chart.Unit) string { return strings.TrimPrefix(u.String(), "the unit ") }
