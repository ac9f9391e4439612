package main

import (
	"fmt"
	"io"
	"os"
	"os/signal"
	"sync"
	"sync/atomic"
	"time"
)

// patience is how long a check may take before it shows how far it has come.
const patience = 2 * time.Second

// A progress shows on a terminal how far a check has come, if it takes long.
type progress struct {
	done, total atomic.Int64 // bytes
	stop        func()
}

// startProgress begins to wait. Nothing is ever shown where the writer is no terminal.
func startProgress(w io.Writer, terminal bool, patience time.Duration) *progress {
	p := &progress{stop: func() {}}
	if !terminal {
		return p
	}
	quit := make(chan struct{})
	var wait sync.WaitGroup
	p.stop = sync.OnceFunc(func() {
		close(quit)
		wait.Wait()
	})
	wait.Go(func() {
		select {
		case <-time.After(patience):
			if p.show(w, quit) {
				os.Exit(exitInterrupted)
			}
		case <-quit:
		}
	})
	return p
}

// set notes how many bytes have been checked.
func (p *progress) set(done, total int) {
	p.total.Store(int64(total))
	p.done.Store(int64(done))
}

// show writes the share until the check is done or interrupted, and leaves nothing behind.
func (p *progress) show(w io.Writer, quit <-chan struct{}) (interrupted bool) {
	interrupts := make(chan os.Signal, 1)
	signal.Notify(interrupts, os.Interrupt)
	defer signal.Stop(interrupts)
	defer func() { _, _ = fmt.Fprint(w, "\r             \r") }()
	for {
		_, _ = fmt.Fprintf(w, "\rChecking %d%%", 100*p.done.Load()/max(1, p.total.Load()))
		select {
		case <-quit:
			return false
		case <-interrupts:
			return true
		case <-time.After(100 * time.Millisecond):
		}
	}
}
