// Package lsp is a language server: what orglint finds and knows of a chart, shown in an editor while it is written. It knows no rule and
// writes no file.
package lsp

import (
	"context"
	"io"
	"os"
	"runtime"
	"syscall"
	"time"

	"go.lsp.dev/jsonrpc2"

	"github.com/orglint/orglint/internal/baseline"
	"github.com/orglint/orglint/internal/config"
	"github.com/orglint/orglint/internal/disk"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/source"
)

// Options say what a server shows, and how charts are checked.
type Options struct {
	Version string
	Enter   func(folder string) error                             // makes a folder the one from which paths are seen
	Check   func(stop <-chan struct{}, texts disk.Texts) *Checked // checks the chart there, with texts in the place of files
	Page    func(rule string) (page string, ok bool)              // the page of a rule
}

// Checked is what a check gave.
type Checked struct {
	Result   *lint.Result // nil where the check could not be done
	Config   *config.Config
	Baseline *baseline.Baseline // nil where there is none
	Files    []*source.File     // that the chart is made of
	Err      error              // why it could not be done, or not of all
}

// Serve talks to an editor until it says goodbye, or is gone. It reports whether the editor said goodbye as it should.
func Serve(ctx context.Context, in io.Reader, out io.Writer, options Options) bool {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	s := newServer(options)
	s.conn = jsonrpc2.NewConn(newStream(in, out), jsonrpc2.WithCodec(codec{}))
	s.conn.Go(ctx, s.handle)
	go s.tell(ctx)
	go s.checkAll(ctx)
	select {
	case <-s.exit:
	case <-s.conn.Done():
	case <-s.orphaned(ctx):
	case <-ctx.Done():
	}
	s.mutex.RLock()
	defer s.mutex.RUnlock()
	return s.left && s.shutdown
}

// orphaned returns a channel that is closed when the editor that started the server is gone, where that can be told.
func (s *server) orphaned(ctx context.Context) <-chan struct{} {
	const often = 2 * time.Second
	gone := make(chan struct{})
	if runtime.GOOS == "windows" { // where the pipe ends with the editor
		return gone
	}
	go func() {
		tick := time.NewTicker(often)
		defer tick.Stop()
		seen := false
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
			}
			switch lives := alive(int(s.parent.Load())); {
			case lives:
				seen = true
			case seen: // an editor in another container has a number that means nothing here
				close(gone)
				return
			}
		}
	}()
	return gone
}

// alive reports whether there is a process of that number.
func alive(number int) bool {
	if number <= 0 {
		return false
	}
	process, err := os.FindProcess(number)
	return err == nil && process.Signal(syscall.Signal(0)) != os.ErrProcessDone //nolint:errorlint // it is returned as it is
}
