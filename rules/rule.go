// Package rules holds the rules, one a file, each with its page beside it, and the policy by which they apply. To add a
// rule, see CONTRIBUTING.md.
package rules

import (
	"github.com/orglint/orglint/internal/change"
	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/parallel"
)

// A Rule is one check. It keeps nothing between runs.
type Rule struct {
	Name      string // kebab-case: names its page and its fixtures too
	Title     string // what it finds, in the words of a heading
	Severity  diag.Severity
	Deviation bool     // may an approved deviation allow it?
	Integrity bool     // does it hold in every chart, whatever the organization? Then it is part of every preset.
	Options   []Option // the numbers that a configuration may set
	Check     func(*Pass)

	// Compare takes the place of Check in a rule about what is different since an earlier state of the chart. It is run where two states
	// are compared, as by orglint diff, and never by orglint check. Its findings are about the later state, at what stands there.
	Compare func(*Pass, *change.List)

	Summary, Page string // of a rule that is an organization's own: what it reports, and its page in Markdown
}

// An Option is a number that a configuration may set for a rule.
type Option struct {
	Name  string
	Least int                 // the least value that makes sense
	About string              // what it is, with its unit
	Field func(*Options) *int // where it is kept
}

// Options are the limits of the whole chart. The limits of a level belong to its family.
type Options struct {
	Span   Span
	Layers int // the most layers, the top included
	Days   int // how long an acting or interim appointment may last
	People int // the most seats that may move with one line
}

// A Span is how many direct reports a manager should have, both numbers included.
type Span struct{ Min, Max int }

// Defaults returns the options that hold where nothing else is configured.
func Defaults() Options {
	return Options{Span: Span{Min: 4, Max: 10}, Layers: 8, Days: 90, People: 25}
}

// A Pass is the run of one rule over one chart. The chart is read-only.
type Pass struct {
	Chart *chart.Chart
	Tops  []string // the ids of those who may stand at the top, beside the presumed one

	rule    Rule
	policy  *Policy
	scoped  bool // whether the policy sets the rule differently for parts of the chart
	options map[Where]Options
	found   diag.Keeper
	fault   *diag.Fault // of the rule itself
}

// Report adds a finding of the rule. Its severity is that of the rule, unless the finding has one.
func (p *Pass) Report(f diag.Finding) {
	f.Rule = p.rule.Name
	p.found.Add(f)
}

// Options returns the options that hold for a seat.
func (p *Pass) Options(s *chart.Seat) Options {
	at := p.where(s)
	options, ok := p.options[at]
	if !ok {
		options = p.policy.Effective(p.rule, at).Options
		p.options[at] = options
	}
	return options
}

// where returns the part of the chart that a seat stands in, as far as that matters.
func (p *Pass) where(s *chart.Seat) Where {
	if !p.scoped {
		return Where{}
	}
	return Where{Chart: p.Chart, Unit: p.Chart.UnitOf(s), Path: path(s.Place())}
}

// A FailedError is a rule that failed by a mistake of orglint's own.
type FailedError struct {
	Rule  string
	Fault *diag.Fault
}

// Error says which rule failed, and what to do.
func (f FailedError) Error() string {
	return "the rule " + f.Rule + " failed, so nothing it would have found is shown. " + f.Fault.Advice()
}

// Run runs the rules of a policy over a chart and returns what they find, in no order that means anything, and without
// severities. Those that failed have found nothing. Rules that compare run where it is known what is different since an earlier state;
// it is nil where nothing is compared.
func Run(c *chart.Chart, since *change.List, policy *Policy) (findings []diag.Finding, failed []FailedError) {
	var passes []*Pass
	for _, rule := range policy.Rules {
		if (rule.Check != nil || rule.Compare != nil && since != nil) && policy.applies(rule) {
			passes = append(passes, newPass(c, policy, rule))
		}
	}
	parallel.Each(len(passes), func(i int) { passes[i].check(since) })
	for _, p := range passes {
		if p.fault != nil {
			failed = append(failed, FailedError{p.rule.Name, p.fault})
			continue
		}
		findings = append(findings, p.found.All()...)
	}
	return findings, failed
}

// newPass returns the pass of a rule.
func newPass(c *chart.Chart, policy *Policy, rule Rule) *Pass {
	return &Pass{
		Chart: c, Tops: policy.Tops, rule: rule, policy: policy, scoped: policy.Scoped(rule.Name),
		options: map[Where]Options{}, found: diag.Keeper{Record: c.RecordAt, Scoped: policy.Scoped, Whole: policy.Whole},
	}
}

// check runs the rule.
func (p *Pass) check(since *change.List) {
	p.fault = diag.Catch(func() {
		if p.rule.Compare != nil {
			p.rule.Compare(p, since)
		} else {
			p.rule.Check(p)
		}
	})
}
