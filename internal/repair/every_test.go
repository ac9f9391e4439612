package repair_test

import (
	"fmt"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/orglint/orglint/internal/repair"
)

// TestEverySmallModel tries everything with every model of up to three managers and, where the tests shall be thorough, seven reports: every
// way in which the reports are spread, every set of managers to whom each may go, some bounds.
func TestEverySmallModel(t *testing.T) {
	most := 3
	if os.Getenv("ORGLINT_THOROUGH") != "" {
		most = 7
	}
	limits := []repair.Bounds{{Min: 0, Max: 1}, {Min: 1, Max: 2}, {Min: 1, Max: 3}, {Min: 2, Max: 4}}
	tried := 0
	for managers := 1; managers <= 3; managers++ {
		for movers := 0; movers <= most; movers++ {
			for limit := range 1 << (2 * managers) {
				if movers > 5 && limit%5 != 0 {
					continue // enough of the bounds
				}
				m := &repair.Model{}
				for i := range managers {
					m.Managers = append(m.Managers, repair.Manager{ID: fmt.Sprint(i), Span: limits[limit>>(2*i)&3]})
				}
				everySpread(m, movers, 0, func() {
					tried++
					checkAgainstBrute(t, m)
				})
			}
		}
	}
	if tried < 5000 {
		t.Errorf("tried %d models, want more", tried)
	}
}

// everySpread adds movers in every way, each from a manager and free to go to some. Their order makes no difference, so that each is no less
// than the one before.
func everySpread(m *repair.Model, movers, least int, try func()) {
	if movers == 0 {
		try()
		return
	}
	managers := len(m.Managers)
	for kind := least; kind < managers<<managers; kind++ {
		from, free := kind>>managers, kind&(1<<managers-1)
		if free>>from&1 == 0 {
			continue // all may stay
		}
		mover := repair.Mover{ID: fmt.Sprint(len(m.Movers)), From: from, Kind: fmt.Sprint(free)}
		for to := range managers {
			mover.Costs = append(mover.Costs, repair.Cost{Forbidden: free>>to&1 == 0})
		}
		m.Movers = append(m.Movers, mover)
		everySpread(m, movers-1, kind, try)
		m.Movers = m.Movers[:len(m.Movers)-1]
	}
}

// checkAgainstBrute compares with trying everything, and reports whether there is a solution.
func checkAgainstBrute(t *testing.T, m *repair.Model) bool {
	t.Helper()
	s := m.Solve()
	checkSolution(t, m, s)
	want, ok := brute(m)
	if ok != (s.Hall == nil) {
		t.Fatalf("%+v: got %+v, want a solution: %v", m, s.Hall, ok)
	}
	if !ok {
		return false
	}
	if diff := cmp.Diff(want, costs(m, after(m, s.Moves))); diff != "" {
		t.Fatalf("%+v: %+v costs (-want +got):\n%s", m, s.Moves, diff)
	}
	return true
}

// FuzzSolve makes a model of any bytes.
func FuzzSolve(f *testing.F) {
	f.Add([]byte{2, 0x12, 0x23, 0, 0xff, 1, 0xf, 0, 3})
	f.Fuzz(func(t *testing.T, data []byte) {
		m := &repair.Model{}
		next := func() (b int) {
			if len(data) > 0 {
				b, data = int(data[0]), data[1:]
			}
			return b
		}
		for i := range 1 + next()%3 {
			span, teams := next(), next()
			m.Managers = append(m.Managers, repair.Manager{
				ID: fmt.Sprint(i), CountTeams: teams&1 != 0,
				Span: repair.Bounds{Min: span & 3, Max: span&3 + span>>2&7}, Teams: repair.Bounds{Min: teams >> 1 & 3, Max: teams>>1&3 + teams>>3&7},
			})
		}
		for i := range next() % 7 {
			mover := repair.Mover{ID: fmt.Sprint(i), From: next() % len(m.Managers), Team: next()&1 != 0}
			for range m.Managers {
				c := next()
				mover.Costs = append(mover.Costs, repair.Cost{Forbidden: c&1 != 0, Reports: mover.Team, Team: c&2 != 0, Location: c&4 != 0})
			}
			mover.Costs[mover.From] = repair.Cost{}
			mover.Kind = fmt.Sprint(mover.Costs)
			m.Movers = append(m.Movers, mover)
		}
		checkAgainstBrute(t, m)
	})
}
