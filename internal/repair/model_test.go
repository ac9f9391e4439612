package repair_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/orglint/orglint/internal/repair"
)

// random makes a model of some managers and movers.
func random(r *rand.Rand, managers, movers int) *repair.Model {
	m := &repair.Model{}
	teams := r.IntN(2) == 0
	for i := range managers {
		least := r.IntN(3)
		manager := repair.Manager{ID: fmt.Sprintf("m%d", i), Span: repair.Bounds{Min: least, Max: least + r.IntN(4)}, CountTeams: teams}
		if teams {
			least = r.IntN(2)
			manager.Teams = repair.Bounds{Min: least, Max: least + r.IntN(3)}
		}
		m.Managers = append(m.Managers, manager)
	}
	for i := range movers {
		mover := repair.Mover{ID: fmt.Sprintf("r%d", i), From: r.IntN(managers), Team: r.IntN(3) == 0}
		for range managers {
			mover.Costs = append(mover.Costs, repair.Cost{Forbidden: r.IntN(3) == 0, Reports: mover.Team, Team: r.IntN(2) == 0, Location: r.IntN(2) == 0})
		}
		mover.Costs[mover.From] = repair.Cost{}
		mover.Kind = fmt.Sprint(mover.Costs)
		m.Movers = append(m.Movers, mover)
	}
	return m
}

// costs counts what moves cost, the most important first.
func costs(m *repair.Model, to []int) [4]int {
	var c [4]int
	for i, manager := range to {
		if manager == m.Movers[i].From {
			continue
		}
		for k, counts := range []bool{true, m.Movers[i].Costs[manager].Reports, m.Movers[i].Costs[manager].Team, m.Movers[i].Costs[manager].Location} {
			if counts {
				c[k]++
			}
		}
	}
	return c
}

// fits reports whether an assignment is within all bounds.
func fits(m *repair.Model, to []int) bool {
	span, teams := make([]int, len(m.Managers)), make([]int, len(m.Managers))
	for i, manager := range to {
		if m.Movers[i].Costs[manager].Forbidden && manager != m.Movers[i].From {
			return false
		}
		span[manager]++
		if m.Movers[i].Team {
			teams[manager]++
		}
	}
	for i, manager := range m.Managers {
		if span[i] < manager.Span.Min || span[i] > manager.Span.Max || manager.CountTeams && (teams[i] < manager.Teams.Min || teams[i] > manager.Teams.Max) {
			return false
		}
	}
	return true
}

// brute tries all assignments.
func brute(m *repair.Model) (least [4]int, ok bool) {
	to := make([]int, len(m.Movers))
	for {
		if fits(m, to) {
			if c := costs(m, to); !ok || slices.Compare(c[:], least[:]) < 0 {
				least, ok = c, true
			}
		}
		i := 0
		for i < len(to) && to[i] == len(m.Managers)-1 {
			to[i] = 0
			i++
		}
		if i == len(to) {
			return least, ok
		}
		to[i]++
	}
}

// after is the assignment that moves make.
func after(m *repair.Model, moves []repair.Move) []int {
	to := make([]int, len(m.Movers))
	for i := range to {
		to[i] = m.Movers[i].From
	}
	for _, move := range moves {
		to[move.Mover] = move.To
	}
	return to
}

// checkSolution checks all that must hold of a solution, whatever the model.
func checkSolution(t *testing.T, m *repair.Model, s *repair.Solution) {
	t.Helper()
	if h := s.Hall; h != nil {
		checkHall(t, m, h)
		return
	}
	if !fits(m, after(m, s.Moves)) {
		t.Errorf("%+v: %+v leads out of the bounds", m, s.Moves)
	}
	if s.Bound != len(s.Moves) {
		t.Errorf("%+v: the prices %v %v prove %d, want the %d moves", m, s.Prices, s.Teams, s.Bound, len(s.Moves))
	}
}

// checkHall checks that what is said to be impossible is.
func checkHall(t *testing.T, m *repair.Model, h *repair.Hall) {
	t.Helper()
	if h.Places >= h.Needed {
		t.Errorf("%+v: %+v has places enough", m, h)
	}
	for i := range m.Movers {
		mover := &m.Movers[i]
		in, out := false, false
		for to := range m.Managers {
			if to == mover.From || !mover.Costs[to].Forbidden {
				in, out = in || slices.Contains(h.Managers, to), out || !slices.Contains(h.Managers, to)
			}
		}
		switch among := slices.Contains(h.People, i); {
		case !h.TooFew && among && out:
			t.Errorf("%+v: %s may report to others than %+v", m, mover.ID, h)
		case h.TooFew && !among && in && !slices.ContainsFunc(m.Managers, func(m repair.Manager) bool { return m.CountTeams }):
			t.Errorf("%+v: %s may report to some of %+v too", m, mover.ID, h)
		}
	}
}

// TestAgainstBruteForce compares with trying everything: many small models, all of them with the least in one order of costs.
func TestAgainstBruteForce(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	feasible := 0
	for range 3000 {
		m := random(r, 1+r.IntN(3), r.IntN(8))
		if checkAgainstBrute(t, m) {
			feasible++
		}
	}
	if feasible < 500 {
		t.Errorf("only %d models have a solution, want more", feasible)
	}
}

// TestByItsPrices solves models too large to try everything: the prices prove that what is found is the least.
func TestByItsPrices(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 40 {
		m := random(r, 2+r.IntN(30), r.IntN(200))
		for i := range m.Managers { // roomy enough for most to have a solution
			m.Managers[i].Span.Max += len(m.Movers) / len(m.Managers)
			m.Managers[i].Teams.Max += len(m.Movers) / len(m.Managers)
		}
		checkSolution(t, m, m.Solve())
	}
}

// TestAnyPrices shows that no prices prove more than it takes.
func TestAnyPrices(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 500 {
		m := random(r, 1+r.IntN(3), r.IntN(6))
		s := m.Solve()
		if s.Hall != nil {
			continue
		}
		var prices, teams []int
		for range m.Managers {
			prices, teams = append(prices, r.IntN(5)-2), append(teams, r.IntN(5)-2)
		}
		if bound := m.Bound(prices, teams); bound > len(s.Moves) {
			t.Fatalf("%+v: the prices %v prove %d, but %d moves do", m, prices, bound, len(s.Moves))
		}
	}
}

// large is 1,000 managers with 6,600 reports, of which some have too many.
func large() *repair.Model {
	r := rand.New(rand.NewPCG(7, 8))
	m := &repair.Model{}
	for i := range 1000 {
		m.Managers = append(m.Managers, repair.Manager{ID: fmt.Sprintf("m%04d", i), Span: repair.Bounds{Min: 1, Max: 10}, CountTeams: true, Teams: repair.Bounds{Max: 6}})
	}
	kinds := map[string][]repair.Cost{}
	for i := range 6600 {
		from := r.IntN(1000)
		if r.IntN(4) == 0 {
			from = r.IntN(100) // who have too many
		}
		mover := repair.Mover{ID: fmt.Sprintf("r%05d", i), From: from, Team: r.IntN(20) == 0, Kind: fmt.Sprint(from, r.IntN(2))}
		if kinds[mover.Kind] == nil {
			costs := make([]repair.Cost, 1000)
			for to := range costs {
				costs[to] = repair.Cost{Forbidden: r.IntN(3) == 0, Team: r.IntN(2) == 0, Location: r.IntN(4) != 0}
			}
			kinds[mover.Kind] = costs
		}
		mover.Costs = kinds[mover.Kind]
		m.Movers = append(m.Movers, mover)
	}
	return m
}

// TestLarge solves a large model; the benchmark says how fast.
func TestLarge(t *testing.T) {
	m := large()
	s := m.Solve()
	checkSolution(t, m, s)
	if len(s.Moves) < 100 {
		t.Errorf("got %d moves, want many", len(s.Moves))
	}
}

func BenchmarkSolve(b *testing.B) {
	m := large()
	b.ReportAllocs()
	for b.Loop() {
		m.Solve()
	}
}
