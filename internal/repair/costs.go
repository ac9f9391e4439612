package repair

import (
	"fmt"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
)

// setCosts works out to whom a mover may go, and at what cost. Movers of whom all is the same that matters there are of one kind.
func (b *builder) setCosts(i int) {
	mover, r := &b.Model.Movers[i], b.Movers[i]
	limit, judged := b.limits.Layers(r)
	var kind strings.Builder
	fmt.Fprintf(&kind, "%p %t %v %d %t %d %t %t %t %t %t %q %q %q", r.Level, r.LevelUnread(), r.Rank(), limit, judged, r.Layer, b.manages[r], len(r.CountedReports()) > 0,
		r.Vacancy, mover.Team, len(b.left(i)) > 0, r.EmployedAs(), b.chart.UnitOf(r), r.Location())
	for _, t := range r.Leads() {
		fmt.Fprintf(&kind, " leads %q", t.Kind.Value)
	}
	for _, dotted := range r.Dotted {
		fmt.Fprintf(&kind, " dotted %q", dotted.Value)
	}
	if b.request.Forbidden != nil && b.request.Forbidden(mover.ID, "") {
		fmt.Fprintf(&kind, " itself %q", mover.ID)
	}
	mover.Kind = kind.String()
	costs, known := b.kinds[mover.Kind]
	if !known {
		for to := range b.Managers {
			costs = append(costs, b.cost(i, to))
		}
		b.kinds[mover.Kind] = costs
	}
	mover.Costs = costs
}

// left returns the ids of the teams of a mover that the manager leads, and that the mover therefore leaves.
func (b *builder) left(i int) []string {
	var left []string
	for t := range b.Movers[i].Teams() {
		for _, led := range b.Managers[b.Model.Movers[i].From].Leads() {
			if led.ID.Value == t.Value {
				left = append(left, t.Value)
			}
		}
	}
	return left
}

// cost is what it costs a mover to go to a manager.
func (b *builder) cost(i, to int) Cost {
	mover, r, n := &b.Model.Movers[i], b.Movers[i], b.Managers[to]
	teams := b.brings(r, b.kindOf(n))
	if !b.allowed(r, n) || teams > 1 || (teams == 1) != mover.Team ||
		b.request.Forbidden != nil && b.request.Forbidden(mover.ID, n.ID().Value) {
		return Cost{Forbidden: true}
	}
	return Cost{
		Reports: len(r.CountedReports()) > 0, Team: len(b.left(i)) > 0,
		Location: r.Location() != "" && n.Location() != "" && r.Location() != n.Location(),
	}
}

// allowed reports whether a line may lead to a manager, whatever else moves: by the job families, and so that nobody comes to sit below
// the deepest layer or in a circle.
func (b *builder) allowed(r, n *chart.Seat) bool {
	limit, judged := b.limits.Layers(r)
	switch kind := n.EmployedAs(); {
	case n == r || n.Layer == 0 || !n.Sound():
		return false
	case judged && n.Layer >= max(limit, r.Layer):
		return false
	case b.manages[r] && n.Layer >= r.Layer:
		return false
	case (kind == "contractor" || kind == "intern") && r.EmployedAs() == "employee" && !r.Vacancy:
		return false
	case n.Vacancy && !r.Vacancy:
		return false
	case slices.ContainsFunc(r.Dotted, func(d diag.Text) bool { return d.Value == n.ID().Value }):
		return false
	}
	return b.lineTo(r, n).Kind == chart.LineFine
}
