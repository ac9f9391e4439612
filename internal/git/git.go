// Package git asks the git program for the files of an earlier commit. It only reads, and nothing of it goes through a shell.
package git

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"time"
)

// A Repository is the repository that the working directory is in.
type Repository struct {
	prefix string // of the working directory in it, with '/'; empty at its top
}

// Open finds the repository of the working directory.
func Open(ctx context.Context) (*Repository, error) {
	out, err := run(ctx, "rev-parse", "--is-inside-work-tree", "--show-prefix")
	inside, prefix, _ := strings.Cut(out, "\n")
	switch failed, _ := errors.AsType[*failure](err); {
	case errors.Is(err, exec.ErrNotFound):
		return nil, errors.New("this needs the program git, which is not installed")
	case failed != nil && strings.Contains(failed.said, "not a git repository"):
		return nil, errors.New("the working directory is in no git repository, so there is no earlier state to compare with")
	case err != nil:
		return nil, err
	case inside != "true":
		return nil, errors.New("the working directory is not in the working tree of a git repository")
	}
	return &Repository{prefix: strings.TrimSuffix(prefix, "\n")}, nil
}

// MergeBase returns the commit at which the current one and another, such as origin/main, went different ways.
func (r *Repository) MergeBase(ctx context.Context, ref string) (commit string, err error) {
	noCommit := fmt.Errorf("%q is no commit; name one such as origin/main", ref)
	if ref == "" || strings.HasPrefix(ref, "-") {
		return "", noCommit
	}
	if _, err := resolve(ctx, "HEAD"); err != nil {
		return "", unless(ctx, err, "there are no commits in this git repository yet, so there is nothing to compare with")
	}
	other, err := resolve(ctx, ref)
	if failed, ok := errors.AsType[*failure](err); ok && failed.said != "" && ctx.Err() == nil {
		return "", noCommit // but something else, or a name that git does not understand
	}
	if err != nil {
		return "", unless(ctx, err, missing(ref))
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
	here, err := os.Getwd()
	if err != nil {
		return "", fmt.Errorf("find the working directory: %w", err)
	}
	whole, err := filepath.Abs(name)
	if err != nil {
		return "", fmt.Errorf("find %s: %w", name, err)
	}
	for _, from := range [][2]string{{here, whole}, {target(here), target(whole)}} {
		relative, err := filepath.Rel(from[0], from[1])
		inside := path.Join(r.prefix, filepath.ToSlash(relative))
		if err == nil && filepath.IsLocal(filepath.FromSlash(inside)) {
			return inside, nil
		}
	}
	return "", fmt.Errorf("%s is outside of the git repository of the working directory, so there is no earlier state of it to compare with", name)
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

// A failure is what git said when it failed.
type failure struct{ said string }

// Error returns it on one line.
func (f *failure) Error() string {
	if f.said == "" {
		return "git failed without a word"
	}
	return "git: " + strings.TrimPrefix(strings.Join(strings.Fields(f.said), " "), "fatal: ")
}

// run runs git and returns what it prints.
func run(ctx context.Context, args ...string) (string, error) {
	var out, said bytes.Buffer
	cmd := command(ctx, args...)
	cmd.Stdout, cmd.Stderr = &out, &said
	err := cmd.Run()
	if _, ok := errors.AsType[*exec.ExitError](err); ok {
		return "", &failure{strings.TrimSpace(said.String())}
	}
	if err != nil {
		return "", fmt.Errorf("run git: %w", err)
	}
	return out.String(), nil
}

// command is a call of git that speaks English and asks nobody for a password.
func command(ctx context.Context, args ...string) *exec.Cmd {
	const patience = 5 * time.Second // for what git itself started, once git was stopped
	cmd := exec.CommandContext(ctx, "git", args...)
	cmd.Env = append(os.Environ(), "LC_ALL=C", "GIT_TERMINAL_PROMPT=0")
	cmd.WaitDelay = patience
	return cmd
}
