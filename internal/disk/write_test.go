//go:build linux

package disk_test

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/disk"
)

// write writes a file.
func write(t *testing.T, path string) ([]string, error) {
	t.Helper()
	p, err := disk.NewPlace(path)
	if err != nil {
		return nil, err
	}
	return disk.Write(disk.Output{Place: p, Data: []byte("text")})
}

// names returns what is in a folder.
func names(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return all
}

// holds compares what is in a file.
func holds(t *testing.T, path, want string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil || string(data) != want {
		t.Errorf("%s holds %.40q, %v; want %q", path, data, err, want)
	}
}

// TestWrite writes files anew and over others, and through links.
func TestWrite(t *testing.T) {
	outside, folder := t.TempDir(), t.TempDir()
	secret := put(t, outside, "secret", "secret")
	old := put(t, folder, "old", "old and longer")
	if err := os.Chmod(old, 0o640); err != nil {
		t.Fatal(err)
	}
	put(t, folder, "real", "real")
	for name, target := range map[string]string{"out": secret, "up": "../new", "dangling": "none", "near": "real", "twice": "out", "circle": "circle"} {
		link(t, target, folder, name)
	}
	for _, test := range []struct{ name, wrong string }{
		{"new", ""},
		{"old", ""},
		{"near", ""},
		{"dangling", ""},
		{"out", "it is a link that leads out of its folder"},
		{"up", "it is a link that leads out of its folder"},
		{"twice", "it is a link that leads out of its folder"},
		{"circle", "its links lead in a circle"},
		{"none/new", "there is no folder "},
		{"", "it is a folder"},
		{"old/new", "a part of its path is a file, not a folder"},
		{strings.Repeat("n", 300), "its name is too long"},
	} {
		inPlace, err := write(t, folder+"/"+test.name)
		switch {
		case test.wrong != "":
			if err == nil || !strings.Contains(err.Error(), test.wrong) {
				t.Errorf("%s: got %v, want %s", test.name, err, test.wrong)
			}
		case err != nil || inPlace != nil:
			t.Errorf("%s: got %v, %v", test.name, inPlace, err)
		default:
			holds(t, folder+"/"+test.name, "text")
			if info, err := os.Lstat(folder + "/" + test.name); err != nil || !info.Mode().IsRegular() {
				t.Errorf("%s is not a file now", test.name)
			}
		}
	}
	holds(t, secret, "secret")
	holds(t, folder+"/real", "real")
	if info, err := os.Stat(old); err != nil || info.Mode() != 0o640 {
		t.Errorf("the mode is %v, %v now", info.Mode(), err)
	}
	if got := names(t, folder); slices.ContainsFunc(got, func(name string) bool { return strings.HasSuffix(name, ".tmp") }) {
		t.Errorf("left behind: %s", got)
	}
}

// TestPlaceOfDevice takes a device or a pipe only where the command line names it as an output, and never what a link leads to.
func TestPlaceOfDevice(t *testing.T) {
	folder := t.TempDir()
	fifo := pipe(t, folder, "fifo")
	for _, test := range []struct{ path, file, output string }{
		{os.DevNull, "it is a pipe or a device, and not a file", ""},
		{fifo, "it is a pipe or a device, and not a file", ""},
		{link(t, "/dev/zero", folder, "zero"), "it is a link that leads out of its folder", "it is a link that leads out of its folder"},
		{link(t, "fifo", folder, "near"), "it is a pipe or a device, and not a file", "it is a pipe or a device, and not a file"},
	} {
		_, err := disk.NewPlace(test.path)
		_, outputErr := disk.NewOutput(test.path)
		for _, got := range []struct {
			err  error
			want string
		}{{err, test.file}, {outputErr, test.output}} {
			if (got.err == nil) != (got.want == "") || got.err != nil && !strings.Contains(got.err.Error(), got.want) {
				t.Errorf("%s: got %v, want %q", test.path, got.err, got.want)
			}
		}
	}
}

// TestWriteOutOfRepository refuses a path that leaves the repository by a link, and git's own files.
func TestWriteOutOfRepository(t *testing.T) {
	top, outside := t.TempDir(), t.TempDir()
	put(t, top, ".git/config", "config")
	link(t, outside, top, "reports")
	t.Chdir(top)
	for path, wrong := range map[string]string{"reports/new": "a link on its way leads out of ", ".git/config": "it belongs to git"} {
		if _, err := write(t, path); !errors.Is(err, disk.ErrOutside) || !strings.Contains(err.Error(), wrong) {
			t.Errorf("%s: got %v, want %s", path, err, wrong)
		}
	}
	if _, err := write(t, outside+"/new"); err != nil {
		t.Errorf("outside, by its own name: %v", err)
	}
}

// TestWriteInPlace writes in place where it has to. A test as root knows no such folder, so a file is mounted nowhere: it is what
// cannot be tried everywhere.
func TestWriteInPlace(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("to root, every folder can be written to; a script tries it as somebody else")
	}
	folder := t.TempDir()
	path := put(t, folder, "old", "old and longer")
	if err := os.Chmod(folder, 0o500); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = os.Chmod(folder, 0o700) }()
	if inPlace, err := write(t, path); err != nil || !slices.Equal(inPlace, []string{path}) {
		t.Errorf("got %v, %v", inPlace, err)
	}
	holds(t, path, "text")
	if _, err := write(t, folder+"/new"); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("got %v", err)
	}
}

// TestAllOrNothing writes no file where one of them cannot be written.
func TestAllOrNothing(t *testing.T) {
	folder := t.TempDir()
	first, err := disk.NewPlace(put(t, folder, "a/first", "old"))
	if err != nil {
		t.Fatal(err)
	}
	second, err := disk.NewPlace(put(t, folder, "b/second", "old"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(folder + "/b"); err != nil {
		t.Fatal(err)
	}
	if _, err := disk.Write(disk.Output{Place: first, Data: []byte("new")}, disk.Output{Place: second, Data: []byte("new")}); err == nil {
		t.Error("got no error")
	}
	holds(t, folder+"/a/first", "old")
	if got := names(t, folder+"/a"); len(got) != 1 {
		t.Errorf("left behind: %s", got)
	}
}

// TestMark tells files that nobody changed, also where git changed how their lines end.
func TestMark(t *testing.T) {
	whole := disk.Mark("version: 1\npeople: []\n")
	for _, test := range []struct {
		text          string
		marked, whole bool
	}{
		{whole, true, true},
		{strings.ReplaceAll(whole, "\n", "\r\n"), true, true},
		{"\ufeff" + whole, true, true},
		{whole + "\n", true, false},
		{strings.Replace(whole, "[]", "[ ]", 1), true, false},
		{whole[:100], true, false},
		{"version: 1\n", false, false},
		{"\n" + whole, false, false},
		{"", false, false},
	} {
		if marked, whole := disk.Marked([]byte(test.text)); marked != test.marked || whole != test.whole {
			t.Errorf("%q: got %v, %v", test.text, marked, whole)
		}
	}
}
