package custom

import (
	"reflect"
	"slices"

	"github.com/expr-lang/expr/ast"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/privacy"
)

// A hidden writes the messages of a rule where names are not shown. What the rule finds is settled before.
type hidden struct {
	compiled      *compiled
	people, shown []person
	real, masked  *run
}

// hide prepares to write messages without names.
func (c *compiled) hide(ch *chart.Chart, longest int) *hidden {
	people, _ := c.crowd.of(ch)
	return &hidden{
		compiled: c, people: people, shown: c.crowd.asShown(ch),
		real: newRun(ch.AsOf, c.crowd.rules, len(people), longest), masked: newRun(ch.AsOf, c.crowd.rules, len(people), longest),
	}
}

// message is the message about a person.
func (h *hidden) message(number int) string {
	h.real.begin(&h.people[number])
	h.masked.begin(&h.shown[number])
	text, err := h.compiled.message.fill(func(e *expression) (any, error) { return h.value(e), nil })
	if err != nil {
		return privacy.NotShown
	}
	return text
}

// value is what may be shown of the value of an expression: the value itself where it is a text that is written in the
// expression, nothing where it comes of private fields, and else the value for people without names.
func (h *hidden) value(e *expression) any {
	value, err := h.real.value(e)
	if err != nil || e.private && !e.fixed {
		return privacy.NotShown
	}
	if text, ok := value.(string); ok && slices.Contains(e.texts, text) {
		return text
	}
	masked, err := h.masked.value(e)
	if err != nil || reflect.TypeOf(masked) != reflect.TypeOf(value) {
		return privacy.NotShown
	}
	return masked
}

// mask leaves of the ids of a person, and of those that the record names, what may be shown.
func (p *person) mask(ch *chart.Chart, s *chart.Seat) {
	shown := func(id string) string {
		if id == "" {
			return ""
		}
		if !ch.Has(id) {
			return privacy.NotShown
		}
		id, _ = ch.ShownID(id)
		return id
	}
	p.ID, p.ReportsTo = s.ShownID(), shown(p.ReportsTo)
	for i, id := range p.DottedLineTo {
		p.DottedLineTo[i] = shown(id)
	}
	if privacy.NamesPerson(p.CostCenter, "") {
		p.CostCenter = privacy.NotShown
	}
}

// own returns the texts written in an expression that it may give, and whether it can give nothing else.
func own(n ast.Node) (texts []string, fixed bool) {
	switch n := n.(type) {
	case *ast.StringNode:
		return []string{n.Value}, true
	case *ast.ConditionalNode:
		yes, fixedYes := own(n.Exp1)
		no, fixedNo := own(n.Exp2)
		return append(yes, no...), fixedYes && fixedNo
	}
	return nil, false
}
