package lint

import (
	"cmp"
	"context"
	"path"
	"path/filepath"
	"strings"

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

// Incomplete reports whether something of it could not be read.
func (b *Before) Incomplete() bool { return b.failed || len(b.Absent) > 0 }

// FindBefore reads the charts that paths stood for where the current commit and another went different ways. They are found
// as Find finds them now, and are shown where they would stand in the working directory. What did not exist then is left
// out. An error means that git could not tell.
func FindBefore(ctx context.Context, ref string, paths []string, choice Choice) (*Before, error) {
	before, _, err := findAt(ctx, Commit{Ref: ref, Paths: paths}, choice, true)
	return before, err
}

// A Commit says which files of which commit to take.
type Commit struct {
	Ref   string   // the commit as it is named
	Paths []string // as they are seen from the working directory
	Path  string   // takes their place: a path of the repository or, where it begins with a dot, from the working directory
}

// FindAt reads the charts that paths stood for at a commit. They are found as Find finds them now. An error means that a path stood for
// nothing then, or that git could not tell.
func FindAt(ctx context.Context, commit Commit, choice Choice) (*Before, *Found, error) {
	return findAt(ctx, commit, choice, false)
}

// findAt reads the charts of a commit: of that where the current one and another went different ways, or of that other.
func findAt(ctx context.Context, at Commit, choice Choice, branched bool) (*Before, *Found, error) {
	repository, err := git.Open(ctx)
	if err != nil {
		return nil, nil, err
	}
	commitOf := repository.Resolve
	if branched {
		commitOf = repository.MergeBase
	}
	commit, err := commitOf(ctx, at.Ref)
	if err != nil {
		return nil, nil, err
	}
	paths := at.Paths
	if at.Path != "" {
		paths = []string{inRepository(repository, at.Path)}
	}
	for _, p := range paths {
		if _, err := repository.Inside(p); err != nil {
			return nil, nil, err
		}
	}
	files, err := repository.Commit(ctx, commit)
	if err != nil {
		return nil, nil, err
	}
	defer files.Close()
	found, err := findIn(earlier{files}, paths, choice, find.Options{Lenient: branched, Top: repository.Top()})
	if err := cmp.Or(files.Err(), err); err != nil {
		return nil, nil, err
	}
	return &Before{Ref: at.Ref, Charts: found.Charts, Absent: files.Absent(), failed: len(found.Failed) > 0}, found, nil
}

// InWorkingTree returns a path of the repository, or one that begins with a dot, as it is seen from the working directory.
func InWorkingTree(ctx context.Context, name string) (string, error) {
	repository, err := git.Open(ctx)
	if err != nil {
		return "", err
	}
	return inRepository(repository, name), nil
}

// inRepository returns a path of a repository as it is seen from the working directory.
func inRepository(repository *git.Repository, name string) string {
	if strings.HasPrefix(name, ".") || filepath.IsAbs(name) {
		return name
	}
	return filepath.FromSlash(repository.Here(path.Clean(filepath.ToSlash(name))))
}

// An earlier tree is the files of a commit.
type earlier struct{ *git.Commit }

// Read reads a file of the commit, however it was come by: what is not in the commit cannot be read.
func (e earlier) Read(name string, kind disk.Kind, _ bool) ([]byte, error) {
	return e.Commit.Read(name, kind.Most())
}
