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

// An Entry is a deviation, and what became of it.
type Entry struct {
	Deviation chart.Deviation
	DaysLeft  int       // from the as-of date to the last day; only where there is one
	Outcomes  []Outcome // a subject each, in their order; one without a subject where the deviation names none

	status   Status // by its dates, or Invalid as a whole
	problems []problem
}

// An Outcome is what became of a deviation for one of its subjects.
type Outcome struct {
	Subject  string
	Status   Status
	Findings []diag.Finding // that it allows or, where it expired, allowed
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
	if len(c.Deviations) == 0 {
		return Result{Findings: findings}
	}
	a := applier{
		chart: c, policy: policy, rules: append(rules.All(), policy.Rules...), grounds: Grounds(c.Families),
		bySubject: map[key][]int{}, holding: map[int]int{}, cut: map[string]bool{}, accepted: map[string]bool{},
	}
	for _, ground := range a.grounds {
		a.accepted[ground] = true
	}
	for i, f := range findings {
		if f.NotShown > 0 {
			a.cut[f.Rule] = true
			continue
		}
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
	about := diag.Keeper{Record: func(pos diag.Pos) diag.Pos { return pos }, Scoped: policy.Scoped, Whole: policy.Whole}
	for i := range a.entries {
		about.Add(a.report(&a.entries[i])...)
	}
	result.About = about.All()
	return result
}

// key is what a deviation and a finding have in common.
type key struct{ rule, subject string }

// An applier matches deviations with findings.
type applier struct {
	chart     *chart.Chart
	policy    *rules.Policy
	rules     []rules.Rule
	grounds   []string
	accepted  map[string]bool // the grounds
	entries   []Entry
	bySubject map[key][]int   // the findings about a subject
	holding   map[int]int     // by finding: the deviation that allows it; of several the first that lasts longest
	cut       map[string]bool // rules of which not all findings are there
	looked    int             // how often something that is not there was looked up
}

// match finds what a deviation is wrong in, and which findings it allows if it holds.
func (a *applier) match(number int) {
	d := a.chart.Deviations[number]
	e := Entry{Deviation: d, problems: a.problems(d)}
	e.byDate(a.chart.AsOf)
	if len(e.problems) > 0 && e.problems[0].all {
		e.status = Invalid
	}
	a.entries = append(a.entries, e)
	if e.status != Holds && e.status != Expiring {
		return
	}
	for _, subject := range d.Subjects {
		for _, finding := range a.bySubject[key{d.Rule.Value, subject.Value}] {
			if by, ok := a.holding[finding]; !ok || lasts(a.chart.Deviations[by], d) {
				a.holding[finding] = number
			}
		}
	}
}

// lasts reports whether a deviation lasts longer than another.
func lasts(other, d chart.Deviation) bool {
	return other.Expires.Value != "" && (d.Expires.Value == "" || d.Expires.Value > other.Expires.Value)
}

// byDate sets the status that the dates of a deviation give it.
func (e *Entry) byDate(asOf string) {
	d := e.Deviation
	if d.Expires.Value != "" {
		e.DaysLeft = diag.Days(asOf, d.Expires.Value)
	}
	switch {
	case d.ApprovedOn.Value > asOf:
		e.status = Early
	case d.Expires.Value != "" && d.Expires.Value < asOf:
		e.status = Expired
	case d.Expires.Value != "" && e.DaysLeft <= Notice:
		e.status = Expiring
	default:
		e.status = Holds
	}
}

// settle says what becomes of a deviation for each subject, now that it is known which findings others allow.
func (a *applier) settle(number int, findings []diag.Finding) {
	e := &a.entries[number]
	wrong := map[string]bool{}
	for _, p := range e.problems {
		wrong[p.subject] = true
	}
	ran := a.policy.Ran(e.Deviation.Rule.Value) && !a.cut[e.Deviation.Rule.Value]
	for _, subject := range e.Deviation.Subjects {
		o := Outcome{Subject: subject.Value, Status: e.status}
		if wrong[subject.Value] {
			o.Status = Invalid
		}
		if o.Status != Invalid && o.Status != Early {
			o.Findings = a.allowed(number, subject.Value, findings)
		}
		switch {
		case o.Status == Invalid || o.Status == Early || len(o.Findings) > 0:
		case ran && a.chart.Settled(subject.Value):
			o.Status = Unused
		default:
			o.Status = Idle
		}
		e.Outcomes = append(e.Outcomes, o)
	}
	if len(e.Outcomes) == 0 {
		e.Outcomes = []Outcome{{Status: Invalid}}
	}
}

// allowed returns the findings about a subject that a deviation allows, or allowed: not those that another one does.
func (a *applier) allowed(number int, subject string, findings []diag.Finding) []diag.Finding {
	var all []diag.Finding
	for _, i := range a.bySubject[key{a.chart.Deviations[number].Rule.Value, subject}] {
		if by, taken := a.holding[i]; !taken || by == number {
			all = append(all, findings[i])
		}
	}
	return all
}

// with returns the outcomes of some statuses: their subjects and findings.
func (e *Entry) with(statuses ...Status) (subjects []string, findings []diag.Finding) {
	for _, o := range e.Outcomes {
		if slices.Contains(statuses, o.Status) {
			subjects = append(subjects, o.Subject)
			findings = append(findings, o.Findings...)
		}
	}
	return subjects, findings
}
