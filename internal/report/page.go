package report

import (
	"io"
	"regexp"
	"strings"
)

// link matches a link in Markdown, and its words.
var link = regexp.MustCompile(`\[([^\[\]]*)\]\([^()]*\)`)

// Page writes a page in Markdown for a terminal: headings without their marks, code indented, links as their words.
func Page(w io.Writer, page string, color bool) error {
	paint := palette{on: color}
	var b strings.Builder
	code := false
	for line := range strings.Lines(page) {
		line = strings.TrimSuffix(line, "\n")
		heading := strings.TrimLeft(line, "#")
		switch {
		case strings.HasPrefix(line, "```"):
			code = !code
			continue
		case code && line != "":
			b.WriteString("    " + paint.faint(clean(line)))
		case !code && heading != line && strings.HasPrefix(heading, " "):
			b.WriteString(paint.bold(clean(strings.TrimSpace(heading))))
		default:
			b.WriteString(clean(strings.ReplaceAll(link.ReplaceAllString(line, "$1"), "`", "")))
		}
		b.WriteByte('\n')
	}
	_, err := io.WriteString(w, b.String())
	return err
}
