package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A Place is where a file is to be written.
type Place struct {
	path string      // as it was given
	name string      // where the file will be: in a folder without links; not used for what is written directly
	info fs.FileInfo // what the path stands for now, links followed; nil if nothing
}

// NewOutput looks at a path that the command line names: that of a file, or a device or a pipe that it names itself.
func NewOutput(path string) (*Place, error) {
	if info, err := Stat(path); err == nil && opened(path, info) {
		return &Place{path: path, info: info}, nil
	}
	return NewPlace(path)
}

// NewPlace looks at a path of a file that is to be written, and changes nothing. A link in its folder is replaced by the file; one
// that leads out of the folder is refused, and so is a path that leaves the repository by a link. An error is a *fs.PathError, that of
// a refusal ErrOutside.
func NewPlace(path string) (*Place, error) {
	info, err := Stat(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	p := &Place{path: path, info: info}
	if info != nil && info.IsDir() {
		return nil, refuse(path, "it is a folder")
	}
	whole, err := absolute(path)
	if err != nil {
		return nil, explain(path, err)
	}
	folder, err := filepath.EvalSymlinks(filepath.Dir(whole))
	if errors.Is(err, fs.ErrNotExist) {
		err = worded{err, "there is no folder " + filepath.ToSlash(filepath.Dir(path))}
	}
	if err != nil {
		return nil, explain(path, err)
	}
	p.name = filepath.Join(folder, filepath.Base(whole))
	if top := Repository("."); top != "" && within(top, whole) && !within(top, p.name) {
		return nil, p.outside("a link on its way leads out of " + filepath.ToSlash(top))
	}
	target, err := follow(p.name)
	switch {
	case err != nil:
		return nil, explain(path, err)
	case !within(folder, target):
		return nil, p.outside("it is a link that leads out of its folder")
	case slices.ContainsFunc(strings.Split(filepath.ToSlash(p.name), "/"), isGit):
		return nil, p.outside("it belongs to git")
	case info != nil && !info.Mode().IsRegular():
		return nil, refuse(path, "it is a pipe or a device, and not a file")
	}
	if info != nil { // what may not be written is not replaced either
		file, err := os.OpenFile(p.name, os.O_WRONLY, 0)
		if err != nil {
			return nil, explain(path, err)
		}
		_ = file.Close() // nothing was written
	}
	return p, nil
}

func (p *Place) outside(why string) error {
	return &fs.PathError{Op: "write", Path: p.path, Err: worded{ErrOutside, why}}
}

// direct reports whether what is written goes into what is there: a device, a pipe, or a file that is open already.
func (p *Place) direct() bool { return p.name == "" }

// opened reports whether a path stands for a device or a pipe, or for a file that is open already.
func opened(path string, info fs.FileInfo) bool {
	if info.Mode()&(fs.ModeNamedPipe|fs.ModeDevice) != 0 {
		return !lured(path)
	}
	clean := filepath.ToSlash(filepath.Clean(path))
	return clean == "/dev/stdout" || clean == "/dev/stderr" || strings.HasPrefix(clean, "/dev/fd/") || strings.HasPrefix(clean, "/proc/self/fd/")
}

// lured reports whether a path is a link that somebody may have put there: the system has its own under /dev and /proc. Who names a
// device or a pipe means it; who names a link may not know where it leads.
func lured(path string) bool {
	if whole, err := filepath.Abs(path); err == nil {
		path = filepath.ToSlash(whole)
	}
	info, err := os.Lstat(path)
	return err == nil && info.Mode()&fs.ModeSymlink != 0 && !strings.HasPrefix(path, "/dev/") && !strings.HasPrefix(path, "/proc/")
}

// absolute returns a path from the root, with the links of the working directory followed.
func absolute(path string) (string, error) {
	if filepath.IsAbs(path) {
		return filepath.Clean(path), nil
	}
	here, err := os.Getwd()
	if err == nil {
		here, err = filepath.EvalSymlinks(here)
	}
	return filepath.Join(here, path), err
}

// follow returns what a path leads to in the end, which need not be there.
func follow(path string) (string, error) {
	const most = 40
	for range most {
		target, err := os.Readlink(path)
		if err != nil {
			return path, nil //nolint:nilerr // it is no link, or not there
		}
		if !filepath.IsAbs(target) {
			target = filepath.Join(filepath.Dir(path), target)
		}
		path = target
		if folder, err := filepath.EvalSymlinks(filepath.Dir(target)); err == nil {
			path = filepath.Join(folder, filepath.Base(target))
		}
	}
	return "", errors.New("its links lead in a circle")
}

// within reports whether a path is in a folder. Neither has links in it.
func within(folder, path string) bool {
	local, err := filepath.Rel(folder, path)
	return err == nil && filepath.IsLocal(local)
}

// Path is the path as it was given.
func (p *Place) Path() string { return p.path }

// Exists reports whether there is something at the place.
func (p *Place) Exists() bool {
	_, err := os.Lstat(p.name)
	return p.info != nil || p.name != "" && err == nil
}

// Is reports whether the place is that of a file, by whatever name or link.
func (p *Place) Is(path string) bool {
	info, err := os.Stat(path)
	return err == nil && p.info != nil && os.SameFile(info, p.info)
}

// Same reports whether two places are one.
func (p *Place) Same(other *Place) bool {
	if p.info != nil && other.info != nil {
		return os.SameFile(p.info, other.info)
	}
	at, err := follow(p.name)
	there, otherErr := follow(other.name)
	return err == nil && otherErr == nil && p.name != "" && at == there
}

// Free reports whether what is at the place may be written over without being asked: nothing, an empty file, or one that orglint wrote
// and nobody changed.
func (p *Place) Free() bool {
	if p.info == nil || p.direct() || p.info.Size() == 0 {
		return true
	}
	data, err := Anywhere().Read(p.path, Chart)
	_, whole := Marked(data)
	return err == nil && whole
}
