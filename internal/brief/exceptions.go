package brief

import (
	"cmp"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/deviation"
	"github.com/orglint/orglint/internal/diag"
)

// An Exception is a deviation that is in force for somebody, a team or a unit.
type Exception struct {
	Rule, Title string // of what it allows
	Subject     string // who or what it is for, as shown
	Seat, Unit  int
	Allows      []string // what it allows, a sentence each
	Ground      string
	Reason      string
	ApprovedBy  string // a name where the chart has one
	ApprovedOn  string // a day; empty where none is given
	Expires     string // the last day; empty where it has no end
	Days        int    // to that, from the as-of date
	Pos         diag.Pos
}

// A Share is how many of some there are of a kind, such as exceptions on a ground.
type Share struct {
	Text   string
	Number int
}

// exceptions collects the deviations in force.
func (m *maker) exceptions() {
	for i := range m.Result.Deviations {
		e := &m.Result.Deviations[i]
		for j := range e.Outcomes {
			o := &e.Outcomes[j]
			if (o.Status == deviation.Holds || o.Status == deviation.Expiring) && len(o.Findings) > 0 {
				m.Exceptions = append(m.Exceptions, m.exception(e, o))
			}
		}
	}
	slices.SortStableFunc(m.Exceptions, func(x, y Exception) int {
		return cmp.Or(cmp.Compare(cmp.Or(x.Expires, "9999"), cmp.Or(y.Expires, "9999")), cmp.Compare(x.Rule, y.Rule), cmp.Compare(x.Subject, y.Subject))
	})
	m.Grounds = shares(m.Exceptions, func(e Exception) string { return e.Ground })
	m.Approvers = shares(m.Exceptions, func(e Exception) string { return e.ApprovedBy })
}

// exception makes the exception of an outcome of a deviation.
func (m *maker) exception(e *deviation.Entry, o *deviation.Outcome) Exception {
	first, d := &o.Findings[0], &e.Deviation
	x := Exception{
		Rule: d.Rule.Value, Title: m.titleOfRule(d.Rule.Value), Subject: cmp.Or(first.Who, o.Subject), Seat: m.in(first.Seat - 1), Unit: m.unitCalled(first.Unit),
		Ground: d.Ground.Value, Reason: d.Reason.Value, ApprovedBy: m.approver(d.ApprovedBy.Value), ApprovedOn: d.ApprovedOn.Value,
		Expires: d.Expires.Value, Days: e.DaysLeft, Pos: d.Pos,
	}
	for i := range o.Findings {
		_, problem, _ := o.Findings[i].Split()
		x.Allows = append(x.Allows, problem)
	}
	return x
}

// approver names who approved a deviation: an id where it is that of somebody in the chart.
func (m *maker) approver(by string) string {
	name := by
	if seats := m.chart.SeatsOf(by); len(seats) > 0 {
		name = m.nameOf(seats[0])
	} else if external := m.chart.ExternalOf(by); external != nil {
		name = external.ShortName()
	}
	if lower := strings.ToLower(name); strings.Contains(lower, " of ") && !strings.HasPrefix(lower, "the ") {
		return "the " + name // a body, such as a board, or an office
	}
	return name
}

// shares counts the kinds of some, the most frequent first.
func shares[T any](all []T, kind func(T) string) []Share {
	var counted []Share
	at := map[string]int{}
	for _, each := range all {
		k := kind(each)
		if _, known := at[k]; !known {
			at[k] = len(counted)
			counted = append(counted, Share{Text: k})
		}
		counted[at[k]].Number++
	}
	slices.SortStableFunc(counted, func(x, y Share) int { return cmp.Or(cmp.Compare(y.Number, x.Number), cmp.Compare(x.Text, y.Text)) })
	return counted
}

// titleOfRule names what a rule finds.
func (m *maker) titleOfRule(name string) string {
	for i := range m.Result.Rules {
		if rule := &m.Result.Rules[i]; rule.Name == name {
			return cmp.Or(rule.Title, name)
		}
	}
	return name
}
