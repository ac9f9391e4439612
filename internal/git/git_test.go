package git_test

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
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

// TestRead reads the files of a commit: as they were, whatever they are now, byte for byte.
func TestRead(t *testing.T) {
	want := map[string]string{
		"a.yaml": "one\r\ntwo\n", "deep/er/b c.yaml": "", "new\nline": "x", "é\t\"": strings.Repeat("long\x00", 100_000), "-rf": "no newline",
	}
	repository(t, want)
	commit := call(t, "rev-parse", "HEAD")
	write(t, map[string]string{"a.yaml": "changed", "other.yaml": "new"})
	call(t, "add", "-A")
	call(t, "commit", "-q", "-m", "two")
	r, err := git.Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	files, err := r.Files(t.Context(), commit)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	err = r.Read(t.Context(), files, func(f git.File, content io.Reader) error {
		text, err := io.ReadAll(content)
		got[f.Path] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the files differ (-written +read):\n%s", diff)
	}
	for _, most := range []int64{0, 1} { // who reads only the beginning of each sees the beginning of each
		err := r.Read(t.Context(), files, func(f git.File, content io.Reader) error {
			begin, err := io.ReadAll(io.LimitReader(content, most))
			if !strings.HasPrefix(want[f.Path], string(begin)) {
				t.Errorf("%q begins with %q, want the beginning of %.20q", f.Path, begin, want[f.Path])
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	stopped := fmt.Errorf("enough")
	if err := r.Read(t.Context(), files, func(git.File, io.Reader) error { return stopped }); err != stopped { //nolint:errorlint // itself, not wrapped
		t.Errorf("got %v, want the error of the function", err)
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

// TestWithoutGit says that git is missing, where it is.
func TestWithoutGit(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if _, err := git.Open(t.Context()); err == nil || err.Error() != "this needs the program git, which is not installed" {
		t.Errorf("got %v, want that git is not installed", err)
	}
}

// TestMissingContent names the file whose content a repository has lost.
func TestMissingContent(t *testing.T) {
	repository(t, map[string]string{"a.yaml": "lost"})
	hash := call(t, "rev-parse", "HEAD:a.yaml")
	if err := os.Remove(filepath.Join(".git", "objects", hash[:2], hash[2:])); err != nil {
		t.Fatal(err)
	}
	r, err := git.Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	files, err := r.Files(t.Context(), "HEAD")
	if err != nil {
		t.Fatal(err)
	}
	err = r.Read(t.Context(), files, func(git.File, io.Reader) error { return nil })
	if err == nil || !strings.Contains(err.Error(), "content of a.yaml") {
		t.Errorf("got %v, want that the content of a.yaml is missing", err)
	}
}
