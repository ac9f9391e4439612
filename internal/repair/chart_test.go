package repair_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/repair"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/rules"
)

// job is the check of a chart.
func job(t *testing.T, text string) lint.Job {
	t.Helper()
	families, err := family.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	return lint.Job{
		Files: []*source.File{source.Read("c.yaml", []byte(text))}, Families: families, Policy: rules.Policy{Rules: rules.All()}, AsOf: "2026-11-23",
	}
}

// randomChart writes a chart of managers with too many, too few and enough reports, its records in a random order.
func randomChart(r *rand.Rand) []string {
	records := []string{`{id: top, role: "Director, Engineering"}`, `{id: s1, role: "Senior Manager, Engineering", reports_to: top}`, `{id: s2, role: "Senior Manager, Engineering", reports_to: top}`}
	managers := 2 + r.IntN(4)
	for i := range managers {
		records = append(records, fmt.Sprintf("{id: m%d, role: Engineering Manager, reports_to: s%d, location: L%d, team: t%d}", i, 1+r.IntN(2), r.IntN(2), i))
	}
	for i := range r.IntN(40) {
		record := fmt.Sprintf("{id: r%02d, role: %s, reports_to: m%d, location: L%d", i, []string{"Backend Engineer", "Staff Backend Engineer", "Unheard Of"}[r.IntN(3)], r.IntN(1+r.IntN(managers)), r.IntN(2))
		if r.IntN(8) == 0 {
			record += fmt.Sprintf(", dotted_line_to: m%d", r.IntN(managers))
		}
		if r.IntN(10) == 0 {
			record += ", deviations: [{rule: grade-mismatch, ground: transition, reason: r, approved_by: top}]"
		}
		records = append(records, record+"}")
	}
	return records
}

func chartOf(r *rand.Rand, records []string) string {
	records = append([]string{}, records...)
	r.Shuffle(len(records), func(i, j int) { records[i], records[j] = records[j], records[i] })
	return "version: 1\npeople:\n  - " + strings.Join(records, "\n  - ") + "\n"
}

// repaired repairs a chart.
func repaired(t *testing.T, text string, lift bool) *repair.Outcome {
	t.Helper()
	r := lint.Repairing{
		Job: job(t, text), Ask: repair.Request{Span: true, Lift: lift},
		Open:  func() []*source.File { return []*source.File{source.Read("c.yaml", []byte(text))} },
		Bytes: func(*source.File) ([]byte, error) { return []byte(text), nil },
	}
	outcomes, err := r.Repair()
	if err != nil || len(outcomes) != 1 {
		t.Fatal(outcomes, err)
	}
	return outcomes[0]
}

// TestCharts repairs random charts: what comes of the plan has nobody above the limit, nobody who lost reports they should have, no circle,
// and no finding that was not there before; and the order of the records changes nothing.
func TestCharts(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	moved, impossible := 0, 0
	for range 60 {
		records := randomChart(r)
		text := chartOf(r, records)
		lift := r.IntN(3) == 0
		o := repaired(t, text, lift)
		other := repaired(t, chartOf(r, records), lift)
		if diff := cmp.Diff(movesOf(o), movesOf(other)); diff != "" || o.Status != other.Status {
			t.Fatalf("%s\nin another order %s and %s (-first +second):\n%s", text, o.Status, other.Status, diff)
		}
		switch o.Status {
		case repair.Impossible:
			impossible++
			continue
		case repair.Nothing, repair.Fewest, repair.FewestFound, repair.Refused:
		}
		if o.Bound != len(o.Moves) {
			t.Errorf("%s\nthe prices prove %d, want %d moves", text, o.Bound, len(o.Moves))
		}
		moved += len(o.Moves)
		checkPlanned(t, text, o, lift)
	}
	if moved < 50 || impossible == 0 {
		t.Errorf("got %d moves and %d charts without a repair, want more", moved, impossible)
	}
}

func movesOf(o *repair.Outcome) []string {
	var moves []string
	for _, m := range o.Moves {
		moves = append(moves, o.Movers[m.Mover].ID().Value+" to "+o.Managers[m.To].ID().Value)
	}
	return moves
}

// checkPlanned checks what comes of a plan.
func checkPlanned(t *testing.T, text string, o *repair.Outcome, lift bool) {
	t.Helper()
	planned, err := lint.WhatIf(job(t, text), o.Plan(), "2026-11-23", func(*source.File) ([]byte, error) { return []byte(text), nil })
	if err != nil {
		t.Fatal(text, err)
	}
	for _, f := range planned.New {
		if f.Severity > diag.Info {
			t.Errorf("%s\nthe plan %v brings %s", text, movesOf(o), f.Message)
		}
	}
	for _, f := range planned.After.Findings {
		if f.Rule == "span-of-control" && f.Severity > diag.Info || f.Rule == "span-of-control" && lift && o.Model.Managers != nil && f.TooFew && isManager(o, f.Subject) {
			t.Errorf("%s\nafter %v (lift %v) still: %s", text, movesOf(o), lift, f.Message)
		}
	}
}

// isManager reports whether somebody is one of the managers of a part.
func isManager(o *repair.Outcome, id string) bool {
	for _, s := range o.Managers {
		if s.ID().Value == id {
			return true
		}
	}
	return false
}
