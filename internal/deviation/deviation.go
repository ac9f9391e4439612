// Package deviation applies agreed exceptions: what each allows, until when, and which of them allow nothing.
package deviation

import (
	"slices"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/rules"
)

// A Status tells what became of a deviation.
type Status string

// The statuses.
const (
	Holds    Status = "holds"    // it allows something
	Expiring Status = "expiring" // likewise, but it ends within the days of Notice
	Expired  Status = "expired"  // its last day has passed, and what it allowed is found again
	Unused   Status = "unused"   // there is nothing to allow
	Invalid  Status = "invalid"  // it cannot allow anything
	Early    Status = "early"    // the day of its approval is yet to come
	Idle     Status = "idle"     // its rule did not run, or part of the chart could not be read
)

// Notice is how many days before its last day a deviation is announced to end.
const Notice = 30

// An Allowed is a finding that a deviation allows.
type Allowed struct {
	Finding   diag.Finding
	Deviation chart.Deviation
}

// An Entry is a deviation, for all of its subjects together, and what became of it.
type Entry struct {
	Deviation chart.Deviation
	Status    Status
	DaysLeft  int            // from the as-of date to the last day; only where there is one
	Findings  []diag.Finding // that it allows or, where it expired, allowed

	problems []problem
	unused   []string // subjects for which there is nothing to allow
}

// Subjects returns the ids of those whom the deviation is for.
func (e *Entry) Subjects() []string { return subjectIDs(e.Deviation) }

// For returns what became of the deviation for one of its subjects.
func (e *Entry) For(subject string) Entry {
	one := Entry{Deviation: e.Deviation, Status: e.Status, DaysLeft: e.DaysLeft}
	for _, f := range e.Findings {
		if f.Subject == subject {
			one.Findings = append(one.Findings, f)
		}
	}
	switch {
	case e.hasProblem(subject):
		one.Status = Invalid
	case slices.Contains(e.unused, subject):
		one.Status = Unused
	}
	return one
}

// A Result is what deviations make of findings.
type Result struct {
	Findings []diag.Finding // those that stay
	About    []diag.Finding // about the deviations themselves, without severity
	Allowed  []Allowed
	Entries  []Entry // in the order of the chart's deviations
}

// Apply takes the findings that a deviation allows out of some, and adds findings about the deviations themselves.
func Apply(c *chart.Chart, policy *rules.Policy, findings []diag.Finding) Result {
	a := applier{chart: c, policy: policy, bySubject: map[key][]int{}, holding: map[int]int{}}
	if len(c.Deviations) == 0 {
		return Result{Findings: findings}
	}
	for i, f := range findings {
		at := key{f.Rule, f.Subject}
		a.bySubject[at] = append(a.bySubject[at], i)
	}
	for i := range c.Deviations {
		a.match(i)
	}
	for i := range a.entries {
		a.settle(i, findings)
	}
	result := Result{Entries: a.entries}
	for i, f := range findings {
		if by, ok := a.holding[i]; ok {
			result.Allowed = append(result.Allowed, Allowed{f, c.Deviations[by]})
			continue
		}
		result.Findings = append(result.Findings, f)
	}
	for i := range a.entries {
		result.About = append(result.About, a.report(&a.entries[i])...)
	}
	return result
}

// key is what a deviation and a finding have in common.
type key struct{ rule, subject string }

// An applier matches deviations with findings.
type applier struct {
	chart     *chart.Chart
	policy    *rules.Policy
	entries   []Entry
	bySubject map[key][]int // the findings about a subject
	holding   map[int]int   // by finding: the first deviation that allows it
}

// match finds what a deviation is wrong in, and which findings it allows if it holds.
func (a *applier) match(number int) {
	d := a.chart.Deviations[number]
	e := Entry{Deviation: d, problems: a.problems(d)}
	e.byDate(a.chart.AsOf)
	if len(e.problems) > 0 && e.problems[0].all {
		e.Status = Invalid
	}
	a.entries = append(a.entries, e)
	if e.Status != Holds && e.Status != Expiring {
		return
	}
	for _, subject := range d.Subjects {
		for _, finding := range a.bySubject[key{d.Rule.Value, subject.Value}] {
			if _, ok := a.holding[finding]; !ok {
				a.holding[finding] = number
			}
		}
	}
}

// byDate sets the status that the dates of a deviation give it.
func (e *Entry) byDate(asOf string) {
	d := e.Deviation
	if d.Expires.Value != "" {
		e.DaysLeft = diag.Days(asOf, d.Expires.Value)
	}
	switch {
	case d.ApprovedOn.Value > asOf:
		e.Status = Early
	case d.Expires.Value != "" && d.Expires.Value < asOf:
		e.Status = Expired
	case d.Expires.Value != "" && e.DaysLeft <= Notice:
		e.Status = Expiring
	default:
		e.Status = Holds
	}
}

// settle says which findings a deviation allows or allowed, now that it is known which findings others allow.
func (a *applier) settle(number int, findings []diag.Finding) {
	e := &a.entries[number]
	if e.Status == Invalid || e.Status == Early {
		return
	}
	for _, subject := range e.Deviation.Subjects {
		before := len(e.Findings)
		for _, i := range a.bySubject[key{e.Deviation.Rule.Value, subject.Value}] {
			if by, allowed := a.holding[i]; !allowed || by == number { // no other deviation has taken its place
				e.Findings = append(e.Findings, findings[i])
			}
		}
		if len(e.Findings) == before && !e.hasProblem(subject.Value) {
			e.unused = append(e.unused, subject.Value)
		}
	}
	a.conclude(e)
}

// conclude sets the status of a deviation by what it allows.
func (a *applier) conclude(e *Entry) {
	known := a.policy.Ran(e.Deviation.Rule.Value) && a.chart.Unread == (chart.Unread{})
	switch {
	case len(e.Findings) == 0 && len(e.unused) == 0:
		e.Status = Invalid // none of its subjects is there
	case len(e.Findings) == 0 && known:
		e.Status = Unused
	case len(e.Findings) == 0:
		e.Status = Idle
	}
	if !known || e.Status == Expired {
		e.unused = nil
	}
}

// hasProblem reports whether a subject is one that the deviation cannot be for.
func (e *Entry) hasProblem(subject string) bool {
	return slices.ContainsFunc(e.problems, func(p problem) bool { return p.subject == subject })
}

// subjectIDs returns the subjects of a deviation.
func subjectIDs(d chart.Deviation) []string {
	ids := make([]string, len(d.Subjects))
	for i, subject := range d.Subjects {
		ids[i] = subject.Value
	}
	return ids
}
