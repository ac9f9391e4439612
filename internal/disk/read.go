package disk

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
)

// A Reach says which files are read for somebody: the less one trusts who names them, the fewer.
type Reach struct {
	named  bool
	inside string // a folder without links; empty where any will do
	texts  Texts  // in the place of files
}

// Named is for what the command line names: any file, also a pipe or a device such as /dev/stdin.
func Named() Reach { return Reach{named: true} }

// Anywhere is for what belongs to the user: regular files, wherever they are.
func Anywhere() Reach { return Reach{} }

// Inside is for what files name, or links in a folder: regular files in a folder or below it, also through links, and
// nothing of git's own. Where the folder does not exist, nothing is in it.
func Inside(folder string) Reach {
	if whole, err := filepath.Abs(folder); err == nil {
		folder = whole
	}
	if target, err := filepath.EvalSymlinks(folder); err == nil {
		folder = target
	}
	return Reach{inside: folder}
}

// Around is for what is met near a path: what is inside of its repository or else, where it is in none, of the first of some
// folders that it is in, or else of the folder itself.
func Around(path string, folders ...string) Reach {
	if top := Repository(path); top != "" {
		return Inside(top)
	}
	for _, folder := range folders {
		if r := Inside(folder); folder != "" && r.Covers(path) == nil {
			return r
		}
	}
	if info, err := os.Stat(path); err == nil && !info.IsDir() {
		path = filepath.Dir(path)
	}
	return Inside(path)
}

// Repository returns the folder of the git repository that a path is in, without links; it is empty if there is none.
func Repository(path string) string {
	folder, err := filepath.Abs(path)
	if err != nil {
		return ""
	}
	if target, err := filepath.EvalSymlinks(folder); err == nil {
		folder = target
	}
	for {
		if _, err := os.Lstat(filepath.Join(folder, ".git")); err == nil {
			return folder
		}
		parent := filepath.Dir(folder)
		if parent == folder {
			return ""
		}
		folder = parent
	}
}

// Read reads a file. An error is a *fs.PathError; for what is there and is not read it says why, as the end of a sentence.
func (r Reach) Read(path string, kind Kind) ([]byte, error) {
	if text, ok := r.texts.Of(path); ok {
		return r.readText(path, text, kind)
	}
	file, err := r.open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }() // nothing was written
	info, err := file.Stat()
	if err != nil {
		return nil, explain(path, err)
	}
	if err := r.takes(path, info); err != nil { // what was looked at before it was opened may have been another
		return nil, err
	}
	if info.Size() > kind.Most() {
		return nil, refuse(path, "it is larger than "+kind.String())
	}
	data, err := readAll(file, info.Size(), kind)
	if err != nil {
		return nil, explain(path, err)
	}
	return data, nil
}

// Check says why a path is not read, without opening it; nil if it can be tried.
func (r Reach) Check(path string) error {
	info, err := Stat(path)
	if err != nil {
		return err
	}
	if _, err := r.within(path); err != nil {
		return err
	}
	return r.takes(path, info)
}

// Covers says why nothing that a path or a pattern of paths stands for is read; nil where something may be.
func (r Reach) Covers(pattern string) error {
	if r.inside == "" {
		return nil
	}
	whole, err := filepath.Abs(pattern)
	if err != nil {
		return explain(pattern, err)
	}
	for at := whole; ; at = filepath.Dir(at) { // what is not there yet is where the folder is that it would be in
		target, err := filepath.EvalSymlinks(at)
		if err == nil {
			_, err = r.local(pattern, filepath.Join(target, strings.TrimPrefix(whole, at)))
			return err
		}
		if at == filepath.Dir(at) {
			return nil
		}
	}
}

// open opens a file that may be read.
func (r Reach) open(path string) (*os.File, error) {
	info, err := Stat(path)
	if err != nil {
		return nil, err
	}
	local, err := r.within(path)
	if err != nil {
		return nil, err
	}
	if err := r.takes(path, info); err != nil { // to open a device or a pipe may already do something
		return nil, err
	}
	var file *os.File
	switch {
	case r.named:
		file, err = os.Open(path) // who names a pipe waits for its other end
	case r.inside == "":
		file, err = os.OpenFile(path, os.O_RDONLY|noWait, 0)
	default:
		var root *os.Root
		if root, err = os.OpenRoot(r.inside); err == nil {
			file, err = root.OpenFile(local, os.O_RDONLY|noWait, 0)
			_ = root.Close()
		}
	}
	return file, explain(path, err)
}

// within returns a path, links followed, from the folder that it must be in.
func (r Reach) within(path string) (string, error) {
	if r.inside == "" {
		return path, nil
	}
	whole, err := filepath.Abs(path)
	if err == nil {
		whole, err = filepath.EvalSymlinks(whole)
	}
	if err != nil {
		return "", explain(path, err)
	}
	return r.local(path, whole)
}

// local returns a path without links from the folder that it must be in.
func (r Reach) local(path, whole string) (string, error) {
	local, err := filepath.Rel(r.inside, whole)
	switch {
	case err != nil || !filepath.IsLocal(local):
		return "", &fs.PathError{Op: "read", Path: path, Err: worded{ErrOutside, "it leads out of " + filepath.ToSlash(r.inside)}}
	case slices.ContainsFunc(strings.Split(filepath.ToSlash(local), "/"), isGit):
		return "", &fs.PathError{Op: "read", Path: path, Err: worded{ErrOutside, "it belongs to git"}}
	}
	return local, nil
}

// isGit reports whether a folder is git's own, also where case does not count.
func isGit(name string) bool { return strings.EqualFold(name, ".git") }

// takes says why a file of some sort is not read.
func (r Reach) takes(path string, info fs.FileInfo) error {
	mode := info.Mode()
	switch {
	case mode.IsRegular():
		return nil
	case r.named && mode&(fs.ModeNamedPipe|fs.ModeCharDevice) != 0:
		if lured(path) {
			return refuse(path, "it is a link to a pipe or a device, which is read only if the command line names it itself")
		}
		return nil
	case mode.IsDir():
		return &fs.PathError{Op: "read", Path: path, Err: worded{syscall.EISDIR, "it is a folder"}}
	case r.named:
		return refuse(path, "it is neither a file nor a pipe")
	}
	return refuse(path, "it is a pipe or a device, which is read only if the command line names it")
}

// ReadStream reads a stream such as standard input to its end.
func ReadStream(in io.Reader, kind Kind) ([]byte, error) { return readAll(in, 0, kind) }

// readAll reads to the end, which is likely where the size says. It holds at most twice what it returns, and no more than the
// limit of what it refuses.
func readAll(in io.Reader, size int64, kind Kind) ([]byte, error) {
	const least = 64 << 10
	most := kind.Most()
	var full [][]byte
	part := make([]byte, 0, max(size+bytes.MinRead, least))
	for total := int64(0); ; {
		n, err := in.Read(part[len(part):cap(part)])
		part = part[:len(part)+n]
		switch total += int64(n); {
		case total > most:
			return nil, worded{ErrRefused, "it is larger than " + kind.String()}
		case errors.Is(err, io.EOF):
			if len(full) == 0 {
				return part, nil
			}
			return bytes.Join(append(full, part), nil), nil
		case err != nil:
			return nil, err
		}
		if len(part) == cap(part) {
			full = append(full, part)
			part = make([]byte, 0, min(total, most-total+1))
		}
	}
}
