// Package find finds the files that paths, folders and patterns stand for, on the disk as well as in a commit. It opens none of
// them but .gitignore.
package find

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/orglint/orglint/internal/disk"
	"github.com/orglint/orglint/internal/glob"
	"github.com/orglint/orglint/internal/source"
)

// Options say how files are found. Functions are given paths as they are shown, and may be nil.
type Options struct {
	Excluded func(path string) bool // files met in folders that are left out
	Table    func(path string) bool // spreadsheets met in folders that are taken: others are only if they are named
	Lenient  bool                   // whether paths that stand for nothing are left out, and are no error
	Top      string                 // the folder of the repository; where it is empty, it is the nearest that holds .git
}

// Found is what paths stand for.
type Found struct {
	Files   []File // each once, by whatever names and links it is reached; in the order of their first names as they are shown
	Sheets  []File // spreadsheets that were met in folders and not chosen: each may be the only chart there is
	Skipped []Skipped
	Failed  []error // folders that could not be read, and what was not looked at
}

// A File is a file that may be a chart.
type File struct {
	Name string // by which it is to be shown
	Path string // by which it is read: one that was named, if it was
	Met  bool   // in a folder or by a pattern only, and not named
}

// A Skipped is a file that is no chart, and why. Its path is as it is shown.
type Skipped struct {
	Path   string
	Reason string
	Likely bool // whether it was named, or probably meant as a chart, so that people should hear of it
	Export bool // whether it is a spreadsheet that may be a chart
}

// The most that is looked at, so that no folder keeps orglint busy for ever. The largest charts that are known have some 3,000
// files; a repository of half a million files is among the largest of the world.
const (
	mostFiles    = 10_000  // that may be charts or spreadsheets, in all folders
	mostEntries  = 500_000 // files and folders of any kind that are passed on the way
	mostFailures = 100     // folders that could not be read
)

// A finder finds files.
type finder struct {
	tree    Tree
	options Options
	found   Found
	met     map[string]bool // by path: whether the file was met in a folder only, and not named
	files   int             // met in folders
	entries int             // likewise, of any kind
	spent   int             // on patterns of .gitignore files
	full    bool            // whether no more is looked at
}

// Find finds the files that paths stand for: a file, also if it is no chart by its name; in a folder and those below it, and of
// those that match a pattern, YAML and JSON files, but no hidden ones, none that .gitignore names, and none that are excluded. An
// error means that a path stands for nothing.
func Find(tree Tree, paths []string, options Options) (*Found, error) {
	no := func(string) bool { return false }
	if options.Excluded == nil {
		options.Excluded = no
	}
	if options.Table == nil {
		options.Table = no
	}
	f := &finder{tree: tree, options: options, met: map[string]bool{}}
	var order []string
	for _, path := range paths {
		files, met, err := f.expand(path)
		if err != nil {
			return nil, err
		}
		for _, file := range files {
			if met && options.Excluded(source.Shown(file)) {
				f.skip(file, "the configuration excludes it")
				continue
			}
			before, again := f.met[file]
			f.met[file] = met && (before || !again)
			order = append(order, file)
		}
	}
	f.join(order)
	return &f.found, nil
}

// expand returns the files that a path stands for, and whether they are only met there, in a folder or by a pattern.
func (f *finder) expand(path string) (files []string, met bool, err error) {
	info, err := f.tree.Stat(path)
	switch {
	case err != nil && !errors.Is(err, fs.ErrPermission) && glob.Is(path):
		files, err = f.match(path)
		return files, true, err
	case err != nil && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, syscall.ENOTDIR):
		f.fail(path, err)
		return nil, false, nil
	case err != nil && f.options.Lenient:
		return nil, false, nil
	case err != nil:
		return nil, false, fmt.Errorf("there is no file or folder %s", path)
	case info.IsDir():
		return f.walk(path, func(string) bool { return false }), true, nil
	case isSheet(path) && !source.IsTable(path):
		return nil, false, fmt.Errorf("%s is a spreadsheet of a kind that orglint does not read; save it as .xlsx or .csv", path)
	}
	return []string{path}, false, nil
}

// match returns the files that match a pattern such as org/**/*.yaml; spreadsheets if it names them, as hr/*.csv does.
func (f *finder) match(pattern string) ([]string, error) {
	pattern = filepath.ToSlash(filepath.Clean(pattern))
	if err := glob.Check(pattern); err != nil {
		return nil, fmt.Errorf("%s is not a valid pattern of paths; %w", pattern, err)
	}
	fits := func(path string) bool { return glob.Match(pattern, filepath.ToSlash(filepath.Clean(path))) }
	root := glob.Root(pattern)
	var files []string
	failed := len(f.found.Failed)
	if info, err := f.tree.Stat(root); err == nil && info.IsDir() {
		files = f.walk(root, func(path string) bool { return source.IsTable(pattern) && fits(path) })
		files = slices.DeleteFunc(files, func(path string) bool { return !fits(path) })
	}
	if len(files) == 0 && len(f.found.Failed) == failed && !f.options.Lenient {
		return nil, fmt.Errorf("no file matches %s", pattern)
	}
	return files, nil
}

// join puts paths of one file together: links, and other names for it.
func (f *finder) join(paths []string) {
	shown := make(map[string]string, len(paths))
	for _, path := range paths {
		shown[path] = source.Shown(path)
	}
	slices.SortStableFunc(paths, func(a, b string) int {
		return cmp.Or(cmp.Compare(shown[a], shown[b]), cmp.Compare(a, b))
	})
	var seen disk.Seen
	at := map[int]int{} // which file it is, by how many were seen before
	for _, path := range slices.Compact(paths) {
		file := File{Name: path, Path: path, Met: f.met[path]}
		if info, err := f.tree.Stat(path); err == nil { // else what is wrong is told when it is read
			nth, again := seen.Add(info)
			if again {
				if known := &f.found.Files[at[nth]]; known.Met && !file.Met {
					known.Path, known.Met = path, false
				}
				continue
			}
			at[nth] = len(f.found.Files)
		}
		f.found.Files = append(f.found.Files, file)
	}
}

// skip notes that a file is left out, and why.
func (f *finder) skip(path, reason string) {
	f.found.Skipped = append(f.found.Skipped, Skipped{Path: source.Shown(path), Reason: reason})
}

// fail notes that a folder could not be read, or not to its end.
func (f *finder) fail(path string, err error) {
	f.found.Failed = append(f.found.Failed, Failure(path, err))
}

// An UnreadError says why a file or folder could not be read.
type UnreadError struct {
	Path string // as it is shown
	Err  error
}

// Error names the file, and says why it could not be read.
func (e *UnreadError) Error() string { return "read " + e.Path + ": " + e.Err.Error() }

// Unwrap returns why it could not be read.
func (e *UnreadError) Unwrap() error { return e.Err }

// Failure is the error for a file or folder that could not be read.
func Failure(path string, err error) error {
	if inner := errors.Unwrap(err); inner != nil {
		err = inner // without the path, which would stand there twice
	}
	return &UnreadError{source.Shown(path), err}
}

// isText reports whether a file is YAML or JSON by its name.
func isText(path string) bool {
	return slices.Contains([]string{".yaml", ".yml", ".json"}, strings.ToLower(filepath.Ext(path)))
}

// isSheet reports whether a file is a spreadsheet by its name, also of a kind that is not read.
func isSheet(path string) bool {
	return source.IsTable(path) || slices.Contains([]string{".xlsb", ".numbers"}, strings.ToLower(filepath.Ext(path)))
}
