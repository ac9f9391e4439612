package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestAdoptingDocument runs the commands in docs/adopting.md one after the other, with examples/acme-reorg and what happens to
// it in between, and compares what they print on that day. A line "..." in the document stands for any lines.
func TestAdoptingDocument(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	blocks := regexp.MustCompile("(?s)```console\n(.*?)```").FindAllStringSubmatch(read(t, "../../docs/adopting.md"), -1)
	chart := "engineering-verify.yaml"
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS("../../examples/acme-reorg")); err != nil {
		t.Fatal(err)
	}
	t.Chdir(folder)
	t.Setenv("CI", "")
	save := func(path, text string) {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	edit := func(old, changed string) {
		text := read(t, chart)
		if strings.Count(text, old) != 1 {
			t.Fatalf("%q is there %d times, want once", old, strings.Count(text, old))
		}
		save(chart, strings.Replace(text, old, changed, 1))
	}
	save(".orglint.yaml", "version: 1\nchart: ['*.yaml']\n")
	between := []func(){
		func() {},
		func() {
			edit("# promoted on 2 November\n    grade: 7", "\n    grade: 8")
			edit("Verify:Testing\n    grade: 7\n    reports_to: lindiwe", "Verify:Testing\n    grade: 7\n    reports_to: cyrus")
		},
		func() {
			for _, args := range [][]string{
				{"init", "-q", "-b", "origin/main"},
				{"add", "-A"},
				{"-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "the chart"},
			} {
				if out, err := exec.Command("git", args...).CombinedOutput(); err != nil {
					t.Fatalf("git %q: %v\n%s", args, err, out)
				}
			}
			if err := os.Remove(filepath.Join(folder, ".orglint-baseline.yaml")); err != nil {
				t.Fatal(err)
			}
			edit("people:\n", "people:\n  - {id: finn, name: Finn Ode, role: Backend Engineer, reports_to: grace-h}\n")
		},
	}
	if len(blocks) != len(between) {
		t.Fatalf("got %d blocks of commands, want %d", len(blocks), len(between))
	}
	for i, block := range blocks {
		between[i]()
		for _, session := range strings.Split(block[1], "$ ")[1:] {
			command, want, _ := strings.Cut(session, "\n")
			var out bytes.Buffer
			day := []string{"--as-of", "2026-11-23"}
			run(append(strings.Fields(command)[1:], day...), streams{in: strings.NewReader(""), out: &out, err: &out})
			got := strings.ReplaceAll(out.String(), " "+strings.Join(day, " "), "")
			pattern := "^" + strings.ReplaceAll(regexp.QuoteMeta(want), `\.\.\.`+"\n", "(?s:.*\n)") + "$"
			if !regexp.MustCompile(pattern).MatchString(got) {
				t.Errorf("%s: the document differs from what is printed (-document +printed):\n%s", command, cmp.Diff(want, got))
			}
		}
	}
}
