package custom

import (
	"errors"
	"strings"

	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/vm"

	"github.com/orglint/orglint/internal/diag"
)

// Limits on the work of expressions: without them, lists inside lists would take forever. A step is a look at one of a
// list, with up to partsAStep parts of what is asked of it.
const (
	stepsAtOnce  = 100_000   // for one person
	stepsAtAll   = 1_000_000 // for a whole chart, and
	stepsAPerson = 100       // for each of its people beside

	rulesInFull = 20 // how many rules may take all of that; where there are more, they share it

	partsAStep   = 8
	textAStep    = 256 // bytes of text that are worked on in a step
	patternAStep = 32  // bytes of text times the size of the pattern that they are compared with
)

// stepsFor returns the steps that some parts of an expression take.
func stepsFor(parts int) int { return 1 + (parts-1)/partsAStep }

// Why an expression stops.
var (
	errSteps  = errors.New("too many steps")
	errLong   = errors.New("too long a text")
	errKind   = errors.New("another kind of value")
	errDivide = errors.New("divide by zero")
	errShow   = errors.New("not for a message")
)

// A budget is how many steps an expression may still take.
type budget struct {
	now, left int // for this person, and for the chart
	weight    int // what each step counts: more than one where the chart has long texts
}

// spend takes some steps.
func (b *budget) spend(steps int) error {
	b.now -= steps * b.weight
	b.left -= steps * b.weight
	if b.now < 0 || b.left < 0 {
		return errSteps
	}
	return nil
}

// A run is the work on one rule over one chart.
type run struct {
	vm     vm.VM
	facts  facts
	budget budget
}

// newRun starts the work of one of some rules on a chart of that many people, whose longest text has that many bytes. The rules
// run side by side; so each has a share of its own of what all may take, and what becomes of it does not depend on the others.
func newRun(asOf string, rules, people, longest int) *run {
	steps := (stepsAtAll + stepsAPerson*people) * rulesInFull / max(rules, rulesInFull)
	r := &run{budget: budget{left: steps, weight: 1 + longest/textAStep}}
	r.facts = facts{AsOf: asOf, Budget: &r.budget}
	return r
}

// begin turns to a person.
func (r *run) begin(p *person) {
	r.facts.Person, r.facts.Name, r.facts.Title = p, p.Name, p.Title
	r.budget.now = stepsAtOnce
}

// value works an expression out. The error is a *stopError.
func (r *run) value(e *expression) (any, error) {
	if err := r.budget.spend(e.steps); err != nil {
		return nil, &stopError{e, err}
	}
	value, err := r.vm.Run(e.program, &r.facts)
	if err != nil {
		return nil, &stopError{e, err}
	}
	return value, nil
}

// truth works out an expression that is true or false.
func (r *run) truth(e *expression) (bool, error) {
	value, err := r.value(e)
	truth, ok := value.(bool)
	if err == nil && !ok {
		err = &stopError{e, errKind}
	}
	return truth, err
}

// A stopError says why an expression stopped.
type stopError struct {
	expression *expression
	err        error
}

// Error is for programmers; reason is for people.
func (e *stopError) Error() string { return e.err.Error() }

// Unwrap returns why the expression stopped.
func (e *stopError) Unwrap() error { return e.err }

// pos returns the place in the configuration at which the expression stopped.
func (e *stopError) pos() diag.Pos {
	if placed, ok := errors.AsType[*file.Error](e.err); ok {
		return e.expression.pos(placed.From, placed.To)
	}
	return e.expression.pos(0, len(e.expression.source))
}

// reason says in plain words why an expression could not be worked out.
func reason(err error) string {
	text := err.Error()
	switch {
	case errors.Is(err, errSteps):
		return "the expression takes too many steps, as lists inside lists and very long texts do"
	case errors.Is(err, errLong):
		return "it makes a text that is too long"
	case errors.Is(err, errDivide) || strings.Contains(text, "divide by zero"):
		return "the expression divides by zero"
	case errors.Is(err, errShow):
		return "the message would show something that is no text, number or truth value"
	case strings.Contains(text, "memory budget"):
		return "the expression makes lists that are too long"
	case strings.Contains(text, "out of range"):
		return "the expression asks for a place in a list that is shorter"
	}
	return "the expression does not work with these values, such as a text where a number is needed"
}
