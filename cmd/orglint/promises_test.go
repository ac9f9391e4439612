package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/report"
)

// A traced is a call of orglint, with the files that it may write.
type traced struct {
	args   []string
	writes []string
}

// TestReadsWritesSends watches what the system is asked for while orglint runs: it opens what is named and what belongs to it, writes
// what it is told to write, and never makes a connection. Where strace is missing or may not be used, the test is skipped.
func TestReadsWritesSends(t *testing.T) {
	if err := exec.Command("strace", "-qq", "-o", os.DevNull, "true").Run(); err != nil {
		t.Skip("strace is not installed, or may not be used here")
	}
	work, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(work, "bin", "orglint")
	watchedFiles(t, work, program)
	calls := []traced{
		{[]string{"convert", "org"}, nil},
		{[]string{"convert", "staff.csv", "-o", "out", "--by-unit"}, []string{"out"}},
		{[]string{"baseline", "org", "--baseline", "known.yaml"}, []string{"known.yaml"}},
		{[]string{"check", "org", "--baseline", "known.yaml", "-f", "json", "-o", "report.json", "-f", "text"}, []string{"report.json"}},
		{[]string{"check", "--new-since", "HEAD", "org"}, nil},
		{[]string{"deviations", "org"}, nil},
		{[]string{"whatif", "org", "--move", "bo=ada", "-o", "planned"}, []string{"planned"}},
		{[]string{"deviations", "prune", "org"}, nil},
		{[]string{"families", "lint", "families/clinic.yaml"}, nil},
		{[]string{"families", "show", "engineering"}, nil},
		{[]string{"schema", "chart"}, nil},
		{[]string{"explain", "max-teams"}, nil},
		{[]string{"rules"}, nil},
		{[]string{"init", "staff.csv"}, []string{".orglint.yaml"}},
	}
	for _, format := range report.Formats() {
		calls = append(calls, traced{[]string{"check", "-f", format, "--families", "families/clinic.yaml", "org"}, nil})
	}
	for _, call := range calls {
		t.Run(strings.Join(call.args, " "), func(t *testing.T) { call.watch(t, work, program) })
	}
}

// watchedFiles makes a repository with a chart, files that nobody names, and the program.
func watchedFiles(t *testing.T, work, program string) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for path, text := range map[string]string{
		"org/staff.yaml": "version: 1\npeople:\n  - {id: ada, role: CEO}\n  - {id: bo, role: CTO, reports_to: nobody}\n",
		"staff.csv":      "id,name,title,manager\n1,Ada,CEO,\n2,Bo,CTO,1\n",
		"unnamed.yaml":   "version: 1\npeople:\n  - {id: cy, role: CEO}\n",
		"home/notes.txt": "private\n", "bin/README": "\n",
		"families/clinic.yaml": read(t, "../../examples/clinic/families/clinic.yaml"),
	} {
		path = filepath.Join(work, path)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(self, program); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"init", "-q"},
		{"add", "org"},
		{"-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "one"},
	} {
		cmd := exec.Command("git", args...)
		cmd.Dir = work
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %q: %v\n%s", args, err, out)
		}
	}
}

// These match lines of strace: a file that was opened, with how, and a call that may reach another machine.
var (
	opened   = regexp.MustCompile(`(?:open|openat|creat)\((?:AT_FDCWD|\d+), "([^"]*)", ([A-Z_|]+).*\) = \d+`)
	renamed  = regexp.MustCompile(`rename\w*\(.*"([^"]*)"(?:, [^"]*)?\) = 0`)
	connects = regexp.MustCompile(`(?:socket|connect|sendto)\(.*AF_INET`)
)

// watch runs a call under strace.
func (c traced) watch(t *testing.T, work, program string) {
	t.Helper()
	trace := filepath.Join(t.TempDir(), "trace")
	cmd := exec.Command("strace", append([]string{"-f", "-qq", "-e", "trace=%network,%file", "-s", "4096", "-o", trace, program}, c.args...)...)
	cmd.Dir = work
	cmd.Env = append(os.Environ(), "HOME="+filepath.Join(work, "home"), "CI=")
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Run(); err != nil && cmd.ProcessState.ExitCode() > exitUsage {
		t.Fatalf("%v\n%s", err, out.String())
	}
	within := func(path string, folders ...string) bool {
		return slices.ContainsFunc(folders, func(folder string) bool {
			folder = filepath.Join(work, folder)
			return path == folder || strings.HasPrefix(path, folder+string(filepath.Separator))
		})
	}
	whole := func(path string) string {
		if !filepath.IsAbs(path) {
			path = filepath.Join(work, path)
		}
		return filepath.Clean(path)
	}
	writes := slices.Clone(c.writes)
	for line := range strings.Lines(read(t, trace)) {
		if connects.MatchString(line) {
			t.Errorf("it makes a connection:\n%s", line)
		}
		if m := renamed.FindStringSubmatch(line); len(m) > 0 && !within(whole(m[1]), writes...) {
			t.Errorf("it writes over a file:\n%s", line)
		}
		m := opened.FindStringSubmatch(line)
		if len(m) == 0 || strings.Contains(m[2], "O_DIRECTORY") {
			continue
		}
		path := whole(m[1])
		switch writing := strings.Contains(m[2], "O_WRONLY") || strings.Contains(m[2], "O_RDWR"); {
		case strings.HasPrefix(path, "/dev/"):
		case writing && !within(path, writes...) && !temporary(path, writes, work):
			t.Errorf("it writes a file:\n%s", line)
		case !writing && (within(path, "home", "unnamed.yaml") || strings.Contains(line, work) && within(path, "bin/README")):
			t.Errorf("it reads a file that nobody named:\n%s", line)
		}
	}
}

// temporary reports whether a file stands hidden beside one that may be written, to be renamed to it.
func temporary(path string, writes []string, work string) bool {
	return slices.ContainsFunc(writes, func(write string) bool {
		return filepath.Dir(path) == filepath.Dir(filepath.Join(work, write)) && strings.HasPrefix(filepath.Base(path), ".")
	})
}
