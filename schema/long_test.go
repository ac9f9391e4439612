package schema_test

import (
	"fmt"
	"strings"
	"testing"
)

// numbered writes something for each number below n.
func numbered(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// TestTooMuch checks that of the faults of a record the first are told, each at its place, and the others counted; and that other
// records are not touched by it.
func TestTooMuch(t *testing.T) {
	const after = "  - {id: z, role: CTO, zeta: 1}\n"
	tests := []struct {
		name, record string
		first, last  string // what stands at the first and the last place that is told
		told, more   int
	}{
		{"as many as are told", "{id: a, role: CTO, " + numbered(100, "k%d: 1, ") + "}", "k0", "k99", 100, 0},
		{"one more", "{id: a, role: CTO, " + numbered(101, "k%d: 1, ") + "}", "k0", "k99", 100, 1},
		{"unknown fields", "{id: a, role: CTO, " + numbered(3000, "k%d: 1, ") + "}", "k0", "k99", 100, 2900},
		{"unknown fields and a wrong one", "{id: a, grade: x, role: CTO, " + numbered(300, "k%d: 1, ") + "}", "k0", "x", 101, 200},
		{"wrong items", "{id: a, role: CTO, team: [" + numbered(3000, "[%d], ") + "]}", "[0]", "[99]", 100, 2900},
		{"wrong items after right ones", "{id: a, role: CTO, team: [" + numbered(3000, "t%d, ") + numbered(150, "[%d], ") + "]}", "[0]", "[99]", 100, 50},
		{"right items", "{id: a, role: CTO, team: [" + numbered(3000, "t%d, ") + "]}", "", "", 0, 0},
		{"right items that are not proven", "{id: a, role: CTO, team: [" + numbered(3000, "é%d, ") + "]}", "", "", 0, 0},
		{"wrong deviations", "{id: a, role: CTO, deviations: [" + numbered(2500, "x%d, ") + "]}", "x0", "x2499", 2500, 0},
		{"a long list in a deviation", "{id: a, role: CTO, deviations: [{rule: r, ground: g, reason: r, approved_by: b, subjects: [" + numbered(1500, "[%d], ") + "]}]}", "[0]", "[99]", 100, 1400},
	}
	s := chartSchema(t)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			text := "version: 1\npeople:\n  - " + test.record + "\n" + after
			told, more := 0, 0
			var places []string
			for _, f := range check(t, s, text) {
				switch {
				case f.Subject == "z":
					if f.Named != "zeta" || f.NotShown > 0 {
						t.Errorf("got %+v in the other record", f)
					}
				case f.NotShown > 0:
					more += f.NotShown
				default:
					told++
					places = append(places, text[f.Pos.Offset:f.Pos.Offset+max(1, f.Pos.Length)])
				}
			}
			if told != test.told || more != test.more {
				t.Errorf("got %d told and %d counted, want %d and %d", told, more, test.told, test.more)
			}
			if told > 0 && !contains(places, test.first, test.last) {
				t.Errorf("got the places %v, want %s and %s among them", places, test.first, test.last)
			}
		})
	}
}

func contains(places []string, wanted ...string) bool {
	all := " " + strings.Join(places, " ") + " "
	for _, place := range wanted {
		if !strings.Contains(all, " "+place+" ") {
			return false
		}
	}
	return true
}

// TestTooManyRecords checks that items of a long list keep their own places.
func TestTooManyRecords(t *testing.T) {
	s := chartSchema(t)
	text := "version: 1\npeople:\n" + numbered(2500, "  - {id: a%d, role: CTO, grade: x}\n")
	findings := check(t, s, text)
	if len(findings) != 2500 {
		t.Fatalf("got %d findings, want 2500", len(findings))
	}
	for i, f := range findings {
		if want := fmt.Sprintf("a%d", i); f.Subject != want || f.Pos.Place().Line != i+3 {
			t.Fatalf("finding %d: got %s at line %d, want %s at line %d", i, f.Subject, f.Pos.Place().Line, want, i+3)
		}
	}
}
