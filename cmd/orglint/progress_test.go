package main

import (
	"bytes"
	"strings"
	"sync"
	"testing"
	"time"
)

// A screen keeps what is written to it, and tells when there is a text in it.
type screen struct {
	mu    sync.Mutex
	shown bytes.Buffer
	want  string
	seen  chan struct{}
}

// Write keeps what is written.
func (s *screen) Write(text []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	n, err := s.shown.Write(text)
	if s.want != "" && strings.Contains(s.shown.String(), s.want) {
		close(s.seen)
		s.want = ""
	}
	return n, err
}

// TestProgress checks that a long check shows how far it is, and leaves nothing of it on the screen.
func TestProgress(t *testing.T) {
	out := &screen{want: "25%", seen: make(chan struct{})}
	p := startProgress(out, true, 0)
	p.set(50_000, 200_000)
	<-out.seen
	p.stop()
	p.stop()
	lines := strings.Split(strings.TrimRight(out.shown.String(), "\r\n"), "\r")
	if last := lines[len(lines)-1]; strings.TrimSpace(last) != "" {
		t.Errorf("%q stays", last)
	}
}

// TestNoProgress checks that nothing is shown of short checks, or where there is no terminal.
func TestNoProgress(t *testing.T) {
	for _, terminal := range []bool{true, false} {
		out := &screen{}
		p := startProgress(out, terminal, time.Hour)
		p.set(1, 2)
		p.stop()
		if out.shown.Len() > 0 {
			t.Errorf("got %q", out.shown.String())
		}
	}
}
