package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/orglint/orglint/internal/diag"
)

// writeConcise writes one line a finding, for scripts and editors.
func writeConcise(w io.Writer, findings []diag.Finding) error {
	var b strings.Builder
	for _, f := range findings {
		fmt.Fprintf(&b, "%s: %s: %s [%s]\n", location(f.Pos.Place()), f.Severity, clean(f.Message), f.Rule)
	}
	_, err := io.WriteString(w, b.String())
	return err
}
