package custom

import (
	"errors"
	"fmt"
	"reflect"
	"unicode/utf8"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/checker"
	"github.com/expr-lang/expr/compiler"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/vm"
)

// longest is how many characters an expression, a text that it makes and a message may have; mostParts is how many names,
// values and operators an expression may have.
const (
	longest   = 2000
	mostParts = 500
)

// An expression is ready to run.
type expression struct {
	passage

	program    *vm.Program
	gives      reflect.Type // what it gives; an interface where that is only known when it runs
	each       reflect.Type // where that is a list: what each is
	steps      int          // what it takes once, without its lists
	attributes bool         // whether it looks at attributes
	private    bool         // whether it looks at fields that are not shown where names are not
	texts      []string     // those written in it that it may give
	fixed      bool         // whether it can give nothing but these
}

// builtins are the functions of the expression language that rules may use. None depends on the clock, and none makes
// much of little.
func builtins() []string {
	return []string{
		"all", "any", "none", "one", "filter", "map", "count", "sum", "len", "lower", "upper", "trim", "hasPrefix", "hasSuffix",
		"abs", "ceil", "floor", "round",
	}
}

// language returns the expression language with what expressions may use.
func language() *conf.Config {
	options := []expr.Option{
		expr.Env(&facts{}), expr.Optimize(false), expr.MaxNodes(mostParts), expr.DisableAllBuiltins(),
		expr.Function("days", days, new(func(from, to string) int)),
		expr.Function("number", number, new(func(text string) float64)),
	}
	for _, name := range []string{"min", "max"} { // a guard puts the one with a budget in its place
		options = append(options, expr.Function(name, extreme(name), new(func(...any) float64)))
	}
	for name, f := range counters() {
		options = append(options, expr.Function(name, f))
	}
	for _, name := range builtins() {
		options = append(options, expr.EnableBuiltin(name))
	}
	c := conf.CreateNew()
	for _, option := range options {
		option(c)
	}
	for name := range c.Disabled {
		delete(c.Builtins, name)
	}
	return c
}

// compile compiles an expression. The fault is nil if there is nothing wrong.
func compile(p passage) (made *expression, bad *fault) {
	if utf8.RuneCountInString(p.source) > longest {
		return nil, p.fault(fmt.Sprintf("the expression is longer than %d characters", longest))
	}
	defer func() {
		if recover() != nil { // the language itself gives up on some texts
			made, bad = nil, p.fault("the expression cannot be read")
		}
	}()
	c := language()
	tree, err := parser.ParseWithConfig(p.source, c)
	if err != nil {
		return nil, plainFault(err, p)
	}
	forms := &forms{}
	ast.Walk(&tree.Node, forms)
	if forms.fault != nil {
		return nil, forms.fault
	}
	if _, err := new(checker.Checker).Check(tree, c); err != nil {
		return nil, plainFault(err, p)
	}
	gives, each := tree.Node.Type(), eachOf(tree.Node, &c.NtCache)
	texts, fixed := own(tree.Node)
	guard := &guard{cache: &c.NtCache}
	ast.Walk(&tree.Node, guard)
	if guard.fault != nil {
		return nil, guard.fault
	}
	program, err := compiler.Compile(tree, c)
	if err != nil {
		return nil, p.fault("the expression cannot be read")
	}
	return &expression{
		passage: p, program: program, gives: gives, each: each, steps: stepsFor(parts(tree.Node)), attributes: guard.attributes,
		private: guard.private, texts: texts, fixed: fixed,
	}, nil
}

// plainFault says in plain words what the expression language says of an expression.
func plainFault(err error, p passage) *fault {
	if placed, ok := errors.AsType[*file.Error](err); ok {
		return plain(placed, p.source)
	}
	return p.fault("the expression cannot be read")
}
