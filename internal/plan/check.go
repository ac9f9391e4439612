package plan

import (
	"fmt"
	"strings"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/privacy"
	"github.com/orglint/orglint/internal/source"
)

// fail notes what is wrong at a place of the plan.
func (m *maker) fail(pos diag.Pos, format string, args ...any) {
	message := fmt.Sprintf(format, args...)
	if rest, ok := strings.CutPrefix(message, "the "); ok {
		message = "The " + rest
	}
	m.findings = append(m.findings, diag.Finding{Pos: pos, Message: message})
}

// unknown notes that an id is that of nothing of a kind, and what was probably meant.
func (m *maker) unknown(id diag.Text, what string, meant func(string) string) {
	f := diag.Finding{Pos: id.Pos, Message: fmt.Sprintf("The chart has %s with the id %s.", what, m.quote(id.Value))}
	if m.chart.MayHave(id.Value) {
		f.Message = fmt.Sprintf("What could be read of the chart has %s with the id %s; orglint check says what does not read.", what, m.quote(id.Value))
	}
	if near := meant(id.Value); near != "" {
		if shown, place := m.chart.ShownID(near); shown == near && (place.IsZero() || !m.chart.Show.Hides()) {
			f.Suggestion = near
		}
	}
	m.findings = append(m.findings, f)
}

// quote quotes an id of the plan, unless it may be a name that is not to be shown, as any text may that is no id of the chart.
func (m *maker) quote(id string) string {
	if shown, _ := m.chart.ShownID(id); m.chart.Show.Hides() && (shown != id || !m.chart.Has(id)) {
		return privacy.NotShown
	}
	return diag.Quote(id)
}

// name names whoever has an id, also where they are new on the day.
func (m *maker) name(id string) string {
	if m.chart.Has(id) {
		return m.chart.NameOf(id)
	}
	return m.quote(id)
}

// seat returns the one person or open seat with an id. Where there is none, or several, that is noted.
func (m *maker) seat(id, file diag.Text) *chart.Seat {
	seats := m.chart.SeatsOf(id.Value)
	switch {
	case m.fresh[id.Value] != nil:
		m.fail(id.Pos, "%s is new on that day; say in the record what it should have.", m.quote(id.Value))
	case len(seats) == 0:
		m.unknown(id, "nobody", m.chart.Meant)
	case file.Value != "":
		var there []*chart.Seat
		for _, s := range seats {
			if isCalled(s.Place().File, file.Value) {
				there = append(there, s)
			}
		}
		if len(there) == 1 {
			return there[0]
		}
		m.fail(file.Pos, "%d of the records with the id %s stand in that file; it must be one.", len(there), m.quote(id.Value))
	case len(seats) > 1:
		m.fail(id.Pos, "%d records have the id %s, so nobody can tell whom that means; remove one of them first: {remove: %s, file: %s}.",
			len(seats), m.quote(id.Value), m.quote(id.Value), seats[1].Place().File.Path)
	default:
		return seats[0]
	}
	return nil
}

// person checks the id of somebody who is to lead, to head or to be a member. Null is nobody.
func (m *maker) person(v *source.Value) (ok bool) {
	if textOf(v) == "" {
		return true
	}
	id := diag.Text{Value: v.Text, Pos: v.Pos}
	switch {
	case m.fresh[v.Text] != nil:
	case m.gone[v.Text] != nil:
		m.fail(v.Pos, "%s goes on that day.", m.name(v.Text))
		return false
	case len(m.chart.SeatsOf(v.Text)) == 0:
		m.unknown(id, "nobody", m.chart.Meant)
		return false
	}
	return true
}

// manager checks the id of a new manager, who may also be outside the chart. Null is nobody.
func (m *maker) manager(v *source.Value) (ok bool) {
	id := textOf(v)
	if m.chart.ExternalOf(id) != nil {
		return true
	}
	if same := len(m.chart.SeatsOf(id)); same > 1 {
		m.fail(v.Pos, "%d records have the id %s, so nobody can tell whom that means.", same, m.quote(id))
		return false
	}
	return m.person(v)
}

// role checks a role, where job families say which there are.
func (m *maker) role(v *source.Value) {
	families := m.chart.Families
	if v == nil || !v.IsText() || len(families.Levels) == 0 {
		return
	}
	if _, ok := families.Resolve(v.Text); !ok {
		m.findings = append(m.findings, diag.Finding{
			Pos: v.Pos, Message: "No loaded job family has the role " + m.quote(v.Text) + ".", Suggestion: families.Suggest(v.Text),
		})
	}
}

// teams checks the ids of teams that somebody is to be in. Where the chart declares none, they are labels.
func (m *maker) teamsIn(v *source.Value) {
	for _, id := range textsOf(v) {
		m.team(id)
	}
}

// team checks the id of a team.
func (m *maker) team(id diag.Text) (ok bool) {
	if m.freshTeams[id.Value] || len(m.chart.Teams) == 0 && len(m.freshTeams) == 0 {
		return true
	}
	switch {
	case m.goneTeams[id.Value]:
		m.fail(id.Pos, "The team %s goes on that day.", m.quote(id.Value))
	case len(m.chart.TeamsOf(id.Value)) == 0:
		m.unknown(id, "no team", m.chart.MeantTeam)
	default:
		return true
	}
	return false
}

// unit checks the id of a unit. Where the chart declares none, it is a label. Null is none.
func (m *maker) unit(v *source.Value) {
	if v == nil || !v.IsText() || m.freshUnits[v.Text] || len(m.chart.Units) == 0 && len(m.freshUnits) == 0 {
		return
	}
	id := diag.Text{Value: v.Text, Pos: v.Pos}
	switch {
	case m.goneUnits[v.Text]:
		m.fail(v.Pos, "The unit %s goes on that day.", m.quote(v.Text))
	case len(m.chart.UnitsOf(v.Text)) == 0:
		m.unknown(id, "no unit", m.chart.MeantUnit)
	}
}

// textOf returns the text of a value; nothing where it is Null, or there is none.
func textOf(v *source.Value) string {
	if v == nil || !v.IsText() {
		return ""
	}
	return v.Text
}

// textsOf returns the texts of a value that is one, or a list of them.
func textsOf(v *source.Value) []diag.Text {
	if v == nil {
		return nil
	}
	if v.IsText() {
		return []diag.Text{{Value: v.Text, Pos: v.Pos}}
	}
	var texts []diag.Text
	for i := range v.Items {
		texts = append(texts, diag.Text{Value: v.Items[i].Text, Pos: v.Items[i].Pos})
	}
	return texts
}

// valuesOf returns texts without their places.
func valuesOf(texts []diag.Text) []string {
	values := make([]string, len(texts))
	for i, t := range texts {
		values[i] = t.Value
	}
	return values
}
