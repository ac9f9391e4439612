package repair

import (
	"cmp"
	"slices"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/rules"
)

// A Request says what is to be repaired.
type Request struct {
	Span, Teams bool // too many or too few direct reports; too many or too few teams
	Lift        bool // whether nobody may have fewer direct reports than they should

	// Excused reports whether a deviation or the baseline allows somebody what a rule finds.
	Excused func(rule, id string) bool
	// Forbidden reports whether somebody may not move to a manager, because something else would be wrong then; for an empty manager,
	// whether there is any such.
	Forbidden func(who, to string) bool
}

// A Part is a part of a chart in which moves are made, as a model.
type Part struct {
	Unit string // the id; empty for the whole chart
	Model
	Left []LeftAlone // in order of the file

	Managers []*chart.Seat // by number in the model
	Movers   []*chart.Seat
	Now      []int  // how many direct reports each manager has
	Stuck    *Stuck // where somebody has too many reports, or teams, that cannot move

	chart *chart.Chart
}

// LeftAlone is somebody whose line stays as it is, and why.
type LeftAlone struct {
	Seat *chart.Seat
	Why  string
}

// Stuck is a manager who has more reports, or teams, that cannot move than the limit allows.
type Stuck struct {
	Manager    *chart.Seat
	Reports    []*chart.Seat // who cannot move; of teams those who bring one
	Have, Most int
	Teams      bool
}

// Units returns the units of a chart that are repaired each by itself: those that are in no other. A chart without units is one.
func Units(c *chart.Chart) []string {
	var units []string
	for _, u := range c.Units {
		if u.ParentUnit == nil && u.ID.Value != "" && !slices.Contains(units, u.ID.Value) {
			units = append(units, u.ID.Value)
		}
	}
	if len(units) == 0 {
		return []string{""}
	}
	return units
}

// builder makes a model of a part of a chart.
type builder struct {
	*Part
	request Request
	limits  *rules.Limits
	lineTo  func(s, manager *chart.Seat) chart.Line
	agreed  map[string]bool      // the subjects of deviations
	heads   map[string]bool      // of units
	manages map[*chart.Seat]bool // who has reports, whether they count or not
	kinds   map[string][]Cost
	fixed   []held // of each manager: the reports that stay
}

// held are the reports of a manager that stay: how many, and how many teams they bring.
type held struct {
	reports      []*chart.Seat
	teams        int
	direct       int // teams that the manager leads
	now, teamsIn int // all reports, and all teams but those
}

// NewPart makes a model of a unit of a chart.
func NewPart(c *chart.Chart, policy *rules.Policy, unit string, request Request) *Part {
	b := &builder{
		Part: &Part{Unit: unit, chart: c}, request: request, limits: rules.NewLimits(c, policy), lineTo: c.LineTo(),
		agreed: map[string]bool{}, heads: map[string]bool{}, manages: map[*chart.Seat]bool{}, kinds: map[string][]Cost{},
	}
	for _, d := range c.Deviations {
		for _, subject := range d.Subjects {
			b.agreed[subject.Value] = true
		}
	}
	for _, u := range c.Units {
		b.heads[u.Head.Value] = true
	}
	for _, s := range c.Managers {
		b.manages[s] = true
		if _, judged := b.limits.Span(s); judged && s.Counts() && s.ID().Value != "" && len(s.CountedReports()) > 1 && b.inside(s) {
			b.Managers = append(b.Managers, s)
		}
	}
	byID := func(a, b *chart.Seat) int { return cmp.Compare(a.ID().Value, b.ID().Value) }
	slices.SortStableFunc(b.Managers, byID)
	for i, s := range b.Managers {
		b.addReports(i, s)
	}
	for i, s := range b.Managers {
		b.addManager(i, s)
	}
	for i := range b.Model.Movers {
		b.setCosts(i)
	}
	slices.SortStableFunc(b.Left, func(x, y LeftAlone) int { return x.Seat.ID().Pos.Compare(y.Seat.ID().Pos) })
	return b.Part
}

// inside reports whether a seat is in the part.
func (b *builder) inside(s *chart.Seat) bool {
	return b.Unit == "" || b.chart.Inside(b.chart.UnitOf(s), b.Unit)
}

// addReports adds the reports of a manager: those that may move, and those that stay.
func (b *builder) addReports(manager int, s *chart.Seat) {
	h := held{direct: b.leads(s, b.kindOf(s))}
	reports := slices.Clone(s.CountedReports())
	slices.SortStableFunc(reports, func(x, y *chart.Seat) int { return cmp.Compare(x.ID().Value, y.ID().Value) })
	for _, r := range reports {
		teams := b.brings(r, b.kindOf(s))
		h.now++
		h.teamsIn += teams
		if why := b.stays(r, teams); why != "" || !b.inside(r) {
			h.reports, h.teams = append(h.reports, r), h.teams+teams
			if why != "" {
				b.Left = append(b.Left, LeftAlone{r, why})
			}
			continue
		}
		b.Movers = append(b.Movers, r)
		b.Model.Movers = append(b.Model.Movers, Mover{ID: r.ID().Value, From: manager, Team: teams == 1})
	}
	b.fixed = append(b.fixed, h)
}

// stays says why the line of a report stays; it is empty where it may move.
func (b *builder) stays(r *chart.Seat, teams int) string {
	switch {
	case r.ID().Value == "" || !r.Sound():
		return "unclear"
	case b.agreed[r.ID().Value]:
		return "deviation"
	case b.heads[r.ID().Value]:
		return "heads-unit"
	case teams > 1:
		return "teams"
	case r.Layer == 0:
		return "circle"
	}
	return ""
}

// kindOf returns the kind of the teams that count for a manager.
func (b *builder) kindOf(s *chart.Seat) string {
	if s.Level == nil {
		return ""
	}
	return s.Level.TeamKind.Value
}

// leads counts the teams of a kind that somebody leads.
func (b *builder) leads(s *chart.Seat, kind string) (n int) {
	for _, t := range s.Leads() {
		if kind == "" || t.Kind.Value == "" || t.Kind.Value == kind {
			n++
		}
	}
	return n
}

// brings counts the teams that a report brings to a manager: those that it leads, or the people who report to it.
func (b *builder) brings(r *chart.Seat, kind string) int {
	if len(r.Leads()) == 0 && len(r.CountedReports()) > 0 {
		return 1
	}
	return b.leads(r, kind)
}

// addManager adds a manager with its bounds.
func (b *builder) addManager(i int, s *chart.Seat) {
	h := &b.fixed[i]
	m := Manager{ID: s.ID().Value, Span: b.span(s, h)}
	if most := m.Span.Max; len(h.reports) > most && b.Stuck == nil {
		b.Stuck = &Stuck{Manager: s, Reports: h.reports, Have: len(h.reports), Most: most}
	}
	m.Span = m.Span.less(len(h.reports))
	if s.Level != nil && s.Level.MaxTeams != nil {
		m.CountTeams, m.Teams = true, b.teams(s, h)
		if h.teams > m.Teams.Max && b.Stuck == nil {
			with := slices.DeleteFunc(slices.Clone(h.reports), func(r *chart.Seat) bool { return b.brings(r, b.kindOf(s)) == 0 })
			b.Stuck = &Stuck{Manager: s, Reports: with, Have: h.teams + h.direct, Most: m.Teams.Max + h.direct, Teams: true}
		}
		m.Teams = m.Teams.less(h.teams)
	}
	b.Model.Managers, b.Now = append(b.Model.Managers, m), append(b.Now, h.now)
}

// span returns how many direct reports a manager may have after the moves.
func (b *builder) span(s *chart.Seat, h *held) Bounds {
	span, _ := b.limits.Span(s)
	bounds := Bounds{max(1, min(h.now, span.Min)), span.Max}
	if b.request.Lift && b.request.Span {
		bounds.Min = max(1, span.Min)
	}
	if !b.request.Span || b.request.Excused("span-of-control", s.ID().Value) {
		bounds = bounds.with(h.now)
	}
	return bounds
}

// teams returns how many teams a manager may have after the moves beside those that it leads.
func (b *builder) teams(s *chart.Seat, h *held) Bounds {
	bounds := Bounds{Max: s.Level.MaxTeams.Value - h.direct}
	if least := s.Level.MinTeams; least != nil {
		bounds.Min = min(h.teamsIn, max(0, least.Value-h.direct))
	}
	if !b.request.Teams || b.request.Excused("max-teams", s.ID().Value) {
		bounds = bounds.with(h.teamsIn)
	}
	return bounds
}

// with returns the bounds with a number in them.
func (b Bounds) with(n int) Bounds { return Bounds{min(b.Min, n), max(b.Max, n)} }

// less returns the bounds of what may move, where so much stays.
func (b Bounds) less(stays int) Bounds {
	least := max(0, b.Min-stays)
	return Bounds{least, max(least, b.Max-stays)}
}
