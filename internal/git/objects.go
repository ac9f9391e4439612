package git

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"os/exec"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"time"
)

// objects is a git that is asked for one object after the other, and gives each as it was committed: no filter and no textconv of
// the repository ever sees it.
type objects struct {
	cmd     *exec.Cmd
	stop    context.CancelFunc
	in      io.WriteCloser
	out     *bufio.Reader
	said    bytes.Buffer
	tooLong atomic.Bool
	broken  error           // of a git that does not answer any more
	absent  map[string]bool // objects that a partial clone is known to lack: to ask for them could make git fetch them
}

// errMissing is the error for an object that the repository does not hold.
var errMissing = errors.New("missing")

// open starts git.
func open(ctx context.Context, absent map[string]bool) (*objects, error) {
	ctx, stop := context.WithCancel(ctx)
	cmd, err := command(ctx, "cat-file", "--batch-command")
	if err != nil {
		stop()
		return nil, err
	}
	o := &objects{cmd: cmd, stop: stop, absent: absent}
	cmd.Stderr = &o.said
	in, inErr := cmd.StdinPipe()
	out, outErr := cmd.StdoutPipe()
	if err := errors.Join(inErr, outErr); err != nil {
		stop()
		return nil, fmt.Errorf("run git: %w", err)
	}
	if err := cmd.Start(); err != nil {
		stop()
		return nil, fmt.Errorf("run git: %w", err)
	}
	o.in, o.out = in, bufio.NewReader(out)
	return o, nil
}

// close ends git.
func (o *objects) close() {
	_ = o.in.Close()
	o.stop()
	_ = o.cmd.Wait() // it was stopped
}

// size returns the size of a file.
func (o *objects) size(hash string) (int64, error) {
	defer o.patiently()()
	kind, size, err := o.ask("info", hash)
	if err == nil && kind != "blob" {
		err = errMissing // the commit was made up
	}
	return size, err
}

// errLarge is the error for an object that is larger than what is wanted.
var errLarge = errors.New("it is too large")

// read returns an object of a kind, such as blob, if it has no more than so many bytes.
func (o *objects) read(hash, kind string, most int64) ([]byte, error) {
	defer o.patiently()()
	is, size, err := o.ask("contents", hash)
	switch {
	case err != nil:
		return nil, err
	case is != kind:
		err = errMissing // likewise
	case size > most:
		err = errLarge
	}
	if err != nil {
		if _, end := io.CopyN(io.Discard, o.out, size+1); end != nil { // with a line break behind it
			return nil, o.failed(end)
		}
		return nil, err
	}
	data := make([]byte, size+1)
	if _, err := io.ReadFull(o.out, data); err != nil {
		return nil, o.failed(err)
	}
	return data[:size:size], nil
}

// ask asks for something of an object and returns its kind and its size, as in "4b825dc642cb6eb9a060e54bf8d69288fbee4904 blob 12".
func (o *objects) ask(what, hash string) (kind string, size int64, err error) {
	if o.absent[hash] {
		return "", 0, errMissing
	}
	if _, err := io.WriteString(o.in, what+" "+hash+"\n"); err != nil {
		return "", 0, o.failed(err)
	}
	line, err := o.out.ReadString('\n')
	if err != nil {
		return "", 0, o.failed(err)
	}
	fields := strings.Fields(line)
	switch {
	case len(fields) == 2 && fields[1] == "missing":
		return "", 0, errMissing
	case len(fields) == 3 && fields[0] == hash:
		size, err = strconv.ParseInt(fields[2], 10, 64)
	default:
		err = strconv.ErrSyntax
	}
	if err != nil || size < 0 || size == math.MaxInt64 {
		return "", 0, o.failed(fmt.Errorf("it said %q of %s", strings.TrimSpace(line), hash))
	}
	return fields[1], size, nil
}

// errEnded is the error for a git that is gone, whether that shows when it is asked or when it should answer.
var errEnded = errors.New("it ended before it answered")

// failed says why git gave no answer.
func (o *objects) failed(err error) error {
	if o.broken != nil {
		return o.broken
	}
	o.stop()
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, syscall.EPIPE) {
		err = errEnded
	}
	if waited := o.cmd.Wait(); waited != nil && o.said.Len() > 0 {
		err = errors.New(strings.TrimSpace(o.said.String()))
	}
	o.broken = fmt.Errorf("git: %w", err)
	if o.tooLong.Load() {
		o.broken = errTooLong
	}
	return o.broken
}

// patiently stops git unless the function that it returns is called in time.
func (o *objects) patiently() (answered func()) {
	timer := time.AfterFunc(limit, func() { o.tooLong.Store(true); o.stop() })
	return func() { timer.Stop() }
}
