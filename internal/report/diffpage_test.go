package report_test

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/orglint/orglint/internal/lint"
)

// pageOf is the page of a comparison, read again: its texts by section, and all its elements.
type pageOf struct {
	sections map[string]string
	elements []*html.Node
	style    string
}

// readPage reads a page as a browser does.
func readPage(t *testing.T, text string) pageOf {
	t.Helper()
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	p := pageOf{sections: map[string]string{}}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		p.elements = append(p.elements, n)
		if id := attribute(n, "id"); id != "" {
			if _, twice := p.sections[id]; twice {
				t.Errorf("the id %s is there twice", id)
			}
			p.sections[id] = textIn(n)
		}
		if n.Data == "style" {
			p.style = n.FirstChild.Data
		}
	}
	return p
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// textIn is the text of an element, with single spaces.
func textIn(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data + " ")
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// TestDifferencePage has all that is different on the page, which loads and runs nothing but its own styles.
func TestDifferencePage(t *testing.T) {
	d := difference(t, chartBefore, chartAfter)
	text := written(t, "html", d)
	p := readPage(t, text)
	for _, n := range p.elements {
		for _, a := range n.Attr {
			switch {
			case a.Key == "style" || a.Key == "src" || strings.HasPrefix(a.Key, "on"):
				t.Errorf("<%s> has the attribute %s", n.Data, a.Key)
			case a.Key == "href" && !strings.HasPrefix(a.Val, "#"):
				t.Errorf("<%s> leads to %s", n.Data, a.Val)
			case a.Key == "href":
				if _, there := p.sections[a.Val[1:]]; !there {
					t.Errorf("nothing is at %s", a.Val)
				}
			}
		}
		if n.Data == "script" {
			t.Error("the page has a script")
		}
		if attribute(n, "http-equiv") == "Content-Security-Policy" {
			sum := sha256.Sum256([]byte(p.style))
			want := "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
			if got := attribute(n, "content"); got != want {
				t.Errorf("the policy is %s, not %s", got, want)
			}
		}
	}
	for id, want := range map[string][]string{
		"in-short": {"before: 6", "1 joined, 1 left", "7 are new", "2 are errors"},
		"figures":  {"People", "before: 6", "Average span"},
		"who":      {"Joined", "Hal Iversen Chief Wizard Dana Wu", "Left", "Eli Moss", "Filled", "Gia Holm", "1 Dec 2026 req-17", "Cy Roth cy2 cy"},
		"moves":    {"Everybody who was there before has the manager that they had."},
		"managers": {"Cy Roth Engineering Manager 4 2 1 1 Gia Holm (from 1 Dec 2026)", "Eli Moss"},
		"roles":    {"Dana Wu now has grade 6, before: grade 7.", "Dana Wu is on leave."},
		"read":     {"Before all", "Not read", "record: after.yaml, line 10"},
	} {
		for _, each := range want {
			if !strings.Contains(p.sections[id], each) {
				t.Errorf("#%s lacks %q:\n%s", id, each, p.sections[id])
			}
		}
	}
	findings := p.sections["findings"]
	for _, f := range slices.Concat(d.New, d.Fixed) {
		if _, problem, _ := f.Split(); !strings.Contains(findings, strings.Join(strings.Fields(problem), " ")) || !strings.Contains(findings, f.Pos.Where()) {
			t.Errorf("the page does not tell %s", f.Message)
		}
	}
	if again := written(t, "html", difference(t, chartBefore, chartAfter)); again != text {
		t.Error("two pages of the same charts differ")
	}
}

// TestDifferencePageMany folds what is long, and says how much is not on the page.
func TestDifferencePageMany(t *testing.T) {
	var b strings.Builder
	b.WriteString("people:\n  - {id: top, name: Top, role: CEO}\n")
	one := b.String()
	for i := range 1200 {
		fmt.Fprintf(&b, "  - {id: p%d, name: P %d, role: Wizard %d, reports_to: top}\n", i, i, i)
	}
	p := readPage(t, written(t, "html", difference(t, one, b.String())))
	for id, want := range map[string]string{"who": "Joined 1,200", "findings": "500 of 1,200; all are in the JSON"} {
		if !strings.Contains(p.sections[id], want) {
			t.Errorf("#%s lacks %q", id, want)
		}
	}
	if !strings.Contains(p.sections["who"], "The other 975") || !strings.Contains(p.sections["who"], "1,000 of 1,200; all are in the JSON") {
		t.Error("the joined do not fold")
	}
	if n := len(p.elements); n > 30_000 {
		t.Errorf("the page has %d elements", n)
	}
}

// TestDifferencePageHostile writes names that are markup as texts.
func TestDifferencePageHostile(t *testing.T) {
	const nasty = `</style><script>alert(1)</script><img src=x onerror=alert(2)>{{.}}`
	chart := func(more string) string {
		return fmt.Sprintf("organization: %q\npeople:\n  - {id: a, name: %q, role: %q}\n  - {id: b, name: %q, role: %q, reports_to: %q%s}\n", nasty, nasty, nasty, "B\u202e"+nasty, nasty, nasty, more)
	}
	text := written(t, "html", difference(t, chart(""), chart(fmt.Sprintf(", unit: %q, location: %q, team: [%q]", nasty, nasty, nasty))))
	for _, n := range readPage(t, text).elements {
		if n.Data == "img" || n.Data == "script" {
			t.Errorf("a name has become <%s>", n.Data)
		}
	}
	if strings.ContainsRune(text, '\u202e') {
		t.Error("a character that turns text is on the page")
	}
}

// TestDifferencePageNothing says of what is the same that it is.
func TestDifferencePageNothing(t *testing.T) {
	p := readPage(t, written(t, "html", difference(t, chartBefore, chartBefore)))
	if got := p.sections["in-short"]; !strings.Contains(got, "Nobody joined and nobody left.") || !strings.Contains(got, "has the manager that they had") {
		t.Errorf("in short: %s", got)
	}
	if got := p.sections["findings"]; !strings.Contains(got, "No finding is new, worse, better or fixed.") {
		t.Errorf("findings: %s", got)
	}
	empty := readPage(t, written(t, "html", &lint.Difference{Before: difference(t, "", "").Before, After: difference(t, "", "").After}))
	if len(empty.elements) == 0 {
		t.Error("nothing is written of an empty chart")
	}
}
