package lint

import (
	"cmp"
	"context"

	"github.com/orglint/orglint/internal/disk"
	"github.com/orglint/orglint/internal/find"
	"github.com/orglint/orglint/internal/git"
	"github.com/orglint/orglint/internal/source"
)

// A Before is what paths stood for at an earlier commit.
type Before struct {
	Ref    string // the commit as it was named
	Charts []*source.File
	Absent []string // paths whose content git does not hold, and why: submodules, and files kept with Git LFS or left out of a clone
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
	for _, p := range paths {
		if _, err := repository.Inside(p); err != nil {
			return nil, err
		}
	}
	files, err := repository.Commit(ctx, commit)
	if err != nil {
		return nil, err
	}
	defer files.Close()
	found, err := findIn(earlier{files}, paths, choice, find.Options{Lenient: true, Top: repository.Top()})
	if err := cmp.Or(files.Err(), err); err != nil {
		return nil, err
	}
	return &Before{Ref: ref, Charts: found.Charts, Absent: files.Absent(), failed: len(found.Failed) > 0}, nil
}

// An earlier tree is the files of a commit.
type earlier struct{ *git.Commit }

// Read reads a file of the commit, however it was come by: what is not in the commit cannot be read.
func (e earlier) Read(path string, kind disk.Kind, _ bool) ([]byte, error) {
	return e.Commit.Read(path, kind.Most())
}
