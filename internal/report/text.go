package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/text"
)

// maxRelated is how many related places are shown with their lines; the others are counted.
const maxRelated = 3

// writeText writes findings for people: each with its line, what else explains it, and what to do. Where names are not shown,
// lines of the files are not either.
func writeText(w io.Writer, result *lint.Result, findings []diag.Finding, options Options) error {
	var b strings.Builder
	paint := palette{on: options.Color}
	for _, f := range findings {
		writeFinding(&b, f, !result.Show.Hides(), paint)
		if sample := result.Sample(f); sample != "" && options.Verbose {
			b.WriteString(paint.faint("to allow it, complete this and put it under deviations in the chart:") + "\n  " + clean(sample) + "\n")
		}
		b.WriteByte('\n')
	}
	if !options.Quiet {
		b.WriteString(summary(result, hiddenBelow(result, options), paint))
		if c := result.Comparison; c != nil {
			fmt.Fprintf(&b, "; compared with %s: %d new, %d fixed, %d unchanged", clean(c.Ref), len(result.Findings), len(c.Fixed), len(c.Unchanged))
		}
		b.WriteByte('\n')
		if len(result.Cut) > 0 {
			b.WriteString(NotShown(result) + "\n")
		}
		for _, line := range Below(result) {
			b.WriteString(line + "\n")
		}
		if line := fixable(result.Findings); line != "" {
			b.WriteString(line + "\n")
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// writeFinding writes one finding, with a line break at its end.
func writeFinding(b *strings.Builder, f diag.Finding, lines bool, paint palette) {
	if !f.Pos.IsZero() {
		b.WriteString(paint.bold(location(f.Pos.Place())) + ": ")
	}
	fmt.Fprintf(b, "%s: %s %s\n", paint.severity(f.Severity, f.Severity.String()), clean(f.Message), paint.faint("["+f.Rule+"]"))
	related := f.Related[:min(len(f.Related), maxRelated)]
	snippets := make([]snippet, 1+len(related)) // empty where there is no line to show
	margin := 1
	for i, pos := range append([]diag.Pos{f.Pos}, places(related)...) {
		if lines && !pos.IsZero() && !pos.File.None {
			snippets[i] = newSnippet(pos, f.Private)
			margin = max(margin, len(snippets[i].number))
		}
	}
	snippets[0].write(b, margin, paint, func(s string) string { return paint.severity(f.Severity, s) })
	for i, r := range related {
		where := ""
		if !r.Pos.IsZero() {
			where = location(r.Pos.Place()) + ": "
		}
		fmt.Fprintf(b, "%s %s%s\n", paint.gutter(strings.Repeat(" ", margin)+" ="), where, clean(r.Message))
		snippets[i+1].write(b, margin, paint, paint.gutter)
	}
	writeAdvice(b, f, strings.Repeat(" ", margin)+" ", paint)
}

// writeAdvice writes the end of a finding: how much more there is, what may be meant and where to read more.
func writeAdvice(b *strings.Builder, f diag.Finding, indent string, paint palette) {
	if more := len(f.Related) - maxRelated; more > 0 {
		fmt.Fprintf(b, "%s and %s\n", paint.gutter(indent+"="), text.Count(more, "more place", "more places"))
	}
	if f.Suggestion != "" {
		fmt.Fprintf(b, "%s %s\n", paint.gutter(indent+"="), didYouMean(f))
	}
	fmt.Fprintf(b, "%s help: %s\n", paint.gutter(indent+"="), help(f.Rule))
}

// places returns the places of related places.
func places(related []diag.Related) []diag.Pos {
	all := make([]diag.Pos, len(related))
	for i, r := range related {
		all[i] = r.Pos
	}
	return all
}

// didYouMean asks whether a suggestion is what was meant.
func didYouMean(f diag.Finding) string { return "did you mean \"" + clean(f.Suggestion) + "\"?" }

// help is the command that explains a rule.
func help(rule string) string { return "orglint explain " + rule }

// summary is the last line: what was checked and what was found.
func summary(result *lint.Result, hidden int, paint palette) string {
	s := result.Summary
	checked := []string{text.Count(s.People, "person", "people")}
	for _, part := range []struct {
		n         int
		one, many string
	}{
		{s.Vacancies, "open seat", "open seats"}, {s.Teams, "team", "teams"}, {s.Units, "unit", "units"},
	} {
		if part.n > 0 {
			checked = append(checked, text.Count(part.n, part.one, part.many))
		}
	}
	found := severities(s, paint)
	switch {
	case found != "":
	case result.Coverage.Nothing():
		found = "nothing was checked, so nothing was found"
	default:
		found = "no findings"
	}
	line := strings.Join(checked, ", ") + " in " + text.Count(s.Files, "file", "files") + ": " + found
	if s.Allowed > 0 {
		line += "; " + text.Count(s.Allowed, "finding is", "findings are") + " allowed by deviations"
	}
	if s.Baselined > 0 {
		line += "; " + text.Count(s.Baselined, "finding is", "findings are") + " in the baseline"
	}
	if hidden > 0 {
		line += fmt.Sprintf(" (%d not shown)", hidden)
	}
	return line
}

// severities counts findings by their severity; it is empty where there are none.
func severities(s lint.Summary, paint palette) string {
	var found []string
	for _, part := range []struct {
		n         int
		severity  diag.Severity
		one, many string
	}{
		{s.Errors, diag.Error, "error", "errors"}, {s.Warnings, diag.Warning, "warning", "warnings"}, {s.Infos, diag.Info, "info", "infos"},
	} {
		if part.n > 0 {
			found = append(found, paint.severity(part.severity, text.Count(part.n, part.one, part.many)))
		}
	}
	return strings.Join(found, ", ")
}
