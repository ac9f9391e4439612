package report

import (
	"io"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/lint"
)

// writeConcise writes one line a finding, for scripts and editors.
func writeConcise(w io.Writer, _ *lint.Result, findings []diag.Finding, _ Options) error {
	var b strings.Builder
	for _, f := range findings {
		b.WriteString(line(f) + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// line writes a finding on one line.
func line(f diag.Finding) string {
	text := f.Severity.String() + ": " + clean(f.Message)
	if f.Suggestion != "" && !quotes(f.Message, f.Suggestion) {
		text += " Did" + strings.TrimPrefix(didYouMean(f), "did")
	}
	text += " [" + f.Rule + "]"
	if f.Pos.IsZero() {
		return text
	}
	return location(f.Pos.Place()) + ": " + text
}

// quotes reports whether a message ends with a suggestion, or has it in quotation marks.
func quotes(message, suggestion string) bool {
	return strings.Contains(message, diag.Quote(suggestion)) || strings.HasSuffix(message, " "+suggestion+".")
}
