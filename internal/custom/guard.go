package custom

import (
	"reflect"
	"slices"

	"github.com/expr-lang/expr/ast"
)

// A guard goes through an expression before it is compiled. It refuses what rules do not need and what could grow without
// bounds, and makes every look at an item of a list count.
type guard struct{ fault *fault }

// Visit looks at one part of an expression, after the parts in it.
func (g *guard) Visit(node *ast.Node) { //nolint:gocritic // the interface of the expression language wants a pointer
	switch n := (*node).(type) {
	case *ast.NilNode:
		g.refuse(n, `nothing is ever nil here: where there is no value, a text is "" and a number is 0`)
	case *ast.VariableDeclaratorNode, *ast.SequenceNode:
		g.refuse(n, "a rule is one expression; let and ; do not work here")
	case *ast.MapNode, *ast.BytesNode:
		g.refuse(n, "groups of fields do not work here")
	case *ast.PredicateNode:
		counted := &ast.SequenceNode{Nodes: []ast.Node{call(spendName), n.Node}}
		counted.SetLocation(n.Node.Location())
		n.Node = counted
	case *ast.BinaryNode:
		g.binary(n)
	}
}

// binary looks at an operator between two values.
func (g *guard) binary(n *ast.BinaryNode) {
	switch n.Operator {
	case "..":
		g.refuse(n, "ranges such as 1..10 do not work here")
	case "==", "!=":
		for _, side := range []ast.Node{n.Left, n.Right} {
			if !scalar(side.Type()) {
				g.refuse(side, "only texts, numbers and truth values can be compared; compare the ids of people, as in person.manager.id")
			}
		}
	case "matches":
		if _, ok := n.Right.(*ast.StringNode); !ok {
			g.refuse(n.Right, "after matches there must be a pattern in quotation marks")
		}
	case "in":
		switch t := n.Right.Type(); {
		case t == reflect.TypeFor[[]string]():
			list := call(spendListName, n.Right)
			list.SetLocation(n.Right.Location())
			n.Right = list
		case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Pointer:
			g.refuse(n, "use any to look for a person in a list, as in any(person.reports, .id == \"ada\")")
		}
	}
}

// refuse notes the first part that rules may not use.
func (g *guard) refuse(n ast.Node, message string) {
	if at := n.Location(); g.fault == nil {
		g.fault = &fault{from: at.From, to: at.To, message: message}
	}
}

// scalar reports whether values of a type can be compared at once: no people and no lists.
func scalar(t reflect.Type) bool {
	return !slices.Contains([]reflect.Kind{reflect.Pointer, reflect.Struct, reflect.Slice, reflect.Map, reflect.Func}, t.Kind())
}
