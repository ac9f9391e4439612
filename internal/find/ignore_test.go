package find_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/orglint/orglint/internal/find"
)

// trees are files of a .gitignore each, beside the charts of paths.
var trees = []map[string]string{
	{".gitignore": "*.json\n"},
	{".gitignore": "a\n"},
	{".gitignore": "a/\n"},
	{".gitignore": "/a\n"},
	{".gitignore": "/b.yaml\n"},
	{".gitignore": "b.yaml\n"},
	{".gitignore": "a/b.yaml\n"},
	{".gitignore": "b/\n!a/b/\n"},
	{".gitignore": "*.yaml\n!b.yaml\n"},
	{".gitignore": "a\n!a/b.yaml\n"},
	{".gitignore": "a/*\n!a/b\n"},
	{".gitignore": "**/b/*.yaml\n"},
	{".gitignore": "a/**\n"},
	{".gitignore": "a/**/c.yaml\n"},
	{".gitignore": "**\n!**/\n!*.json\n"},
	{".gitignore": "/**\n"},
	{".gitignore": "/\n"},
	{".gitignore": "!\n"},
	{".gitignore": "# b.yaml\n\\#x.yaml\n\\!y.yaml\n"},
	{".gitignore": "b.yaml   \nc.yaml\\ \n"},
	{".gitignore": "b.yaml\r\na/\r\n"},
	{".gitignore": "\ufeffb.yaml\n"},
	{".gitignore": "[bc].yaml\n"},
	{".gitignore": "[!b].yaml\n"},
	{".gitignore": "[^b].yaml\n"},
	{".gitignore": "[a-b].yaml\n"},
	{".gitignore": "[[:lower:]].yaml\n"},
	{".gitignore": "?.yaml\n"},
	{".gitignore": "a?b.yaml\n"},
	{".gitignore": "{b,c}.yaml\n"},
	{".gitignore": "x{1}.yaml\n"},
	{".gitignore": "a**c.yaml\n"},
	{".gitignore": "a/b**\n"},
	{".gitignore": "**b.yaml\n"},
	{".gitignore": "b.yam\\l\n"},
	{".gitignore": "b.yaml\\\n"},
	{".gitignore": "[b.yaml\n"},
	{".gitignore": "B.yaml\n"},
	{".gitignore": " b.yaml\n"},
	{".gitignore": "a//b.yaml\n"},
	{".gitignore": "./b.yaml\n"},
	{".gitignore": "a/./b.yaml\n"},
	{".gitignore": "b.yaml", "a/.gitignore": "!b.yaml\n"},
	{".gitignore": "*.yaml\n", "a/.gitignore": "!/b.yaml\n!b/c.yaml\n"},
	{"a/.gitignore": "/b.yaml\nb/c.yaml\n"},
	{"a/.gitignore": "*\n"},
	{"a/b/.gitignore": "c.yaml\n", "a/.gitignore": "!c.yaml\n"},
}

// paths are the charts in each tree.
var paths = []string{
	"b.yaml", "c.yaml", "b.json", "B.json", "#x.yaml", "!y.yaml", "x{1}.yaml", "c.yaml .yaml", "a/b.yaml", "a/c.json", "a/b/b.yaml",
	"a/b/c.yaml", "a/b/c/c.yaml", "b/b.yaml", "b/a/b.yaml", "d/a/b.yaml", "d/a/b/c.yaml", "d/c.yaml", "axc.yaml", "d/axb.yaml", "éß.yaml",
}

// TestIgnoreAgainstGit compares the charts that Find finds with what git would not ignore.
func TestIgnoreAgainstGit(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	top := t.TempDir()
	t.Chdir(top)
	if out, err := exec.CommandContext(t.Context(), "git", "init", "-q").CombinedOutput(); err != nil {
		t.Fatalf("git init: %v: %s", err, out)
	}
	for i, tree := range trees {
		t.Run(strings.ReplaceAll(tree[".gitignore"], "/", "|"), func(t *testing.T) {
			folder := filepath.Join(top, strconv.Itoa(i))
			if err := os.Mkdir(folder, 0o700); err != nil {
				t.Fatal(err)
			}
			t.Chdir(folder)
			for path, text := range tree {
				writeFile(t, path, text)
			}
			for _, path := range paths {
				writeFile(t, path, "version: 1\n")
			}
			found, err := find.Find(find.Disk{}, []string{"."}, find.Options{})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, chart := range found.Files {
				got = append(got, chart.Name)
			}
			slices.Sort(got)
			if diff := cmp.Diff(keptByGit(t), got); diff != "" {
				t.Errorf("%q: charts differ (-git +orglint):\n%s", tree, diff)
			}
		})
	}
}

// keptByGit returns the paths that git does not ignore, sorted.
func keptByGit(t *testing.T) []string {
	t.Helper()
	command := exec.CommandContext(t.Context(), "git", "check-ignore", "-z", "--stdin")
	command.Stdin = strings.NewReader(strings.Join(paths, "\x00") + "\x00")
	out, err := command.Output()
	if err != nil && len(out) > 0 {
		t.Fatal(err) // git ends with 1 where nothing is ignored
	}
	ignored := strings.Split(string(out), "\x00")
	var kept []string
	for _, path := range paths {
		if !slices.Contains(ignored, path) {
			kept = append(kept, path)
		}
	}
	slices.Sort(kept)
	return kept
}

func writeFile(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
