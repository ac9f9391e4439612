package custom

import (
	"errors"
	"fmt"
	"reflect"
	"strconv"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/vm"

	"github.com/orglint/orglint/internal/diag"
)

// longest is how many characters an expression may have, and mostParts how many names, values and operators.
const (
	longest   = 2000
	mostParts = 500
)

// builtins are the functions of the expression language that rules may use. None depends on the clock, and none makes
// much of little.
func builtins() []string {
	return []string{
		"all", "any", "none", "one", "filter", "map", "count", "sum", "len", "lower", "upper", "trim", "hasPrefix", "hasSuffix",
		"abs", "ceil", "floor", "round", "min", "max",
	}
}

// A fault is what is wrong with an expression, and where: from and to count characters.
type fault struct {
	from, to            int
	message, suggestion string
}

// compile compiles an expression. The fault is nil if there is nothing wrong.
func compile(text string) (*vm.Program, *fault) {
	if len([]rune(text)) > longest {
		return nil, &fault{to: len([]rune(text)), message: fmt.Sprintf("the expression is longer than %d characters", longest)}
	}
	guard := &guard{}
	options := []expr.Option{
		expr.Env(&facts{}), expr.Optimize(false), expr.MaxNodes(mostParts), expr.DisableAllBuiltins(), expr.Patch(guard),
		expr.Function("days", days, new(func(from, to string) int)),
		expr.Function("number", number, new(func(text string) float64)),
		expr.Function(spendName, spend, new(func(b *budget) bool)),
		expr.Function(spendListName, spendList, new(func(b *budget, list []string) []string)),
	}
	for _, name := range builtins() {
		options = append(options, expr.EnableBuiltin(name))
	}
	program, err := tryCompile(text, options)
	switch placed, ok := errors.AsType[*file.Error](err); {
	case guard.fault != nil:
		return nil, guard.fault
	case ok:
		return nil, plainFault(placed, text)
	case err != nil:
		return nil, &fault{to: len([]rune(text)), message: "the expression cannot be read"}
	}
	return program, nil
}

// tryCompile compiles an expression, also one at which the language itself fails.
func tryCompile(text string, options []expr.Option) (program *vm.Program, err error) {
	defer func() {
		if reason := recover(); reason != nil {
			err = fmt.Errorf("%v", reason)
		}
	}()
	return expr.Compile(text, options...)
}

// compileTruth compiles an expression of the configuration that must be true or false.
func compileTruth(field string, text diag.Text) (*vm.Program, []diag.Finding) {
	program, f := compile(text.Value)
	if f == nil && program.Node().Type().Kind() != reflect.Bool {
		f = &fault{to: len([]rune(text.Value)), message: "it must be true or false, but this is " + kindOf(program.Node().Type())}
	}
	if f == nil {
		return program, nil
	}
	return nil, []diag.Finding{{
		Pos: within(text, 0, text.Value, f), Message: field + ": " + f.message + ".", Suggestion: f.suggestion, Field: field,
	}}
}

// names of the functions that count steps; no expression can write them.
const (
	spendName     = "spend!"
	spendListName = "spend list!"
	budgetName    = "budget!"
)

// spend counts a look at an item of a list.
func spend(arguments ...any) (any, error) {
	b, _ := arguments[0].(*budget)
	return true, b.spend(1)
}

// spendList counts a search through a list.
func spendList(arguments ...any) (any, error) {
	b, _ := arguments[0].(*budget)
	list, _ := arguments[1].([]string)
	return list, b.spend(len(list))
}

// days counts the days from one date to another; 0 where one is no date.
func days(arguments ...any) (any, error) {
	from, _ := arguments[0].(string)
	to, _ := arguments[1].(string)
	return diag.Days(from, to), nil
}

// number reads a text as a number; 0 where it is none.
func number(arguments ...any) (any, error) {
	text, _ := arguments[0].(string)
	value, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return 0.0, nil //nolint:nilerr // a text that is no number counts as 0
	}
	return value, nil
}

// call is a call of a function that counts steps.
func call(name string, arguments ...ast.Node) ast.Node {
	return &ast.CallNode{
		Callee:    &ast.IdentifierNode{Value: name},
		Arguments: append([]ast.Node{&ast.IdentifierNode{Value: budgetName}}, arguments...),
	}
}
