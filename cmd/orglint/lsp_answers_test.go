package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const (
	verify  = "engineering-verify.yaml"
	company = "company.yaml"
)

// answer decodes what a request answers.
func answer[T any](c *client, method, params string) T {
	c.t.Helper()
	var result T
	if text := c.ask(method, params); json.Unmarshal([]byte(text), &result) != nil {
		c.t.Fatalf("%s answers %s", method, text)
	}
	return result
}

// A place is a location as an editor takes it.
type place struct {
	URI   string
	Range span
}

// texts are what stands at places, each with the line.
func (c *client) texts(places []place) []string {
	c.t.Helper()
	var all []string
	for _, p := range places {
		path := c.pathOf(p.URI)
		lines := strings.Split(c.read(path), "\n")
		line := lines[p.Range.Start.Line]
		all = append(all, fmt.Sprintf("%s: %s", path, strings.TrimSpace(line[:p.Range.Start.Character]+"«"+line[p.Range.Start.Character:p.Range.End.Character]+"»"+line[p.Range.End.Character:])))
	}
	return all
}

// TestServerKnows asks who somebody is, where that is said, and who names them.
func TestServerKnows(t *testing.T) {
	c := connect(t, example(t, "acme-reorg"), able, asOf...)
	c.same("at first", nil, asOf...)
	type shown struct {
		Contents struct{ Kind, Value string }
		Range    span
	}
	hover := answer[shown](c, "textDocument/hover", "{"+c.at(verify, "reports_to: ada", 13)+"}")
	want := `**Ada Osei** · Senior Manager, Engineering · grade 9  
In unit Verify  
Reports to Grace Lindqvist (Director of Engineering) → Rafiq Ahmed (Senior Director of Engineering) → Inês Carvalho (VP of Engineering) → Tendai Moyo (Chief Technology Officer) → Margit Halvorsen (CEO)  
4 reports, 7 teams of 6, layer 6  
Limits: 4 to 10 reports, 6 teams, 8 layers
`
	if got := hover.Contents.Value; !strings.HasPrefix(got, strings.TrimSuffix(want, "\n")) || !strings.Contains(got, "\n\n- error: Ada Osei (Senior Manager, Engineering) manages 7 teams;") {
		t.Errorf("hover says:\n%s\nwant\n%s", got, want)
	}
	if hover.Range.End.Character-hover.Range.Start.Character != len("ada") {
		t.Errorf("hover is about %v", hover.Range)
	}
	role := answer[shown](c, "textDocument/hover", "{"+c.at(verify, "Senior Manager, Eng", 3)+"}")
	if !strings.Contains(role.Contents.Value, "Manages up to 6 teams") {
		t.Errorf("of a role it says %q", role.Contents.Value)
	}
	unit := answer[shown](c, "textDocument/hover", "{"+c.at(verify, "unit: verify", 8)+"}")
	if !strings.Contains(unit.Contents.Value, "unit Verify** · sub-department") {
		t.Errorf("of a unit it says %q", unit.Contents.Value)
	}
	if got := c.ask("textDocument/hover", "{"+c.at(verify, "version: 1", 1)+"}"); got != "null" {
		t.Errorf("of nobody it says %s", got)
	}

	got := c.texts(answer[[]place](c, "textDocument/definition", "{"+c.at("engineering-platform.yaml", "reports_to: ada", 12)+"}"))
	if diff := cmp.Diff([]string{verify + ": - id: «ada»"}, got); diff != "" {
		t.Errorf("definition (-want +got):\n%s", diff)
	}
	for declared, n := range map[bool]int{true: 5, false: 4} {
		got = c.texts(answer[[]place](c, "textDocument/references", fmt.Sprintf(`{%s, "context": {"includeDeclaration": %v}}`, c.at(verify, "id: ada", 5), declared)))
		if len(got) != n || !slices.Contains(got, "engineering-platform.yaml: reports_to: «ada»") {
			t.Errorf("references with the declaration %v: %q", declared, got)
		}
	}
	got = c.texts(answer[[]place](c, "textDocument/references", fmt.Sprintf(`{%s, "context": {"includeDeclaration": false}}`, c.at(company, "id: verify", 5))))
	if len(got) < 5 {
		t.Errorf("references of a unit: %q", got)
	}
}

// TestServerHierarchy walks the reporting line, as editors walk calls.
func TestServerHierarchy(t *testing.T) {
	c := connect(t, example(t, "acme-reorg"), able, asOf...)
	c.same("at first", nil, asOf...)
	items := answer[[]json.RawMessage](c, "textDocument/prepareCallHierarchy", "{"+c.at(verify, "reports_to: ada", 13)+"}")
	if len(items) != 1 {
		t.Fatalf("items %s", items)
	}
	type item struct{ Name, Detail string }
	below := answer[[]struct{ From item }](c, "callHierarchy/incomingCalls", fmt.Sprintf(`{"item": %s}`, items[0]))
	above := answer[[]struct{ To item }](c, "callHierarchy/outgoingCalls", fmt.Sprintf(`{"item": %s}`, items[0]))
	if len(below) != 4 || len(above) != 1 || above[0].To.Name != "Grace Lindqvist" {
		t.Errorf("below %+v, above %+v", below, above)
	}
	if got := c.ask("callHierarchy/incomingCalls", `{"item": {"name": "x", "kind": 5, "uri": "file:///x", "range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}, "selectionRange": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}}}`); got != "[]" {
		t.Errorf("of nobody it says %s", got)
	}
}

// A lens is what stands above a line.
type lens struct {
	Range   span
	Command struct {
		Title, Command string
		Arguments      []json.RawMessage
	}
}

// TestServerLists lists people, teams and units, and what counts of managers.
func TestServerLists(t *testing.T) {
	for capabilities, names := range map[string]func(c *client) []string{
		able: func(c *client) (names []string) {
			for _, s := range answer[[]struct {
				Name           string
				SelectionRange span
			}](c, "textDocument/documentSymbol", fmt.Sprintf(`{"textDocument": {"uri": %q}}`, uriOf(filepath.Join(c.folder, verify)))) {
				names = append(names, s.Name)
			}
			return names
		},
		`{}`: func(c *client) (names []string) {
			for _, s := range answer[[]struct {
				Name     string
				Location place
			}](c, "textDocument/documentSymbol", fmt.Sprintf(`{"textDocument": {"uri": %q}}`, uriOf(filepath.Join(c.folder, verify)))) {
				if s.Location.URI != "" {
					names = append(names, s.Name)
				}
			}
			return names
		},
	} {
		c := connect(t, example(t, "acme-reorg"), capabilities, asOf...)
		c.same("at first", nil, asOf...)
		if got := names(c); !slices.Contains(got, "Ada Osei") || slices.Contains(got, "Margit Halvorsen") {
			t.Errorf("the symbols of the document are %q", got)
		}
		found := answer[[]struct{ Name string }](c, "workspace/symbol", `{"query": "JOAQUIN"}`)
		if len(found) != 1 || found[0].Name != "Joaquín Salas" {
			t.Errorf("found by name are %+v", found)
		}
		lenses := answer[[]lens](c, "textDocument/codeLens", fmt.Sprintf(`{"textDocument": {"uri": %q}}`, uriOf(filepath.Join(c.folder, verify))))
		i := slices.IndexFunc(lenses, func(l lens) bool { return l.Command.Title == "4 reports, 7 teams of 6, layer 6" })
		if i < 0 {
			t.Fatalf("the lenses are %+v", lenses)
		}
		said := answer[string](c, "workspace/executeCommand", fmt.Sprintf(`{"command": %q, "arguments": [%s]}`, lenses[i].Command.Command, lenses[i].Command.Arguments[0]))
		c.until("the answer", func() bool { return len(c.shown) > 0 })
		if said != c.shown[0] || !strings.HasPrefix(said, "Ada Osei · Senior Manager, Engineering") {
			t.Errorf("shown is %q, answered %q", c.shown, said)
		}
	}
}

// TestServerMoves answers about places that later edits have moved, from what was known before them.
func TestServerMoves(t *testing.T) {
	c := connect(t, example(t, "acme-reorg"), able, asOf...)
	c.same("at first", nil, asOf...)
	text := c.read(verify)
	c.open(verify, text)
	c.same("opened", nil, asOf...)
	above, _, _ := strings.Cut(text, "reports_to: ada")
	line := strings.Count(above, "\n")
	for i := range 5 {
		c.tell("textDocument/didChange", fmt.Sprintf(`{"textDocument": {"uri": %q, "version": %d}, "contentChanges": [{"range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}, "text": "# one more\n"}]}`,
			uriOf(filepath.Join(c.folder, verify)), i+2))
		hover := answer[struct{ Range span }](c, "textDocument/hover", fmt.Sprintf(`{"textDocument": {"uri": %q}, "position": {"line": %d, "character": 17}}`,
			uriOf(filepath.Join(c.folder, verify)), line+i+1))
		if want := (span{point{line + i + 1, 16}, point{line + i + 1, 19}}); hover.Range != want {
			t.Errorf("after %d lines more hover is about %v, not %v", i+1, hover.Range, want)
		}
	}
}

// TestServerExplains shows the page of a rule.
func TestServerExplains(t *testing.T) {
	c := connect(t, example(t, "acme"), able, asOf...)
	page := answer[string](c, "workspace/executeCommand", `{"command": "orglint.explain", "arguments": ["max-teams"]}`)
	c.until("the page", func() bool { return len(c.shown) > 0 })
	if !strings.HasPrefix(page, "# max-teams\n") || strings.Contains(c.shown[0], "## Fails") {
		t.Errorf("the page is %q, shown is %q", page, c.shown)
	}
	for _, params := range []string{`{"command": "orglint.explain", "arguments": ["no-such-rule"]}`, `{"command": "rm", "arguments": ["x"]}`, `{"command": "orglint.show"}`, `{"command": "orglint.show", "arguments": ["nobody"]}`} {
		if m := c.try("workspace/executeCommand", params); m.Error == nil {
			t.Errorf("%s is answered with %s", params, m.Result)
		}
	}
}

// TestServerShows names nobody where names are hidden, though ids stay what they are.
func TestServerShows(t *testing.T) {
	c := connect(t, example(t, "acme-reorg"), able, append([]string{"--show", "ids"}, asOf...)...)
	c.until("diagnostics", func() bool { return len(c.told[verify]) > 0 })
	said := c.ask("textDocument/hover", "{"+c.at(verify, "reports_to: ada", 13)+"}") + c.ask("workspace/symbol", `{"query": ""}`) +
		c.ask("textDocument/documentSymbol", fmt.Sprintf(`{"textDocument": {"uri": %q}}`, uriOf(filepath.Join(c.folder, verify)))) +
		c.ask("textDocument/prepareCallHierarchy", "{"+c.at(verify, "reports_to: ada", 13)+"}") + fmt.Sprint(c.told)
	for _, name := range []string{"Osei", "Lindqvist", "Carvalho", "Halvorsen", "Joaqu"} {
		if strings.Contains(said, name) {
			t.Errorf("it names %s", name)
		}
	}
	if !strings.Contains(said, "ada") {
		t.Error("ids are hidden too")
	}
}
