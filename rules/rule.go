// Package rules holds the rules, one a file, each with its page beside it. To add one, see CONTRIBUTING.md.
package rules

import (
	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
)

// A Rule is one check. It keeps nothing between runs.
type Rule struct {
	Name      string // kebab-case: names its page and its fixtures too
	Severity  diag.Severity
	Deviation bool // does it depend on the organization, so that an exception can be agreed?
	Check     func(*Pass)
}

// A Pass is the run of one rule over one chart. The chart is read-only.
type Pass struct {
	Chart   *chart.Chart
	Options Options

	rule     Rule
	findings []diag.Finding
}

// Report adds a finding of the rule. Its severity is that of the rule, unless the finding has one.
func (p *Pass) Report(f diag.Finding) {
	f.Rule = p.rule.Name
	if f.Severity == 0 {
		f.Severity = p.rule.Severity
	}
	p.findings = append(p.findings, f)
}

// Run runs the rules over a chart and returns what they find, in no order that means anything.
func Run(c *chart.Chart, rules []Rule, options Options) []diag.Finding {
	var findings []diag.Finding
	for _, rule := range rules {
		if rule.Check == nil {
			continue
		}
		p := &Pass{Chart: c, Options: options, rule: rule}
		rule.Check(p)
		findings = append(findings, p.findings...)
	}
	return findings
}

// Options are the limits of the whole chart. The limits of a level belong to its family.
type Options struct {
	Span   Span
	Layers int // the most layers, the top included
}

// A Span is how many direct reports a manager should have, both numbers included.
type Span struct{ Min, Max int }

// Defaults returns the options that hold where nothing else is configured.
func Defaults() Options {
	return Options{Span: Span{Min: 4, Max: 10}, Layers: 8}
}
