package brief

import (
	"cmp"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/text"
)

// The most names in a sentence.
const mostNames = 3

// sentences answer what a meeting asks first.
func (m *maker) sentences() {
	m.Sentences = []Sentence{
		{"Too many reports", "spans", said(m.tooMany(), " ", m.tooManyTeams())},
		{"Depth", "layers", m.depth()},
		{"Due", "dates", m.due()},
		{"Allowed", "exceptions", m.allowed()},
		{"Not judged", "org", m.notJudged()},
	}
	for i := range m.Sentences {
		t := m.Sentences[i].Text
		for len(t) > 0 && strings.TrimSpace(t[len(t)-1].Text) == "" {
			t = t[:len(t)-1]
		}
		m.Sentences[i].Text = t
	}
}

// tooMany says who has more direct reports than the limit.
func (m *maker) tooMany() Text {
	limit, one, judged, most := 0, true, 0, -1
	var above []int
	for _, i := range m.Managers { // most reports first
		s := &m.Seats[i]
		if s.SpanLimits.Most == 0 {
			continue
		}
		judged++
		if most < 0 {
			most = i
		}
		one = one && (limit == 0 || limit == s.SpanLimits.Most)
		limit = max(limit, s.SpanLimits.Most)
		if s.Reports > s.SpanLimits.Most {
			above = append(above, i)
		}
	}
	switch {
	case len(m.Managers) == 0:
		return said("Nobody reports to anybody here.")
	case judged == 0:
		first := m.Managers[0]
		return said("No limit of direct reports is judged; the most is ", m.Seats[first].Reports, ", of ", m.who(first), ".")
	case len(above) == 0 && one:
		return said("Nobody has more than ", limit, " direct reports, the limit; the most is ", m.Seats[most].Reports, ".")
	case len(above) == 0:
		return said("Nobody has more direct reports than their limit; the most is ", m.Seats[most].Reports, ".")
	}
	bound := said("the limit of ", limit, " direct reports")
	if !one {
		bound = said("their limit of direct reports")
	}
	start := said("The only manager is above ", bound)
	if len(m.Managers) > 1 {
		start = said(len(above), " of "+text.Grouped(len(m.Managers))+" managers "+text.Verb(len(above), "is", "are")+" above ", bound)
	}
	return said(start, m.above(above, one), m.agreed(above, "span-of-control"), ".")
}

// above names those above a limit: all while they are few, else who has most.
func (m *maker) above(above []int, one bool) Text {
	reports := func(i int) Text {
		if s := &m.Seats[i]; !one {
			return said(s.Reports, " where "+text.Grouped(s.SpanLimits.Most)+" are allowed")
		}
		return said(m.Seats[i].Reports)
	}
	switch len(above) {
	case 1:
		return said(": ", m.who(above[0]), ", with ", reports(above[0]))
	case 2:
		return said(": ", m.who(above[0]), ", with ", reports(above[0]), ", and ", m.who(above[1]), ", with ", reports(above[1]))
	}
	return said("; ", m.who(above[0]), " has the most, ", reports(above[0]))
}

// agreed says for how many of some who break a rule that is allowed.
func (m *maker) agreed(seats []int, rule string) Text {
	allowed := 0
	for i := range m.Exceptions {
		if x := &m.Exceptions[i]; x.Rule == rule && slices.Contains(seats, x.Seat) {
			allowed++
		}
	}
	switch {
	case allowed == 0:
		return nil
	case len(seats) == 1:
		return said("; that is allowed")
	case allowed == len(seats):
		return said("; all of that is allowed")
	}
	return said("; ", allowed, " of them "+text.Verb(allowed, "is", "are")+" allowed that")
}

// tooManyTeams says who manages more teams than their level allows; nothing where nobody does.
func (m *maker) tooManyTeams() Text {
	var above []int
	for i := range m.Seats {
		if s := &m.Seats[i]; s.TeamsLimit >= 0 && s.TeamsLed > s.TeamsLimit {
			above = append(above, i)
		}
	}
	slices.SortStableFunc(above, func(x, y int) int {
		a, b := &m.Seats[x], &m.Seats[y]
		return cmp.Or(cmp.Compare(b.TeamsLed, a.TeamsLed), cmp.Compare(called(a), called(b)))
	})
	manages := func(i int) Text {
		s := &m.Seats[i]
		return said(m.who(i), " manages ", strong(text.Count(s.TeamsLed, "team", "teams")), ", where the level allows "+text.Grouped(s.TeamsLimit))
	}
	agreed := m.agreed(above, "max-teams")
	switch len(above) {
	case 0:
		return nil
	case 1:
		return capital(said(manages(above[0]), agreed, "."))
	case 2:
		return capital(said(manages(above[0]), ", and ", manages(above[1]), agreed, "."))
	}
	return said(len(above), " managers have more teams than their level allows; ", manages(above[0]), agreed, ".")
}

// depth says how many layers there are, and which units go deepest.
func (m *maker) depth() Text {
	layers := len(m.Figures.Layers)
	if layers == 0 {
		return said("Nobody has a line to the top that can be followed, so there are no layers to count.")
	}
	if m.View != "" {
		return said(m.depthOfView(layers), " ", m.deepest(layers))
	}
	t := said("The chart has ", strong(text.Count(layers, "layer", "layers")))
	switch limit := m.Limits.Layers; {
	case limit == 0:
	case layers == limit:
		t = said(t, ", as many as the limit allows")
	case layers > limit:
		t = said(t, ", ", strong(text.Grouped(layers-limit)+" more"), " than the limit of "+text.Grouped(limit))
	default:
		t = said(t, "; the limit is "+text.Grouped(limit))
	}
	return said(t, ". ", m.deepest(layers))
}

// depthOfView says how deep the unit that is shown goes.
func (m *maker) depthOfView(layers int) Text {
	t := said("This part has ", strong(text.Count(m.Figures.LayerCount(), "layer", "layers")), ", down to layer "+text.Grouped(layers)+" of the chart")
	switch limit := m.Limits.Layers; {
	case limit == 0:
	case layers > limit:
		t = said(t, ", ", strong(text.Grouped(layers-limit)+" more"), " than the limit of "+text.Grouped(limit))
	default:
		t = said(t, "; the limit is "+text.Grouped(limit))
	}
	return said(t, ".")
}

// deepest says who is in the last layer, and in which units.
func (m *maker) deepest(layers int) Text {
	var units []int
	last := -1
	for i := range m.Seats {
		if s := &m.Seats[i]; s.Layer == layers {
			last = i
			if s.Unit >= 0 && m.Units[s.Unit].ID != "" && !slices.Contains(units, s.Unit) {
				units = append(units, s.Unit)
			}
		}
	}
	slices.SortStableFunc(units, func(x, y int) int { return cmp.Compare(m.Units[x].Name, m.Units[y].Name) })
	n := m.Figures.Layers[layers-1].Seats
	people := strong(text.Grouped(n) + " people and seats")
	switch {
	case n == 1:
		return capital(said(m.who(last), " is the only one at layer "+text.Grouped(layers)+"."))
	case len(units) == 0, len(m.Units) == 1:
		return said(people, " are at layer "+text.Grouped(layers)+".")
	case len(units) > mostNames:
		return said(len(units), " units go that deep, with ", people, " at layer "+text.Grouped(layers)+".")
	}
	return said(m.unitNames(units), " "+text.Verb(len(units), "goes", "go")+" deepest, with ", people, " at layer "+text.Grouped(layers)+".")
}

// unitNames names units.
func (m *maker) unitNames(units []int) Text {
	var names []Part
	for _, u := range units {
		names = append(names, m.unitName(u))
	}
	return listed(names)
}

// unitName names a unit.
func (m *maker) unitName(unit int) Part {
	return Part{Text: m.Units[unit].Name, Seat: -1, Section: "unit-" + text.Number(float64(unit))}
}

// due says how many dates fall soon and which have passed.
func (m *maker) due() Text {
	month, quarter, passed := len(m.Due(Month)), len(m.Due(Quarter)), m.Due(Passed)
	by, later := m.day(text.After(m.Result.AsOf, DaysMonth)), m.day(text.After(m.Result.AsOf, DaysQuarter))
	var t Text
	switch {
	case month+quarter == 0:
		t = said("No date falls by " + by + ", and none by " + later + ".")
	case month == 0:
		t = said("No date falls by "+by+"; ", strong(text.Count(quarter, "falls", "fall")), " by "+later+".")
	case quarter == 0:
		t = said(strong(text.Count(month, "date falls", "dates fall")), " by "+by+", and no more by "+later+".")
	default:
		t = said(strong(text.Count(month, "date falls", "dates fall")), " by "+by+" and ", number(quarter), " more by "+later+".")
	}
	switch len(passed) {
	case 0:
		return t
	case 1:
		return said(t, " ", strong("1 date"), " has already passed: ", passed[0].told, ".")
	}
	return said(t, " ", strong(text.Grouped(len(passed))+" dates"), " have already passed.")
}

// allowed says what is allowed, by whom and until when.
func (m *maker) allowed() Text {
	n := len(m.Exceptions)
	if n == 0 {
		return said("No exception is in force.")
	}
	ending := slices.DeleteFunc(slices.Clone(m.Exceptions), func(x Exception) bool { return x.Expires == "" })
	t := said(strong(text.Count(n, "exception", "exceptions")), " "+text.Verb(n, "is", "are")+" in force, ")
	switch {
	case len(m.Approvers) > 1:
		t = said(t, "approved by "+text.Grouped(len(m.Approvers))+" people or bodies.")
	case n == 1:
		t = said(t, "approved by "+m.Approvers[0].Text+".")
	default:
		t = said(t, text.Verb(n-1, "both", "all")+" approved by "+m.Approvers[0].Text+".")
	}
	endless := n - len(ending)
	switch {
	case n == 1 && endless == 1:
		return said(t, " It has no end date.")
	case n == 1:
		return said(t, " It ends on ", strong(m.day(ending[0].Expires)), ".")
	case endless == n:
		return said(t, " "+text.Verb(n-1, "Neither", "None")+" has an end date.")
	}
	t = said(t, " The next ends on ", strong(m.day(ending[0].Expires)))
	if endless == 0 {
		return said(t, ".")
	}
	return said(t, "; ", number(endless), " "+text.Verb(endless, "has", "have")+" no end date.")
}

// notJudged says what the report cannot speak of.
func (m *maker) notJudged() Text {
	u, unplaced := &m.Unjudged, len(m.Figures.Unplaced)
	var all []Text
	if unplaced > 0 {
		all = append(all, said(unplaced, " of "+text.Grouped(len(m.Seats))+" people and open seats "+text.Verb(unplaced, "has", "have")+
			" no line to the top that can be followed, so no layer is known for them."))
	}
	if u.Unclear > 0 {
		all = append(all, said(strong(text.Count(u.Unclear, "record", "records")), " "+text.Verb(u.Unclear, "is", "are")+" counted in no figure, because part of "+
			text.Verb(u.Unclear, "it", "them")+" could not be read."))
	}
	switch n := len(u.Roles); {
	case len(m.Seats)+u.Unclear == 0:
		return said("There is nobody here, so there is nothing to judge.")
	case !u.Families:
		all = append(all, said("No job family was used, so no role, grade or line was judged."))
	case n > 0:
		all = append(all, said(strong(text.Count(n, "role", "roles")), " "+text.Verb(n, "is", "are")+" in no job family, so "+
			text.Verb(n, "its line and grade were", "their lines and grades were")+" not judged."))
	case unplaced == 0 && u.Unclear == 0:
		return said("Everybody could be placed, and every role is in a job family.")
	}
	if len(all) == 0 {
		return nil
	}
	t := all[0]
	for _, more := range all[1:] {
		t = said(t, " ", more)
	}
	return t
}
