package main

import (
	"bytes"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestReorganisationDocument runs the commands in docs/reorganisation.md.
func TestReorganisationDocument(t *testing.T) { runDocument(t, "../../docs/reorganisation.md") }

// TestAuditDocument runs the commands in docs/audit.md.
func TestAuditDocument(t *testing.T) { runDocument(t, "../../docs/audit.md") }

// runDocument runs the commands in a document where the examples are, and compares what they print on that day. A line "..." in the document
// stands for any lines. A block of YAML that begins with the name of a file is that file from there on; so is one behind > in
// a command.
func runDocument(t *testing.T, document string) {
	t.Helper()
	blocks := regexp.MustCompile("(?s)```(console|yaml)\n(?:# ([a-z.]+)\n)?(.*?)```").FindAllStringSubmatch(read(t, document), -1)
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS("../../examples")); err != nil {
		t.Fatal(err)
	}
	t.Chdir(folder)
	t.Setenv("CI", "")
	ran := 0
	for _, block := range blocks {
		if name := block[2]; name != "" {
			if err := os.WriteFile(name, []byte(block[0][len("```yaml\n"):len(block[0])-len("```")]), 0o600); err != nil {
				t.Fatal(err)
			}
			continue
		}
		for _, session := range strings.Split(block[3], "$ ")[1:] {
			command, want, _ := strings.Cut(session, "\n")
			command, into, redirected := strings.Cut(command, " > ")
			var out, errs bytes.Buffer
			run(append(strings.Fields(command)[1:], "--as-of", "2026-11-23"), streams{in: strings.NewReader(""), out: &out, err: &errs})
			if redirected {
				if err := os.WriteFile(into, out.Bytes(), 0o600); err != nil {
					t.Fatal(err)
				}
				out.Reset()
			}
			out.Write(errs.Bytes())
			pattern := "^" + strings.ReplaceAll(regexp.QuoteMeta(want), `\.\.\.`+"\n", "(?s:.*\n)") + "$"
			if got := out.String(); !regexp.MustCompile(pattern).MatchString(got) {
				t.Errorf("%s: the document differs from what is printed (-document +printed):\n%s", command, cmp.Diff(want, got))
			}
			ran++
		}
	}
	if ran == 0 {
		t.Error("the document has no commands")
	}
}
