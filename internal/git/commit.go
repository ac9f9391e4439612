package git

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"syscall"
)

// A Commit is the files of a commit, which are read when they are asked for, and held in memory. Paths are those of the working
// tree: from the working directory, or absolute. A Commit may be used by several at the same time.
type Commit struct {
	repository *Repository
	root       *entry

	mu      sync.Mutex
	objects *objects
	absent  map[string]string // what git does not hold, by path as it is shown, and why
}

// Commit opens a commit. Who has one closes it.
func (r *Repository) Commit(ctx context.Context, commit string) (*Commit, error) {
	tree, err := run(ctx, "rev-parse", "--verify", commit+"^{tree}")
	if err != nil {
		return nil, err
	}
	absent, err := lacking(ctx, commit)
	if err != nil {
		return nil, err
	}
	objects, err := open(ctx, absent)
	if err != nil {
		return nil, err
	}
	return &Commit{
		repository: r, objects: objects, absent: map[string]string{},
		root: &entry{name: ".", mode: fs.ModeDir, hash: strings.TrimSpace(tree)},
	}, nil
}

// lacking returns the objects of a commit that a partial clone does not hold. Every other clone holds all.
func lacking(ctx context.Context, commit string) (map[string]bool, error) {
	_, err := run(ctx, "config", "--get-regexp", `^(remote\..*\.(promisor|partialclonefilter)|extensions\.partialclone)$`)
	if failed, ok := errors.AsType[*failure](err); ok && failed.said == "" {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	out, err := run(ctx, "rev-list", "--objects", "--no-object-names", "--no-walk", "--missing=print", commit)
	if err != nil {
		return nil, err
	}
	absent := map[string]bool{}
	for line := range strings.Lines(out) {
		if hash, ok := strings.CutPrefix(strings.TrimSpace(line), "?"); ok {
			absent[hash] = true
		}
	}
	return absent, nil
}

// Close ends the reading of the commit.
func (c *Commit) Close() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.objects.close()
}

// Err returns the error of a git that does not answer any more; nil if it does.
func (c *Commit) Err() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.objects.broken
}

// Absent says of files and folders that were asked for and that git does not hold why that is, such as: "a.yaml is kept with Git LFS".
func (c *Commit) Absent() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	all := make([]string, 0, len(c.absent))
	for path, why := range c.absent {
		all = append(all, path+" "+why)
	}
	slices.Sort(all)
	return all
}

// Stat tells what a path stood for, links followed. The same file gives the same FileInfo, by whatever links it is reached.
func (c *Commit) Stat(name string) (fs.FileInfo, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, err := c.find(name)
	if err == nil {
		err = c.measure(e)
	}
	if err != nil {
		return nil, c.without(name, err)
	}
	return e, nil
}

// ReadDir returns what was in a folder, by name. In the place of a submodule there was nothing.
func (c *Commit) ReadDir(name string) ([]fs.DirEntry, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, err := c.find(name)
	if err != nil {
		return nil, c.without(name, err)
	}
	if e.module {
		c.note(name, "is a submodule")
		return nil, nil
	}
	if !e.IsDir() {
		return nil, c.without(name, syscall.ENOTDIR)
	}
	if err := c.list(e); err != nil {
		return nil, c.without(name, err)
	}
	all := make([]fs.DirEntry, len(e.entries))
	for i, e := range e.entries {
		all[i] = fs.FileInfoToDirEntry(e)
	}
	return all, nil
}

// pointer is how a file begins whose content is kept with Git LFS, outside of the repository.
const pointer = "version https://git-lfs.github.com/spec/"

// Read returns what was in a file, if it is no larger than so many bytes.
func (c *Commit) Read(name string, most int64) ([]byte, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, err := c.find(name)
	if err == nil && e.IsDir() {
		err = syscall.EISDIR
	}
	if err == nil {
		err = c.measure(e)
	}
	if err == nil && e.size > most {
		err = fmt.Errorf("it is larger than %d bytes, the most that orglint reads", most)
	}
	var data []byte
	if err == nil {
		data, err = c.objects.read(e.hash, "blob", most)
	}
	if err != nil {
		return nil, c.without(name, err)
	}
	if bytes.HasPrefix(data, []byte(pointer)) {
		c.note(name, "is kept with Git LFS")
		return nil, c.without(name, fs.ErrNotExist)
	}
	return data, nil
}

// note notes that git does not hold something, and why.
func (c *Commit) note(name, why string) {
	if inside, err := c.repository.Inside(name); err == nil {
		c.absent[c.repository.Here(inside)] = why
	}
}

// without is the error for what could not be had. What git does not hold is noted.
func (c *Commit) without(name string, err error) error {
	for _, known := range []struct {
		err  error
		word string
	}{
		{errMissing, "is not in this clone"}, {errModule, "is in a submodule"}, {errOutside, "leads out of the repository"},
	} {
		if errors.Is(err, known.err) {
			c.note(name, known.word)
		}
	}
	return &fs.PathError{Op: "open", Path: name, Err: err}
}
