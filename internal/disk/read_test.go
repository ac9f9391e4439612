//go:build linux

package disk_test

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/orglint/orglint/internal/disk"
)

// put writes a file in a folder and returns its path.
func put(t *testing.T, folder, name, text string) string {
	t.Helper()
	path := filepath.Join(folder, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// link makes a link in a folder and returns its path.
func link(t *testing.T, target, folder, name string) string {
	t.Helper()
	path := filepath.Join(folder, name)
	if err := os.Symlink(target, path); err != nil {
		t.Fatal(err)
	}
	return path
}

// pipe makes a named pipe in a folder and returns its path.
func pipe(t *testing.T, folder, name string) string {
	t.Helper()
	path := filepath.Join(folder, name)
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// sparse makes a file of a size that holds nothing.
func sparse(t *testing.T, folder, name string, size int64) string {
	t.Helper()
	path := put(t, folder, name, "")
	if err := os.Truncate(path, size); err != nil {
		if err := os.Truncate(path, 2<<30); err != nil { // the disk has no room for more, even for nothing
			t.Skip(err)
		}
	}
	return path
}

// empty opens a device in which there is nothing, and returns its number.
func empty(t *testing.T) string {
	t.Helper()
	file, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = file.Close() })
	return strconv.Itoa(int(file.Fd()))
}

// TestRead reads what may be read, and says why of the rest.
func TestRead(t *testing.T) {
	outside, folder := t.TempDir(), t.TempDir()
	secret := put(t, outside, "secret", "secret")
	plain := put(t, folder, "org/a.yaml", "version: 1\n")
	config := put(t, folder, ".git/config", "secret")
	const device = "it is a pipe or a device, which is read only if the command line names it"
	named, anywhere, inside := disk.Named(), disk.Anywhere(), disk.Inside(folder)
	tests := []struct {
		name, path string
		reach      disk.Reach
		want       string // what the error ends with, or what is read
	}{
		{"a file, named", plain, named, "version: 1\n"},
		{"a file", plain, anywhere, "version: 1\n"},
		{"a file inside", plain, inside, "version: 1\n"},
		{"a link inside", link(t, plain, folder, "absolute"), inside, "version: 1\n"},
		{"a relative link inside", link(t, "a.yaml", folder+"/org", "relative"), inside, "version: 1\n"},
		{"a file outside", secret, inside, "it leads out of "},
		{"a file outside by ..", folder + "/../" + filepath.Base(outside) + "/secret", inside, "it leads out of "},
		{"a link out", link(t, secret, folder, "out"), inside, "it leads out of "},
		{"a link to a folder out", link(t, outside, folder, "folder") + "/secret", inside, "it leads out of "},
		{"a link out of a link", link(t, folder+"/out", folder, "twice"), inside, "it leads out of "},
		{"a link out, named", folder + "/out", named, "secret"},
		{"what is git's", config, inside, "it belongs to git"},
		{"a link to what is git's", link(t, ".git/config", folder, "git"), inside, "it belongs to git"},
		{"a folder, named", folder, named, "it is a folder"},
		{"a folder", folder + "/org", inside, "it is a folder"},
		{"a pipe", pipe(t, folder, "pipe"), anywhere, device},
		{"a pipe inside", folder + "/pipe", inside, device},
		{"a link to a pipe", link(t, "pipe", folder, "to-pipe"), inside, device},
		{"zeros", "/dev/zero", anywhere, device},
		{"zeros without end, named", "/dev/zero", named, "it is larger than 1 MiB, the most that orglint reads of a configuration"},
		{"nothing, named", os.DevNull, named, ""},
		{"a link to a pipe, named", folder + "/to-pipe", named, "it is a link to a pipe or a device"},
		{"a link to zeros, named", link(t, "/dev/zero", folder, "to-zeros"), named, "it is a link to a pipe or a device"},
		{"a link of the system, named", "/dev/fd/" + empty(t), named, ""},
		{"as large as can be", sparse(t, folder, "large", math.MaxInt64-1<<20), inside, "it is larger than 1 MiB, the most that orglint reads of a configuration"},
		{"a circle", link(t, "circle", folder, "circle"), anywhere, "its links lead in a circle"},
		{"a long name", folder + "/" + strings.Repeat("a", 300), anywhere, "its name is too long"},
		{"a file for a folder", plain + "/b", anywhere, "a part of its path is a file, not a folder"},
		{"NUL", folder + "/a\x00b", anywhere, "no name of a file may hold the character NUL"},
		{"nothing there", folder + "/none", inside, "no such file or directory"},
		{"a link to nothing", link(t, "none", folder, "nowhere"), inside, "no such file or directory"},
		{"a file of no size", "/proc/self/comm", anywhere, "disk.test\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			data, err := test.reach.Read(test.path, disk.Config)
			if err == nil {
				if string(data) != test.want {
					t.Errorf("got %q, want %q", data, test.want)
				}
				return
			}
			wrong, ok := errors.AsType[*fs.PathError](err)
			if !ok || wrong.Path != test.path || !strings.Contains(wrong.Err.Error(), test.want) || test.want == "" {
				t.Errorf("got %v, want an error of %s with %q", err, test.path, test.want)
			}
			if checked := test.reach.Check(test.path); checked != nil && checked.Error() != err.Error() {
				t.Errorf("Check says %v, and Read %v", checked, err)
			}
		})
	}
}

// TestReadNamedPipe reads a pipe that the command line names.
func TestReadNamedPipe(t *testing.T) {
	path := pipe(t, t.TempDir(), "pipe")
	text := strings.Repeat("a line of a chart\n", 20000)
	written := make(chan error)
	go func() {
		file, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err == nil {
			_, err = file.WriteString(text)
			err = errors.Join(err, file.Close())
		}
		written <- err
	}()
	data, err := disk.Named().Read(path, disk.Chart)
	if err := errors.Join(err, <-written); err != nil || string(data) != text {
		t.Errorf("got %d bytes and %v, want %d", len(data), err, len(text))
	}
}

// TestLimits reads as much as may be read of each kind, and not a byte more.
func TestLimits(t *testing.T) {
	folder := t.TempDir()
	kinds := []disk.Kind{disk.Config}
	if os.Getenv("ORGLINT_THOROUGH") != "" {
		kinds = append(kinds, disk.Family, disk.Baseline)
	}
	for _, kind := range kinds {
		whole := bytes.Repeat([]byte{'a'}, int(kind.Most()))
		path := put(t, folder, "file", string(whole))
		if data, err := disk.Anywhere().Read(path, kind); err != nil || !bytes.Equal(data, whole) {
			t.Errorf("%s: got %d bytes and %v", kind, len(data), err)
		}
		if data, err := disk.ReadStream(bytes.NewReader(whole), kind); err != nil || !bytes.Equal(data, whole) {
			t.Errorf("%s, in a stream: got %d bytes and %v", kind, len(data), err)
		}
		more := io.MultiReader(bytes.NewReader(whole), strings.NewReader("b"))
		if _, err := disk.ReadStream(more, kind); err == nil || err.Error() != "it is larger than "+kind.String() {
			t.Errorf("%s: got %v for a stream that is too long", kind, err)
		}
		put(t, folder, "file", string(whole)+"b")
		if _, err := disk.Anywhere().Read(path, kind); err == nil || !strings.HasSuffix(err.Error(), ": it is larger than "+kind.String()) {
			t.Errorf("%s: got %v for a file that is too large", kind, err)
		}
	}
}

// TestRepository finds the folder of a repository, also one that is a working tree of another.
func TestRepository(t *testing.T) {
	top, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	put(t, top, "a/.git", "gitdir: elsewhere")
	file := put(t, top, "a/b/c.yaml", "")
	for path, want := range map[string]string{
		file: top + "/a", top + "/a/b": top + "/a", top + "/a": top + "/a", top + "/a/none": top + "/a", link(t, "a/b", top, "l"): top + "/a",
	} {
		if got := disk.Repository(path); got != want {
			t.Errorf("Repository(%s) = %q, want %q", path, got, want)
		}
	}
}

// TestSeen knows a file by all its names.
func TestSeen(t *testing.T) {
	folder := t.TempDir()
	first, second := put(t, folder, "a", "same"), put(t, folder, "b", "same")
	if err := os.Link(first, folder+"/hard"); err != nil {
		t.Fatal(err)
	}
	var seen disk.Seen
	for _, test := range []struct {
		path  string
		nth   int
		again bool
	}{{first, 0, false}, {second, 1, false}, {folder + "/hard", 0, true}, {link(t, "b", folder, "soft"), 1, true}, {folder + "/./a", 0, true}} {
		info, err := disk.Stat(test.path)
		if err != nil {
			t.Fatal(err)
		}
		if nth, again := seen.Add(info); nth != test.nth || again != test.again {
			t.Errorf("Add(%s) = %d, %v, want %d, %v", test.path, nth, again, test.nth, test.again)
		}
	}
}
