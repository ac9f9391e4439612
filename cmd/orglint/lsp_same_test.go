package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// found are the findings of the editor, as check writes them where all characters are of one unit.
func (c *client) found() []string {
	var all []string
	severities := []string{"", "error", "warning", "info"}
	for _, path := range slices.Sorted(maps.Keys(c.told)) {
		for _, d := range c.told[path] {
			all = append(all, fmt.Sprintf("%s:%d:%d-%d:%d %s %s %s", path, d.Range.Start.Line+1, d.Range.Start.Character+1, d.Range.End.Line+1, d.Range.End.Character+1, d.Code, severities[d.Severity], d.Message))
		}
	}
	slices.Sort(all)
	return all
}

// checked are the findings of orglint check in the folder, where some files have other texts.
func (c *client) checked(texts map[string]string, args ...string) []string {
	c.t.Helper()
	copied := c.t.TempDir()
	if err := os.CopyFS(copied, os.DirFS(c.folder)); err != nil {
		c.t.Fatal(err)
	}
	for path, text := range texts {
		if err := os.WriteFile(filepath.Join(copied, path), []byte(text), 0o600); err != nil {
			c.t.Fatal(err)
		}
	}
	check := exec.CommandContext(c.t.Context(), "orglint", append([]string{"check", "-f", "json", "--show", "names"}, args...)...)
	check.Dir = copied
	out, _ := check.Output() // findings make an exit status that is an error
	var report struct {
		Findings []struct {
			Rule, Severity, Message, Path string
			Line, Column                  int
			EndLine                       int `json:"end_line"`
			EndColumn                     int `json:"end_column"`
		}
	}
	if len(out) > 0 {
		if err := json.Unmarshal(out, &report); err != nil {
			c.t.Fatal(err)
		}
	}
	var all []string
	for _, f := range report.Findings {
		all = append(all, fmt.Sprintf("%s:%d:%d-%d:%d %s %s %s", f.Path, f.Line, f.Column, f.EndLine, f.EndColumn, f.Rule, f.Severity, f.Message))
	}
	slices.Sort(all)
	return all
}

// same waits until the findings of the editor are those of check.
func (c *client) same(what string, texts map[string]string, args ...string) {
	c.t.Helper()
	want := c.checked(texts, args...)
	patience := time.After(10 * time.Second)
	for !slices.Equal(want, c.found()) {
		select {
		case m := <-c.said:
			c.note(m)
		case <-patience:
			c.t.Fatalf("%s: check and the editor differ (-check +editor):\n%s", what, cmp.Diff(want, c.found()))
		}
	}
}

// example copies an example to a folder of its own.
func example(t *testing.T, name string) string {
	t.Helper()
	folder, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(folder, os.DirFS(filepath.Join("..", "..", "examples", name))); err != nil {
		t.Fatal(err)
	}
	return folder
}
