package repair_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/orglint/orglint/internal/repair"
)

// crowded writes a chart in which m0 has so many reports too many, and m1 has places.
func crowded(tooMany int, record string, more ...string) string {
	var b strings.Builder
	b.WriteString("version: 1\npeople:\n  - {id: top, role: \"Director, Engineering\"}\n  - {id: m0, role: Engineering Manager, reports_to: top}\n")
	for i := range 10 + tooMany {
		fmt.Fprintf(&b, "  - {id: r%02d, role: Backend Engineer, reports_to: m0%s}\n", i, record)
	}
	for _, m := range more {
		b.WriteString("  - " + m + "\n")
	}
	return b.String()
}

const contractorLead = "{id: m1, role: Engineering Manager, reports_to: top, employment: contractor}"

// reportsOf writes reports of a manager.
func reportsOf(manager string, n int) (records []string) {
	for i := range n {
		records = append(records, fmt.Sprintf("{id: %s-%d, role: Backend Engineer, reports_to: %s, employment: contractor}", manager, i, manager))
	}
	return records
}

// TestWhoMayMove moves only those whom the new line suits.
func TestWhoMayMove(t *testing.T) {
	for _, test := range []struct {
		name, chart string
		status      repair.Status
		moves       []string
	}{
		{
			"contractors alone to a contractor", crowded(0, "", append(reportsOf("m1", 4), contractorLead, "{id: s1, role: Backend Engineer, reports_to: m0, employment: contractor}")...),
			repair.Fewest,
			[]string{"s1 to m1"},
		},
		{"no employee to a contractor", crowded(1, "", append(reportsOf("m1", 4), contractorLead)...), repair.Impossible, nil},
		{
			"nobody to those below them, whoever has left between", crowded(1, "", append(reportsOf("m1", 4), "{id: m1, role: Engineering Manager, reports_to: gone}",
				"{id: gone, role: Engineering Manager, reports_to: r00, end: 2020-01-01}")...),
			repair.Fewest,
			[]string{"r01 to m1"},
		},
		{"nobody to whom they have a dotted line", crowded(1, ", dotted_line_to: m1", append(reportsOf("m1", 4), "{id: m1, role: Engineering Manager, reports_to: top}")...), repair.Impossible, nil},
		{
			"the first by id", crowded(2, "", append(slices.Concat(reportsOf("m1", 9), reportsOf("m2", 4)), "{id: m2, role: Engineering Manager, reports_to: top}",
				"{id: m1, role: Engineering Manager, reports_to: top}")...),
			repair.Fewest,
			[]string{"r00 to m1", "r01 to m2"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			o := repaired(t, test.chart, false)
			if diff := cmp.Diff(test.moves, movesOf(o)); diff != "" || o.Status != test.status {
				t.Errorf("got %s, want %s; moves (-want +got):\n%s\n%s", o.Status, test.status, diff, test.chart)
			}
		})
	}
}
