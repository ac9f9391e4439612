package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/text"
)

// WriteBrief writes a report of a chart in Markdown: its figures and everything that was found.
func WriteBrief(w io.Writer, told *brief.Brief, _ Options) error {
	var b strings.Builder
	result := told.Result
	f := result.Figures
	fmt.Fprintf(&b, "# %s on %s: %s and %s\n", markdown(organizationOf(f)), result.AsOf,
		text.Count(f.People, "person", "people"), text.Count(f.Vacancies, "open seat", "open seats"))
	for _, t := range figureTables(f) {
		t.markdown(&b)
	}
	for _, line := range Below(result) {
		b.WriteString("\n" + markdown(line) + ".\n")
	}
	b.WriteString("\n## Findings\n\n" + markdown(summary(result, 0, palette{})) + "\n")
	if findings := worstFirst(result.Folded(shown(result, options))); len(findings) > 0 {
		b.WriteString("\n| Person | Problem | What to do | Where |\n|---|---|---|---|\n")
		for _, f := range findings {
			b.WriteString(row(whom(f), problem(f), "", markdown(where(f))))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
