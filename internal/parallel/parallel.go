// Package parallel does work side by side, on as many cores as there are. A panic in some of it is the caller's, as if the caller had
// done the work.
package parallel

import (
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/orglint/orglint/internal/diag"
)

// Each calls a function for 0 to n-1, in any order, and returns when all calls have.
func Each(n int, work func(i int)) {
	faults := make([]*diag.Fault, n)
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				faults[i] = diag.Catch(func() { work(i) })
			}
		})
	}
	wait.Wait()
	for _, fault := range faults {
		diag.Throw(fault)
	}
}

// Both calls two functions.
func Both(one, other func()) { Each(2, func(i int) { []func(){one, other}[i]() }) }

// An outcome is what became of an item.
type outcome[R any] struct {
	result R
	fault  *diag.Fault
}

// InOrder works on items, and each call of next returns what became of the next of them. It never runs far ahead of that. Who does not
// want them all calls stop.
func InOrder[T, R any](items []T, work func(T) R) (next func() R, stop func()) {
	type job struct {
		item T
		done chan outcome[R]
	}
	workers := runtime.GOMAXPROCS(0)
	jobs, results, quit := make(chan job), make(chan chan outcome[R], 2*workers), make(chan struct{})
	for range min(workers, len(items)) {
		go func() {
			for j := range jobs {
				var o outcome[R]
				o.fault = diag.Catch(func() { o.result = work(j.item) })
				j.done <- o
			}
		}()
	}
	go func() {
		defer close(jobs)
		for _, item := range items {
			done := make(chan outcome[R], 1)
			select {
			case results <- done:
			case <-quit:
				return
			}
			jobs <- job{item, done}
		}
	}()
	next = func() R {
		o := <-<-results
		diag.Throw(o.fault)
		return o.result
	}
	return next, func() { close(quit) }
}
