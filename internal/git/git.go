// Package git asks the git program for the files of an earlier commit. It only reads, and nothing of it goes through a shell.
package git

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// A Repository is the repository that the working directory is in.
type Repository struct {
	here   string // the working directory
	prefix string // of the working directory in the repository, with '/'; empty at its top
}

// Open finds the repository of the working directory.
func Open(ctx context.Context) (*Repository, error) {
	if err := check(ctx); err != nil {
		return nil, err
	}
	out, err := run(ctx, "rev-parse", "--is-inside-work-tree", "--show-prefix")
	inside, prefix, _ := strings.Cut(out, "\n")
	switch failed, _ := errors.AsType[*failure](err); {
	case failed != nil && strings.Contains(failed.said, "not a git repository"):
		return nil, errors.New("the working directory is in no git repository, so there is no earlier state to compare with")
	case failed != nil && strings.Contains(failed.said, "safe.bareRepository"):
		return nil, errNoTree // but one that lies there as plain files, or the folder of git itself
	case err != nil:
		return nil, err
	case inside != "true":
		return nil, errNoTree
	}
	here, err := os.Getwd()
	if err != nil {
		return nil, fmt.Errorf("find the working directory: %w", err)
	}
	r := &Repository{here, strings.TrimSuffix(strings.TrimSuffix(prefix, "\n"), "/")}
	if err := r.checkBorrowed(ctx); err != nil {
		return nil, err
	}
	return r, nil
}

// errNoTree is the error for a working directory in which no repository has its files.
var errNoTree = errors.New("the working directory is not in the working tree of a git repository")

// Top returns the folder of the repository.
func (r *Repository) Top() string {
	top := r.here
	for p := r.prefix; p != "" && p != "."; p = path.Dir(p) {
		top = filepath.Dir(top)
	}
	return top
}

// checkBorrowed refuses a repository that lies in another one and takes its content from outside of that: somebody who brings a
// folder with a repository must not make orglint read others on this machine.
func (r *Repository) checkBorrowed(ctx context.Context) error {
	outer := target(r.Top())
	for {
		above := filepath.Dir(outer)
		if above == outer {
			return nil
		}
		outer = above
		if _, err := os.Lstat(filepath.Join(outer, ".git")); err == nil {
			break
		}
	}
	out, err := run(ctx, "rev-parse", "--git-path", "objects")
	if err != nil {
		return err
	}
	objects, err := filepath.EvalSymlinks(strings.TrimSuffix(out, "\n"))
	if err == nil {
		objects, err = filepath.Abs(objects)
	}
	if err != nil {
		return fmt.Errorf("find the content of the git repository: %w", err)
	}
	objects = target(objects)
	if isIn(objects, target(filepath.Join(outer, ".git"))) {
		return nil // a submodule or a worktree: git itself put it there
	}
	_, alternates := os.Lstat(filepath.Join(objects, "info", "alternates"))
	if alternates == nil || !isIn(objects, outer) {
		return fmt.Errorf("the git repository of the working directory lies in that of %s and takes its content from elsewhere, so it is not trusted", outer)
	}
	return nil
}

// isIn reports whether a path without links is in a folder without links.
func isIn(name, folder string) bool {
	relative, err := filepath.Rel(folder, name)
	return err == nil && filepath.IsLocal(relative)
}

// MergeBase returns the commit at which the current one and another, such as origin/main, went different ways.
func (r *Repository) MergeBase(ctx context.Context, ref string) (commit string, err error) {
	other, err := r.Resolve(ctx, ref)
	if err != nil {
		return "", err
	}
	out, err := run(ctx, "merge-base", "HEAD", other)
	if err == nil {
		return strings.TrimSpace(out), nil
	}
	if shallow, _ := run(ctx, "rev-parse", "--is-shallow-repository"); strings.TrimSpace(shallow) == "true" {
		return "", unless(ctx, err, "this clone is shallow: its history does not reach back to where HEAD and "+ref+" went different ways; "+
			"run: git fetch --unshallow origin (in GitHub Actions give actions/checkout fetch-depth: 0, in GitLab set GIT_DEPTH: 0)")
	}
	return "", unless(ctx, err, "HEAD and "+ref+" have no commit in common, so there is nothing to compare with")
}

// Resolve returns the commit that a name, such as origin/main, stands for.
func (r *Repository) Resolve(ctx context.Context, ref string) (commit string, err error) {
	noCommit := fmt.Errorf("%q is no commit; name one such as origin/main", ref)
	if ref == "" || strings.HasPrefix(ref, "-") {
		return "", noCommit
	}
	if _, err := resolve(ctx, "HEAD"); err != nil {
		return "", unless(ctx, err, "there are no commits in this git repository yet, so there is nothing to compare with")
	}
	commit, err = resolve(ctx, ref)
	if failed, ok := errors.AsType[*failure](err); ok && failed.said != "" && ctx.Err() == nil {
		return "", noCommit // but something else, or a name that git does not understand
	}
	return commit, unless(ctx, err, missing(ref))
}

// resolve returns the commit that a name stands for.
func resolve(ctx context.Context, name string) (commit string, err error) {
	out, err := run(ctx, "rev-parse", "--verify", "--quiet", name+"^{commit}")
	return strings.TrimSpace(out), err
}

// unless puts an error of git in words, unless it is of another kind: git said more than that it found nothing, or was
// stopped.
func unless(ctx context.Context, err error, words string) error {
	if failed, ok := errors.AsType[*failure](err); ok && failed.said == "" && ctx.Err() == nil {
		return errors.New(words)
	}
	return err
}

// missing says how to come by a commit that is not there.
func missing(ref string) string {
	words := "there is no " + ref + " in this git repository; check the name"
	if branch, ok := strings.CutPrefix(ref, "origin/"); ok {
		words += ", or fetch it: git fetch origin " + branch + ":refs/remotes/" + ref +
			" (in GitHub Actions give actions/checkout fetch-depth: 0)"
	}
	return words
}

// Inside returns the path in the repository, with '/', of a path in the working directory or of one that is absolute. An
// error means that it is outside.
func (r *Repository) Inside(name string) (string, error) {
	whole := name
	if !filepath.IsAbs(name) {
		whole = filepath.Join(r.here, name)
	}
	if inside, ok := r.from(r.here, whole); ok {
		return inside, nil
	}
	if inside, ok := r.from(target(r.here), target(whole)); ok {
		return inside, nil
	}
	return "", fmt.Errorf("%s is outside of the git repository of the working directory, so there is no earlier state of it to compare with", name)
}

// from returns the path in the repository of a file, given where the working directory is.
func (r *Repository) from(here, whole string) (inside string, ok bool) {
	relative, err := filepath.Rel(here, whole)
	if err != nil {
		return "", false
	}
	inside = path.Join(r.prefix, filepath.ToSlash(relative))
	return inside, filepath.IsLocal(filepath.FromSlash(inside))
}

// target returns a path without links; the path itself where that is not possible.
func target(name string) string {
	if linked, err := filepath.EvalSymlinks(name); err == nil {
		return linked
	}
	return name
}

// Here returns a path in the repository as it is seen from the working directory, with '/'.
func (r *Repository) Here(inside string) string {
	relative, err := filepath.Rel(filepath.FromSlash(path.Join(".", r.prefix)), filepath.FromSlash(inside))
	if err != nil {
		return inside
	}
	return filepath.ToSlash(relative)
}
