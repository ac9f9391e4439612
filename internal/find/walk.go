package find

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/orglint/orglint/internal/source"
)

// walk returns the YAML and JSON files in a folder and the folders below it, and the spreadsheets that are named or chosen. Links to
// folders are not followed, but for the folder itself. A folder that cannot be read is noted.
func (f *finder) walk(root string, named func(path string) bool) []string {
	w := &walker{finder: f, root: root, named: named}
	w.folder(root, f.ignoredAbove(root))
	return w.taken
}

// A walker walks through the folders below one.
type walker struct {
	*finder
	root  string
	named func(path string) bool
	taken []string
}

// folder looks at what is in a folder.
func (w *walker) folder(folder string, ignored *ignore) {
	entries, err := w.tree.ReadDir(folder)
	if err != nil {
		w.fail(folder, err)
	}
	if len(entries) > 0 {
		ignored = w.ignoredIn(folder, ignored)
	}
	for _, entry := range entries {
		path := filepath.Join(folder, entry.Name())
		w.entries++
		switch {
		case w.entries > mostEntries:
			w.stop(fmt.Sprintf("%d files and folders", mostEntries))
		case len(w.found.Failed) > mostFailures:
			w.stop(fmt.Sprintf("%d folders that cannot be read", mostFailures))
		case w.spent > mostSpent:
			w.stop("can be compared with the patterns of its .gitignore files")
		}
		if w.full {
			return
		}
		switch {
		case strings.HasPrefix(entry.Name(), ".") || ignored.match(w.finder, path, entry.IsDir()):
		case entry.IsDir():
			w.folder(path, ignored)
		default:
			w.file(path, entry)
		}
	}
}

// file takes a file if it may be a chart.
func (w *walker) file(path string, entry fs.DirEntry) {
	switch {
	case isText(path), source.IsTable(path) && (w.named(path) || w.options.Table(source.Shown(path))):
		if !w.isFile(path, entry) {
			w.skipPipe(path)
		} else if w.count() {
			w.taken = append(w.taken, path)
		}
	case source.IsTable(path) && w.isFile(path, entry):
		if w.count() {
			w.found.Sheets = append(w.found.Sheets, File{Name: path, Path: path, Met: true})
		}
	case isSheet(path):
		if w.count() {
			w.skip(path, "it is a spreadsheet of a kind that orglint does not read; save it as .xlsx or .csv")
		}
	}
}

// skipPipe notes that what is no file is left out, unless it is a link to a folder.
func (w *walker) skipPipe(path string) {
	if info, err := w.tree.Stat(path); err == nil && !info.IsDir() {
		w.skip(path, "it is a pipe or a device, which is read only if the command line names it")
	}
}

// count counts a file that is looked at, if it may be.
func (w *walker) count() bool {
	w.files++
	if w.files > mostFiles {
		w.stop(fmt.Sprintf("%d files that may be charts", mostFiles))
	}
	return !w.full
}

// isFile reports whether an entry is a file, or a link to one, and not a pipe that would never end.
func (w *walker) isFile(path string, entry fs.DirEntry) bool {
	if entry.Type()&fs.ModeSymlink == 0 {
		return entry.Type().IsRegular()
	}
	info, err := w.tree.Stat(path)
	return err != nil || info.Mode().IsRegular() // a link that leads nowhere is told of when it is read
}

// stop ends all walking, and says so once.
func (w *walker) stop(most string) {
	if !w.full {
		w.full = true
		w.fail(w.root, &fs.PathError{Op: "read", Path: w.root, Err: errors.New("it holds more than " + most +
			", and the rest was not looked at; name the folders or the files of the chart")})
	}
}
