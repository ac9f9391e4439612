package report_test

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	htmlrenderer "github.com/yuin/goldmark/renderer/html"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/report"
)

// render renders Markdown as GitHub would: with tables, struck text and links made of addresses, and with what HTML there is.
func render(t testing.TB, text string) string {
	t.Helper()
	var b bytes.Buffer
	renderer := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote), goldmark.WithRendererOptions(htmlrenderer.WithUnsafe()))
	if err := renderer.Convert([]byte(text), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// tag matches an element of HTML, and its name.
var tag = regexp.MustCompile(`</?([a-zA-Z0-9]+)[^>]*>`)

// links matches what GitHub and GitLab make links, mentions, formulas or pictures of, in the text that was rendered.
var links = regexp.MustCompile(`(?i)[@#!$%~^][\w"]|&\d|:\w+:|\w+://|\bwww\.|\b(gh|cve|ghsa)-\w|\b[0-9a-f]{7,40}\b|\{\+|\[[+-]`)

// checkRendered fails where hostile texts made more of a page than text in the cells of its tables.
func checkRendered(t testing.TB, text string) {
	t.Helper()
	page := render(t, text)
	for _, m := range tag.FindAllStringSubmatch(page, -1) {
		switch m[1] {
		case "h3", "h4", "p", "table", "thead", "tbody", "tr", "th", "td", "strong":
		default:
			t.Errorf("got the element %s in\n%s\nof\n%s", m[0], page, text)
		}
	}
	shown := html.UnescapeString(tag.ReplaceAllString(strings.ReplaceAll(page, "<!-- orglint -->", ""), "\n"))
	if found := links.FindString(shown); found != "" {
		t.Errorf("%q would be more than text in\n%s", found, shown)
	}
	for row := range strings.SplitSeq(page, "</tr>") {
		if cells := strings.Count(row, "<td"); cells != 0 && cells != 2 && cells != 4 {
			t.Errorf("got a row of %d cells:\n%s", cells, row)
		}
		if strings.Count(row, "<strong>") > 1 {
			t.Errorf("got bold text in\n%s", row)
		}
	}
}

// TestMarkdown renders every case.
func TestMarkdown(t *testing.T) {
	eachCase(t, "markdown", func(t *testing.T, r *lint.Result, text string) {
		if !strings.HasPrefix(text, "<!-- orglint -->\n") {
			t.Errorf("got no marker in the first line of %q", text)
		}
		checkRendered(t, text)
		page := render(t, text)
		rows := len(r.Findings)
		if r.Comparison != nil {
			rows += len(r.Comparison.Fixed)
		}
		if got := strings.Count(page, "<tr>") - strings.Count(page, "<thead>"); got != rows {
			t.Errorf("got %d rows, want %d:\n%s", got, rows, page)
		}
		if strings.Count(page, "<strong>") != rows {
			t.Errorf("got other bold text than the severities:\n%s", page)
		}
	})
}

// TestMarkdownWhole wants exactly this comment.
func TestMarkdownWhole(t *testing.T) {
	f := finding("a: ▸b◂\n")
	f.Rule, f.Message, f.Who, f.Subject = "max-teams", "Ada Osei (Senior Manager, Engineering) manages 7 teams.", "Ada Osei (Senior Manager, Engineering)", "ada"
	meant := finding("▸a◂")
	meant.Severity, meant.Subject, meant.Suggestion = diag.Warning, "aad", "ada"
	gone := several()
	gone.Message, gone.Who = "It was so.", "the team Verify"
	r := result(meant, f)
	r.Comparison = &lint.Comparison{Ref: "origin/main", Fixed: []diag.Finding{gone}, Unchanged: []diag.Finding{meant, meant}}
	text, _ := writeResult(t, "markdown", r)
	want := `<!-- orglint -->
### orglint

2 people in 1 file: 1 error, 1 warning

Compared with origin/main: 2 new findings, 1 fixed, 2 unchanged.

#### Fixed

| Person | Problem that is gone |
|---|---|
| the team Verify | **info** It was so. (own-rule) |

#### Open

| Person | Problem | What to do | Where |
|---|---|---|---|
| Ada Osei (Senior Manager, Engineering) | **error** Ada Osei (Senior Manager, Engineering) manages 7 teams. (max-teams) | Give some of the teams to another manager, or merge them. If it is right as it is, agree a deviation. | org.yaml, line 1 |
| aad | **warning** It is so. (schema) | Did you mean "ada"? Correct the field as the message says. | org.yaml, line 1 |
`
	if diff := cmp.Diff(want, text); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestMarkdownLimit wants a comment that GitHub takes, with the worst findings, and a word about the others.
func TestMarkdownLimit(t *testing.T) {
	r := result(many(3000)...)
	r.Comparison = &lint.Comparison{Ref: "main", Fixed: many(3000)}
	text, notes := writeResult(t, "markdown", r)
	if len(text) > 65_536 || len(text) < 50_000 {
		t.Errorf("got %d bytes, want what GitHub takes", len(text))
	}
	if len(notes) != 1 || !strings.Contains(text, "more findings are not shown here") || strings.Contains(text, "**info**") {
		t.Errorf("got the notes %q, want one, and only the worst findings", notes)
	}
	var b bytes.Buffer
	if err := report.WriteSummary(&b, r, report.Options{}); err != nil || b.Len() < 200_000 || b.Len() > 1<<20 {
		t.Errorf("got %d bytes and %v, want a longer summary", b.Len(), err)
	}
	for range 4 {
		r.Findings = append(r.Findings, r.Findings...)
	}
	b.Reset()
	if err := report.WriteSummary(&b, r, report.Options{}); err != nil || b.Len() > 1<<20 {
		t.Errorf("got %d bytes and %v, want no more than GitHub takes", b.Len(), err)
	}
}

// TestMarkdownReads wants an ampersand to stay as it is, unless something else would be read there.
func TestMarkdownReads(t *testing.T) {
	for text, want := range map[string]string{
		"P&O": "P&O", "R&D; Sales & Marketing": "R&D; Sales & Marketing", "Bo &amp; Cy": "Bo &#38;amp; Cy", "&#64;x": "&#38;#&#8203;64;x", "&7": "&&#8203;7", "&copy": "&#38;copy",
	} {
		if got := report.Markdown(text); got != want {
			t.Errorf("Markdown(%q): got %q, want %q", text, got, want)
		}
	}
}

// FuzzMarkdown wants any text to show as it is, in the cell of a table.
func FuzzMarkdown(f *testing.F) {
	for _, text := range []string{strings.ToValidUTF8(evil, "?"), "a|b", "&amp;", "&#64;x", "`", "\\|", "<!--", "[x]: y", "<b>", "ab@@c", "http:www.x.y", "1. a", "- b", "  c", "&copy", "*a*"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		const most = 300 // the renderer takes long for long texts
		if !utf8.ValidString(text) || len(text) > most {
			return
		}
		page := "| a | b |\n|---|---|\n| x | " + report.Markdown(text) + "z |\n"
		checkRendered(t, page)
		_, cell, _ := strings.Cut(render(t, page), "<td>x</td>\n<td>")
		cell, _, _ = strings.Cut(cell, "</td>")
		got := strings.Join(strings.Fields(strings.ReplaceAll(html.UnescapeString(cell), "\u200b", "")), " ")
		if want := strings.Join(strings.Fields(report.Clean(text)+"z"), " "); got != want {
			t.Errorf("%q shows as %q", want, got)
		}
	})
}
