//go:build linux

package disk_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/orglint/orglint/internal/disk"
)

// TestMain makes the test binary a program that writes a file over and over, where it is told to.
func TestMain(m *testing.M) {
	if path := os.Getenv("WRITE"); path != "" {
		os.Exit(writeOn(path))
	}
	os.Exit(m.Run())
}

// writeOn writes a file, with one of two texts by turns, until it fails.
func writeOn(path string) int {
	for i := 0; ; i++ {
		p, err := disk.NewPlace(path)
		if err == nil {
			_, err = disk.Write(disk.Output{Place: p, Data: text(i)})
		}
		if stopped, ok := errors.AsType[*disk.InterruptedError](err); ok {
			return stopped.Status()
		}
		if err != nil {
			_, _ = fmt.Fprintln(os.Stderr, err)
			return 3
		}
	}
}

// text is what is written: it tells whether it is whole.
func text(i int) []byte {
	line := []string{"a line of the one\n", "of the other a line\n"}[i%2]
	return []byte(strings.Repeat(line, 200000) + "end\n")
}

// TestInterrupted ends a program that writes, at any time: the file is whole, and nothing is left beside it.
func TestInterrupted(t *testing.T) {
	times := 2
	if os.Getenv("ORGLINT_THOROUGH") != "" {
		times = 10
	}
	for _, stop := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT, syscall.SIGKILL} {
		for range times {
			folder := t.TempDir()
			path := put(t, folder, "file", string(text(0)))
			cmd := exec.Command(os.Args[0])
			cmd.Env = append(os.Environ(), "WRITE="+path)
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			time.Sleep(50*time.Millisecond + rand.N(60*time.Millisecond)) //nolint:gosec // any time will do
			stopped := end(cmd, stop)
			data, err := os.ReadFile(path)
			if err != nil || string(data) != string(text(0)) && string(data) != string(text(1)) {
				t.Errorf("%v left %d bytes, %v", stop, len(data), err)
			}
			if got := names(t, folder); len(got) != 1 && stopped && stop != syscall.SIGKILL {
				t.Errorf("%v left %s", stop, got)
			}
		}
	}
}

// end sends a program a signal until it ends: one that is ignored where the tests run, as nohup has it, may be lost between two files.
// A program that the signal does not end is killed.
func end(cmd *exec.Cmd, stop os.Signal) (stopped bool) {
	ended := make(chan struct{})
	go func() {
		_ = cmd.Wait()
		close(ended)
	}()
	for range 20 {
		_ = cmd.Process.Signal(stop)
		select {
		case <-ended:
			return true
		case <-time.After(100 * time.Millisecond):
		}
	}
	_ = cmd.Process.Kill()
	<-ended
	return false
}

// TestFull writes more than there is room for: the file stays as it was, and the message says so.
func TestFull(t *testing.T) {
	folder := t.TempDir()
	path := put(t, folder, "file", "old")
	cmd := exec.Command("sh", "-c", `ulimit -f 64; exec "$0"`, os.Args[0])
	cmd.Env = append(os.Environ(), "WRITE="+path)
	said, err := cmd.CombinedOutput()
	if !strings.Contains(string(said), "file: it would be larger than a file may be here") || cmd.ProcessState.ExitCode() != 3 {
		t.Errorf("got %q, %v", said, err)
	}
	holds(t, path, "old")
	if got := names(t, folder); !slices.Equal(got, []string{filepath.Base(path)}) {
		t.Errorf("left behind: %s", got)
	}
}
