package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// asOf is the day for which the examples are checked.
var asOf = []string{"--as-of", "2026-11-23"}

// read reads a file of the folder.
func (c *client) read(path string) string {
	c.t.Helper()
	data, err := os.ReadFile(filepath.Join(c.folder, path))
	if err != nil {
		c.t.Fatal(err)
	}
	return string(data)
}

// TestServerFinds has an editor told of what check finds in all files, opened or not, saved or not.
func TestServerFinds(t *testing.T) {
	c := connect(t, example(t, "acme-reorg"), able, asOf...)
	c.same("as it is saved", nil, asOf...)
	if len(c.found()) == 0 {
		t.Error("there is nothing to find, so nothing is shown")
	}
	const path = "engineering-verify.yaml"
	text := c.read(path)
	c.open(path, text)
	c.same("opened", nil, asOf...)
	for version, broken := range []string{
		strings.Replace(text, "id: ada", "id: adam", 1),                     // who is named in other files
		text[:len(text)/2] + "\n  - id: [\n" + text[len(text)/2:],           // half a line
		strings.ReplaceAll(text, "\n", "\r\n"), strings.ToUpper(text[:200]), // other ends of lines, half a file
		"\ufeff" + text, text + "\x00", "", text,
	} {
		c.change(path, version+2, broken)
		c.same(fmt.Sprintf("change %d", version), map[string]string{path: broken}, asOf...)
	}
	told := c.times["company.yaml"]
	c.change(path, 20, text+"# nothing else\n")
	c.same("a comment", map[string]string{path: text + "# nothing else\n"}, asOf...)
	if c.times["company.yaml"] != told {
		t.Error("a file in which nothing has changed was told again")
	}
	c.tell("textDocument/didClose", fmt.Sprintf(`{"textDocument": {"uri": %q}}`, uriOf(filepath.Join(c.folder, path))))
	c.open("new.yaml", "version: 1\npeople:\n  - {id: zed, role: No Such Role, reports_to: ada}\n")
	c.same("a file that is not saved yet", map[string]string{"new.yaml": "version: 1\npeople:\n  - {id: zed, role: No Such Role, reports_to: ada}\n"}, asOf...)
}

// TestServerBurst has the diagnostics of the last of 500 changes told, which come faster than any check is.
func TestServerBurst(t *testing.T) {
	for _, capabilities := range []string{able, `{}`} {
		c := connect(t, example(t, "acme-reorg"), capabilities, asOf...)
		const path = "engineering-verify.yaml"
		text := c.read(path)
		c.open(path, text)
		at := c.at(path, "id: ada", 7)
		_, where, _ := strings.Cut(at, `"position": `)
		for i := range 500 {
			c.tell("textDocument/didChange", fmt.Sprintf(`{"textDocument": {"uri": %q, "version": %d}, "contentChanges": [{"range": {"start": %s, "end": %s}, "text": "%d"}]}`,
				uriOf(filepath.Join(c.folder, path)), i+2, where, where, i%10))
		}
		digits := ""
		for i := range 500 {
			digits = fmt.Sprint(i%10) + digits
		}
		c.same("after 500 changes", map[string]string{path: strings.Replace(text, "id: ada", "id: ada"+digits, 1)}, asOf...)
		if version := c.versions[path]; capabilities == able && version != 501 || capabilities != able && version != 0 {
			t.Errorf("the diagnostics are for version %d", version)
		}
	}
}

// TestServerUnits counts columns as the editor does, also where a character takes two units, and takes its changes likewise.
func TestServerUnits(t *testing.T) {
	const path, line = "org.yaml", "  - {name: 𝒜da Ōsei, id: ada, role: Nonsense 𝒳, reports_to: nobody} # end\n"
	for encoding, units := range map[string]func(string) int{
		`["utf-16"]`:          unitsUTF16,
		`["utf-8", "utf-16"]`: func(s string) int { return len(s) },
		`null`:                unitsUTF16,
	} {
		folder := t.TempDir()
		text := "version: 1\npeople:\n" + line
		if err := os.WriteFile(filepath.Join(folder, path), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		c := connect(t, folder, `{"general": {"positionEncodings": `+encoding+`}}`, asOf...)
		c.until(encoding, func() bool { return len(c.told[path]) > 0 })
		before, _, _ := strings.Cut(line, "nobody")
		at := units(before)
		var got []int
		for _, d := range c.told[path] {
			if d.Code == "unknown-manager" {
				got = append(got, d.Range.Start.Character, d.Range.End.Character)
			}
		}
		if diff := cmp.Diff([]int{at, at + len("nobody")}, got); diff != "" {
			t.Errorf("%s: the manager stands elsewhere (-want +got):\n%s", encoding, diff)
		}
		c.open(path, text)
		c.tell("textDocument/didChange", fmt.Sprintf(
			`{"textDocument": {"uri": %q, "version": 2}, "contentChanges": [{"range": {"start": {"line": 2, "character": %d}, "end": {"line": 2, "character": %d}}, "text": "ada"}]}`,
			uriOf(filepath.Join(folder, path)), at, at+len("nobody")))
		c.wait(encoding+" changed", func(message) bool {
			return !slices.ContainsFunc(c.told[path], func(d diagnostic) bool { return d.Code == "unknown-manager" })
		})
	}
}

func unitsUTF16(s string) (n int) {
	for _, r := range s {
		n += 1 + int(r>>16&1)
	}
	return n
}

// TestServerLasts sends what no editor should send: whatever is wrong with one message concerns that one.
func TestServerLasts(t *testing.T) {
	c := launch(t, example(t, "acme-reorg"), asOf...)
	if m := c.try("textDocument/hover", `{}`); m.Error == nil || m.Error.Code != -32002 {
		t.Errorf("a request before initialize is answered with %+v", m)
	}
	c.tell("textDocument/didOpen", `{}`)
	c.ask("initialize", fmt.Sprintf(`{"processId": null, "rootUri": %q, "capabilities": %s}`, uriOf(c.folder), able))
	c.tell("initialized", `{}`)
	for _, body := range []string{
		`{"jsonrpc":"2.0","method":"$/unknown","params":{}}`, `{"jsonrpc":"2.0","method":"$/setTrace","params":{"value":7}}`,
		`{"jsonrpc":"2.0","method":"textDocument/didChange","params":[1,2,3]}`, `{"jsonrpc":"2.0","method":"textDocument/didOpen","params":"x"}`,
		`{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///nowhere","version":1},"contentChanges":[{"text":"x"}]}}`,
		`{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"untitled:x","languageId":"yaml","version":1,"text":"version: 1"}}}`,
		`{"jsonrpc":"2.0","method":"no/such/notification"}`, `{"jsonrpc":"2.0","id":"x","method":"no/such/request"}`,
		`{"jsonrpc":"2.0","id":77,"result":null}`, `{"jsonrpc":"2.0"}`, `{`, `[]`, `[{"jsonrpc":"2.0","method":"exit"}]`, `null`, "\xff\xfe", strings.Repeat("[", 100_000),
		`{"jsonrpc":"2.0","id":5,"method":"initialize","params":{}}`, `{"jsonrpc":"2.0","id":6,"method":"textDocument/hover","params":{"textDocument":7}}`,
	} {
		c.send(body)
	}
	c.raw("content-length: 2\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n{}")
	c.raw("Content-Length: 0\r\n\r\n")
	c.raw(fmt.Sprintf("Content-Length: %d\r\n\r\n", 64<<20+1))
	chunk := strings.Repeat(" ", 1<<20)
	for range 64 {
		c.raw(chunk)
	}
	c.raw(" ")
	c.same("after all that", nil, asOf...)
	if len(c.logged) < 3 {
		t.Errorf("what was wrong is not in the log: %q", c.logged)
	}
	if got := c.ask("shutdown", `null`); got != "null" {
		t.Errorf("shutdown gives %s", got)
	}
	if m := c.try("textDocument/hover", `{}`); m.Error == nil {
		t.Error("a request after shutdown is answered")
	}
	c.tell("exit", `null`)
	if status := <-c.status; status != 0 {
		t.Errorf("the exit status is %d", status)
	}
}

// TestServerEnds ends with the editor, however that ends.
func TestServerEnds(t *testing.T) {
	for name, end := range map[string]func(c *client){
		"exit without shutdown": func(c *client) { c.tell("exit", `null`) },
		"no more input":         func(c *client) { _ = c.in.Close() },
		"half a message":        func(c *client) { c.raw("Content-Length: 10\r\n\r\n{}"); _ = c.in.Close() },
		"no header":             func(c *client) { c.raw("GET / HTTP/1.1\r\n\r\n") },
		"a wrong length":        func(c *client) { c.raw("Content-Length: -1\r\n\r\n") },
		"an endless header":     func(c *client) { c.raw(strings.Repeat("x: y\r\n", 3000)) },
	} {
		c := connect(t, example(t, "acme"), able)
		end(c)
		select {
		case status := <-c.status:
			if status != 1 {
				t.Errorf("%s: the exit status is %d", name, status)
			}
		case <-time.After(10 * time.Second):
			t.Errorf("%s: it does not end", name)
		}
	}
}

// TestServerSetup tells what is wrong with a configuration at its place, and leaves what was found before; and says where there is nothing to check.
func TestServerSetup(t *testing.T) {
	c := connect(t, example(t, "acme-reorg"), able, asOf...)
	c.same("at first", nil, asOf...)
	const path, good = ".orglint.yaml", "version: 1\ndocs: https://wiki.example/rules\nrules: {max-teams: off}\n"
	before := len(c.found())
	c.open(path, good) // as long as it is not saved nobody finds it
	if err := os.WriteFile(filepath.Join(c.folder, path), []byte("version: 1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	c.change(path, 2, good+" ")
	c.same("unsaved", map[string]string{path: good + " "}, asOf...)
	for _, d := range c.told["company.yaml"] {
		if want := "https://wiki.example/rules/" + d.Code; d.Description.Href != want {
			t.Errorf("the link leads to %q, not to %q", d.Description.Href, want)
		}
	}
	c.change(path, 3, "version: 1\nruels: {}\n")
	c.until("the configuration", func() bool { return len(c.told[path]) > 0 })
	if got := c.told[path][0]; got.Range.Start.Line != 1 || got.Severity != 1 || len(c.found()) < before {
		t.Errorf("the fault of the configuration is %+v beside %d", got, len(c.found()))
	}
	c.change(path, 4, "version: 1\nchart: [nowhere/*.yaml]\n")
	c.until("nothing to check", func() bool { return len(c.shown) > 0 })
	c.change(path, 5, good)
	c.same("mended", map[string]string{path: good}, asOf...)
}

// TestServerMany tells a thousand findings of a file, and how many more there are.
func TestServerMany(t *testing.T) {
	var text strings.Builder
	text.WriteString("version: 1\npeople:\n")
	for i := range 1500 {
		fmt.Fprintf(&text, "  - {id: p%d, role: engineering-manager, reports_to: nobody%d}\n", i, i)
	}
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "org.yaml"), []byte(text.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	c := connect(t, folder, able)
	c.until("diagnostics", func() bool { return len(c.told["org.yaml"]) > 0 })
	all := c.told["org.yaml"]
	if len(all) != 1001 || !strings.Contains(all[1000].Message, " more findings stand in this file") {
		data, _ := json.Marshal(all[len(all)-1])
		t.Errorf("there are %d, the last %s", len(all), data)
	}
}
