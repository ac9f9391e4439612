// Package lint is the way from files to findings, as one function that can be read from top to bottom.
package lint

import (
	"slices"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/rules"
)

// A Job says what to check, and how.
type Job struct {
	Files    []*source.File // together one chart; Run notes in them what cannot be used
	Families *family.Set
	Rules    []rules.Rule // the rules that apply
	Options  rules.Options
	AsOf     string // the day for which seats are counted, such as 2026-11-23

	// Incomplete says that a file could not be opened, so that nothing may be called missing.
	Incomplete bool
}

// A Result is what a run found.
type Result struct {
	AsOf     string
	Summary  Summary
	Findings []diag.Finding // in order
}

// A Summary counts what was checked and what was found.
type Summary struct {
	Files, People, Vacancies, Teams, Units int
	Errors, Warnings, Infos                int
}

// Run checks the chart that the files of a job make together. An error means that the check could not be done.
func Run(job Job) (*Result, error) {
	findings := slices.Clone(job.Families.Findings) // others may check with the same families at the same time
	var documents []*source.Value
	incomplete := job.Incomplete
	check, err := ChartSchema(job.Families)
	if err != nil {
		return nil, err
	}
	for _, file := range job.Files {
		findings = append(findings, file.Findings...)
		incomplete = incomplete || file.Incomplete
		own := inherit(file)
		for _, document := range own {
			faults, err := check.Check(document)
			if err != nil {
				return nil, err
			}
			findings = append(findings, faults...)
			documents = append(documents, document)
		}
		if len(own) == 0 && len(file.Findings) == 0 {
			findings = append(findings, empty(file))
		}
	}
	c := chart.Build(documents, job.Families, job.AsOf, incomplete)
	findings = append(findings, rules.Run(c, job.Rules, job.Options)...)
	findings = apply(job.Rules, findings)
	diag.Finish(findings)
	return &Result{AsOf: job.AsOf, Findings: findings, Summary: summarize(c, len(job.Files), findings)}, nil
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
			if field.Key.Value == "version" && version == nil {
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

// apply leaves only the findings of the rules that apply, and gives a severity to those that have none yet.
func apply(applied []rules.Rule, findings []diag.Finding) []diag.Finding {
	severity := make(map[string]diag.Severity, len(applied))
	for _, rule := range applied {
		severity[rule.Name] = rule.Severity
	}
	var kept []diag.Finding
	for _, f := range findings {
		s, ok := severity[f.Rule]
		if !ok {
			continue
		}
		if f.Severity == 0 {
			f.Severity = s
		}
		kept = append(kept, f)
	}
	return kept
}

func summarize(c *chart.Chart, files int, findings []diag.Finding) Summary {
	s := Summary{Files: files, People: c.People(), Teams: len(c.Teams), Units: len(c.Units)}
	s.Vacancies = len(c.Seats) - s.People
	for _, f := range findings {
		switch f.Severity {
		case diag.Error:
			s.Errors++
		case diag.Warning:
			s.Warnings++
		case diag.Info:
			s.Infos++
		}
	}
	return s
}
