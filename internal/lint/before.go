package lint

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/orglint/orglint/internal/git"
	"github.com/orglint/orglint/internal/source"
)

// A Before is what paths stood for at an earlier commit.
type Before struct {
	Ref    string // the commit as it was named
	Charts []*source.File
	Absent []string // paths whose content git does not hold, and why: submodules, and files kept with Git LFS
	failed bool     // whether a file could not be read
}

// FindBefore reads the charts that paths stood for where the current commit and another went different ways. They are found
// as Find finds them now, and are shown where they would stand in the working directory. What did not exist then is left
// out. An error means that git could not tell.
func FindBefore(ctx context.Context, ref string, paths []string, choice Choice) (*Before, error) {
	repository, err := git.Open(ctx)
	if err != nil {
		return nil, err
	}
	commit, err := repository.MergeBase(ctx, ref)
	if err != nil {
		return nil, err
	}
	inside := make([]string, len(paths))
	for i, p := range paths {
		if inside[i], err = repository.Inside(p); err != nil {
			return nil, err
		}
	}
	files, err := repository.Files(ctx, commit)
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "orglint-")
	if err != nil {
		return nil, fmt.Errorf("write the earlier state of the chart: %w", err)
	}
	defer func() { _ = os.RemoveAll(folder) }()
	w, err := newWriter(folder, repository, files)
	if err != nil {
		return nil, err
	}
	defer func() { _ = w.root.Close() }()
	if err := w.write(ctx, inside); err != nil {
		return nil, err
	}
	before := &Before{Ref: ref, Absent: w.absent}
	err = before.find(w, inside, choice.through(w.here))
	return before, err
}

// through returns the choice for files that stand elsewhere: here gives the paths that they are chosen by.
func (c Choice) through(here func(path string) string) Choice {
	by := func(chosen func(path string) bool) func(path string) bool {
		return func(path string) bool { return chosen != nil && chosen(here(path)) }
	}
	layout := func(path string) string { return c.layout(here(path)) }
	return Choice{Excluded: by(c.Excluded), Table: by(c.Table), Document: by(c.Document), Read: c.Read, As: c.As, Layout: layout}
}

// find finds the charts among the files that were written.
func (b *Before) find(w *writer, inside []string, choice Choice) error {
	var there []string
	for _, p := range inside {
		p = filepath.Join(w.folder, filepath.FromSlash(p))
		_, err := os.Stat(p)
		if err != nil && isPattern(p) {
			_, err = FindChosen([]string{p}, choice)
		}
		if err == nil {
			there = append(there, p)
		}
	}
	found, err := FindChosen(there, choice)
	if err != nil {
		return err
	}
	for _, file := range found.Charts {
		file.Path = w.here(file.Path)
	}
	found.sort()
	b.Charts, b.failed = found.Charts, len(found.Failed) > 0
	return nil
}
