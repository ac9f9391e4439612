package git_test

import (
	"encoding/hex"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestLinks follows links as a disk would, but not out of the repository.
func TestLinks(t *testing.T) {
	command, _ := trapped(t)
	repository(t, map[string]string{"a.yaml": "a", "deep/b.yaml": "b"})
	long := strings.Repeat("a/../", 1000) + "a.yaml"
	for name, target := range map[string]string{
		"ok": "a.yaml", "deep/up": "../a.yaml", "twice": "deep/up", "folder": "deep", "deep/down": "./b.yaml", "round": "deep/../deep/b.yaml",
		"out": "../x", "absolute": command, "out/": "", "circle": "circle", "nowhere": "none", "git": ".git/config", "far": "../../../../../../etc/passwd",
	} {
		if target != "" {
			if err := os.Symlink(target, name); err != nil {
				t.Fatal(err)
			}
		}
	}
	call(t, "add", "-A")
	write(t, map[string]string{".git/long": long})
	call(t, "update-index", "--add", "--cacheinfo", "120000,"+call(t, "hash-object", "-w", ".git/long")+",long")
	call(t, "commit", "-q", "-m", "links")
	c := commit(t, "HEAD")
	for path, want := range map[string]string{
		"ok": "a", "deep/up": "a", "twice": "a", "folder/b.yaml": "b", "folder/up": "a", "deep/down": "b", "round": "b", "folder/../a.yaml": "a",
		"out": "it leads out", "absolute": "it leads out", "circle": "too many levels", "nowhere": "not exist", "git": "not exist", "far": "it leads out",
		"long": "too long",
	} {
		data, err := c.Read(path, 100)
		if err != nil {
			data = []byte(err.Error())
		}
		if err == nil && string(data) != want || !strings.Contains(string(data), want) {
			t.Errorf("%s: got %q, want %q", path, data, want)
		}
	}
	want := []string{"absolute leads out of the repository", "far leads out of the repository", "out leads out of the repository"}
	if diff := cmp.Diff(want, c.Absent()); diff != "" {
		t.Errorf("what is said to be absent differs (-want +got):\n%s", diff)
	}
	a, _ := c.Stat("a.yaml")
	if twice, err := c.Stat("twice"); err != nil || twice != a {
		t.Errorf("got %v and %v, want the file that the link leads to", twice, err)
	}
}

// tree writes a folder with entries of the kind "100644 name HASH", which no git would write, and returns its hash.
func tree(t *testing.T, entries ...string) string {
	t.Helper()
	var b strings.Builder
	for _, e := range entries {
		space := strings.LastIndex(e, " ")
		hash, err := hex.DecodeString(e[space+1:])
		if err != nil {
			t.Fatal(err)
		}
		b.WriteString(e[:space] + "\x00" + string(hash))
	}
	cmd := exec.Command("git", "hash-object", "--literally", "-t", "tree", "-w", "--stdin")
	cmd.Stdin = strings.NewReader(b.String())
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}

// TestMadeUp reads commits that no git would write.
func TestMadeUp(t *testing.T) {
	repository(t, map[string]string{"a.yaml": "a", "b.yaml": "b"})
	a, b := call(t, "rev-parse", "HEAD:a.yaml"), call(t, "rev-parse", "HEAD:b.yaml")
	inner := tree(t, "100644 x.yaml "+a)
	all := tree(t,
		"40000 .. "+inner, "40000 . "+inner, "40000 .git "+inner, "40000 .GIT "+inner, "100644 ../up.yaml "+a, "100644 /etc/x.yaml "+a, "100644  "+a,
		"100644 twice.yaml "+a, "100644 twice.yaml "+b, "40000 twice.yaml "+inner, "100644 in/ner.yaml "+a, "40000 z "+inner, "40000 é "+inner,
		"100644 nothing.yaml "+strings.Repeat("12", 20), "40000 empty "+strings.Repeat("34", 20), "100644 folder.yaml "+inner, "40000 file "+a, "777 odd "+a, "100644 "+strings.Repeat("n", 5000)+" "+a,
	)
	call(t, "reset", "-q", "--soft", call(t, "commit-tree", "-m", "made up", all))
	files, _ := readEverything(t)
	delete(files, strings.Repeat("n", 5000))
	want := map[string]string{
		"twice.yaml": "a", "z/x.yaml": "a", "é/x.yaml": "a", "nothing.yaml": "error: missing", "empty": "error: open empty: missing",
		"folder.yaml": "error: missing", "file": "error: open file: missing",
	}
	if diff := cmp.Diff(want, files); diff != "" {
		t.Errorf("the files differ (-want +got):\n%s", diff)
	}
}
