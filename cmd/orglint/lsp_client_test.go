package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// A client is an editor that talks to orglint lsp.
type client struct {
	t      *testing.T
	folder string
	in     io.WriteCloser
	status chan int
	said   chan message // by the server
	last   int          // the number of the last request

	told     map[string][]diagnostic // the diagnostics by path
	versions map[string]int          // for which version of a document they were, where that is said
	times    map[string]int          // how often they were told
	shown    []string                // messages to the user
	logged   []string
}

type message struct {
	ID     json.RawMessage `json:"id"`
	Method string          `json:"method"`
	Params json.RawMessage `json:"params"`
	Result json.RawMessage `json:"result"`
	Error  *struct {
		Code    int    `json:"code"`
		Message string `json:"message"`
	} `json:"error"`
}

type diagnostic struct {
	Range    span   `json:"range"`
	Severity int    `json:"severity"`
	Code     string `json:"code"`
	Message  string `json:"message"`
	Source   string `json:"source"`
	Related  []struct {
		Message string `json:"message"`
	} `json:"relatedInformation"`
	Description struct {
		Href string `json:"href"`
	} `json:"codeDescription"`
}

type (
	span  struct{ Start, End point }
	point struct{ Line, Character int }
)

// able is what an editor of today declares.
const able = `{"general": {"positionEncodings": ["utf-16", "utf-32"]},
 "workspace": {"workspaceEdit": {"documentChanges": true}, "codeLens": {"refreshSupport": false}},
 "textDocument": {"publishDiagnostics": {"relatedInformation": true, "versionSupport": true, "codeDescriptionSupport": true, "tagSupport": {"valueSet": [1, 2]}},
  "hover": {"contentFormat": ["markdown", "plaintext"]}, "rename": {"prepareSupport": true}, "documentSymbol": {"hierarchicalDocumentSymbolSupport": true},
  "codeAction": {"isPreferredSupport": true, "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}}}}`

// launch starts orglint lsp in a folder, without saying hello.
func launch(t *testing.T, folder string, args ...string) *client {
	t.Helper()
	c := &client{
		t: t, folder: folder, status: make(chan int, 1), said: make(chan message, 10_000),
		told: map[string][]diagnostic{}, versions: map[string]int{}, times: map[string]int{},
	}
	server := exec.CommandContext(t.Context(), "orglint", append([]string{"lsp"}, args...)...)
	server.Dir = folder
	out, err := server.StdoutPipe()
	if err == nil {
		c.in, err = server.StdinPipe()
	}
	if err == nil {
		err = server.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		c.listen(bufio.NewReader(out))
		_ = server.Wait() // which tells the status
		c.status <- server.ProcessState.ExitCode()
	}()
	t.Cleanup(func() { _ = c.in.Close() })
	return c
}

// connect starts orglint lsp in a folder and says hello.
func connect(t *testing.T, folder, capabilities string, args ...string) *client {
	t.Helper()
	c := launch(t, folder, args...)
	c.ask("initialize", fmt.Sprintf(`{"processId": null, "rootUri": %q, "capabilities": %s}`, uriOf(folder), capabilities))
	c.tell("initialized", `{}`)
	return c
}

func uriOf(path string) string {
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}).String()
}

// listen reads what the server says.
func (c *client) listen(from *bufio.Reader) {
	defer close(c.said)
	for {
		header, err := from.ReadString('\n')
		if err != nil {
			return
		}
		size, _ := strconv.Atoi(strings.TrimSpace(strings.TrimPrefix(header, "Content-Length:")))
		_, _ = from.ReadString('\n')
		body := make([]byte, size)
		if _, err := io.ReadFull(from, body); err != nil {
			return
		}
		var m message
		if json.Unmarshal(body, &m) == nil {
			c.said <- m
		}
	}
}

// raw sends bytes.
func (c *client) raw(text string) {
	c.t.Helper()
	if _, err := io.WriteString(c.in, text); err != nil {
		c.t.Fatalf("the server does not listen any more: %v", err)
	}
}

func (c *client) send(body string) {
	c.raw(fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(body), body))
}

// tell sends a notification.
func (c *client) tell(method, params string) {
	c.t.Helper()
	c.send(fmt.Sprintf(`{"jsonrpc":"2.0","method":%q,"params":%s}`, method, params))
}

// try sends a request and returns the answer.
func (c *client) try(method, params string) message {
	c.t.Helper()
	c.last++
	id := strconv.Itoa(c.last)
	c.send(fmt.Sprintf(`{"jsonrpc":"2.0","id":%s,"method":%q,"params":%s}`, id, method, params))
	return c.wait(method, func(m message) bool { return m.Method == "" && string(m.ID) == id })
}

// ask sends a request that must succeed.
func (c *client) ask(method, params string) string {
	c.t.Helper()
	m := c.try(method, params)
	if m.Error != nil {
		c.t.Fatalf("%s: %s", method, m.Error.Message)
	}
	return string(m.Result)
}

// wait takes note of what the server says until that is what is waited for.
func (c *client) wait(what string, done func(message) bool) message {
	c.t.Helper()
	patience := time.After(20 * time.Second)
	for {
		select {
		case m, ok := <-c.said:
			if !ok {
				c.t.Fatalf("%s: the server is gone", what)
			}
			c.note(m)
			if done(m) {
				return m
			}
		case <-patience:
			c.t.Fatalf("%s: no answer; logged %q, shown %q", what, c.logged, c.shown)
		}
	}
}

// until takes note of what the server says until something is so.
func (c *client) until(what string, so func() bool) {
	c.t.Helper()
	if !so() {
		c.wait(what, func(message) bool { return so() })
	}
}

// note takes note of what the server tells.
func (c *client) note(m message) {
	var p struct {
		URI         string
		Version     int
		Message     string
		Diagnostics []diagnostic
	}
	_ = json.Unmarshal(m.Params, &p)
	switch m.Method {
	case "textDocument/publishDiagnostics":
		path := c.pathOf(p.URI)
		c.told[path], c.versions[path] = p.Diagnostics, p.Version
		c.times[path]++
	case "window/showMessage":
		c.shown = append(c.shown, p.Message)
	case "window/logMessage":
		c.logged = append(c.logged, p.Message)
	case "client/registerCapability":
		c.send(fmt.Sprintf(`{"jsonrpc":"2.0","id":%s,"result":null}`, m.ID))
	}
}

// pathOf returns the path of a file from the folder.
func (c *client) pathOf(name string) string {
	parsed, err := url.Parse(name)
	if err != nil {
		return name
	}
	below, err := filepath.Rel(c.folder, filepath.FromSlash(parsed.Path))
	if err != nil {
		return name
	}
	return filepath.ToSlash(below)
}

// open opens a file with a text.
func (c *client) open(path, text string) {
	c.t.Helper()
	whole, _ := json.Marshal(text)
	c.tell("textDocument/didOpen", fmt.Sprintf(`{"textDocument": {"uri": %q, "languageId": "yaml", "version": 1, "text": %s}}`,
		uriOf(filepath.Join(c.folder, path)), whole))
}

// change makes a text the whole of a document.
func (c *client) change(path string, version int, text string) {
	c.t.Helper()
	whole, _ := json.Marshal(text)
	c.tell("textDocument/didChange", fmt.Sprintf(`{"textDocument": {"uri": %q, "version": %d}, "contentChanges": [{"text": %s}]}`,
		uriOf(filepath.Join(c.folder, path)), version, whole))
}

// at is the parameters of a request about a place: of the first time that a text stands in a file, some bytes on.
func (c *client) at(path, text string, on int) string {
	c.t.Helper()
	data, err := os.ReadFile(filepath.Join(c.folder, path))
	if err != nil {
		c.t.Fatal(err)
	}
	before, _, ok := bytes.Cut(data, []byte(text))
	if !ok {
		c.t.Fatalf("%s does not hold %q", path, text)
	}
	line := bytes.Count(before, []byte("\n"))
	column := len(before) - bytes.LastIndexByte(before, '\n') - 1 + on
	return fmt.Sprintf(`"textDocument": {"uri": %q}, "position": {"line": %d, "character": %d}`, uriOf(filepath.Join(c.folder, path)), line, column)
}
