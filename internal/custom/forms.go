package custom

import (
	"regexp"
	"regexp/syntax"

	"github.com/expr-lang/expr/ast"
)

// largestPattern is how large a pattern after matches may be, in single characters and choices, with what is repeated as
// often as it may be.
const largestPattern = 1000

// A forms goes through an expression as it reads, and refuses the forms that rules do not need.
type forms struct{ fault *fault }

// Visit looks at one part of an expression, after the parts in it.
func (v *forms) Visit(part *ast.Node) { //nolint:gocritic // the interface of the expression language wants a pointer
	switch n := (*part).(type) {
	case *ast.NilNode:
		refuse(&v.fault, n, `nothing is ever nil here: where there is no value, a text is "" and a number is 0`)
	case *ast.VariableDeclaratorNode, *ast.SequenceNode:
		refuse(&v.fault, n, "a rule is one expression; let and ; do not work here")
	case *ast.MapNode:
		refuse(&v.fault, n, "groups of fields do not work here")
	case *ast.BytesNode:
		refuse(&v.fault, n, "a text starts with its quotation mark")
	case *ast.IdentifierNode:
		if n.Value == "$env" {
			refuse(&v.fault, n, `there is nothing called "$env"`)
		}
	case *ast.BinaryNode:
		switch n.Operator {
		case "..":
			refuse(&v.fault, n, "ranges such as 1..10 do not work here")
		case "**", "^":
			refuse(&v.fault, n, "powers do not work here; multiply instead")
		case "matches":
			v.pattern(n.Right)
		}
	}
}

// pattern refuses what is no pattern, or one that could take forever.
func (v *forms) pattern(n ast.Node) {
	text, ok := n.(*ast.StringNode)
	if !ok {
		refuse(&v.fault, n, "after matches there must be a pattern in quotation marks")
		return
	}
	size := patternSize(text.Value)
	if size > largestPattern {
		refuse(&v.fault, n, "the pattern after matches repeats too much; make it shorter")
		return
	}
	if _, err := regexp.Compile(text.Value); err != nil {
		refuse(&v.fault, n, "the pattern after matches does not read as a regular expression")
	}
}

// refuse notes the first part that rules may not use.
func refuse(first **fault, n ast.Node, message string) {
	if at := n.Location(); *first == nil {
		*first = &fault{from: at.From, to: at.To, message: message}
	}
}

// patternSize returns the size of a pattern; 0 for one that does not read.
func patternSize(pattern string) int {
	parsed, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return 0
	}
	return sizeOf(parsed)
}

func sizeOf(re *syntax.Regexp) int {
	size := 1 + len(re.Rune)/2 // the characters of a text, or the ranges of a choice
	if re.Op == syntax.OpLiteral {
		size = len(re.Rune)
	}
	for _, sub := range re.Sub {
		size += sizeOf(sub)
	}
	if re.Op == syntax.OpRepeat {
		size *= max(re.Min, re.Max, 1)
	}
	return min(size, 1<<30)
}
