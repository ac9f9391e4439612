package git_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/orglint/orglint/internal/git"
)

// program puts a program called git into a new folder and makes it the first that PATH leads to.
func program(t *testing.T, script string) {
	t.Helper()
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "git"), []byte("#!/bin/sh\n"+script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", folder+string(filepath.ListSeparator)+os.Getenv("PATH"))
}

// TestPrograms says why a program called git is not used.
func TestPrograms(t *testing.T) {
	t.Chdir(t.TempDir())
	for script, want := range map[string]string{
		"echo git version 2.37.9":           "this is Git 2.37, which may run programs that a repository names; this needs Git 2.38 or later",
		"echo git version 1.99.1":           "this is Git 1.99, ",
		"echo hello":                        `the program git says that it is "hello"; this needs Git 2.38 or later`,
		"exit 1":                            "git failed without a word",
		"echo fatal: oh no >&2; exit 1":     "git: oh no",
		"echo git version 2.45.1.windows.1": "not in the working tree",
		"echo 'git version 3.0 (Apple)'":    "not in the working tree",
		"exec sleep 60":                     "git took too long to answer, more than a minute, and was stopped",
	} {
		program(t, script)
		ctx, stop := context.WithTimeout(t.Context(), time.Second) // the minute is over
		if _, err := git.Open(ctx); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %s", script, err, want)
		}
		stop()
	}
}

// TestProgramOfTheRepository runs no git that what is checked may hold, by whatever path it is found.
func TestProgramOfTheRepository(t *testing.T) {
	repository(t, map[string]string{"a.yaml": "a", "tools/bin/git": "#!/bin/sh\necho pwned >../../ran\n", "sub/b.yaml": "b"})
	top, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod("tools/bin/git", 0o755); err != nil { //nolint:gosec // it is a program
		t.Fatal(err)
	}
	path := os.Getenv("PATH")
	for _, folder := range []string{".", "sub"} {
		t.Chdir(filepath.Join(top, folder))
		for _, first := range []string{filepath.Join(top, "tools", "bin"), "tools/bin", "../tools/bin"} {
			t.Setenv("PATH", first+string(filepath.ListSeparator)+path)
			_, err := git.Open(t.Context())
			if _, found := os.Stat(filepath.Join(first, "git")); found == nil && (err == nil || !strings.Contains(err.Error(), "runs nothing")) {
				t.Errorf("%s in %s: got %v, want that it is not run", first, folder, err)
			}
		}
	}
	if _, err := os.Stat(filepath.Join(top, "ran")); err == nil {
		t.Error("it was run")
	}
}

// TestEnds is told what git says when it ends or talks nonsense in the middle of its work.
func TestEnds(t *testing.T) {
	repository(t, map[string]string{"a.yaml": "a"})
	installed, err := exec.LookPath("git")
	if err != nil {
		t.Fatal(err)
	}
	for script, want := range map[string]string{
		"echo fatal: the disk is on fire >&2; exit 1": "the disk is on fire",
		"exit 0":                     "it ended before it answered",
		"read x; echo one two three": `it said "one two three"`,
		"read a b; echo $b tree x":   `tree x"`,
		"read a b; echo $b tree -1":  `tree -1"`,
		"read a b; echo $b tree 5":   "it ended before it answered",
	} {
		program(t, `case "$*" in *cat-file*) `+script+`;; *) exec `+installed+` "$@";; esac`)
		c := commit(t, "HEAD")
		for range 2 { // it does not come back
			if _, err := c.Read("a.yaml", 100); err == nil || c.Err() == nil || !strings.Contains(c.Err().Error(), want) {
				t.Errorf("%s: got %v, want %s", script, c.Err(), want)
			}
		}
	}
}

// TestWithoutGit says that git is missing, where it is, and does not run one that lies where orglint is run.
func TestWithoutGit(t *testing.T) {
	command, sprung := trapped(t)
	t.Setenv("PATH", t.TempDir())
	if _, err := git.Open(t.Context()); err == nil || err.Error() != "this needs the program git, which is not installed" {
		t.Errorf("got %v, want that git is not installed", err)
	}
	t.Chdir(t.TempDir())
	if err := os.Rename(command, "git"); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{".", "", "./", "none:."} {
		t.Setenv("PATH", path)
		if _, err := git.Open(t.Context()); err == nil || sprung() {
			t.Errorf("PATH=%s: got %v, want that nothing is run", path, err)
		}
	}
}
