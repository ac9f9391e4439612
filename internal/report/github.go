package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/lint"
	wording "github.com/orglint/orglint/internal/text"
)

// maxAnnotations is how many annotations GitHub shows of a step.
const maxAnnotations = 10

// writeGitHub writes workflow commands, which GitHub shows as annotations: what could not be
// checked, then the worst findings, then a notice that counts the others.
func writeGitHub(w io.Writer, result *lint.Result, findings []diag.Finding, _ Options) error {
	var b strings.Builder
	unchecked := Below(result)
	for _, line := range unchecked {
		b.WriteString("::warning title=orglint coverage::" + data(line) + "\n")
	}
	sorted := worstFirst(findings)
	most := min(len(sorted), maxAnnotations-len(unchecked))
	for _, f := range sorted[:most] {
		b.WriteString(command(f))
	}
	if len(sorted) > most {
		rest := lint.Summary{}
		rest.Count(sorted[most:])
		b.WriteString("::notice title=orglint::" + data(fmt.Sprintf("%s not annotated: %s. The job summary lists them, and so does orglint check -f text.",
			wording.Count(len(sorted)-most, "more finding is", "more findings are"), severities(rest, palette{}))) + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// command writes a finding as a workflow command.
func command(f diag.Finding) string {
	var properties []string
	if f.Pos.InFile() {
		place := f.Pos.Place()
		properties = append(properties, "file="+property(place.Path), fmt.Sprintf("line=%d,endLine=%d", place.Line, place.EndLine))
		if place.Line == place.EndLine {
			properties = append(properties, fmt.Sprintf("col=%d,endColumn=%d", place.Column, place.EndColumn))
		}
	}
	properties = append(properties, "title="+property("orglint "+f.Rule))
	text := cleanBut(f.Message, "\r\n")
	if f.Suggestion != "" {
		text += "\n" + didYouMean(f)
	}
	return "::" + commandName(f.Severity) + " " + strings.Join(properties, ",") + "::" + data(text+"\nhelp: "+help(f.Rule)) + "\n"
}

func commandName(s diag.Severity) string {
	switch s {
	case diag.Error:
		return "error"
	case diag.Warning:
		return "warning"
	case diag.Info:
	}
	return "notice"
}

// data escapes the text of a workflow command. Without that, a chart could give commands.
func data(text string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(text)
}

// property escapes a property of a workflow command.
func property(text string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(data(cleanBut(text, "\r\n")))
}
