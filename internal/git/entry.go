package git

import (
	"bytes"
	"cmp"
	"encoding/hex"
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"
)

// An entry is a file or a folder of a commit, and what can be told of it.
type entry struct {
	name   string
	hash   string
	mode   fs.FileMode
	module bool // a submodule: a commit of another repository

	size     int64 // of a file
	measured bool
	listed   bool // whether the entries of a folder are known
	entries  []*entry
}

// Name returns the name in its folder.
func (e *entry) Name() string { return e.name }

// Size returns the size in bytes of a file that Stat told of.
func (e *entry) Size() int64 { return e.size }

// Mode tells files, folders and links apart.
func (e *entry) Mode() fs.FileMode { return e.mode }

// ModTime returns no time: git keeps none.
func (e *entry) ModTime() time.Time { return time.Time{} }

// IsDir reports whether it is a folder.
func (e *entry) IsDir() bool { return e.mode.IsDir() }

// Sys returns nil.
func (e *entry) Sys() any { return nil }

// The most that is read of a commit where a disk has limits too, or where no commit that git wrote comes near.
const (
	mostLinks   = 40       // followed on one way
	longestPath = 4096     // bytes
	largestTree = 16 << 20 // bytes of a folder: some 300,000 files
)

// errModule is the error for what is in a submodule.
var errModule = errors.New("it is in a submodule")

// errOutside is the error for links that lead out of the repository.
var errOutside = errors.New("it leads out of the repository")

// find returns what stood at a path, links followed.
func (c *Commit) find(name string) (*entry, error) {
	inside, err := c.repository.Inside(name)
	if err != nil {
		return nil, fs.ErrNotExist
	}
	if len(inside) > longestPath {
		return nil, syscall.ENAMETOOLONG
	}
	trail, todo, links := []*entry{c.root}, strings.Split(inside, "/"), 0
	for len(todo) > 0 {
		next := todo[0]
		todo = todo[1:]
		switch next {
		case "", ".":
			continue
		case "..":
			trail = trail[:len(trail)-1]
			if len(trail) == 0 {
				return nil, errOutside
			}
			continue
		}
		e, err := c.child(trail[len(trail)-1], next)
		if err != nil {
			return nil, err
		}
		if e.mode&fs.ModeSymlink == 0 {
			trail = append(trail, e)
			continue
		}
		links++
		target, err := c.target(e, links)
		if err != nil {
			return nil, err
		}
		todo = slices.Concat(strings.Split(target, "/"), todo)
	}
	return trail[len(trail)-1], nil
}

// child returns an entry of a folder.
func (c *Commit) child(folder *entry, name string) (*entry, error) {
	switch {
	case folder.module:
		return nil, errModule
	case !folder.IsDir():
		return nil, syscall.ENOTDIR
	}
	if err := c.list(folder); err != nil {
		return nil, err
	}
	at, ok := slices.BinarySearchFunc(folder.entries, name, func(e *entry, name string) int { return cmp.Compare(e.name, name) })
	if !ok {
		return nil, fs.ErrNotExist
	}
	return folder.entries[at], nil
}

// target returns where a link leads, from its folder. It is the nth on the way.
func (c *Commit) target(link *entry, nth int) (string, error) {
	if nth > mostLinks {
		return "", syscall.ELOOP
	}
	target, err := c.objects.read(link.hash, "blob", longestPath)
	if errors.Is(err, errLarge) {
		return "", syscall.ENAMETOOLONG
	}
	if err != nil {
		return "", err
	}
	if path.IsAbs(string(target)) {
		return "", errOutside
	}
	return string(target), nil
}

// measure finds out the size of a file.
func (c *Commit) measure(e *entry) (err error) {
	if e.mode.IsRegular() && !e.measured {
		e.size, err = c.objects.size(e.hash)
		e.measured = err == nil
	}
	return err
}

// list finds out what is in a folder; in the place of a submodule there is nothing.
func (c *Commit) list(folder *entry) error {
	if folder.listed || folder.module {
		return nil
	}
	tree, err := c.objects.read(folder.hash, "tree", largestTree)
	if errors.Is(err, errLarge) {
		return errors.New("it holds too many files")
	}
	if err != nil {
		return err
	}
	folder.entries, folder.listed = parseTree(tree, len(folder.hash)/2), true
	return nil
}

// parseTree reads the entries of a folder: for each its mode, a space, its name, NUL, and the bytes of its hash. It leaves out those
// that no git writes into a working tree; somebody made them up.
func parseTree(tree []byte, hashSize int) []*entry {
	var entries []*entry
	for {
		about, rest, ok := bytes.Cut(tree, []byte{0})
		if !ok || len(rest) < hashSize {
			break
		}
		mode, name, _ := strings.Cut(string(about), " ")
		e := &entry{name: name, hash: hex.EncodeToString(rest[:hashSize])}
		tree = rest[hashSize:]
		switch strings.TrimLeft(mode, "0") {
		case "40000":
			e.mode = fs.ModeDir
		case "120000":
			e.mode = fs.ModeSymlink
		case "160000":
			e.mode, e.module = fs.ModeDir, true
		case "100644", "100755", "100664":
		default:
			continue
		}
		if isName(name) {
			entries = append(entries, e)
		}
	}
	slices.SortStableFunc(entries, func(a, b *entry) int { return cmp.Compare(a.name, b.name) })
	return slices.CompactFunc(entries, func(a, b *entry) bool { return a.name == b.name })
}

// isName reports whether git would write a file of that name into a working tree.
func isName(name string) bool {
	return filepath.IsLocal(name) && name != "." && !strings.EqualFold(name, ".git") && !strings.ContainsRune(name, '/') && !strings.ContainsRune(name, filepath.Separator)
}
