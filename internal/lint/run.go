package lint

import (
	"errors"
	"slices"

	"github.com/orglint/orglint/internal/adapt"
	"github.com/orglint/orglint/internal/audit"
	"github.com/orglint/orglint/internal/change"
	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/deviation"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/rules"
)

// ErrStopped is the error of a check that was stopped, because nobody waits for it any more.
var ErrStopped = errors.New("stopped")

// Run checks the chart that the files of a job make together. An error means that the check could not be done.
func Run(job Job) (*Result, error) {
	read, err := read(job)
	if err != nil {
		return nil, err
	}
	if read.view, err = newView(read.chart, &job); err != nil {
		return nil, err
	}
	result := read.judge(nil)
	read.conceal(result)
	return result, nil
}

// A readChart is a chart as it was read, before any rule has looked at it.
type readChart struct {
	job      Job
	chart    *chart.Chart
	found    diag.Keeper // what the reader and the schema found
	readings []*adapt.Reading
	hidden   *names
	view     view           // what is shown
	now      *diag.Renaming // what ids and paths are in a later state with which it is compared; nil where there is none
}

// read reads the chart that the files of a job make together.
func read(job Job) (*readChart, error) {
	readings, hidden, err := adapted(&job)
	if err != nil {
		return nil, err
	}
	check, err := ChartSchema(job.Families)
	if err != nil {
		return nil, err
	}
	r := reader{
		readPiece: (*source.File).ReadPiece,
		schema:    check, builder: chart.NewBuilder(job.Families, job.AsOf), incomplete: job.Incomplete || len(job.Unopened) > 0, progress: job.Progress, stop: job.Stop,
		found: diag.Keeper{Scoped: job.Policy.Scoped, Whole: job.Policy.Whole},
	}
	r.found.Add(job.Families.Findings...)
	if job.readPiece != nil {
		r.readPiece = job.readPiece
	}
	check.Show(job.Show)
	r.builder.Show(job.Show)
	r.builder.Uncounted(adapt.JuniorPosts)
	if err := r.read(job.Files); err != nil {
		return nil, err
	}
	c := r.builder.Chart(r.incomplete)
	if job.Show.Hides() {
		hideDeviations(c)
		hidden.chart = c
	}
	return &readChart{job: job, chart: c, found: r.found, readings: readings, hidden: hidden}, nil
}

// adapted turns the files of a job that are not of orglint's own layout into files that are, and prepares to look for names in all of them.
func adapted(job *Job) (readings []*adapt.Reading, hidden *names, err error) {
	job.Files = adapt.Sheets(job.Files, job.Layouts)
	hidden = namesIn(job.Files)
	job.Layouts.Show, job.Layouts.Name, job.Layouts.AsOf = job.Show, hidden.add, job.AsOf
	job.Layouts.NoRoles, job.Layouts.IsGrade = !job.Families.JudgesRoles(), job.Families.IsGrade
	readings, err = adapt.Apply(job.Files, job.Layouts)
	return readings, hidden, err
}

// judge applies the rules to a chart and, where it is compared with an earlier state, those to what is different since.
func (r *readChart) judge(since *change.List) *Result {
	job, c := r.job, r.chart
	found, failures := rules.Run(c, since, &job.Policy)
	found = slices.DeleteFunc(found, func(f diag.Finding) bool { return c.MayBeAgreed(f.Rule, f.Subject) })
	job.Policy = job.Policy.Without(failures)
	findings := job.Policy.Apply(c, rules.WithoutCopies(c, append(r.found.All(), found...)))
	nameCells(findings)
	diag.FinishAs(findings, r.now)
	applied := deviation.Apply(c, &job.Policy, findings)
	result := finish(c, job, applied, r.now)
	result.Readings = r.readings
	result.leaveOut(job.Baseline)
	result.restrict(r.view)
	if job.Figures {
		result.Figures = audit.Of(c, result.Findings, audit.Options{Targets: job.Targets, Within: job.Unit})
	}
	if job.Figures || job.Keep {
		result.chart, result.policy = c, &job.Policy
	}
	result.Failures = failures
	return result
}

// conceal takes the names out of a result where they are not shown.
func (r *readChart) conceal(result *Result) {
	if r.job.Show.Hides() {
		result.hidden = r.hidden
		result.hide(r.chart, r.hidden)
		darken(r.job.Files, r.job.Policy.Named)
	}
}
