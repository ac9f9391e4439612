package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/privacy"
	"github.com/orglint/orglint/internal/repair"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/internal/text"
)

// RepairFormats returns the names of the formats in which a repair can be written.
func RepairFormats() []string { return []string{"text", "json"} }

// WriteRepair writes the fewest moves: as a file of moves with the reasons as comments, or as JSON. Ids are written whatever is shown: without
// them nothing can be moved.
func WriteRepair(w io.Writer, format string, outcomes []*repair.Outcome, show privacy.Show) error {
	if format == "json" {
		return encode(w, jsonRepairOf(outcomes))
	}
	r := repairText{show: show}
	r.line("# The fewest moves that clear what was asked for. Take them with: orglint whatif --moves FILE")
	r.line("version: 1")
	if !slices.ContainsFunc(outcomes, func(o *repair.Outcome) bool { return len(o.Moves) > 0 }) {
		r.line("moves: []")
	} else {
		r.line("moves:")
	}
	for _, o := range outcomes {
		r.unit(o)
	}
	_, err := io.WriteString(w, r.String())
	return err
}

// A repairText is a file of moves.
type repairText struct {
	strings.Builder
	show privacy.Show
}

// line writes a line; what is made of a chart in it acts on nothing.
func (r *repairText) line(format string, args ...any) {
	r.WriteString(clean(fmt.Sprintf(format, args...)) + "\n")
}

// name names a seat.
func (r *repairText) name(s *chart.Seat) string { return s.NameAs(r.show) }

// unit writes what became of a unit.
func (r *repairText) unit(o *repair.Outcome) {
	where := "The chart"
	if o.Unit != "" {
		where = "The unit " + o.Unit
	}
	r.line("")
	switch o.Status {
	case repair.Nothing:
		r.line("  # %s: nothing to do; everybody has as many as the limits allow.", where)
	case repair.Impossible:
		r.impossible(o, where)
	case repair.Refused:
		r.line("  # %s: no moves were found that bring nothing else that is wrong.", where)
	case repair.Fewest:
		r.line("  # %s: %s, and fewer cannot do.%s", where, text.Count(len(o.Moves), "move", "moves"), r.why(o))
	case repair.FewestFound:
		r.line("  # %s: %s, the fewest that were found; others would bring something else that is wrong.%s", where, text.Count(len(o.Moves), "move", "moves"), r.why(o))
	}
	now := slices.Clone(o.Now)
	for _, m := range o.Moves {
		from := o.Model.Movers[m.Mover].From
		now[from]--
		now[m.To]++
		who, to, old := o.Movers[m.Mover], o.Managers[m.To], o.Managers[from]
		r.line("  # %s from %s (then %s) to %s (then %s)", r.name(who), r.name(old), reports(now[from]), r.name(to), reports(now[m.To]))
		move := "who: " + source.Scalar(who.ID().Value) + ", reports_to: " + source.Scalar(to.ID().Value)
		if team := o.Team(m); team != nil {
			move += ", team: " + source.Scalar(team.ID.Value)
		}
		r.line("  - {%s}", move)
	}
	if o.Status != repair.Nothing && len(o.Left) > 0 {
		const most = 10
		r.line("  # Not considered for a move: %s.", text.List(o.Left, most, func(l repair.LeftAlone) string { return r.name(l.Seat) + " (" + whyLeft(l.Why) + ")" }))
	}
}

// names names some of a part's people in a row, the first of them where they are many.
func names(numbers []int, of []*chart.Seat, name func(*chart.Seat) string) string {
	const most = 10
	if len(numbers) > most {
		return text.List(numbers, most, func(i int) string { return name(of[i]) })
	}
	var all []string
	for _, i := range numbers {
		all = append(all, name(of[i]))
	}
	return text.And(all...)
}

func reports(n int) string { return text.Count(n, "direct report", "direct reports") }

// whyLeft says in words why a line is left alone.
func whyLeft(why string) string {
	switch why {
	case "deviation":
		return "an agreed exception is about them"
	case "heads-unit":
		return "heads a unit"
	case "teams":
		return "leads several teams"
	case "circle":
		return "reports in a circle, or below one"
	}
	return "the record is unclear"
}

// why says why it takes so many moves.
func (r *repairText) why(o *repair.Outcome) string {
	over, tooMany, tooFew := o.Excess()
	if len(over) == 0 && tooFew == 0 {
		return " Somebody has too many teams, and each move takes one away."
	}
	if len(over) == 0 {
		return fmt.Sprintf(" Managers lack %s, and each move brings one.", reports(tooFew))
	}
	said := fmt.Sprintf(" %s %s %s too many", names(over, o.Managers, r.name), text.Verb(len(over), "has", "have together"), reports(tooMany))
	if len(o.Moves) == tooMany {
		return said + ", and each move takes one."
	}
	return said + "; the other moves make room, or bring reports to those who would have too few."
}

// impossible says why no moves do.
func (r *repairText) impossible(o *repair.Outcome, where string) {
	if s := o.Stuck; s != nil {
		have := text.Count(s.Have, "report who cannot move", "reports who cannot move")
		if s.Teams {
			have = text.Count(s.Have, "team that cannot be moved", "teams that cannot be moved")
		}
		r.line("  # %s: no moves do. %s has %s, and the limit is %d.", where, r.name(s.Manager), have, s.Most)
		return
	}
	h := o.Hall
	managers := names(h.Managers, o.Managers, r.name)
	if h.TooFew {
		r.line("  # %s: no moves do. %s %s %s beside those whose lines stay as they are, and only %s may report to them.", where, managers,
			text.Verb(len(h.Managers), "needs", "together need"), reports(h.Needed), text.Count(h.Places, "person", "people"))
		return
	}
	people := names(h.People, o.Movers, r.name)
	places := text.Count(h.Places, "place", "places")
	if h.Places == 0 {
		places = "no place"
	}
	r.line("  # %s: no moves do. %s may report to nobody but %s, who %s %s for %s.", where, people, managers,
		text.Verb(len(h.Managers), "has", "together have"), places, text.Verb(h.Needed, "one person", fmt.Sprintf("these %d people", h.Needed)))
}

// The JSON of a repair, version 1.
type (
	jsonRepair struct {
		Version int              `json:"version"`
		Units   []jsonRepairUnit `json:"units"`
	}
	jsonRepairUnit struct {
		Unit       *string         `json:"unit"`
		Status     repair.Status   `json:"status"`
		Bound      int             `json:"bound"`
		Moves      []jsonMove      `json:"moves"`
		Proof      jsonProof       `json:"proof"`
		Impossible *jsonImpossible `json:"impossible,omitempty"`
		LeftAlone  []jsonLeftAlone `json:"left_alone"`
	}
	jsonMove struct {
		Who       string  `json:"who"`
		From      string  `json:"from"`
		ReportsTo string  `json:"reports_to"`
		Team      *string `json:"team"`
	}
	jsonProof struct {
		Prices     map[string]int `json:"prices"`
		TeamPrices map[string]int `json:"team_prices,omitempty"`
	}
	jsonImpossible struct {
		People   []string `json:"people"`
		Managers []string `json:"managers"`
		Places   int      `json:"places"`
		Needed   int      `json:"needed"`
	}
	jsonLeftAlone struct {
		Who string `json:"who"`
		Why string `json:"why"`
	}
)

// jsonRepairOf returns the JSON of a repair.
func jsonRepairOf(outcomes []*repair.Outcome) jsonRepair {
	j := jsonRepair{Version: 1, Units: []jsonRepairUnit{}}
	for _, o := range outcomes {
		u := jsonRepairUnit{
			Status: o.Status, Bound: o.Bound, Moves: []jsonMove{}, LeftAlone: []jsonLeftAlone{},
			Proof: jsonProof{prices(o.Part, o.Prices), prices(o.Part, o.Teams)}, Impossible: impossibleOf(o),
		}
		if o.Unit != "" {
			u.Unit = &o.Unit
		}
		for _, m := range o.Moves {
			move := jsonMove{
				Who: o.Movers[m.Mover].ID().Value, From: o.Managers[o.Model.Movers[m.Mover].From].ID().Value, ReportsTo: o.Managers[m.To].ID().Value,
			}
			if team := o.Team(m); team != nil {
				move.Team = &team.ID.Value
			}
			u.Moves = append(u.Moves, move)
		}
		for _, l := range o.Left {
			u.LeftAlone = append(u.LeftAlone, jsonLeftAlone{l.Seat.ID().Value, l.Why})
		}
		j.Units = append(j.Units, u)
	}
	return j
}

// prices returns the prices that are not nothing, by the ids of the managers.
func prices(part *repair.Part, all []int) map[string]int {
	byID := map[string]int{}
	for i, price := range all {
		if price != 0 {
			byID[part.Managers[i].ID().Value] = price
		}
	}
	return byID
}

// impossibleOf returns why no moves do; nil where some do.
func impossibleOf(o *repair.Outcome) *jsonImpossible {
	j := &jsonImpossible{People: []string{}, Managers: []string{}}
	switch {
	case o.Stuck != nil:
		j.Managers, j.Places, j.Needed = []string{o.Stuck.Manager.ID().Value}, o.Stuck.Most, o.Stuck.Have
		for _, r := range o.Stuck.Reports {
			j.People = append(j.People, r.ID().Value)
		}
	case o.Hall != nil:
		j.Places, j.Needed = o.Hall.Places, o.Hall.Needed
		for _, i := range o.Hall.People {
			j.People = append(j.People, o.Movers[i].ID().Value)
		}
		for _, i := range o.Hall.Managers {
			j.Managers = append(j.Managers, o.Managers[i].ID().Value)
		}
	default:
		return nil
	}
	return j
}
