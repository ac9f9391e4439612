package repair

import (
	"slices"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/plan"
	"github.com/orglint/orglint/internal/source"
)

// A Status says what became of the repair of a part.
type Status string

// What may become of it.
const (
	Fewest      Status = "fewest"        // no fewer moves can do, as the prices prove
	FewestFound Status = "fewest-found"  // some moves were forbidden because of what else would be wrong then
	Nothing     Status = "nothing-to-do" // all are within the bounds
	Impossible  Status = "impossible"    // no moves do
	Refused     Status = "refused"       // moves do, but all that were found bring something else that is wrong
)

// An Outcome is what became of the repair of a part.
type Outcome struct {
	*Part
	*Solution
	Status Status
}

// Repair finds the fewest moves in a part.
func (p *Part) Repair() *Outcome {
	o := &Outcome{Part: p, Solution: &Solution{}, Status: Impossible}
	if p.Stuck != nil {
		return o
	}
	switch o.Solution = p.Solve(); {
	case o.Hall != nil:
	case len(o.Moves) == 0:
		o.Status = Nothing
	default:
		o.Status = Fewest
	}
	return o
}

// Team returns the team that a mover takes on: the only one that the new manager leads, if the old one leads the mover's; else nil.
func (o *Outcome) Team(m Move) *chart.Team {
	b := builder{Part: o.Part}
	led := o.Managers[m.To].Leads()
	if len(led) != 1 || len(b.left(m.Mover)) == 0 {
		return nil
	}
	return led[0]
}

// Touches reports whether a move concerns somebody, or a team: the two managers, the teams of the old one, and the one that is taken.
func (o *Outcome) Touches(m Move, id string) bool {
	b := builder{Part: o.Part}
	team := o.Team(m)
	return id == o.Managers[m.To].ID().Value || id == o.Managers[o.Model.Movers[m.Mover].From].ID().Value ||
		slices.Contains(b.left(m.Mover), id) || team != nil && team.ID.Value == id
}

// Refuse takes the moves back, because they bring something else that is wrong.
func (o *Outcome) Refuse() { o.Solution, o.Status = &Solution{}, Refused }

// Plan returns the moves as those of a plan.
func (o *Outcome) Plan() *plan.Plan {
	p := &plan.Plan{}
	for _, m := range o.Moves {
		who := o.Movers[m.Mover].ID()
		set := func(key, value string) source.Field {
			return source.Field{Key: diag.Text{Value: key, Pos: who.Pos}, Value: source.Value{Kind: source.Plain, Text: value, Pos: who.Pos}}
		}
		move := plan.Move{Verb: plan.Change, Subjects: []diag.Text{who}, Pos: who.Pos, Set: []source.Field{set("reports_to", o.Managers[m.To].ID().Value)}}
		if team := o.Team(m); team != nil {
			move.Set = append(move.Set, set("team", team.ID.Value))
		}
		p.Moves = append(p.Moves, move)
	}
	return p
}

// Excess counts the direct reports above the bounds, and those below them.
func (o *Outcome) Excess() (over []int, tooMany, tooFew int) {
	now := make([]int, len(o.Managers))
	for i := range o.Model.Movers {
		now[o.Model.Movers[i].From]++
	}
	for i, m := range o.Model.Managers {
		if more := now[i] - m.Span.Max; more > 0 {
			over, tooMany = append(over, i), tooMany+more
		}
		tooFew += max(0, m.Span.Min-now[i])
	}
	return over, tooMany, tooFew
}
