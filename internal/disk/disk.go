// Package disk is the one place that reads and writes files. What it reads is bounded and never waits for something that was not
// asked for; what it writes is whole or not there.
package disk

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"syscall"
)

// A Kind is what a file is read for. Each has a size beyond which nothing is read.
type Kind uint8

// The kinds.
const (
	Chart    Kind = iota // a chart or a spreadsheet, also on standard input: some ten million people
	Family               // a job family, or a page to make one of: the largest known has 60 KB
	Config               // a configuration, or a .gitignore file
	Baseline             // a baseline: some 400,000 findings
	Earlier              // an earlier result: some 100,000 findings
	Moves                // the moves of a re-organisation: some 200,000
)

// Most is how many bytes of a kind are read at most.
func (k Kind) Most() int64 {
	const mib = 1 << 20
	return [...]int64{Chart: 1024 * mib, Family: 16 * mib, Config: 1 * mib, Baseline: 64 * mib, Earlier: 128 * mib, Moves: 16 * mib}[k]
}

// String names the limit and the kind.
func (k Kind) String() string {
	return [...]string{
		Chart: "1 GiB, the most that orglint reads of a chart", Family: "16 MiB, the most that orglint reads of a job family",
		Config: "1 MiB, the most that orglint reads of a configuration", Baseline: "64 MiB, the most that orglint reads of a baseline",
		Earlier: "128 MiB, the most that orglint reads of an earlier result",
		Moves:   "16 MiB, the most that orglint reads of moves",
	}[k]
}

// Stat tells what a path stands for, links followed. Its errors are *fs.PathError in plain words.
func Stat(path string) (fs.FileInfo, error) {
	if strings.ContainsRune(path, 0) {
		return nil, refuse(path, "no name of a file may hold the character NUL")
	}
	info, err := os.Stat(path)
	return info, explain(path, err)
}

// ErrRefused is the error for files that are there and are not read: what is no file, and what is too large.
var ErrRefused = errors.New("refused")

// ErrOutside is the error for files outside of a folder that they must be in.
var ErrOutside = errors.New("outside")

func refuse(path, why string) error {
	return &fs.PathError{Op: "read", Path: path, Err: worded{ErrRefused, why}}
}

// A worded error says in plain words what the system says in its own.
type worded struct {
	error
	words string
}

// Error returns the plain words.
func (w worded) Error() string { return w.words }

// Unwrap returns the error of the system.
func (w worded) Unwrap() error { return w.error }

// explain makes an error of the system a *fs.PathError of the path as it was given, in plain words.
func explain(path string, err error) error {
	if err == nil {
		return nil
	}
	if stopped, ok := errors.AsType[*InterruptedError](err); ok {
		return stopped
	}
	if said, ok := errors.AsType[worded](err); ok {
		return &fs.PathError{Op: "read", Path: path, Err: said}
	}
	for _, known := range []struct {
		is    error
		words string
	}{
		{syscall.ELOOP, "its links lead in a circle"},
		{syscall.ENAMETOOLONG, "its name is too long"},
		{syscall.EISDIR, "it is a folder"},
		{syscall.ENOTDIR, "a part of its path is a file, not a folder"},
		{syscall.ENOSPC, "the disk is full (no space left on device)"},
		{syscall.EDQUOT, "there is no room left for you on this disk"},
		{syscall.EFBIG, "it would be larger than a file may be here"},
		{syscall.EROFS, "this disk cannot be written to"},
	} {
		if errors.Is(err, known.is) {
			return &fs.PathError{Op: "read", Path: path, Err: worded{known.is, known.words}}
		}
	}
	if inner, ok := errors.AsType[*fs.PathError](err); ok {
		err = inner.Err
	}
	return &fs.PathError{Op: "read", Path: path, Err: err}
}
