package deviation

import (
	"fmt"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/rules"
)

// A problem is what keeps a deviation from allowing anything or, where it has a subject, from allowing it that one.
type problem struct {
	all                 bool
	subject             string
	message, suggestion string
}

// problems finds what is wrong in a deviation, the problems of the whole first.
func (a *applier) problems(d chart.Deviation) []problem {
	var all []problem
	whole := func(suggestion, format string, args ...any) {
		all = append(all, problem{all: true, message: fmt.Sprintf(format, args...), suggestion: suggestion})
	}
	known := append(rules.All(), a.policy.Rules...)
	at := slices.IndexFunc(known, func(r rules.Rule) bool { return r.Name == d.Rule.Value })
	grounds := Grounds(a.chart.Families)
	switch {
	case at < 0:
		whole(diag.Nearest(d.Rule.Value, rules.Names(known)), "there is no rule %s", diag.Quote(d.Rule.Value))
	case !known[at].Deviation:
		whole("", "the rule %s takes no deviations", d.Rule.Value)
	case len(grounds) > 0 && !slices.Contains(grounds, d.Ground.Value):
		whole(diag.Nearest(d.Ground.Value, grounds), "%s is not a ground that the job families accept, which are %s",
			diag.Quote(d.Ground.Value), strings.Join(grounds, ", "))
	case len(d.Subjects) == 0:
		whole("", "it does not say for whom it is; name the person, team or unit under subject")
	}
	for _, s := range d.Subjects {
		switch {
		case d.Owner.Value != "" && s.Value != d.Owner.Value:
			all = append(all, problem{subject: s.Value, message: fmt.Sprintf(
				"it stands at %s but is for %s; move it there, or to the deviations of the chart", diag.Quote(d.Owner.Value), diag.Quote(s.Value))})
		case !a.has(s.Value):
			all = append(all, problem{subject: s.Value, suggestion: a.nearest(s.Value), message: fmt.Sprintf(
				"the chart has no person, team or unit with the id %s", diag.Quote(s.Value))})
		}
	}
	return all
}

// Grounds returns the grounds on which some families let a deviation be made, each once.
func Grounds(families *family.Set) []string {
	var grounds []string
	for _, f := range families.Families {
		for _, ground := range f.Grounds {
			if !slices.Contains(grounds, ground.Value) {
				grounds = append(grounds, ground.Value)
			}
		}
	}
	return grounds
}

// has reports whether an id is somebody's, or may be: part of the chart could not be read.
func (a *applier) has(id string) bool {
	c := a.chart
	return len(c.SeatsOf(id)) > 0 || len(c.TeamsOf(id)) > 0 || len(c.UnitsOf(id)) > 0 || c.ExternalOf(id) != nil ||
		c.Unread != (chart.Unread{}) || c.MayBe(id)
}

// nearest returns the id that was probably meant.
func (a *applier) nearest(id string) string {
	var ids []string
	for _, owner := range a.chart.Owners() {
		ids = append(ids, owner.ID.Value)
	}
	return diag.Nearest(id, ids)
}

// report returns the findings about a deviation: at most one of a kind.
func (a *applier) report(e *Entry) []diag.Finding {
	d := e.Deviation
	var found []diag.Finding
	add := func(rule, message string, subjects []string) {
		f := diag.Finding{Rule: rule, Pos: d.Pos, Field: "deviations", Named: d.Rule.Value, Message: message, Affected: subjects}
		if len(subjects) > 0 {
			f.Subject = subjects[0]
		}
		found = append(found, f)
	}
	for i, p := range e.problems {
		if p.all && i > 0 {
			continue
		}
		subjects := subjectIDs(d)
		if !p.all {
			subjects = []string{p.subject}
		}
		add("invalid-deviation", fmt.Sprintf("The deviation%s allows nothing: %s.", a.forWhom(subjects), p.message), subjects)
		found[len(found)-1].Suggestion = p.suggestion
		if p.all {
			return found
		}
	}
	switch e.Status {
	case Expired, Expiring:
		rule, message := "expired-deviation", fmt.Sprintf("ended on %s, so the finding counts again; renew it, or change the chart", d.Expires.Value)
		if e.Status == Expiring {
			rule, message = "expiring-deviation", ends(e)+"; renew it in time, or change the chart"
		}
		subjects := subjectsOf(e.Findings)
		add(rule, fmt.Sprintf("The deviation from %s%s, approved by %s, %s.", d.Rule.Value, a.forWhom(subjects), d.ApprovedBy.Value, message), subjects)
		for _, f := range e.Findings {
			last := &found[len(found)-1]
			last.Related = append(last.Related, diag.Related{Pos: f.Pos, Message: "it is about this"})
		}
	case Holds, Unused, Invalid, Early, Idle:
	}
	if len(e.unused) > 0 {
		add("unused-deviation", fmt.Sprintf("The deviation from %s%s has nothing to allow any more; take it out.",
			d.Rule.Value, a.forWhom(e.unused)), e.unused)
	}
	return found
}

// forWhom names the subjects of a deviation in a sentence.
func (a *applier) forWhom(subjects []string) string {
	switch len(subjects) {
	case 0:
		return ""
	case 1:
		return " for " + a.chart.NameOf(subjects[0])
	case 2:
		return " for " + a.chart.NameOf(subjects[0]) + " and 1 other"
	}
	return fmt.Sprintf(" for %s and %d others", a.chart.NameOf(subjects[0]), len(subjects)-1)
}

// ends says when a deviation ends.
func ends(e *Entry) string {
	switch e.DaysLeft {
	case 0:
		return "ends today, on " + e.Deviation.Expires.Value
	case 1:
		return "ends tomorrow, on " + e.Deviation.Expires.Value
	}
	return fmt.Sprintf("ends in %d days, on %s", e.DaysLeft, e.Deviation.Expires.Value)
}

// subjectsOf returns the subjects of findings, each once.
func subjectsOf(findings []diag.Finding) []string {
	var subjects []string
	for _, f := range findings {
		if !slices.Contains(subjects, f.Subject) {
			subjects = append(subjects, f.Subject)
		}
	}
	return subjects
}
