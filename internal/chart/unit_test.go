package chart_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/orglint/orglint/internal/chart"
)

// TestHeads compares the members above the heads of units with walks up from each head.
func TestHeads(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		people, units := rapid.IntRange(1, 12).Draw(t, "people"), rapid.IntRange(1, 4).Draw(t, "units")
		var b strings.Builder
		b.WriteString("version: 1\npeople:\n")
		for i := range people {
			fmt.Fprintf(&b, "  - {id: s%d, role: x, unit: u%d", i, rapid.IntRange(0, units-1).Draw(t, "unit"))
			if manager := rapid.IntRange(-1, people-1).Draw(t, "manager"); manager >= 0 {
				fmt.Fprintf(&b, ", reports_to: s%d", manager)
			}
			if rapid.IntRange(0, 4).Draw(t, "left") == 0 {
				b.WriteString(", end: 2020-01-01")
			}
			b.WriteString("}\n")
		}
		b.WriteString("units:\n")
		for i := range units {
			fmt.Fprintf(&b, "  - {id: u%d, head: s%d}\n", i, rapid.IntRange(0, people-1).Draw(t, "head"))
		}
		c := build(t, b.String())
		want, got := map[string]string{}, map[string]string{}
		for i, head := range c.Heads() {
			if head.Above != nil {
				got[c.Units[i].ID.Value] = head.Above.ID().Value
			}
		}
		for _, u := range c.Units {
			if member := memberAbove(c.SeatsOf(u.Head.Value)[0], u); member != nil {
				want[u.ID.Value] = member.ID().Value
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("-walk +Heads:\n%s\n%s", diff, b.String())
		}
	})
}

// memberAbove walks up from the head of a unit to the nearest member who counts; nil where there is none, or a circle.
func memberAbove(head *chart.Seat, u *chart.Unit) *chart.Seat {
	var found *chart.Seat
	s := head
	for range 20 {
		if s.Manager == nil {
			return found
		}
		if s = s.Manager; found == nil && s.Counts() && s.Unit().Value == u.ID.Value {
			found = s
		}
	}
	return nil
}

// TestInside looks for units around others, also where they go round in a circle.
func TestInside(t *testing.T) {
	c := build(t, "version: 1\nunits: [{id: a, parent: e}, {id: b, parent: a}, {id: c, parent: d}, {id: d, parent: c}, {id: f, parent: d}, {id: g, parent: e}, {id: e}]\n")
	inside := map[string]string{"": "", "a": "ae", "b": "abe", "c": "c", "d": "d", "e": "e", "f": "f", "g": "ge", "label": "label"}
	for id, want := range inside {
		for _, outer := range []string{"", "a", "b", "c", "d", "e", "f", "g", "label"} {
			if got := c.Inside(id, outer); got != (outer != "" && (outer == want || len(outer) == 1 && strings.Contains(want, outer) && id != "label")) {
				t.Errorf("%q is inside %q: %t", id, outer, got)
			}
		}
	}
}
