// Package report writes what a run found, one file a format.
package report

import (
	"fmt"
	"io"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/lint"
)

// Options say how to write a result.
type Options struct {
	Version string        // of orglint
	Color   bool          // whether to colour text
	Least   diag.Severity // findings below it are left out, but counted
	Quiet   bool          // whether to leave out the summary
	Verbose bool          // whether to show the deviation that would allow a finding
}

// Formats returns the names of the formats.
func Formats() []string { return []string{"text", "concise", "json"} }

// Write writes a result in a format.
func Write(w io.Writer, format string, result *lint.Result, options Options) error {
	var shown []diag.Finding
	for _, f := range result.Findings {
		if f.Severity >= options.Least {
			shown = append(shown, f)
		}
	}
	switch format {
	case "text":
		return writeText(w, result, shown, options)
	case "concise":
		return writeConcise(w, shown)
	case "json":
		return writeJSON(w, result, shown, options)
	}
	return fmt.Errorf("there is no format %q", format)
}
