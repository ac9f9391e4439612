package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// offered are the labels of what may be typed where a mark | stands in a text, and what becomes of the text with the first.
func (c *client) offered(path, marked string, version int) (labels []string, first string) {
	c.t.Helper()
	before, after, _ := strings.Cut(marked, "|")
	c.change(path, version, before+after)
	line, column := strings.Count(before, "\n"), len(before)-strings.LastIndexByte(before, '\n')-1
	list := answer[struct {
		Items []struct {
			Label    string
			TextEdit struct {
				Range   span
				NewText string
			}
		}
	}](c, "textDocument/completion", fmt.Sprintf(`{"textDocument": {"uri": %q}, "position": {"line": %d, "character": %d}}`, uriOf(c.folder+"/"+path), line, column))
	for _, item := range list.Items {
		labels = append(labels, item.Label)
	}
	if len(list.Items) > 0 {
		edit := list.Items[0].TextEdit
		begin := len(before) - column + edit.Range.Start.Character
		first = before[begin-edit.Range.Start.Character:begin] + edit.NewText
	}
	return labels, first
}

// TestServerCompletes offers ids by the names of people, titles, units, fields and grounds, also in lines that do not read.
func TestServerCompletes(t *testing.T) {
	c := connect(t, example(t, "acme-reorg"), able, asOf...)
	c.same("at first", nil, asOf...)
	text := c.read(verify)
	c.open(verify, text)
	for i, test := range []struct{ typed, want, first string }{
		{"  - {id: new, role: X, reports_to: lindq|", "grace", "  - {id: new, role: X, reports_to: grace"},
		{"  - id: new\n    reports_to: |", "grace", ""},
		{"  - id: new\n    role: senior man|", "Senior Manager, Engineering", "    role: Senior Manager, Engineering"},
		{"  - {id: new, role: senior man|", "Senior Manager, Engineering", `  - {id: new, role: "Senior Manager, Engineering"`},
		{"  - id: new\n    rep|", "reports_to", "    reports_to: "},
		{"  - id: new\n    unit: v|", "verify", "    unit: verify"},
		{"  - id: new\n    employment: con|", "contractor", "    employment: contractor"},
		{"  - id: new\n    deviations: [{rule: max-te|", "max-teams", "    deviations: [{rule: max-teams"},
		{"  - id: new\n    deviations: [{ground: bus|", "business-need", "    deviations: [{ground: business-need"},
	} {
		people := text[:strings.Index(text, "  - id: ada")]
		labels, first := c.offered(verify, people+test.typed+"\n"+text[len(people):], i+2)
		if !slices.Contains(labels, test.want) || test.first != "" && first != test.first {
			t.Errorf("%q: offered are %q, the first makes %q", test.typed, labels, first)
		}
	}
}
