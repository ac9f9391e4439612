package custom

import (
	"reflect"
	"slices"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/checker/nature"
)

// A guard goes through an expression whose kinds are known. It refuses what could grow without bounds or has no clear
// meaning, and makes every look at one of a list count.
type guard struct {
	cache      *nature.Cache
	fault      *fault
	attributes bool // whether the expression looks at attributes
	private    bool // whether it looks at fields that are not shown where names are not
}

// Visit looks at one part of an expression, after the parts in it.
func (g *guard) Visit(part *ast.Node) { //nolint:gocritic // the interface of the expression language wants a pointer
	switch n := (*part).(type) {
	case *ast.MemberNode:
		if name, ok := n.Property.(*ast.StringNode); ok {
			g.attributes = g.attributes || name.Value == "attributes"
			g.private = g.private || slices.Contains([]string{"attributes", "email", "location"}, name.Value)
		}
	case *ast.SliceNode:
		if n.Node.Type().Kind() == reflect.String {
			refuse(&g.fault, n, "a text cannot be cut; use startsWith, endsWith, contains or matches")
		}
	case *ast.PredicateNode:
		n.Node = counted(n.Node)
	case *ast.BuiltinNode:
		g.builtin(n)
	case *ast.CallNode:
		if name, ok := n.Callee.(*ast.IdentifierNode); ok && (name.Value == "min" || name.Value == "max") {
			g.extreme(name.Value, n.Arguments)
			*part = call(name.Value+"!", n, slices.Insert(n.Arguments, 0, budgetNode())...)
		}
	case *ast.BinaryNode:
		g.binary(part, n)
	}
}

// builtin looks at a function of the language.
func (g *guard) builtin(n *ast.BuiltinNode) {
	if n.Name != "sum" && n.Name != "count" {
		return
	}
	if n.Name == "sum" && !slices.Contains(numbers(), n.Type().Kind()) {
		refuse(&g.fault, n, "sum adds numbers, as in sum(map(person.reports, .grade)), but these are something else")
	}
	if len(n.Arguments) == 1 { // the same, but counted
		each := &ast.PointerNode{}
		each.SetLocation(n.Location())
		n.Arguments = append(n.Arguments, &ast.PredicateNode{Node: counted(each)})
	}
}

// extreme looks at what min and max are asked of: numbers, or lists of them.
func (g *guard) extreme(name string, arguments []ast.Node) {
	for _, argument := range arguments {
		kind := argument.Type().Kind()
		if kind == reflect.Slice {
			kind = eachOf(argument, g.cache).Kind()
		}
		if !slices.Contains(numbers(), kind) {
			refuse(&g.fault, argument, name+" works with numbers, or a list of them")
		}
	}
}

// binary looks at an operator between two values.
func (g *guard) binary(part *ast.Node, n *ast.BinaryNode) { //nolint:gocritic // see Visit
	left, right := n.Left.Type().Kind(), n.Right.Type().Kind()
	switch n.Operator {
	case "==", "!=":
		g.equal(part, n)
	case "matches":
		pattern, _ := n.Right.(*ast.StringNode)
		size := &ast.ConstantNode{Value: patternSize(pattern.Value)}
		n.Left = call(patternName, n.Left, budgetNode(), n.Left, size)
	case "/":
		*part = call(divideName, n, n.Left, n.Right)
	case "+":
		if left != reflect.Interface && left != reflect.String || right != reflect.Interface && right != reflect.String {
			return
		}
		*part = call(joinName, n, budgetNode(), n.Left, n.Right)
	case "in":
		if right == reflect.Struct || right == reflect.Pointer {
			refuse(&g.fault, n.Right, "after in there must be a list")
			return
		}
		if !scalar(left) || right == reflect.Slice && !scalar(eachOf(n.Right, g.cache).Kind()) {
			refuse(&g.fault, n.Left, useAny)
		}
		*part = call(inName, n, budgetNode(), n.Left, n.Right)
	}
}

// eachOf returns what each of a list is; an interface where that is not known, or where it is no list.
func eachOf(list ast.Node, cache *nature.Cache) reflect.Type {
	if kind := list.Nature(); kind.IsArray() {
		if each := kind.Elem(cache); each.Type != nil {
			return each.Type
		}
	}
	return reflect.TypeFor[any]()
}

// equal looks at a comparison. Where the kinds are not known before it is run, they are looked at then.
func (g *guard) equal(part *ast.Node, n *ast.BinaryNode) { //nolint:gocritic // see Visit
	known := true
	for _, side := range []ast.Node{n.Left, n.Right} {
		kind := side.Type().Kind()
		if !scalar(kind) {
			refuse(&g.fault, side, "only texts, numbers and truth values can be compared; compare the ids of people, as in person.manager.id")
		}
		known = known && kind != reflect.Interface
	}
	if known {
		return
	}
	same := call(equalName, n, n.Left, n.Right)
	*part = same
	if n.Operator == "!=" {
		not := &ast.UnaryNode{Operator: "not", Node: same}
		not.SetLocation(n.Location())
		not.SetNature(*n.Nature())
		*part = not
	}
}

// scalar reports whether values of a kind can be compared at once: no people and no lists. What kind it is may not be known
// yet.
func scalar(kind reflect.Kind) bool {
	return slices.Contains(append(numbers(), reflect.String, reflect.Bool), kind)
}

// numbers returns the kinds of numbers, and that of what is not known yet.
func numbers() []reflect.Kind { return []reflect.Kind{reflect.Int, reflect.Float64, reflect.Interface} }

// counted makes what is asked of each of a list count the steps.
func counted(asked ast.Node) ast.Node {
	steps := &ast.ConstantNode{Value: stepsFor(parts(asked))}
	made := &ast.SequenceNode{Nodes: []ast.Node{call(spendName, asked, budgetNode(), steps), asked}}
	made.SetLocation(asked.Location())
	made.SetNature(*asked.Nature())
	return made
}

// call is a call of a function in the place of another part of an expression.
func call(name string, instead ast.Node, arguments ...ast.Node) ast.Node {
	made := &ast.CallNode{Callee: &ast.IdentifierNode{Value: name}, Arguments: arguments}
	made.SetLocation(instead.Location())
	made.SetNature(*instead.Nature())
	return made
}

func budgetNode() ast.Node { return &ast.IdentifierNode{Value: budgetName} }

// parts counts the parts of an expression.
func parts(n ast.Node) int {
	var c counter
	ast.Walk(&n, &c)
	return int(c)
}

// A counter counts the parts of an expression.
type counter int

// Visit counts one.
func (c *counter) Visit(*ast.Node) { *c++ } //nolint:gocritic // the interface of the expression language wants a pointer
