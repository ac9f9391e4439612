// Package custom makes rules of the expressions that an organization has written in its configuration. It alone knows the
// expression language.
package custom

import (
	"errors"
	"fmt"
	"reflect"
	"strings"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/config"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/text"
	"github.com/orglint/orglint/rules"
)

// Compile makes rules of what is written. What is wrong with an expression is a *diag.FileError, with its place.
func Compile(written []config.Custom) ([]rules.Rule, error) {
	var made []rules.Rule
	var bad diag.FileError
	everybody := &crowd{rules: len(written)}
	for _, w := range written {
		c, findings := compileRule(w)
		bad.Findings = append(bad.Findings, findings...)
		c.crowd = everybody
		made = append(made, rules.Rule{
			Name: w.ID.Value, Title: title(w.ID.Value), Severity: w.Severity, Deviation: true, Integrity: true, Check: c.check,
			Summary: "A rule of your own: " + strings.Join(strings.Fields(w.Message.Value), " "), Page: page(w),
		})
		for _, e := range c.expressions() {
			everybody.attributes = everybody.attributes || e.attributes
		}
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
	when, assert *expression // when is nil where the rule looks at everybody
	message      message
	crowd        *crowd
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

// compileTruth compiles an expression of the configuration that must be true or false.
func compileTruth(field string, written diag.Text) (*expression, []diag.Finding) {
	p := passage{field: field, text: written, source: written.Value}
	e, f := compile(p)
	if f == nil && e.gives.Kind() != reflect.Bool {
		f = p.fault("it must be true or false, but this is " + kindOf(e.gives))
	}
	if f != nil {
		return nil, []diag.Finding{p.finding(f)}
	}
	return e, nil
}

// expressions returns the expressions of a rule that could be compiled.
func (c *compiled) expressions() []*expression {
	var all []*expression
	for _, e := range []*expression{c.when, c.assert} {
		if e != nil {
			all = append(all, e)
		}
	}
	for _, p := range c.message {
		if p.expression != nil {
			all = append(all, p.expression)
		}
	}
	return all
}

// check looks at everybody who counts, and reports those of whom the rule is not true.
func (c *compiled) check(p *rules.Pass) {
	everybody, longest := c.crowd.of(p.Chart)
	run := newRun(p.Chart.AsOf, c.crowd.rules, len(everybody), longest)
	var hidden *hidden
	if p.Chart.Show.Hides() {
		hidden = c.hide(p.Chart, longest)
	}
	var failed failure
	for i, s := range p.Chart.Seats {
		if s.Vacancy || !s.Counts() || !s.Sound() {
			continue
		}
		run.begin(&everybody[i])
		message, broken, err := c.judge(run)
		if broken && err == nil && hidden != nil {
			message = hidden.message(i)
		}
		switch {
		case err != nil:
			failed.add(s, err)
		case broken:
			f := finding(s, "custom", message)
			f.Affected = []string{s.ID().Value}
			f.Related = []diag.Related{{Pos: c.written.ID.Pos, Message: "the rule is written here"}}
			p.Report(f)
		}
	}
	if len(failed.people) > 0 {
		p.Report(failed.finding(c.written, c.crowd.rules))
	}
}

// judge works the rule out for one person. It is broken if the person is looked at and the assertion is not true; then
// the message is what to say.
func (c *compiled) judge(run *run) (message string, broken bool, err error) {
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
	message, err = c.message.fill(run.value)
	return message, true, err
}

func finding(s *chart.Seat, field, message string) diag.Finding {
	return diag.Finding{Pos: s.Place(), Subject: s.ID().Value, Field: field, Message: message}
}

// A failure is for whom a rule could not be judged, in file order, and why not for the first of them.
type failure struct {
	people []*chart.Seat
	err    error
}

func (f *failure) add(s *chart.Seat, err error) {
	if len(f.people) == 0 {
		f.err = err
	}
	f.people = append(f.people, s)
}

// finding is the one finding of a rule that could not be judged, of as many rules as are counted.
func (f *failure) finding(rule config.Custom, count int) diag.Finding {
	first := f.people[0]
	why := reason(f.err)
	if errors.Is(f.err, errSteps) && count > rulesInFull {
		why += fmt.Sprintf("; the %d rules share what %d may take", count, rulesInFull)
	}
	found := finding(first, "expression", fmt.Sprintf(
		"The rule %s could not be judged for %s: %s.", rule.ID.Value, text.AndOthers(first.String(), len(f.people)-1), why))
	found.Measure, found.Identity = len(f.people), "expression"
	for _, s := range f.people {
		found.Affected = append(found.Affected, s.ID().Value)
	}
	at := rule.ID.Pos
	if stopped, ok := errors.AsType[*stopError](f.err); ok {
		at = stopped.pos()
	}
	found.Related = []diag.Related{{Pos: at, Message: "this part of the rule is where it stops"}}
	return found
}
