package report

import (
	"bufio"
	"fmt"
	"io"

	"github.com/orglint/orglint/internal/diag"
)

// writeConcise writes one line a finding, for scripts and editors.
func writeConcise(w io.Writer, findings []diag.Finding) error {
	out := bufio.NewWriter(w)
	for _, f := range findings {
		fmt.Fprintf(out, "%s: %s: %s [%s]\n", location(f.Pos.Place()), f.Severity, clean(f.Message), f.Rule)
	}
	return out.Flush()
}
