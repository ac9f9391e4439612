package deviation

import (
	"fmt"
	"slices"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/text"
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
	at := slices.IndexFunc(a.rules, func(r rules.Rule) bool { return r.Name == d.Rule.Value })
	switch {
	case at < 0:
		whole(a.nearest(d.Rule.Value, rules.Names(a.rules)), "there is no rule %s", diag.Quote(d.Rule.Value))
	case !a.rules[at].Deviation:
		whole("", "the rule %s takes no deviations", d.Rule.Value)
	case d.Damaged && d.Ground.Value == "":
	case len(a.grounds) > 0 && !a.accepted[d.Ground.Value]:
		whole(a.nearest(d.Ground.Value, a.grounds), "%s is not a ground that the job families accept, which are %s",
			diag.Quote(d.Ground.Value), listed(a.grounds))
	case len(d.Subjects) == 0:
		whole("", "it does not say whom it is for; name the person, team or unit under subject")
	}
	for _, s := range d.Subjects {
		switch {
		case d.Owner.Value != "" && s.Value != d.Owner.Value:
			all = append(all, problem{subject: s.Value, message: fmt.Sprintf(
				"it stands at %s but is for %s; move it there, or to the deviations of the chart", diag.Quote(d.Owner.Value), diag.Quote(s.Value))})
		case !a.chart.MayHave(s.Value):
			all = append(all, problem{subject: s.Value, suggestion: a.nearestID(s.Value), message: fmt.Sprintf(
				"the chart has no person, team or unit with the id %s", diag.Quote(s.Value))})
		}
	}
	return all
}

// Grounds returns the grounds on which some families let a deviation be made, each once.
func Grounds(families *family.Set) []string {
	var grounds []string
	seen := map[string]bool{}
	for _, f := range families.Families {
		for _, ground := range f.Grounds {
			if !seen[ground.Value] {
				seen[ground.Value] = true
				grounds = append(grounds, ground.Value)
			}
		}
	}
	return grounds
}

// listed puts grounds in a row, the first of them where they are many.
func listed(grounds []string) string {
	const most = 20
	return text.List(grounds, most, diag.Short)
}

// maxSuggestions is how much that is not there gets a suggestion: finding one costs a look at every id.
const maxSuggestions = 100

// nearest returns the name that was probably meant.
func (a *applier) nearest(name string, names []string) string {
	a.looked++
	if a.looked > maxSuggestions {
		return ""
	}
	return diag.Nearest(name, names)
}

// nearestID returns the id that was probably meant.
func (a *applier) nearestID(id string) string {
	if a.looked >= maxSuggestions {
		return ""
	}
	var ids []string
	for _, s := range a.chart.Seats {
		ids = append(ids, s.ID().Value)
	}
	for _, t := range a.chart.Teams {
		ids = append(ids, t.ID.Value)
	}
	for _, u := range a.chart.Units {
		ids = append(ids, u.ID.Value)
	}
	return a.nearest(id, ids)
}

// report returns the findings about a deviation: at most one of a kind, but for subjects that are not there.
func (a *applier) report(e *Entry) []diag.Finding {
	d := e.Deviation
	var found []diag.Finding
	for _, p := range e.problems {
		subjects := []string{p.subject}
		if p.all {
			subjects, _ = e.with(Invalid)
			subjects = slices.DeleteFunc(subjects, func(s string) bool { return s == "" })
		}
		f := about(d, "invalid-deviation", subjects)
		f.Message = fmt.Sprintf("The deviation%s allows nothing: %s.", a.forWhom(subjects), p.message)
		f.Suggestion = p.suggestion
		found = append(found, f)
		if p.all {
			return found
		}
	}
	lapsed, findings := e.with(Expired, Expiring)
	if len(lapsed) > 0 {
		found = append(found, a.lapse(e, lapsed, findings))
	}
	if unused, _ := e.with(Unused); len(unused) > 0 && (e.status != Expired || len(lapsed) == 0) {
		f := about(d, "unused-deviation", unused)
		f.Say("", "The deviation from %s%s is no longer needed: there is nothing to allow", d.Rule.Value, a.forWhom(unused))
		f.Advise("; take it out.")
		if len(unused) == len(d.Subjects) {
			f.Fix = &diag.Fix{Message: "Take the deviation out.", Edits: []diag.Edit{{Do: diag.Drop, Pos: d.Pos}}}
		}
		found = append(found, f)
	}
	return found
}

// lapse is the finding about a deviation that has ended, or is about to, for some subjects.
func (a *applier) lapse(e *Entry, subjects []string, findings []diag.Finding) diag.Finding {
	d := e.Deviation
	f := about(d, "expired-deviation", subjects)
	what, renew := "ended on "+d.Expires.Value+", so the finding counts again", "renew it"
	if e.status == Expiring {
		f.Rule, what, renew = "expiring-deviation", ends(e), "renew it in time"
	}
	f.Say("", "The deviation from %s%s, approved by %s, %s", d.Rule.Value, a.forWhom(subjects), d.ApprovedBy.Value, what)
	f.Advise("; %s, or change the chart.", renew)
	if f.Rule == "expired-deviation" && len(subjects) == len(d.Subjects) {
		f.Fix = &diag.Fix{Unsafe: true, Message: "Take the deviation out.", Edits: []diag.Edit{{Do: diag.Drop, Pos: d.Pos}}}
	}
	for _, finding := range findings {
		f.Related = append(f.Related, diag.Related{Pos: finding.Pos, Message: "it is about this"})
	}
	return f
}

// about is a finding of a rule about a deviation for some subjects.
func about(d chart.Deviation, rule string, subjects []string) diag.Finding {
	f := diag.Finding{Rule: rule, Pos: d.Pos, Field: "deviations", Named: d.Rule.Value, Affected: subjects}
	if len(subjects) > 0 {
		f.Subject = subjects[0]
	}
	return f
}

// forWhom names the subjects of a deviation in a sentence.
func (a *applier) forWhom(subjects []string) string {
	if len(subjects) == 0 {
		return ""
	}
	return " for " + text.AndOthers(a.chart.NameOf(subjects[0]), len(subjects)-1)
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
