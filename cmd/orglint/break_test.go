package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/orglint/orglint/internal/report"
)

// brokeDay is the day for which the inputs are checked.
const brokeDay = "2026-11-23"

// TestBreak runs every command over each input in testdata/break: all of them have broken orglint, or were made to. Whatever
// they are, a run ends by itself with findings or in words, leaves nothing behind, writes the same bytes again, nothing that a
// terminal acts on, and never the values that they mark as private. What check says of each stands in want.txt; write it anew with -update.
func TestBreak(t *testing.T) {
	folder, err := filepath.Abs("../../testdata/break/input")
	if err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	for _, entry := range entries {
		t.Run(entry.Name(), func(t *testing.T) {
			work := t.TempDir()
			if err := os.CopyFS(work, os.DirFS(folder)); err != nil {
				t.Fatal(err)
			}
			name := entry.Name()
			t.Chdir(work)
			if entry.IsDir() {
				t.Chdir(name)
				name = "" // its configuration says what to check
			}
			fmt.Fprintf(&said, "== %s\n%s", entry.Name(), strings.ReplaceAll(checkBroken(t, name), work, "WORK"))
		})
	}
	const golden = "../../testdata/break/want.txt"
	if *update {
		if err := os.WriteFile(golden, []byte(said.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(said.String(), "\n")); diff != "" && !t.Failed() {
		t.Errorf("check says other things of the inputs (-want +got):\n%s", diff)
	}
}

// checkBroken runs the commands over one input and returns what check says of it.
func checkBroken(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		text = nil // a folder
	}
	formats := []string{"json", "text", "sarif"}
	if thorough() {
		formats = report.Formats()
	}
	for _, format := range formats {
		out := runBroken(t, name, nil, "check", "-f", format, "--show", "ids")
		if status, rest, _ := strings.Cut(out, "\n"); format == "json" && status != "exit 2" && !json.Valid([]byte(strings.Split(rest, "\x00")[0])) {
			t.Errorf("got a report that is no JSON:\n%s", rest)
		}
	}
	for _, args := range [][]string{
		{"check", "--families", "none"},
		{"check", "--as", "csv"},
		{"check", "--as", "keyed"},
		{"convert"},
		{"deviations"},
		{"whatif", "--move", "ada=bo"},
		{"families", "lint"},
	} {
		runBroken(t, name, nil, args...)
	}
	if len(text) > 0 {
		runBroken(t, "-", text, "check")
		runBroken(t, "-", text, "check", "--as", "csv")
		runBroken(t, "-", text, "convert")
	}
	return strings.ReplaceAll(runBroken(t, name, nil, "check", "-f", "concise"), "\x00", "")
}

// runBroken runs orglint on an input, which may be standard input, where it matters most twice, and returns its exit status, its output and, behind a NUL, what it wrote to
// standard error.
func runBroken(t *testing.T, name string, in []byte, args ...string) string {
	t.Helper()
	if args[0] == "check" || args[0] == "deviations" || args[0] == "whatif" {
		args = append([]string{args[0], "--as-of", brokeDay}, args[1:]...)
	}
	if name != "" {
		args = append(args, name)
	}
	all := make([]string, 1, 2)
	if thorough() || slices.Contains(args, "json") || args[0] == "convert" {
		all = all[:2] // to see that they are the same
	}
	for i := range all {
		var out, errs bytes.Buffer
		status := run(args, streams{in: bytes.NewReader(in), out: &out, err: &errs})
		all[i] = fmt.Sprintf("exit %d\n%s\x00%s", status, out.String(), errs.String())
		if status < exitClean || status > exitUsage {
			t.Errorf("%q: got exit status %d, want 0, 1 or 2:\n%s", args, status, errs.String())
		}
		shown := unzipped(t, out.Bytes()) + errs.String()
		if strings.Contains(shown, mark) && (args[0] != "convert" || !strings.Contains(string(in)+args[len(args)-1], "pay-beside-key")) {
			t.Errorf("%q: shows what is marked as private:\n%s", args, shown)
		}
		if at := strings.IndexFunc(shown, func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' || r == 0x7f }); at >= 0 {
			t.Errorf("%q: a terminal would act on %q", args, shown[at:min(at+20, len(shown))])
		}
		if strings.Contains(shown, "goroutine ") || strings.Contains(shown, "runtime error") {
			t.Errorf("%q: speaks of a fault:\n%s", args, shown)
		}
	}
	if last := all[len(all)-1]; all[0] != last {
		t.Errorf("%q: two runs differ:\n%s", args, cmp.Diff(all[0], last))
	}
	return all[0]
}
