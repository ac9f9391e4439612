package lint

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/orglint/orglint/internal/source"
)

// walk returns the YAML and JSON files in a folder and the folders below it, and the spreadsheets that are named or chosen. A folder
// that cannot be read is noted.
func (found *Found) walk(root string, named func(path string) bool) []string {
	var files []string
	ignored := newIgnore(root)
	visit := func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			found.fail(path, err)
			return nil
		case filepath.Clean(path) == filepath.Clean(root):
			return nil
		case strings.HasPrefix(entry.Name(), ".") || ignored.match(path, entry.IsDir()):
			return skip(entry)
		case entry.IsDir():
			ignored.read(path)
		case isText(path) && isFile(path, entry):
			files = append(files, path)
		case source.IsTable(path) && (named(path) || found.choice.Table(source.Shown(path))) && isFile(path, entry):
			files = append(files, path)
		case isSheet(path):
			found.Skipped = append(found.Skipped, Skipped{Path: source.Shown(path), Reason: "it is a spreadsheet; name it to have it checked"})
		}
		return nil
	}
	if err := filepath.WalkDir(root+string(filepath.Separator), visit); err != nil { // the separator follows a link
		found.fail(root, err)
	}
	return files
}

// match returns the files that match a pattern such as org/**/*.yaml; spreadsheets if it names them, as hr/*.csv does.
func (found *Found) match(pattern string) ([]string, error) {
	pattern = filepath.ToSlash(filepath.Clean(pattern))
	if !doublestar.ValidatePattern(pattern) {
		return nil, fmt.Errorf("%s is no pattern of paths; a bracket in it is not closed", pattern)
	}
	root, _ := doublestar.SplitPattern(pattern)
	var files []string
	fits := func(path string) bool {
		return doublestar.MatchUnvalidated(pattern, filepath.ToSlash(filepath.Clean(path)))
	}
	if info, err := os.Stat(root); err == nil && info.IsDir() {
		for _, path := range found.walk(root, func(path string) bool { return source.IsTable(pattern) && fits(path) }) {
			if fits(path) {
				files = append(files, path)
			}
		}
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("no file matches %s", pattern)
	}
	return files, nil
}

// skip leaves out a file, or a folder and all that is in it.
func skip(entry fs.DirEntry) error {
	if entry.IsDir() {
		return fs.SkipDir
	}
	return nil
}

func isText(path string) bool {
	return slices.Contains([]string{".yaml", ".yml", ".json"}, strings.ToLower(filepath.Ext(path)))
}

// isFile reports whether an entry is a file, or a link to one, and not a pipe that would never end.
func isFile(path string, entry fs.DirEntry) bool {
	if entry.Type()&fs.ModeSymlink == 0 {
		return entry.Type().IsRegular()
	}
	info, err := os.Stat(path)
	return err != nil || info.Mode().IsRegular() // a link that leads nowhere is told of when it is read
}
