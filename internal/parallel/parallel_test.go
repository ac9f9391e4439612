package parallel_test

import (
	"slices"
	"sync/atomic"
	"testing"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/parallel"
)

func TestEach(t *testing.T) {
	for _, n := range []int{0, 1, 2, 1000} {
		calls := make([]atomic.Int32, n)
		parallel.Each(n, func(i int) { calls[i].Add(1) })
		for i := range calls {
			if got := calls[i].Load(); got != 1 {
				t.Errorf("of %d: got %d calls for %d, want one", n, got, i)
			}
		}
	}
}

// TestFaults panics in the work: the first by its place reaches the caller, and the rest of the work is done.
func TestFaults(t *testing.T) {
	var done atomic.Int32
	fault := diag.Catch(func() {
		parallel.Each(100, func(i int) {
			if i%10 == 3 {
				_ = []int{}[i]
			}
			done.Add(1)
		})
	})
	if fault == nil || fault.What != "index out of range [3] with length 0" || done.Load() != 90 {
		t.Errorf("got %v after %d calls, want the fault of 3 after 90", fault, done.Load())
	}
	if fault := diag.Catch(func() { parallel.Both(func() {}, func() { _ = []int{}[len(t.Name())] }) }); fault == nil {
		t.Error("a fault in one of both is lost")
	}
}

func TestInOrder(t *testing.T) {
	items := make([]int, 500)
	for i := range items {
		items[i] = i
	}
	next, stop := parallel.InOrder(items, func(i int) int { return i * i })
	var got []int
	for range items {
		got = append(got, next())
	}
	stop()
	if !slices.IsSorted(got) || got[499] != 499*499 {
		t.Errorf("got %v, want the squares in order", got)
	}
	next, stop = parallel.InOrder(items, func(i int) int { return 1 / (1 - i) })
	defer stop()
	if first := next(); first != 1 {
		t.Errorf("got %d first, want 1", first)
	}
	if fault := diag.Catch(func() { next() }); fault == nil {
		t.Error("the fault of the second is lost")
	}
	if third := next(); third != -1 {
		t.Errorf("got %d after a fault, want -1", third)
	}
}
