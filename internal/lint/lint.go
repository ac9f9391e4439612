// Package lint is the way from files to findings, as one function that can be read from top to bottom.
package lint

import (
	"slices"

	"github.com/orglint/orglint/internal/adapt"
	"github.com/orglint/orglint/internal/audit"
	"github.com/orglint/orglint/internal/baseline"
	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/deviation"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/privacy"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/rules"
)

// A Job says what to check, and how.
type Job struct {
	Files    []*source.File // together one chart; Run notes in them what cannot be used
	Families *family.Set
	Policy   rules.Policy
	AsOf     string       // the day for which seats are counted, such as 2026-11-23
	Show     privacy.Show // how people are named

	// Baseline holds findings that do not count; nil if there is none.
	Baseline *baseline.Baseline

	// Layouts say how files are read that are not of orglint's own layout.
	Layouts adapt.Options

	// Incomplete says that a file could not be opened, so that nothing may be called missing.
	Incomplete bool
	// Unopened says of the files and folders that could not be opened why; with any, the chart is incomplete.
	Unopened []error

	// Figures says that the figures of the chart are wanted, and Targets what they are compared with.
	Figures bool
	Targets audit.Targets

	// Keep says that the chart is wanted beside the result, as it is where figures are.
	Keep bool

	// Unit is the id of the unit that is shown, with those below it; empty for all. What is checked is the whole chart.
	Unit string

	// Progress, if there is one, is told how many bytes of those that are read in pieces have been checked.
	Progress func(done, total int)
	// Stop, if there is one, is closed when nobody waits for the result any more.
	Stop <-chan struct{}

	readPiece pieceReader // nil as source does; a test has another
}

// A Result is what a run found.
type Result struct {
	AsOf     string
	Show     privacy.Show // how people are named
	Summary  Summary
	Readings []*adapt.Reading // what was read of files that are not of orglint's own layout
	Findings []diag.Finding   // in order
	Cut      []diag.Cut       // findings that are counted, and are too many to be in the list
	Whole    bool             // whether all were asked for

	Allowed    []deviation.Allowed // findings that deviations allow, in the same order
	Deviations []deviation.Entry   // all deviations of the chart, in the order in which they were read
	Grounds    []string            // on which the job families let deviations be made
	Allowable  []string            // the names of the rules that take deviations

	Files []string // the paths of the chart's files, in order
	Rules []Rule   // those of the policy, in their order

	Baselined  []diag.Finding // findings that a baseline holds, in the same order; they are in no other list
	Judged     []string       // the names of the rules that could judge the whole chart
	Coverage   Coverage
	Figures    *audit.Figures      // nil where they were not asked for
	Failures   []rules.FailedError // of orglint's own rules, in their order: what they would have found is missing
	untold     []diag.Finding      // findings whose cause another tells
	hidden     *names              // where names are hidden
	chart      *chart.Chart        // where figures, or the chart itself, were asked for
	policy     *rules.Policy       // likewise
	Unit       string              // that is shown, with those below it; empty for all
	view       view                // likewise
	notShown   []diag.Severity     // of findings elsewhere
	Comparison *Comparison         // with an earlier state of the chart; nil where none was asked for
}

// A Comparison tells what became of the findings of an earlier state of a chart. The findings of a result are then only the new
// ones.
type Comparison struct {
	Ref       string         // the state as it was named, such as origin/main
	Fixed     []diag.Finding // findings that only the earlier state has; their places are in its files
	Unchanged []diag.Finding // findings that both have, with their places now
}

// Chart returns the chart that was checked, and the policy by which; nil where neither figures nor the chart were asked for.
func (r *Result) Chart() (*chart.Chart, *rules.Policy) { return r.chart, r.policy }

// Sample returns the YAML of a deviation that would allow a finding; it is empty where none can.
func (r *Result) Sample(f diag.Finding) string {
	if !slices.Contains(r.Allowable, f.Rule) || f.Subject == "" {
		return ""
	}
	switch {
	case !r.Show.Hides():
	case place.MatchString(f.Subject):
		f.Subject = "the id of " + f.Subject
	case f.Subject == privacy.NotShown:
		f.Subject = "the id"
	}
	return deviation.Sample(f, r.Grounds, r.AsOf)
}

// A Summary counts what was checked and what was found.
type Summary struct {
	Files, People, Vacancies, Teams, Units int
	Errors, Warnings, Infos                int // of the findings that count
	Allowed, Baselined                     int
}

// others counts the files that are further sheets of a workbook.
func others(files []*source.File) (n int) {
	for _, file := range files {
		if file.Other {
			n++
		}
	}
	return n
}

// nameCells adds to what is said of a cell of a workbook which cell it is.
func nameCells(findings []diag.Finding) {
	for i := range findings {
		f := &findings[i]
		if cell := f.Pos.Cell(); cell != "" && f.Rule != "syntax" {
			f.Message += " (cell " + cell + ")"
		}
	}
}

// inherit returns the documents of a file, without those that hold nothing, such as after a separator at the end. One that
// gives no version has that of the document before it.
func inherit(file *source.File) []*source.Value {
	var documents []*source.Value
	var version *source.Field
	for i := range file.Documents {
		document := &file.Documents[i]
		if document.Kind == source.Null {
			continue
		}
		for _, field := range document.Fields {
			if field.Key.Value == "version" && field.Value.Kind != source.Null && version == nil {
				version = &source.Field{Key: field.Key, Value: source.Value{Kind: source.Plain, Text: "1", Pos: field.Value.Pos}}
			}
		}
		if version != nil && document.Kind == source.Map && document.Get("version") == nil {
			document.Fields = append(document.Fields, *version)
		}
		documents = append(documents, document)
	}
	return documents
}

// empty is the finding for a file that holds nothing.
func empty(file *source.File) diag.Finding {
	return diag.Finding{
		Rule: "schema", Pos: diag.Pos{File: file.File}, Field: "file",
		Message: `The file is empty; an org chart starts with "version: 1". Was it saved whole?`,
	}
}

// finish makes the result of what the rules found and the deviations allow.
func finish(c *chart.Chart, job Job, applied deviation.Result, now *diag.Renaming) *Result {
	told, untold := rules.OncePerManager(applied.Findings)
	r := &Result{
		AsOf: job.AsOf, Show: job.Show, Whole: job.Policy.Whole, Findings: told, untold: untold, Allowed: applied.Allowed, Deviations: applied.Entries,
		Grounds: deviation.Grounds(job.Families),
	}
	about := job.Policy.Apply(c, applied.About)
	diag.FinishAs(about, now)
	r.Findings, r.Cut = diag.Cuts(append(r.Findings, about...))
	diag.Sort(r.Findings)
	for _, rule := range job.Policy.Rules {
		if rule.Deviation {
			r.Allowable = append(r.Allowable, rule.Name)
		}
		if judged(c, &job.Policy, rule) && r.NotShown(rule.Name) == 0 {
			r.Judged = append(r.Judged, rule.Name)
		}
	}
	r.Summary = summarize(c, len(job.Files)-others(job.Files))
	r.recount()
	r.Summary.Allowed = len(r.Allowed)
	for _, file := range job.Files {
		r.Files = append(r.Files, file.Path)
	}
	r.Rules = rulesOf(&job.Policy)
	r.Coverage = r.coverage(c, job.Files, job.Unopened)
	r.eachFinding(func(f *diag.Finding) { nameSubject(c, f) })
	return r
}

// Failed reports whether orglint itself failed in some part of the check, so that findings may be missing.
func (r *Result) Failed() bool {
	return len(r.Failures) > 0 || slices.ContainsFunc(r.Findings, func(f diag.Finding) bool { return f.Own })
}

// leaveOut takes the findings that a baseline holds out of those that count.
func (r *Result) leaveOut(b *baseline.Baseline) {
	r.Findings, r.Baselined = b.Apply(r.Findings)
	if len(r.Cut) > 0 {
		r.Cut = known(r.Cut, b.Left(r.Findings, r.Baselined))
	}
	r.recount()
	r.Summary.Baselined = len(r.Baselined)
}

// recount counts the findings that there are now, also those that are not in the list.
func (r *Result) recount() {
	s := &r.Summary
	s.Errors, s.Warnings, s.Infos = 0, 0, 0
	s.Count(r.Findings)
	for _, c := range r.Cut {
		s.add(c.Severity, c.Findings)
	}
}

// judged reports whether a rule could judge the whole chart: it is on, all could be read and, unless the rule holds in every
// chart, there are levels to compare with.
func judged(c *chart.Chart, policy *rules.Policy, rule rules.Rule) bool {
	return c.Complete() && ran(c, policy, rule)
}

// ran reports whether a rule could judge all of a chart that could be read.
func ran(c *chart.Chart, policy *rules.Policy, rule rules.Rule) bool {
	return policy.Ran(rule.Name) && (rule.Integrity || len(c.Families.Levels) > 0)
}

func summarize(c *chart.Chart, files int) Summary {
	s := Summary{Files: files, People: c.People(), Teams: len(c.Teams), Units: len(c.Units)}
	s.Vacancies = len(c.Seats) - s.People
	return s
}

// Count counts findings by their severity.
func (s *Summary) Count(findings []diag.Finding) {
	for _, f := range findings {
		s.add(f.Severity, 1)
	}
}

// add counts some findings of a severity.
func (s *Summary) add(severity diag.Severity, n int) {
	switch severity {
	case diag.Error:
		s.Errors += n
	case diag.Warning:
		s.Warnings += n
	case diag.Info:
		s.Infos += n
	}
}
