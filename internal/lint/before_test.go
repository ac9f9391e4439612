package lint_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/source"
)

// git runs git in the working directory with an input, and returns what it prints.
func git(t *testing.T, input string, args ...string) string {
	t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Stdin = strings.NewReader(input)
	cmd.Env = append(os.Environ(), "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@b",
		"GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@b")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("git %q: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

// repository makes a repository in a new working directory, with a temporary folder of its own that must be empty in the end.
// Where git is missing, the test is skipped.
func repository(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	t.Cleanup(func() {
		if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
			t.Errorf("left behind: %v, %v", left, err)
		}
	})
	t.Chdir(t.TempDir())
	git(t, "", "init", "-q")
}

// texts returns the paths and the texts of files.
func texts(files []*source.File) map[string]string {
	all := map[string]string{}
	for _, f := range files {
		all[f.Path] = f.Data()
	}
	return all
}

// TestFindBefore compares what is found at a commit with what was found when the files were there.
func TestFindBefore(t *testing.T) {
	repository(t)
	for path, text := range map[string]string{
		"org/a.yaml": "version: 1\npeople: []\n", "org/deep/b.yml": "version: 1\r\npeople: []\r\n", "org/c.json": `{"version": 1, "people": []}`, "org/notes.txt": "version: 1\npeople: []\n",
		"org/family.yaml": "version: 1\nfamily: f\n", "org/.hidden.yaml": "version: 1\npeople: []\n", "org/sub/.gitignore": "draft*\n", "org/sub/draft.yaml": "version: 1\npeople: []\n",
		".gitignore": "/org/deep/ignored.yaml\n", "org/deep/ignored.yaml": "version: 1\npeople: []\n", "org/excluded.yaml": "version: 1\npeople: []\n", "other/d.yaml": "version: 1\npeople: []\n",
		"org/pattern[1].yaml": "version: 1\npeople: []\n", "chart.text": "version: 1\npeople: []\n", ".github/x.yaml": "version: 1\npeople: []\n",
	} {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	excluded := func(path string) bool { return strings.HasSuffix(path, "org/excluded.yaml") }
	git(t, "", "add", "-A", "-f")
	git(t, "", "commit", "-q", "-m", "one")
	top, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		folder string
		paths  []string
	}{
		{".", []string{"."}},
		{".", []string{"org"}},
		{".", []string{"org/a.yaml", "org/sub/draft.yaml", "org/excluded.yaml", "chart.text", ".github"}},
		{".", []string{"org/**/*.yaml", "org/*.json"}},
		{".", []string{"{org,other}/*.yaml"}},
		{".", []string{"org/pattern[1].yaml"}},
		{"org", []string{".", "../other/d.yaml"}},
		{"org/deep", []string{"..", "../../chart.text"}},
		{"org/deep", []string{filepath.Join(top, "org", "a.yaml"), "b.yml"}},
	} {
		t.Run(test.folder+" "+strings.Join(test.paths, " "), func(t *testing.T) {
			t.Chdir(filepath.Join(top, filepath.FromSlash(test.folder)))
			now, err := lint.Find(slices.Clone(test.paths), excluded)
			if err != nil {
				t.Fatal(err)
			}
			before, err := lint.FindBefore(t.Context(), "HEAD", slices.Clone(test.paths), lint.Choice{Excluded: excluded})
			if err != nil {
				t.Fatal(err)
			}
			want, got := texts(now.Charts), texts(before.Charts)
			if diff := cmp.Diff(want, got); diff != "" || len(want) == 0 {
				t.Errorf("the files differ from those that were there (-there +found):\n%s", diff)
			}
		})
	}
	none, err := lint.FindBefore(t.Context(), "HEAD", []string{"nowhere", "no/*.yaml", "org/none.yaml"}, lint.Choice{})
	if err != nil || len(none.Charts) > 0 {
		t.Errorf("got %v and %v of paths that did not exist, want nothing", none, err)
	}
}

// TestFindBeforeStaysInside reads a commit that no git would write: a file of it lies outside.
func TestFindBeforeStaysInside(t *testing.T) {
	repository(t)
	blob := git(t, "version: 1\npeople: []\n", "hash-object", "-w", "--stdin")
	tree := git(t, "100644 blob "+blob+"\tevil.yaml\n", "mktree")
	tree = git(t, "040000 tree "+tree+"\t..\n100644 blob "+blob+"\tgood.yaml\n", "mktree")
	git(t, "", "reset", "-q", "--soft", git(t, "", "commit-tree", "-m", "made up", tree))
	before, err := lint.FindBefore(t.Context(), "HEAD", []string{"."}, lint.Choice{})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]string{"good.yaml": "version: 1\npeople: []\n"}, texts(before.Charts)); diff != "" {
		t.Errorf("the files differ (-want +got):\n%s", diff)
	}
	if _, err := os.Stat(filepath.Join(os.Getenv("TMPDIR"), "evil.yaml")); err == nil {
		t.Error("a file was written outside of its folder")
	}
}
