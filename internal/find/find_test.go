package find_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/orglint/orglint/internal/disk"
	"github.com/orglint/orglint/internal/find"
)

// said joins what was found: names of files, marked where they were only met; then what was skipped; then what failed.
func said(found *find.Found) string {
	var words []string
	for _, f := range found.Files {
		word := f.Name
		if f.Path != f.Name {
			word += "=" + f.Path
		}
		if f.Met {
			word += "~"
		}
		words = append(words, word)
	}
	for _, s := range found.Skipped {
		words = append(words, "-"+s.Path)
	}
	for _, err := range found.Failed {
		words = append(words, "!"+err.Error())
	}
	return strings.Join(words, " ")
}

// TestFind finds what paths stand for on a disk.
func TestFind(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, path := range []string{
		"a.yaml", "b.YML", "c.json", "d.txt", "e.csv", "f.xlsx", "g.numbers", ".hidden.yaml", "org/a.yaml", "org/deep/b.yaml", "org/.x/c.yaml",
		"org/list[1].yaml", "org/draft.yaml", "hr/one.csv", "hr/two.csv", "folder.yaml/x.yaml",
	} {
		writeFile(t, path, "version: 1\n")
	}
	for link, target := range map[string]string{
		"org/link.yaml": "../a.yaml", "org/nowhere.yaml": "none", "org/up": "..", "org/round.yaml": "round.yaml", "linked": "org/deep", "org/folder2.yaml": "deep",
	} {
		if err := os.Symlink(target, link); err != nil {
			t.Skip(err)
		}
	}
	if err := os.Link("hr/one.csv", "hr/same.csv"); err != nil {
		t.Skip(err)
	}
	top, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ folder, paths, want string }{
		{".", "a.yaml", "a.yaml"},
		{".", "d.txt e.csv .hidden.yaml", ".hidden.yaml d.txt e.csv"},
		{".", ".", "a.yaml~ b.YML~ c.json~ folder.yaml/x.yaml~ org/a.yaml~ org/deep/b.yaml~ org/list[1].yaml~ org/nowhere.yaml~ org/round.yaml~ -e.csv -f.xlsx -g.numbers -hr/one.csv -hr/same.csv -hr/two.csv -org/draft.yaml"},
		{".", "org/", "org/a.yaml~ org/deep/b.yaml~ org/link.yaml~ org/list[1].yaml~ org/nowhere.yaml~ org/round.yaml~ -org/draft.yaml"},
		{".", "linked", "linked/b.yaml~"},
		{".", "linked org/deep", "linked/b.yaml~"},
		{".", "org/deep org/deep/b.yaml", "org/deep/b.yaml"},
		{".", "org/link.yaml a.yaml", "a.yaml"},
		{".", "org a.yaml", "a.yaml org/a.yaml~ org/deep/b.yaml~ org/list[1].yaml~ org/nowhere.yaml~ org/round.yaml~ -org/draft.yaml"},
		{".", "org/deep linked/b.yaml", "linked/b.yaml"},
		{".", "org/**/*.yaml", "org/a.yaml~ org/deep/b.yaml~ org/link.yaml~ org/list[1].yaml~ org/nowhere.yaml~ org/round.yaml~ -org/draft.yaml"},
		{".", "org/d*.yaml", "-org/draft.yaml"},
		{".", "org/draft.yaml", "org/draft.yaml"},
		{".", "hr/*.csv", "hr/one.csv~ hr/two.csv~"},
		{".", "{a,none}.yaml", "a.yaml~ -e.csv -f.xlsx -g.numbers -hr/one.csv -hr/same.csv -hr/two.csv"},
		{".", "org/list[1].yaml", "org/list[1].yaml"},
		{".", "org/*.csv", "error: no file matches org/*.csv"},
		{".", "none/*.csv", "error: no file matches none/*.csv"},
		{".", "org/[", "error: org/[ is not a valid pattern of paths; a bracket in it is not closed"},
		{".", "none.yaml", "error: there is no file or folder none.yaml"},
		{".", "a.yaml/b.yaml", "error: there is no file or folder a.yaml/b.yaml"},
		{".", "g.numbers", "error: g.numbers is a spreadsheet of a kind that orglint does not read; save it as .xlsx or .csv"},
		{".", "org/round.yaml", "!read org/round.yaml: its links lead in a circle"},
		{"org/deep", "..", "../a.yaml~ ../link.yaml~ ../list[1].yaml~ ../nowhere.yaml~ ../round.yaml~ ../deep/b.yaml~ -../draft.yaml"},
		{"org/deep", "../../a.yaml " + filepath.Join(top, "c.json"), "../../a.yaml " + filepath.Join(top, "c.json")},
	} {
		t.Run(test.folder+" "+test.paths, func(t *testing.T) {
			t.Chdir(filepath.Join(top, test.folder))
			draft := func(path string) bool { return strings.HasSuffix(path, "draft.yaml") }
			found, err := find.Find(find.Disk{Reach: disk.Named()}, strings.Fields(test.paths), find.Options{Excluded: draft})
			got := ""
			if err != nil {
				got = "error: " + err.Error()
			} else {
				for _, sheet := range found.Sheets { // which are skipped unless one of them is all there is
					found.Skipped = append(found.Skipped, find.Skipped{Path: sheet.Name})
				}
				slices.SortFunc(found.Skipped, func(a, b find.Skipped) int { return strings.Compare(a.Path, b.Path) })
				got = said(found)
			}
			if diff := cmp.Diff(strings.Fields(test.want), strings.Fields(got)); diff != "" {
				t.Errorf("got %s (-want +got):\n%s", got, diff)
			}
		})
	}
}

// TestLenient leaves out what is not there.
func TestLenient(t *testing.T) {
	t.Chdir(t.TempDir())
	writeFile(t, "a.yaml", "")
	found, err := find.Find(find.Disk{}, []string{"none.yaml", "none/*.yaml", "*.yml", "a.yaml"}, find.Options{Lenient: true})
	if err != nil || said(found) != "a.yaml" {
		t.Errorf("got %v and %v, want a.yaml", found, err)
	}
}

// A made tree is a tree of folders that a function makes.
type made func(folder string) ([]fs.DirEntry, error)

func (m made) Stat(path string) (fs.FileInfo, error) {
	if strings.HasSuffix(path, ".git") {
		return nil, fs.ErrNotExist
	}
	return fstest.MapFS{"x": {Mode: map[bool]fs.FileMode{true: 0, false: fs.ModeDir}[strings.Contains(path, ".")]}}.Stat("x")
}
func (m made) ReadDir(folder string) ([]fs.DirEntry, error) { return m(folder) }
func (m made) Read(string, disk.Kind, bool) ([]byte, error) { return nil, fs.ErrNotExist }

// entries makes entries of a folder, folders with '/' at their end.
func entries(t *testing.T, names ...string) []fs.DirEntry {
	t.Helper()
	files := fstest.MapFS{}
	for _, name := range names {
		files[strings.TrimSuffix(name, "/")] = &fstest.MapFile{Mode: map[bool]fs.FileMode{true: fs.ModeDir}[strings.HasSuffix(name, "/")]}
	}
	all, err := files.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestMost walks through folders that never end, and says what it did not look at.
func TestMost(t *testing.T) {
	many := make([]string, 101)
	for i := range many {
		many[i] = fmt.Sprintf("f%03d.yaml", i)
	}
	folders := slices.Repeat([]string{""}, 100)
	for i := range folders {
		folders[i] = fmt.Sprintf("%02d/", i)
	}
	for _, test := range []struct {
		name  string
		each  []fs.DirEntry
		wide  bool
		files int
		want  string
	}{
		{"many files", entries(t, append(many, "g/")...), false, 10_000, "it holds more than 10000 files that may be charts, and the rest was not looked at; name the folders or the files of the chart"},
		{"many spreadsheets", entries(t, append([]string{"a.numbers", "b.csv"}, folders[:22]...)...), true, 0, "more than 10000 files that may be charts"},
		{"many other files", entries(t, "a.txt", "b.txt", "c/", "d/"), false, 0, "more than 100 folders that cannot be read"},
		{"many folders", entries(t, folders...), true, 0, "more than 500000 files and folders"},
	} {
		t.Run(test.name, func(t *testing.T) {
			tree := made(func(folder string) ([]fs.DirEntry, error) {
				if deep := strings.Count(folder, string(filepath.Separator)); len(folder) > 4000 || test.wide && deep > 3 {
					if test.wide {
						return nil, nil
					}
					return nil, &fs.PathError{Op: "open", Path: folder, Err: syscall.ENAMETOOLONG}
				}
				return test.each, nil
			})
			found, err := find.Find(tree, []string{"org", "org2"}, find.Options{})
			if err != nil || len(found.Files) != test.files {
				t.Fatalf("got %d files and %v, want %d", len(found.Files), err, test.files)
			}
			last := errors.Join(found.Failed...).Error()
			if strings.Count(last, "not looked at") != 1 || !strings.Contains(last, "read org: it holds "+strings.TrimPrefix(test.want, "it holds ")) {
				t.Errorf("got %.300s, want that it holds %s", last, test.want)
			}
		})
	}
}

// TestDeep finds a file in a thousand folders.
func TestDeep(t *testing.T) {
	t.Chdir(t.TempDir())
	deep := strings.Repeat("a/", 1000) + "b.yaml"
	writeFile(t, deep, "version: 1\n")
	found, err := find.Find(find.Disk{}, []string{"."}, find.Options{})
	if err != nil || said(found) != deep+"~" {
		t.Errorf("got %v, want the file", err)
	}
}

// TestManyPatterns has more .gitignore patterns than can be compared with so many files.
func TestManyPatterns(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.Mkdir(".git", 0o700); err != nil {
		t.Fatal(err)
	}
	writeFile(t, ".gitignore", strings.Repeat("[b]"+strings.Repeat("a", 98)+"*\n", 1000))
	for i := range 40 {
		writeFile(t, fmt.Sprintf("%s%d.txt", strings.Repeat("a", 200), i), "")
	}
	writeFile(t, "z.yaml", "version: 1\n")
	found, err := find.Find(find.Disk{}, []string{"."}, find.Options{})
	if want := "!read .: it holds more than can be compared with the patterns of its .gitignore files, and the rest was not looked at; name the folders or the files of the chart"; err != nil || said(found) != want {
		t.Errorf("got %v and %v, want %s", said(found), err, want)
	}
}
