package report

import (
	"io"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/text"
)

// marker is the first line of a comment. By it a comment is found again, to be brought up to date.
const marker = "<!-- orglint -->"

// How many bytes a comment, and the summary of a step, may have. GitHub takes 65,536 characters and 1 MiB.
const (
	longestComment = 60_000
	longestSummary = 900_000
)

// writeMarkdown writes a comment for a merge request: totals, what has changed, and a table of the findings, the worst first.
func writeMarkdown(w io.Writer, result *lint.Result, findings []diag.Finding, options Options) error {
	return writeComment(w, comment{result, worstFirst(findings), longestComment}, options)
}

// WriteSummary writes a result for the summary of a step on GitHub: the same as Markdown, but longer.
func WriteSummary(w io.Writer, result *lint.Result, options Options) error {
	return writeComment(w, comment{result, worstFirst(result.Folded(shown(result, options))), longestSummary}, options)
}

// A comment is a result to be written in Markdown.
type comment struct {
	result   *lint.Result
	findings []diag.Finding
	longest  int // in bytes
}

func writeComment(w io.Writer, c comment, options Options) error {
	var b strings.Builder
	b.WriteString(marker + "\n### orglint\n\n" + markdown(summary(c.result, hiddenBelow(c.result, options), palette{})) + "\n")
	if baselined := len(c.result.Baselined); baselined > 0 {
		b.WriteString("\n" + text.Count(baselined, "more finding is", "more findings are") + " in the baseline.\n")
	}
	for _, line := range Below(c.result) {
		b.WriteString("\n" + markdown(line) + ".\n")
	}
	cut := 0
	if comparison := c.result.Comparison; comparison != nil {
		b.WriteString("\n" + changes(comparison, len(c.result.Findings)) + "\n")
		fixed := table{head: "\n#### Fixed\n\n| Person | Problem that is gone |\n|---|---|\n"}
		for _, f := range worstFirst(comparison.Fixed) {
			fixed.rows = append(fixed.rows, row(whom(f), problem(f)))
		}
		cut += fixed.write(&b, c.longest/2)
	}
	open := table{head: "\n#### Open\n\n| Person | Problem | What to do | Where |\n|---|---|---|---|\n"}
	advice := c.result.Advice()
	for i := range c.findings {
		f := &c.findings[i]
		todo := markdown(advice(f))
		if f.Suggestion != "" {
			todo = `Did you mean "` + markdown(f.Suggestion) + `"? ` + todo
		}
		open.rows = append(open.rows, row(whom(*f), problem(*f), todo, markdown(f.Pos.Where())))
	}
	cut += open.write(&b, c.longest)
	if cut > 0 {
		options.note("markdown: %s left out of the table; it would be too long", text.Count(cut, "finding is", "findings are"))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// changes says how a chart has changed.
func changes(c *lint.Comparison, fresh int) string {
	return "Compared with " + markdown(c.Ref) + ": " + text.Count(fresh, "new finding", "new findings") + ", " +
		text.Count(len(c.Fixed), "fixed", "fixed") + ", " + text.Count(len(c.Unchanged), "unchanged", "unchanged") + "."
}

// A table is written as far as there is room.
type table struct {
	head string
	rows []string
}

// write adds the table to a text that may become no longer than that, and returns how many rows are left out.
func (t table) write(b *strings.Builder, longest int) (cut int) {
	if len(t.rows) == 0 {
		return 0
	}
	b.WriteString(t.head)
	for i, row := range t.rows {
		if b.Len()+len(row) > longest {
			cut = len(t.rows) - i
			b.WriteString("\n" + text.Count(cut, "more finding is", "more findings are") + " not shown here.\n")
			return cut
		}
		b.WriteString(row)
	}
	return 0
}

// row writes the cells of a row.
func row(cells ...string) string { return "| " + strings.Join(cells, " | ") + " |\n" }

// whom names whom a finding is about.
func whom(f diag.Finding) string {
	if f.Who != "" {
		return markdown(f.Who)
	}
	return markdown(f.Subject)
}

// problem is a finding in a cell.
func problem(f diag.Finding) string {
	return "**" + f.Severity.String() + "** " + markdown(f.Message) + " (" + markdown(f.Rule) + ")"
}
