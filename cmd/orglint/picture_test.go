package main

import (
	"bytes"
	"encoding/xml"
	"flag"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what the tests compare with anew: docs/check.svg, docs/chart.svg, testdata/break/want.txt")

// TestPicture sees to it that the picture in the README is what orglint really prints.
func TestPicture(t *testing.T) {
	const path = "docs/check.svg"
	t.Chdir("../..")
	args := []string{"check", "--only", "max-teams,skipped-level,unknown-manager", "examples/acme-reorg"}
	var out, errs bytes.Buffer
	run(append(args, "--color", "always", "--as-of", "2026-11-23"), streams{in: strings.NewReader(""), out: &out, err: &errs})
	if errs.Len() > 0 {
		t.Fatalf("standard error: %s", errs.String())
	}
	got := screenshot("$ orglint " + strings.Join(args, " ") + "\n\n" + out.String())
	if *update {
		if err := os.WriteFile(path, got, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s does not show what orglint prints; run: go test ./cmd/orglint -run TestPicture -update", path)
	}
}

// TestChartPicture sees to it that the picture of a chart in docs/audit.md is what orglint draws.
func TestChartPicture(t *testing.T) {
	const path = "docs/chart.svg"
	t.Chdir("../..")
	var out, errs bytes.Buffer
	run([]string{"chart", "--under", "grace", "--as-of", "2026-11-23", "examples/acme-reorg"}, streams{in: strings.NewReader(""), out: &out, err: &errs})
	if errs.Len() > 0 {
		t.Fatalf("standard error: %s", errs.String())
	}
	if *update {
		if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(out.Bytes(), want) {
		t.Errorf("%s is not what orglint draws; run: go test ./cmd/orglint -run TestChartPicture -update", path)
	}
}

// The measures of the picture, in pixels and characters.
const (
	lineHeight = 19
	charWidth  = 8
	lineChars  = 118
	edge       = 16
)

var (
	escape = regexp.MustCompile(`\x1b\[([0-9;]*)m`)
	colors = map[string]string{"31": "#f47067", "33": "#e0a848", "34": "#6cb6ff", "36": "#56d4dd"}
)

// screenshot draws what a terminal shows as SVG.
func screenshot(terminal string) []byte {
	lines := wrapped(strings.TrimRight(terminal, "\n"))
	var b bytes.Buffer
	width, height := lineChars*charWidth+2*edge, len(lines)*lineHeight+2*edge
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d">`+"\n", width, height, width, height)
	fmt.Fprintf(&b, `<rect width="100%%" height="100%%" rx="8" fill="#22272e"/>`+"\n")
	fmt.Fprintf(&b, `<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="13" fill="#adbac7" xml:space="preserve">`+"\n")
	style := ""
	for i, line := range lines {
		fmt.Fprintf(&b, `<text x="%d" y="%d">`, edge, edge+i*lineHeight+13)
		for _, span := range spans(line, &style) {
			b.WriteString(span)
		}
		b.WriteString("</text>\n")
	}
	b.WriteString("</g>\n</svg>\n")
	return b.Bytes()
}

// spans draws a line, from the style in which the line before ended.
func spans(line string, style *string) []string {
	var all []string
	add := func(text string) {
		var safe bytes.Buffer
		if err := xml.EscapeText(&safe, []byte(text)); err != nil || text == "" {
			return
		}
		all = append(all, fmt.Sprintf("<tspan%s>%s</tspan>", *style, safe.String()))
	}
	rest := line
	for {
		m := escape.FindStringSubmatchIndex(rest)
		if m == nil {
			add(rest)
			return all
		}
		add(rest[:m[0]])
		*style = styleOf(rest[m[2]:m[3]])
		rest = rest[m[1]:]
	}
}

// styleOf turns the codes of a terminal into attributes.
func styleOf(codes string) string {
	var style string
	for code := range strings.SplitSeq(codes, ";") {
		switch {
		case code == "1":
			style += ` font-weight="bold"`
		case code == "2":
			style += ` opacity="0.6"`
		case colors[code] != "":
			style += " fill=" + strconv.Quote(colors[code])
		}
	}
	return style
}

// wrapped breaks lines that are wider than the picture at spaces, not counting escapes.
func wrapped(text string) []string {
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		current, width := "", 0
		for i, word := range strings.Split(line, " ") {
			n := len([]rune(escape.ReplaceAllString(word, "")))
			switch {
			case i > 0 && width+1+n > lineChars:
				lines = append(lines, current)
				current, width = "    "+word, 4+n
			case i > 0:
				current, width = current+" "+word, width+1+n
			default:
				current, width = word, n
			}
		}
		lines = append(lines, current)
	}
	return lines
}
