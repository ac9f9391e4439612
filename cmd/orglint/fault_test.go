package main

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/rules"
)

// failing is a stream that fails by a mistake, as a format may.
type failing struct{}

// Write panics.
func (failing) Write([]byte) (int, error) { panic("Ada Osei") }

// TestInternalFault wants a mistake of orglint's own to be told without a word of the chart, with status 3.
func TestInternalFault(t *testing.T) {
	var errs bytes.Buffer
	status := run([]string{"check", "../../examples/acme"}, streams{in: strings.NewReader(""), out: failing{}, err: &errs})
	if status != exitFault || !strings.Contains(errs.String(), "a mistake in orglint") || strings.Contains(errs.String(), "Ada") {
		t.Errorf("got status %d and %q", status, errs.String())
	}
}

// TestFaultyRule wants one line for each rule that failed, beside what could not be read, and status 3.
func TestFaultyRule(t *testing.T) {
	all := &found{Found: &lint.Found{}}
	if err := all.whole(&lint.Result{}, true); err != nil {
		t.Errorf("got %v, want nothing", err)
	}
	part := &found{Found: &lint.Found{Failed: []error{errors.New("read a.yaml: no access")}}}
	result := &lint.Result{
		Failures: []rules.FailedError{{Rule: "max-teams", Fault: &diag.Fault{What: "index out of range"}}},
		Findings: []diag.Finding{{Rule: "syntax", Own: true, Message: "orglint failed to read this file."}},
	}
	err := part.whole(result, true)
	lines := messages(err)
	known, ok := errors.AsType[*statusError](err)
	if !ok || known.status != exitFault || len(lines) != 2 || !strings.HasPrefix(lines[1], "the rule max-teams failed") {
		t.Errorf("got %v and %q", err, lines)
	}
	if lines := messages(part.whole(result, false)); len(lines) != 3 {
		t.Errorf("where the findings are not shown: got %q, want three lines", lines)
	}
}
