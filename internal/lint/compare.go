package lint

import (
	"fmt"
	"slices"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/rules"
)

// Compare checks the earlier state of a chart just as a job checked the chart now, and leaves only the findings in the result
// that are new or have become worse. It reports whether all of the earlier state could be read.
func Compare(now *Result, job Job, before *Before) (whole bool, err error) {
	job.Files, job.Incomplete, job.Unopened, job.Progress = before.Charts, before.Incomplete(), nil, nil
	then, err := Run(job)
	if err != nil {
		return false, err
	}
	if job.Show.Hides() {
		now.hideAlso(then.hidden)
		then.hideAlso(now.hidden)
	}
	compare(now, then, before.Ref)
	for _, f := range then.Failures {
		if !slices.ContainsFunc(now.Failures, func(known rules.FailedError) bool { return known.Rule == f.Rule }) {
			now.Failures = append(now.Failures, f)
		}
	}
	return len(then.Judged) > 0, nil
}

// compare leaves in a result what is new, or worse, since another.
func compare(now, then *Result, ref string) {
	m := match(now, then)
	gone := slices.DeleteFunc(m.Gone, func(f diag.Finding) bool { return !slices.Contains(now.Judged, f.Rule) })
	c := &Comparison{Ref: ref, Fixed: gone, Unchanged: m.Same}
	fresh := m.New
	for _, step := range m.Worse {
		step.Finding.Message += fmt.Sprintf(" At %s it was %d; now it is %d.", ref, step.Before, step.After)
		fresh = append(fresh, step.Finding)
	}
	for _, step := range m.Better {
		c.Unchanged = append(c.Unchanged, step.Finding)
	}
	diag.Sort(fresh)
	diag.Sort(c.Unchanged)
	if len(now.Cut) > 0 {
		now.Cut = unseen(now, then, earlierOf(then))
	}
	now.Findings, now.Comparison = fresh, c
	now.recount()
}

// A Matched tells what became of the findings of an earlier state: each finding stands in one list, with its place now if it has one.
type Matched struct {
	New    []diag.Finding
	Worse  []Step
	Better []Step
	Same   []diag.Finding
	Gone   []diag.Finding // with their places then; what a rule could not judge now may be there all the same
}

// A Step is a finding whose measure is another.
type Step struct {
	Before, After int
	Finding       diag.Finding
}

// match finds the findings of one result in another, by their fingerprints. What is allowed or in a baseline now is neither there nor gone.
func match(now, then *Result) Matched {
	var m Matched
	earlier := earlierOf(then)
	for _, f := range now.Findings {
		was, ok := earlier[f.Fingerprint]
		before := diag.Finding{Measure: was.Measure, TooFew: f.TooFew}
		switch {
		case !ok && !f.Own && then.NotShown(f.Rule) > 0: // it may be one of those
			m.Same = append(m.Same, f)
		case !ok || f.Own:
			m.New = append(m.New, f)
		case f.Worse(was.Measure):
			m.Worse = append(m.Worse, Step{was.Measure, f.Measure, f})
		case before.Worse(f.Measure):
			m.Better = append(m.Better, Step{was.Measure, f.Measure, f})
		default:
			m.Same = append(m.Same, f)
		}
	}
	present := map[string]bool{}
	for _, f := range slices.Concat(now.Findings, now.untold, now.Baselined) {
		present[f.Fingerprint] = true
	}
	for _, allowed := range now.Allowed {
		present[allowed.Finding.Fingerprint] = true
	}
	for _, f := range then.Findings {
		if !present[f.Fingerprint] {
			m.Gone = append(m.Gone, f)
		}
	}
	return m
}

// earlierOf returns the findings of an earlier state by their fingerprints.
func earlierOf(then *Result) map[string]diag.Finding {
	earlier := make(map[string]diag.Finding, len(then.Findings))
	for _, f := range slices.Concat(then.Findings, then.untold) {
		earlier[f.Fingerprint] = f
	}
	return earlier
}
