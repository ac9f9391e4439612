package disk

import (
	"io"
	"os"
	"os/signal"
	"syscall"
)

// InterruptedError is the error of what was stopped by a signal.
type InterruptedError struct{ Signal os.Signal }

// Error says so.
func (i *InterruptedError) Error() string { return "interrupted" }

// Status is the exit status that shells give to what a signal ended.
func (i *InterruptedError) Status() int {
	const signalled = 128
	if number, ok := i.Signal.(syscall.Signal); ok {
		return signalled + int(number)
	}
	return signalled
}

// A held keeps the signals that would end the process, until what was begun is cleared away.
type held struct {
	signals chan os.Signal
	first   os.Signal
}

// hold begins to keep signals. One that is ignored stays so.
func hold() *held {
	h := &held{signals: make(chan os.Signal, 1)}
	for _, s := range endings() {
		if !signal.Ignored(s) {
			signal.Notify(h.signals, s)
		}
	}
	return h
}

func (h *held) release() { signal.Stop(h.signals) }

// interrupted returns *Interrupted once a signal came.
func (h *held) interrupted() error {
	if h.first == nil {
		select {
		case h.first = <-h.signals:
		default:
			return nil
		}
	}
	return &InterruptedError{h.first}
}

// write writes until a signal comes.
func (h *held) write(out io.Writer, data []byte) error {
	const part = 1 << 20
	for len(data) > 0 {
		if err := h.interrupted(); err != nil {
			return err
		}
		n := min(part, len(data))
		if _, err := out.Write(data[:n]); err != nil {
			return err
		}
		data = data[n:]
	}
	return nil
}
