package custom

import (
	"errors"
	"strings"

	"github.com/expr-lang/expr/vm"
)

// Limits on the work of expressions: without them, lists inside lists would take forever. What counts as a step is one
// look at one item of a list.
const (
	stepsAtOnce  = 100_000   // for one person
	stepsAtAll   = 5_000_000 // for a whole chart, and
	stepsAPerson = 50        // for each of its people beside
)

// errSteps ends an expression that takes too many steps.
var errSteps = errors.New("it takes too many steps")

// A budget is how many steps an expression may still take.
type budget struct{ now, left *int }

// spend takes some steps.
func (b *budget) spend(steps int) error {
	*b.now -= steps
	*b.left -= steps
	if *b.now < 0 || *b.left < 0 {
		return errSteps
	}
	return nil
}

// A run is the work on one rule over one chart.
type run struct {
	vm    vm.VM
	facts *facts
	now   int // steps left for this person
	left  int // steps left for the chart
}

// begin turns to a person.
func (r *run) begin(f *facts) {
	r.facts, r.now = f, stepsAtOnce
	f.Budget = &budget{&r.now, &r.left}
}

// value works an expression out.
func (r *run) value(program *vm.Program) (any, error) {
	if r.left < 0 {
		return nil, errSteps
	}
	return r.vm.Run(program, r.facts)
}

// truth works out an expression that is true or false.
func (r *run) truth(program *vm.Program) (bool, error) {
	value, err := r.value(program)
	truth, _ := value.(bool)
	return truth, err
}

// reason says in plain words why an expression could not be worked out.
func reason(err error) string {
	text := err.Error()
	switch {
	case errors.Is(err, errSteps) || strings.Contains(text, errSteps.Error()):
		return "the expression takes too many steps, as lists inside lists do"
	case strings.Contains(text, "memory budget"):
		return "the expression makes lists that are too long"
	case strings.Contains(text, "out of range"):
		return "the expression asks for an item that a list does not have"
	case strings.Contains(text, "divide by zero"):
		return "the expression divides by zero"
	}
	return "the expression cannot be worked out with these values"
}
