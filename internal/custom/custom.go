// Package custom makes rules of the expressions that an organization has written in its configuration. It alone knows the
// expression language.
package custom

import (
	"fmt"

	"github.com/expr-lang/expr/vm"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/config"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/rules"
)

// Compile makes rules of what is written. What is wrong with an expression is a *diag.FileError, with its place.
func Compile(written []config.Custom) ([]rules.Rule, error) {
	var made []rules.Rule
	var bad diag.FileError
	for _, w := range written {
		c, findings := compileRule(w)
		bad.Findings = append(bad.Findings, findings...)
		made = append(made, rules.Rule{
			Name: w.ID.Value, Severity: w.Severity, Deviation: true, Integrity: true, Check: c.check,
		})
	}
	if len(bad.Findings) > 0 {
		diag.Finish(bad.Findings)
		return nil, &bad
	}
	return made, nil
}

// A compiled is a rule that is ready to run.
type compiled struct {
	written      config.Custom
	when, assert *vm.Program // when is nil where the rule looks at everybody
	message      message
}

// compileRule compiles the expressions of a rule.
func compileRule(w config.Custom) (*compiled, []diag.Finding) {
	c := &compiled{written: w}
	var findings, more []diag.Finding
	if w.When.Value != "" {
		c.when, findings = compileTruth("when", w.When)
	}
	c.assert, more = compileTruth("assert", w.Assert)
	findings = append(findings, more...)
	c.message, more = compileMessage(w.Message)
	return c, append(findings, more...)
}

// check looks at everybody who counts, and reports those of whom the rule is not true.
func (c *compiled) check(p *rules.Pass) {
	everybody := persons(p.Chart)
	run := &run{left: stepsAtAll + stepsAPerson*len(everybody)}
	failed := diag.Finding{}
	for i, s := range p.Chart.Seats {
		if s.Vacancy || !s.Counted || s.Repeat || s.Vague {
			continue
		}
		run.begin(&facts{Person: everybody[i], Name: everybody[i].Name, Title: everybody[i].Title, AsOf: p.Chart.AsOf})
		text, broken, err := c.judge(run)
		switch {
		case err != nil && len(failed.Affected) == 0:
			failed = c.finding(s, fmt.Sprintf("The rule %s could not be judged for %s: %s.", c.written.ID.Value, s, reason(err)))
		case err != nil:
			failed.Affected = append(failed.Affected, s.ID.Value)
		case broken:
			p.Report(c.finding(s, text))
		}
	}
	if n := len(failed.Affected); n > 0 {
		failed.Field, failed.Measure = "expression", n
		if n > 1 {
			failed.Message += fmt.Sprintf(" So it went for %d people.", n)
		}
		p.Report(failed)
	}
}

// judge works the rule out for one person. It is broken if the person is looked at and the assertion is not true; then
// the text is what to say.
func (c *compiled) judge(run *run) (text string, broken bool, err error) {
	if c.when != nil {
		looked, err := run.truth(c.when)
		if err != nil || !looked {
			return "", false, err
		}
	}
	holds, err := run.truth(c.assert)
	if err != nil || holds {
		return "", false, err
	}
	text, err = c.message.fill(run)
	return text, true, err
}

// finding is a finding of the rule about a seat.
func (c *compiled) finding(s *chart.Seat, message string) diag.Finding {
	return diag.Finding{
		Pos: s.Place(), Subject: s.ID.Value, Field: "custom", Affected: []string{s.ID.Value}, Message: message,
		Related: []diag.Related{{Pos: c.written.ID.Pos, Message: "the rule is written here"}},
	}
}
