package git_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/orglint/orglint/internal/git"
)

// call runs git in the working directory and returns what it prints.
func call(t *testing.T, args ...string) string {
	t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Env = append(os.Environ(), "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@b",
		"GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@b")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("git %q: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

// write writes files into the working directory.
func write(t *testing.T, files map[string]string) {
	t.Helper()
	for path, text := range files {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// repository makes a repository with one commit in a new working directory. Where git is missing, the test is skipped.
func repository(t *testing.T, files map[string]string) {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	t.Chdir(t.TempDir())
	call(t, "init", "-q")
	write(t, files)
	call(t, "add", "-A")
	call(t, "commit", "-q", "-m", "one")
}

// commit opens a commit of the repository of the working directory.
func commit(t *testing.T, name string) *git.Commit {
	t.Helper()
	r, err := git.Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	c, err := r.Commit(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c
}

// readAll returns the files below a folder of a commit, and in the place of those that cannot be read the error.
func readAll(t *testing.T, c *git.Commit, folder string) map[string]string {
	t.Helper()
	all := map[string]string{}
	var visit func(folder string)
	visit = func(folder string) {
		entries, err := c.ReadDir(folder)
		if err != nil {
			all[folder] = "error: " + err.Error()
		}
		for _, e := range entries {
			path := filepath.Join(folder, e.Name())
			if e.IsDir() {
				visit(path)
				continue
			}
			data, err := c.Read(path, 10<<20)
			if all[path] = string(data); err != nil {
				all[path] = "error: " + errors.Unwrap(err).Error()
			}
		}
	}
	visit(folder)
	return all
}

// TestRead reads the files of a commit: as they were, whatever they are now, byte for byte.
func TestRead(t *testing.T) {
	want := map[string]string{
		"a.yaml": "one\r\ntwo\n", "deep/er/b c.yaml": "", "new\nline": "x", "é\t\"": strings.Repeat("long\x00", 100_000), "-rf": "no newline",
		"a.b": "", "a/b": "in a", "a-b": "-", "\xff\xfe.yaml": "no UTF-8", "HEAD:x": "y", strings.Repeat("long/", 50) + "x": "deep", `a\b`: "c",
	}
	repository(t, want)
	first := call(t, "rev-parse", "HEAD")
	write(t, map[string]string{"a.yaml": "changed", "other.yaml": "new"})
	call(t, "add", "-A")
	call(t, "commit", "-q", "-m", "two")
	c := commit(t, first)
	if diff := cmp.Diff(want, readAll(t, c, ".")); diff != "" {
		t.Errorf("the files differ (-written +read):\n%s", diff)
	}
	for path, text := range want {
		info, err := c.Stat(path)
		if err != nil || info.Size() != int64(len(text)) || info.IsDir() || info.Name() != filepath.Base(path) {
			t.Errorf("%q: got %v and %v, want a file of %d bytes", path, info, err, len(text))
		}
		if again, _ := c.Stat("./deep/../" + path); info != again {
			t.Errorf("%q: got another file by another way", path)
		}
	}
	if _, err := c.Read("a.yaml", 7); err == nil || !strings.Contains(err.Error(), "larger than 7 bytes") {
		t.Errorf("got %v, want that the file is too large", err)
	}
	if absent := c.Absent(); len(absent) > 0 || c.Err() != nil {
		t.Errorf("got %q and %v, want that nothing is absent", absent, c.Err())
	}
	folder, err := c.ReadDir(".")
	if err != nil || !slices.IsSortedFunc(folder, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) }) {
		t.Errorf("got %v and %v, want them by name", folder, err)
	}
}

// TestFolders asks for what is no file, or not there.
func TestFolders(t *testing.T) {
	repository(t, map[string]string{"a.yaml": "a", "deep/b.yaml": "b"})
	c := commit(t, "HEAD")
	for path, want := range map[string]string{
		"none": "not exist", "a.yaml/b": "not a directory", "deep/none.yaml": "not exist", "deep": "is a directory", ".": "is a directory",
		"..": "not exist", "../x": "not exist", strings.Repeat("a/", 3000): "name too long", "/": "not exist",
	} {
		_, err := c.Read(path, 100)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.20q: got %v, want %s", path, err, want)
		}
	}
	for path, dir := range map[string]bool{".": true, "deep": true, "deep/": true, "deep/b.yaml": false} {
		if info, err := c.Stat(path); err != nil || info.IsDir() != dir {
			t.Errorf("%q: got %v and %v, want a folder: %v", path, info, err, dir)
		}
	}
	if _, err := c.ReadDir("a.yaml"); err == nil {
		t.Error("got no error for a file that was taken for a folder")
	}
}

func TestMergeBase(t *testing.T) {
	repository(t, map[string]string{"a": "1"})
	base := call(t, "rev-parse", "HEAD")
	branch := call(t, "symbolic-ref", "--short", "HEAD")
	call(t, "checkout", "-q", "-b", "change")
	call(t, "commit", "-q", "--allow-empty", "-m", "two")
	call(t, "tag", "-a", "-m", "tagged", "v1")
	call(t, "checkout", "-q", branch)
	call(t, "commit", "-q", "--allow-empty", "-m", "three")
	r, err := git.Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for ref, want := range map[string]string{
		"change": base, "v1": base, "HEAD": call(t, "rev-parse", "HEAD"), "HEAD~1": base, base[:12]: base, "refs/heads/change": base,
		"change^{tree}": "", "": "", "-h": "", "--all": "", "nothing": "", "a": "", "change\nv1": "", "change v1": "", "HEAD:a": "", "..": "",
	} {
		got, err := r.MergeBase(t.Context(), ref)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%q: got %q and %v, want %q", ref, got, err, want)
		}
		if err != nil && regexp.MustCompile(`(?i)fatal|object|expected`).MatchString(err.Error()) {
			t.Errorf("%q: got %v, which are the words of git", ref, err)
		}
	}
}

func TestStopped(t *testing.T) {
	repository(t, map[string]string{"a": "1"})
	r, err := git.Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := r.MergeBase(ctx, "HEAD"); err == nil || strings.Contains(err.Error(), "no commits") {
		t.Errorf("got %v, want that it was stopped", err)
	}
	ctx, stop = context.WithCancel(t.Context())
	c, err := r.Commit(ctx, "HEAD")
	if err != nil {
		t.Fatal(err)
	}
	stop()
	if _, err := c.Read("a", 100); err == nil || c.Err() == nil {
		t.Errorf("got %v and %v, want that it was stopped", err, c.Err())
	}
	c.Close()
}

func TestPaths(t *testing.T) {
	repository(t, map[string]string{"top.yaml": "", "sub/a.yaml": "", "sub/deep/b.yaml": ""})
	top, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	unlinked, err := filepath.EvalSymlinks(top)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ folder, name, inside, here string }{
		{".", "sub/a.yaml", "sub/a.yaml", "sub/a.yaml"},
		{".", ".", ".", "."},
		{".", "./sub//deep/", "sub/deep", "sub/deep"},
		{"sub", "a.yaml", "sub/a.yaml", "a.yaml"},
		{"sub", "..", ".", ".."},
		{"sub", "../top.yaml", "top.yaml", "../top.yaml"},
		{"sub/deep", "../../top.yaml", "top.yaml", "../../top.yaml"},
		{"sub/deep", filepath.Join(top, "sub", "a.yaml"), "sub/a.yaml", "../a.yaml"},
		{"sub/deep", filepath.Join(unlinked, "sub", "a.yaml"), "sub/a.yaml", "../a.yaml"},
		{"sub", "not/there/**/*.yaml", "sub/not/there/**/*.yaml", "not/there/**/*.yaml"},
		{"sub", "../..", "", ""},
		{".", "../x.yaml", "", ""},
		{".", string(filepath.Separator), "", ""},
	} {
		t.Run(test.folder+" "+filepath.Base(test.name), func(t *testing.T) {
			t.Chdir(filepath.Join(top, filepath.FromSlash(test.folder)))
			r, err := git.Open(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			inside, err := r.Inside(filepath.FromSlash(test.name))
			if inside != test.inside || (err == nil) != (test.inside != "") {
				t.Errorf("inside: got %q and %v, want %q", inside, err, test.inside)
			}
			if got := r.Here(test.inside); err == nil && got != test.here {
				t.Errorf("here: got %q, want %q", got, test.here)
			}
		})
	}
}
