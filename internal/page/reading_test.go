package page_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/orglint/orglint/internal/brief"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/page"
	"github.com/orglint/orglint/internal/privacy"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/rules"
)

// briefOf makes the brief of the charts in some files on 28 November 2026.
func briefOf(t testing.TB, show privacy.Show, charts ...string) *brief.Brief {
	t.Helper()
	families, err := family.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	var files []*source.File
	for i, chart := range charts {
		files = append(files, lint.Open(fmt.Sprintf("org-%d.yaml", i), chart, ""))
	}
	result, err := lint.Run(lint.Job{
		Files: files, Families: families, Policy: rules.Policy{Rules: rules.All(), Preset: rules.Recommended}, AsOf: "2026-11-28", Show: show, Figures: true,
	})
	if err != nil {
		t.Fatal(err)
	}
	return brief.Of(result)
}

// reorg returns the chart of the example with mistakes.
func reorg(t testing.TB) []string {
	paths, err := filepath.Glob("../../examples/acme-reorg/*.yaml")
	if err != nil || len(paths) == 0 {
		t.Fatal("no example", err)
	}
	var charts []string
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		charts = append(charts, string(text))
	}
	return charts
}

// written writes a page.
func written(t testing.TB, b *brief.Brief) string {
	t.Helper()
	var out bytes.Buffer
	if err := page.Write(&out, b); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// parsed reads a page, and fails where it is not well-formed: where an element is not closed, or closed by another.
func parsed(t testing.TB, text string) *html.Node {
	t.Helper()
	void := []string{"meta", "col", "br", "input", "link", "img", "hr"}
	var open []string
	tokens := html.NewTokenizer(strings.NewReader(text))
	for kind := tokens.Next(); kind != html.ErrorToken; kind = tokens.Next() {
		token := tokens.Token()
		switch {
		case kind == html.StartTagToken && !slices.Contains(void, token.Data):
			open = append(open, token.Data)
		case kind == html.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != token.Data {
				t.Fatalf("</%s> ends %v", token.Data, open)
			}
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		t.Errorf("%v are not ended", open)
	}
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// each yields the elements of a page.
func each(root *html.Node, do func(n *html.Node, attributes map[string]string)) {
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			attributes := map[string]string{}
			for _, a := range n.Attr {
				attributes[a.Key] = a.Val
			}
			do(n, attributes)
		}
	}
}

// textOf returns the text in an element.
func textOf(root *html.Node) string {
	var b strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			b.WriteString(n.Data + " ")
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// byID returns the element with an id.
func byID(t testing.TB, root *html.Node, id string) *html.Node {
	t.Helper()
	var found *html.Node
	each(root, func(n *html.Node, attributes map[string]string) {
		if attributes["id"] == id {
			found = n
		}
	})
	if found == nil {
		t.Fatalf("nothing has the id %s", id)
	}
	return found
}
