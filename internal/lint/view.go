package lint

import (
	"fmt"
	"slices"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/deviation"
	"github.com/orglint/orglint/internal/diag"
)

// A UnitError says that a unit is asked for which the chart does not have.
type UnitError struct{ ID, Near string }

// Error says so, with what may be meant.
func (e *UnitError) Error() string {
	said := fmt.Sprintf("the chart has no unit %q", e.ID)
	if e.Near != "" {
		said += fmt.Sprintf("; did you mean %q?", e.Near)
	}
	return said
}

// A view is what of a chart is shown: a unit, and those below it.
type view struct {
	chart *chart.Chart // nil for all
	unit  string       // empty for all
}

// newView returns the part of a chart that is a unit. Its id may be one that only seats name.
func newView(c *chart.Chart, job *Job) (view, error) {
	if job.Unit == "" {
		return view{}, nil // so that a result does not keep the chart
	}
	if len(c.UnitsOf(job.Unit)) > 0 {
		return view{c, job.Unit}, nil
	}
	seen := map[string]bool{}
	var ids []string
	add := func(id string) {
		if id != "" && !seen[id] {
			seen[id] = true
			ids = append(ids, id)
		}
	}
	for _, u := range c.Units {
		add(u.ID.Value)
	}
	for _, s := range c.Seats {
		add(c.UnitOf(s))
	}
	if seen[job.Unit] {
		return view{c, job.Unit}, nil
	}
	err := &UnitError{ID: job.Unit}
	if !job.Show.Hides() {
		err.Near = diag.Nearest(job.Unit, ids)
	}
	return view{}, err
}

// has reports whether a unit belongs to it.
func (v view) has(unit string) bool { return v.unit == "" || v.chart.Inside(unit, v.unit) }

// Shows reports whether a unit of the chart is shown, by its id.
func (r *Result) Shows(unit string) bool { return r.view.has(unit) }

// restrict leaves only what belongs to a part of the chart in a result. What is judged stays the whole chart.
func (r *Result) restrict(v view) {
	r.view, r.Unit = v, v.unit
	if v.unit == "" {
		return
	}
	outside := func(f diag.Finding) bool { return !f.Own && !v.has(f.Unit) }
	for _, f := range r.Findings {
		if outside(f) {
			r.notShown = append(r.notShown, f.Severity)
		}
	}
	r.Findings, r.Baselined = slices.DeleteFunc(r.Findings, outside), slices.DeleteFunc(r.Baselined, outside)
	r.Allowed = slices.DeleteFunc(r.Allowed, func(a deviation.Allowed) bool { return outside(a.Finding) })
	entries := r.Deviations[:0]
	for _, e := range r.Deviations {
		e.Outcomes = slices.DeleteFunc(slices.Clone(e.Outcomes), func(o deviation.Outcome) bool { return !v.has(v.chart.UnitAround(o.Subject)) })
		if len(e.Outcomes) > 0 {
			entries = append(entries, e)
		}
	}
	r.Deviations = entries
	r.recount()
	v.count(&r.Summary)
	r.Summary.Allowed, r.Summary.Baselined = len(r.Allowed), len(r.Baselined)
}

// count counts what belongs to it.
func (v view) count(s *Summary) {
	s.People, s.Vacancies, s.Teams, s.Units = 0, 0, 0, 0
	for _, seat := range v.chart.Seats {
		switch {
		case !v.has(v.chart.UnitOf(seat)):
		case seat.Vacancy:
			s.Vacancies++
		default:
			s.People++
		}
	}
	for _, t := range v.chart.Teams {
		if v.has(t.Unit.Value) {
			s.Teams++
		}
	}
	for _, u := range v.chart.Units {
		if v.has(u.ID.Value) {
			s.Units++
		}
	}
}

// Reaches reports whether anything that was found matters at least so much, whether it is shown or not.
func (r *Result) Reaches(least diag.Severity) bool {
	return slices.ContainsFunc(r.Findings, func(f diag.Finding) bool { return f.Severity >= least }) ||
		slices.ContainsFunc(r.notShown, func(s diag.Severity) bool { return s >= least }) ||
		slices.ContainsFunc(r.Cut, func(c diag.Cut) bool { return c.Severity >= least })
}
