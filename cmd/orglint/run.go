package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/disk"
	"github.com/orglint/orglint/internal/report"
)

// Exit statuses.
const (
	exitClean    = 0
	exitFindings = 1
	exitUsage    = 2 // usage, configuration or family error, a path that does not exist, or nothing to check
	exitFault    = 3 // a file could not be read or written, or an internal fault

	exitInterrupted = 130 // as shells have it
)

// streams are the process's standard streams.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// A statusError ends the process with a status. Without an error nothing more is said.
type statusError struct {
	status int
	err    error
}

// Error returns the message of the error inside.
func (e *statusError) Error() string {
	if e.err == nil {
		return ""
	}
	return e.err.Error()
}

// Unwrap returns the error inside.
func (e *statusError) Unwrap() error { return e.err }

// fault is an error that is neither a finding nor the user's.
func fault(err error) error { return &statusError{status: exitFault, err: err} }

// messages returns the lines to print for an error. Line breaks come from here only: those in names of files and in texts
// from them are shown as escapes.
func messages(err error) []string {
	if status, ok := errors.AsType[*statusError](err); ok {
		err = status.err
	}
	switch e := err.(type) { //nolint:errorlint // these are never wrapped
	case nil:
		return nil
	case linesError:
		return e
	case interface{ Lines() []string }:
		return e.Lines()
	case interface{ Unwrap() []error }:
		var all []string
		for _, one := range e.Unwrap() {
			all = append(all, messages(one)...)
		}
		return all
	}
	return []string{strings.TrimRight(err.Error(), "\n")}
}

// A linesError is an error that takes several lines.
type linesError []string

// Error joins the lines.
func (e linesError) Error() string { return strings.Join(e, "\n") }

// run runs orglint and returns its exit status.
func run(args []string, s streams) (status int) {
	if failed := diag.Catch(func() { status = execute(args, s) }); failed != nil {
		note(s.err, "internal fault: orglint could not finish, so something may be missing. %s", failed.Advice())
		return exitFault
	}
	return status
}

// execute does what run does, as long as orglint itself makes no mistake.
func execute(args []string, s streams) int {
	root := newRoot(s)
	root.SetArgs(args)
	if completing(args) {
		complete(root)
	}
	err := knownCommand(root, args)
	if err == nil {
		err = root.Execute()
	}
	if err == nil {
		return exitClean
	}
	prefix := "orglint: "
	for _, line := range messages(err) {
		_, _ = fmt.Fprintln(s.err, report.Clean(prefix+line))
		prefix = ""
	}
	var known *statusError
	switch {
	case errors.As(err, &known):
		return known.status
	case errors.Is(err, os.ErrPermission), errors.Is(err, disk.ErrRefused):
		return exitFault
	}
	return exitUsage
}
