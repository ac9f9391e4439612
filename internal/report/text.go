package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/lint"
)

// maxRelated is how many related places are shown with their lines; the others are counted.
const maxRelated = 3

// writeText writes findings for people: each with its line, what else explains it, and what to do.
func writeText(w io.Writer, result *lint.Result, findings []diag.Finding, options Options) error {
	var b strings.Builder
	paint := palette{on: options.Color}
	for _, f := range findings {
		b.WriteString(textOf(f, paint))
		if sample := result.Sample(f); sample != "" && options.Verbose {
			b.WriteString(paint.faint("to allow it, complete this and put it under deviations in the chart:") + "\n  " + clean(sample) + "\n")
		}
		b.WriteByte('\n')
	}
	if !options.Quiet {
		b.WriteString(summary(result, len(result.Findings)-len(findings), paint) + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// textOf writes one finding, with a line break at its end.
func textOf(f diag.Finding, paint palette) string {
	var b strings.Builder
	place := f.Pos.Place()
	fmt.Fprintf(&b, "%s: %s: %s %s\n", paint.bold(location(place)), paint.severity(f.Severity, f.Severity.String()),
		clean(f.Message), paint.faint("["+f.Rule+"]"))
	related := f.Related[:min(len(f.Related), maxRelated)]
	snippets := []snippet{newSnippet(f.Pos)}
	margin := len(snippets[0].number)
	for i, r := range related {
		snippets = append(snippets, newSnippet(r.Pos))
		margin = max(margin, len(snippets[i+1].number))
	}
	snippets[0].write(&b, margin, paint, func(s string) string { return paint.severity(f.Severity, s) })
	for i, r := range related {
		fmt.Fprintf(&b, "%s %s: %s\n", paint.gutter(strings.Repeat(" ", margin)+" ="), location(r.Pos.Place()), clean(r.Message))
		snippets[i+1].write(&b, margin, paint, paint.gutter)
	}
	indent := strings.Repeat(" ", margin) + " "
	if more := len(f.Related) - len(related); more > 0 {
		fmt.Fprintf(&b, "%s and %s\n", paint.gutter(indent+"="), count(more, "more place", "more places"))
	}
	if f.Suggestion != "" {
		fmt.Fprintf(&b, "%s did you mean \"%s\"?\n", paint.gutter(indent+"="), clean(f.Suggestion))
	}
	fmt.Fprintf(&b, "%s help: %s\n", paint.gutter(indent+"="), help(f.Rule))
	return b.String()
}

// location writes a place as path:line:column.
func location(p diag.Place) string {
	return fmt.Sprintf("%s:%d:%d", clean(p.Path), p.Line, p.Column)
}

// help is the command that explains a rule.
func help(rule string) string { return "orglint explain " + rule }

// summary is the last line: what was checked and what was found.
func summary(result *lint.Result, hidden int, paint palette) string {
	s := result.Summary
	checked := []string{count(s.People, "person", "people")}
	for _, part := range []struct {
		n         int
		one, many string
	}{
		{s.Vacancies, "open seat", "open seats"}, {s.Teams, "team", "teams"}, {s.Units, "unit", "units"},
	} {
		if part.n > 0 {
			checked = append(checked, count(part.n, part.one, part.many))
		}
	}
	var found []string
	for _, part := range []struct {
		n         int
		severity  diag.Severity
		one, many string
	}{
		{s.Errors, diag.Error, "error", "errors"}, {s.Warnings, diag.Warning, "warning", "warnings"}, {s.Infos, diag.Info, "info", "infos"},
	} {
		if part.n > 0 {
			found = append(found, paint.severity(part.severity, count(part.n, part.one, part.many)))
		}
	}
	if len(found) == 0 {
		found = []string{"no findings"}
	}
	text := strings.Join(checked, ", ") + " in " + count(s.Files, "file", "files") + ": " + strings.Join(found, ", ")
	if s.Allowed > 0 {
		text += "; " + count(s.Allowed, "finding is", "findings are") + " allowed by deviations"
	}
	if s.Baselined > 0 {
		text += "; " + count(s.Baselined, "finding is", "findings are") + " in the baseline"
	}
	if c := result.Comparison; c != nil {
		text += fmt.Sprintf("; compared with %s: %d new, %d fixed, %d unchanged", clean(c.Ref), len(result.Findings), len(c.Fixed), len(c.Unchanged))
	}
	if hidden > 0 {
		text += fmt.Sprintf(" (%d not shown)", hidden)
	}
	return text
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
