package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
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
		people, _, _ := strings.Cut(text, "  - id: ada")
		labels, first := c.offered(verify, people+test.typed+"\n"+text[len(people):], i+2)
		if !slices.Contains(labels, test.want) || test.first != "" && first != test.first {
			t.Errorf("%q: offered are %q, the first makes %q", test.typed, labels, first)
		}
	}
}

// A workspaceEdit is changes as editors take them.
type workspaceEdit struct {
	Changes         map[string][]textEdit
	DocumentChanges []struct {
		TextDocument struct {
			URI     string
			Version *int
		}
		Edits []textEdit
	}
}

type textEdit struct {
	Range   span
	NewText string
}

// apply makes changes in files as they are saved, as an editor would, and returns the texts.
func (c *client) apply(w workspaceEdit) map[string]string {
	c.t.Helper()
	edits := map[string][]textEdit{}
	for name, list := range w.Changes {
		edits[c.pathOf(name)] = list
	}
	for _, d := range w.DocumentChanges {
		edits[c.pathOf(d.TextDocument.URI)] = d.Edits
	}
	texts := map[string]string{}
	for path, list := range edits {
		lines := strings.SplitAfter(c.read(path), "\n")
		at := func(p point) int {
			return len(strings.Join(lines[:p.Line], "")) + len(string([]rune(strings.Join(lines[p.Line:], ""))[:p.Character]))
		}
		text := c.read(path)
		slices.SortStableFunc(list, func(a, b textEdit) int { return at(b.Range.Start) - at(a.Range.Start) })
		for _, e := range list {
			text = text[:at(e.Range.Start)] + e.NewText + text[at(e.Range.End):]
		}
		texts[path] = text
	}
	return texts
}

// write writes a file into the folder.
func (c *client) write(path, text string) {
	c.t.Helper()
	if err := os.WriteFile(filepath.Join(c.folder, path), []byte(text), 0o600); err != nil {
		c.t.Fatal(err)
	}
}

// TestServerRenames gives somebody another id in all files, in the configuration, in deviations and in the baseline: nothing else is found after it.
func TestServerRenames(t *testing.T) {
	for who, capabilities := range map[string]string{"grace": able, "ada": `{}`} {
		folder := example(t, "acme-reorg")
		c := &client{t: t, folder: folder}
		c.write(".orglint.yaml", "version: 1\ntops: [margit, \""+who+"\"] # those\noverrides:\n  - {units: [verify], rules: {span-of-control: {max: 12}}}\n")
		text := c.read(company)
		c.write(company, strings.Replace(text, "deviations:\n", "deviations:\n  - {rule: max-teams, subjects: [ada], ground: business-need, reason: \"\", approved_by: "+who+"}\n", 1))
		baseline := exec.CommandContext(t.Context(), "orglint", append([]string{"baseline"}, asOf...)...)
		baseline.Dir = folder
		if out, err := baseline.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		held := c.read(".orglint-baseline.yaml") + "  - {rule: single-report, subject: " + who + ", fingerprint: 00000000000000000000000000000000}\n"
		c.write(".orglint-baseline.yaml", held)
		c = connect(t, folder, capabilities, asOf...)
		c.same("at first", nil, asOf...)
		before := c.found()
		if got := c.ask("textDocument/prepareRename", "{"+c.at(verify, "reports_to: "+who, 13)+"}"); !strings.Contains(got, `"placeholder":"`+who+`"`) {
			t.Errorf("it prepares %s", got)
		}
		w := answer[workspaceEdit](c, "textDocument/rename", "{"+c.at(verify, "reports_to: "+who, 13)+`, "newName": "new-id"}`)
		if (len(w.DocumentChanges) > 0) != (capabilities == able) {
			t.Errorf("changes are %d with and %d without versions", len(w.DocumentChanges), len(w.Changes))
		}
		for path, text := range c.apply(w) {
			c.write(path, text)
		}
		for path, want := range map[string]string{verify: "reports_to: new-id\n", company: "approved_by: new-id}", ".orglint.yaml": `tops: [margit, "new-id"] # those`} {
			if !strings.Contains(c.read(path), want) {
				t.Errorf("%s does not hold %q", path, want)
			}
		}
		if now := c.read(".orglint-baseline.yaml"); now == held || (who == "ada") != strings.Contains(now, "subject: new-id") {
			t.Errorf("the baseline is\n%s", now)
		}
		c.until("of the entry that matches nothing", func() bool { return len(c.shown) > 0 && strings.Contains(c.shown[0], "single-report") })
		c.tell("textDocument/didSave", fmt.Sprintf(`{"textDocument": {"uri": %q}}`, uriOf(filepath.Join(folder, verify))))
		c.same("renamed", nil, asOf...)
		if after := c.found(); len(before) != len(after) {
			t.Errorf("found were\n%s\nand are\n%s", strings.Join(before, "\n"), strings.Join(after, "\n"))
		}
		for name, params := range map[string]string{
			"taken": "{" + c.at(verify, "id: miriam", 5) + `, "newName": "margit"}`, "nothing": "{" + c.at(verify, "id: miriam", 5) + `, "newName": " "}`,
			"role": "{" + c.at(verify, "Senior Manager, Eng", 3) + `, "newName": "x"}`,
		} {
			if m := c.try("textDocument/rename", params); m.Error == nil {
				t.Errorf("%s: it makes %s", name, m.Result)
			}
		}
	}
}

// TestServerRenamesNot leaves what it cannot rename, and says why.
func TestServerRenamesNot(t *testing.T) {
	for name, test := range map[string]struct{ path, text, at, want string }{
		"shared id":   {"org.yaml", "version: 1\npeople:\n  - {id: ada, role: CEO}\n  - {id: ada, role: CTO}\n", "id: ada", "2 records have the id"},
		"spreadsheet": {"org.csv", "Employee ID,Name,Manager ID,Job Title\nada,Ada Osei,,CEO\nbo,Bo Li,ada,CTO\ncy,Cy Wu,ada,CTO\n", "ada,CTO", "orglint's own layout"},
		"unknown":     {"org.yaml", "version: 1\npeople:\n  - {id: ada, role: CEO}\n  - {id: bo, role: CTO, reports_to: eda}\n", "reports_to: eda", "Nobody has the id"},
		"broken line": {"org.yaml", "version: 1\npeople:\n  - {id: ada, role: CEO}\n  - {id: bo, role: CTO, reports_to: ada, dotted_line_to: [ada\n  - {id: cy, role: CTO}\n", "id: ada", "does not read"},
	} {
		folder := t.TempDir()
		c := &client{t: t, folder: folder}
		c.write(test.path, test.text)
		c = connect(t, folder, able, asOf...)
		c.ask("workspace/symbol", `{"query": ""}`)
		on := len(test.at) - 1
		if name == "spreadsheet" {
			on = 1
		}
		if m := c.try("textDocument/rename", "{"+c.at(test.path, test.at, on)+`, "newName": "new"}`); m.Error == nil || !strings.Contains(m.Error.Message, test.want) {
			t.Errorf("%s: %s %+v", name, m.Result, m.Error)
		}
	}
}

// An offer is a code action or, for editors that know none, a command.
type offer struct {
	Title       string
	Kind        string
	IsPreferred bool
	Edit        *workspaceEdit
	Command     json.RawMessage
	Diagnostics []diagnostic
}

// actions are what is offered where a text stands in a file.
func (c *client) actions(text, only string) []offer {
	c.t.Helper()
	at := c.at(verify, text, 0)
	document, position, _ := strings.Cut(at, `, "position": `)
	return answer[[]offer](c, "textDocument/codeAction", fmt.Sprintf(`{%s, "range": {"start": %s, "end": %s}, "context": {"diagnostics": []%s}}`, document, position, position, only))
}

// TestServerMends offers the fixes of check --fix: each takes its finding away and leaves all else, as check says too.
func TestServerMends(t *testing.T) {
	folder := example(t, "acme-reorg")
	out, _ := exec.CommandContext(t.Context(), "orglint", "check", "--diff", "--unsafe-fixes", "--as-of", asOf[1], folder).Output() // which has a status of its own
	c := connect(t, folder, able, asOf...)
	c.same("at first", nil, asOf...)
	mended := 0
	for _, path := range []string{company, verify, "engineering-platform.yaml"} {
		for _, d := range c.told[path] {
			line := fmt.Sprintf(`{"line": %d, "character": %d}`, d.Range.Start.Line, d.Range.Start.Character)
			for _, a := range answer[[]offer](c, "textDocument/codeAction", fmt.Sprintf(`{"textDocument": {"uri": %q}, "range": {"start": %s, "end": %s}, "context": {"diagnostics": []}}`,
				uriOf(filepath.Join(c.folder, path)), line, line)) {
				if a.Edit == nil || strings.HasPrefix(a.Title, "Allow ") || a.Diagnostics[0].Code != d.Code {
					continue
				}
				mended++
				texts := c.apply(*a.Edit)
				after := strings.Join(c.checked(texts, asOf...), "\n")
				if strings.Contains(after, d.Message) {
					t.Errorf("%q leaves %q", a.Title, d.Message)
				}
				for line := range strings.SplitSeq(texts[path], "\n") {
					if !strings.Contains(c.read(path), line) && !strings.Contains(string(out), "+"+line+"\n") {
						t.Errorf("%q writes %q, which check --diff does not", a.Title, line)
					}
				}
			}
		}
	}
	if mended < 3 {
		t.Errorf("only %d are mended", mended)
	}
}

// TestServerAllows offers a deviation that allows what was found once a reason and somebody who approves it are written; and the page of the rule.
func TestServerAllows(t *testing.T) {
	c := connect(t, example(t, "acme-reorg"), able, asOf...)
	c.same("at first", nil, asOf...)
	all := c.actions("ada\n", "")
	i := slices.IndexFunc(all, func(a offer) bool { return a.Title == "Allow max-teams with a deviation" })
	if i < 0 || all[i].Edit == nil || len(all[i].Diagnostics) != 1 || !slices.ContainsFunc(all, func(a offer) bool { return a.Title == "Explain max-teams" }) {
		t.Fatalf("offered is %+v", all)
	}
	text := c.apply(*all[i].Edit)[verify]
	if want := "deviations:\n  - rule: max-teams\n    subject: ada\n    ground: "; !strings.Contains(text, want) {
		t.Errorf("it makes\n%s", text)
	}
	c.open(verify, text)
	c.same("not filled in", map[string]string{verify: text}, asOf...)
	if !strings.Contains(strings.Join(c.found(), "\n"), " max-teams error Ada Osei") {
		t.Error("it is allowed without a reason")
	}
	filled := strings.NewReplacer(`reason: ""`, "reason: until May", `approved_by: ""`, "approved_by: grace").Replace(text)
	c.change(verify, 2, filled)
	c.same("filled in", map[string]string{verify: filled}, asOf...)
	if strings.Contains(strings.Join(c.found(), "\n"), " max-teams error Ada Osei") {
		t.Error("it is not allowed")
	}
	if got := c.actions("version: 1", ""); len(got) != 0 {
		t.Errorf("where nothing was found %+v is offered", got)
	}
	if got := c.actions("ada\n", `, "only": ["refactor"]`); len(got) != 0 {
		t.Errorf("as a refactoring %+v is offered", got)
	}
	plain := connect(t, example(t, "acme-reorg"), `{}`, asOf...)
	plain.same("at first", nil, asOf...)
	if got := plain.actions("ada\n", ""); len(got) != 1 || string(got[0].Command) != `"orglint.explain"` {
		t.Errorf("to an editor that knows no actions %+v is offered", got)
	}
}
