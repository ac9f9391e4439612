package find

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/orglint/orglint/internal/disk"
)

// A Tree is where files are found: the disk, or a commit. Paths are as a user gives them: from the working directory, also with
// "..", or absolute; so it is no fs.FS, which knows neither. Errors wrap those of fs.
type Tree interface {
	// Stat tells what a path stands for, links followed. One file has one FileInfo, or one for which os.SameFile holds.
	Stat(path string) (fs.FileInfo, error)
	// ReadDir returns what is in a folder, by name.
	ReadDir(path string) ([]fs.DirEntry, error)
	// Read reads a file, which was met in a folder or else named. It may be called for several at the same time.
	Read(path string, kind disk.Kind, met bool) ([]byte, error)
}

// Disk is the files of today, with the texts that its reach has in the place of some.
type Disk struct {
	Reach  disk.Reach // for the paths that are given
	Folder string     // of the configuration, if there is one
}

// Stat tells what a path stands for.
func (d Disk) Stat(path string) (fs.FileInfo, error) {
	info, err := disk.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		if unsaved, ok := d.Reach.Texts().Stat(path); ok {
			return unsaved, nil
		}
	}
	return info, err
}

// ReadDir returns what is in a folder.
func (d Disk) ReadDir(path string) ([]fs.DirEntry, error) {
	entries, err := os.ReadDir(path)
	return d.Reach.Texts().Among(entries, path), err
}

// Read reads a file. A link that was met in a folder may not lead out of the repository.
func (d Disk) Read(path string, kind disk.Kind, met bool) ([]byte, error) {
	reach := d.Reach
	if met {
		reach = disk.Anywhere()
		info, err := os.Lstat(path)
		_, unsaved := d.Reach.Texts().Of(path)
		switch {
		case unsaved:
		case errors.Is(err, fs.ErrNotExist):
			return nil, err
		case err != nil || !info.Mode().IsRegular():
			reach = disk.Around(filepath.Dir(path), d.Folder, ".")
		}
	}
	return reach.With(d.Reach.Texts()).Read(path, kind)
}
