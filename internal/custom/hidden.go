package custom

import (
	"reflect"
	"slices"

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
		real: newRun(ch.AsOf, len(people), longest), masked: newRun(ch.AsOf, len(people), longest),
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

// value is what may be shown of the value of an expression: the value itself where it is one of the texts that are written
// in the expression, nothing where it comes of private fields, and else the value for people without names.
func (h *hidden) value(e *expression) any {
	value, err := h.real.value(e)
	if text, ok := value.(string); err == nil && ok && slices.Contains(e.texts, text) {
		return text
	}
	if err != nil || e.private {
		return privacy.NotShown
	}
	masked, err := h.masked.value(e)
	if err != nil || reflect.TypeOf(masked) != reflect.TypeOf(value) {
		return privacy.NotShown
	}
	return masked
}
