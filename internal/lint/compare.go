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
	job.Files, job.Incomplete, job.Unopened, job.Progress = before.Charts, before.failed || len(before.Absent) > 0, nil, nil
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

// compare compares the findings of two results.
func compare(now, then *Result, ref string) {
	earlier := make(map[string]diag.Finding, len(then.Findings))
	for _, f := range slices.Concat(then.Findings, then.untold) {
		earlier[f.Fingerprint] = f
	}
	c := &Comparison{Ref: ref, Fixed: fixed(now, then)}
	if len(now.Cut) > 0 {
		now.Cut = unseen(now, then, earlier)
	}
	var fresh []diag.Finding
	for _, f := range now.Findings {
		was, ok := earlier[f.Fingerprint]
		switch {
		case !ok && !f.Own && then.NotShown(f.Rule) > 0: // it may be one of those
			c.Unchanged = append(c.Unchanged, f)
		case !ok || f.Own:
			fresh = append(fresh, f)
		case f.Worse(was.Measure):
			f.Message += fmt.Sprintf(" At %s it was %d; now it is %d.", ref, was.Measure, f.Measure)
			fresh = append(fresh, f)
		default:
			c.Unchanged = append(c.Unchanged, f)
		}
	}
	now.Findings, now.Comparison = fresh, c
	now.recount()
}

// fixed returns the findings that only the earlier state has. Where rules could not judge the whole chart now, nobody knows what
// is fixed.
func fixed(now, then *Result) []diag.Finding {
	present := map[string]bool{}
	for _, f := range slices.Concat(now.Findings, now.untold, now.Baselined) {
		present[f.Fingerprint] = true
	}
	for _, allowed := range now.Allowed {
		present[allowed.Finding.Fingerprint] = true
	}
	var gone []diag.Finding
	for _, f := range then.Findings {
		if !present[f.Fingerprint] && slices.Contains(now.Judged, f.Rule) {
			gone = append(gone, f)
		}
	}
	return gone
}
