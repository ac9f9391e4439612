package baseline

import (
	"fmt"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/source"
)

// header says what the file is. It holds nothing that changes, so that two versions can be merged.
const header = `# Findings that orglint check does not count, because they were there before. orglint writes this file: "orglint baseline
# --prune" takes out what is fixed and lowers the measures that became better. Nothing is ever added unasked.
version: 1
`

// Text returns the file of a baseline, a line an entry.
func (b *Baseline) Text() string {
	var text strings.Builder
	text.WriteString(header)
	if !b.Earlier {
		text.WriteString("fingerprints: " + fingerprints + "\n")
	}
	if len(b.Entries) == 0 {
		text.WriteString("findings: []\n")
		return text.String()
	}
	text.WriteString("findings:\n")
	for _, e := range b.Entries {
		text.WriteString("  - {rule: " + source.Scalar(e.Rule))
		if e.Subject != "" {
			text.WriteString(", subject: " + source.Scalar(e.Subject))
		}
		if e.Measure != 0 {
			fmt.Fprintf(&text, ", measure: %d", e.Measure)
		}
		text.WriteString(", fingerprint: " + e.Fingerprint + "}\n")
	}
	return text.String()
}

// sortedLines returns the lines of a text in order, however they end: a merge may have joined them in another.
func sortedLines(text string) []string {
	return slices.Sorted(strings.Lines(strings.ReplaceAll(text, "\r\n", "\n")))
}
