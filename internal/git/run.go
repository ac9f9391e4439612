package git

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// limit is how long git may take for one answer. The slowest, where two branches parted in a history of a million commits, takes
// some ten seconds.
const limit = time.Minute

// check refuses a git that would use a repository which somebody put into a folder as plain files: Git 2.38 is the first that can
// be told not to.
func check(ctx context.Context) error {
	out, err := run(ctx, "version")
	if err != nil {
		return err
	}
	var major, minor int
	if _, err := fmt.Sscanf(out, "git version %d.%d", &major, &minor); err != nil {
		return fmt.Errorf("the program git says that it is %q; this needs Git 2.38 or later", strings.TrimSpace(out))
	}
	if major < 2 || major == 2 && minor < 38 {
		return fmt.Errorf("this is Git %d.%d, which may run programs that a repository names; this needs Git 2.38 or later", major, minor)
	}
	return nil
}

// run runs git and returns what it prints.
func run(ctx context.Context, args ...string) (string, error) {
	ctx, stop := context.WithTimeout(ctx, limit)
	defer stop()
	cmd, err := command(ctx, args...)
	if err != nil {
		return "", err
	}
	var out, said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &said
	err = cmd.Run()
	switch _, ended := errors.AsType[*exec.ExitError](err); {
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return "", errTooLong
	case ended:
		return "", &failure{strings.TrimSpace(said.String())}
	case err != nil:
		return "", fmt.Errorf("run git: %w", err)
	}
	return out.String(), nil
}

// errTooLong is the error for a git that was stopped.
var errTooLong = errors.New("git took too long to answer, more than a minute, and was stopped")

// command is a call of git that runs no other program, reaches nothing but the repository on this disk, and asks nobody anything,
// whatever the repository says.
func command(ctx context.Context, args ...string) (*exec.Cmd, error) {
	const patience = 5 * time.Second // for what git itself started, once git was stopped
	program, err := exec.LookPath("git")
	switch {
	case errors.Is(err, exec.ErrDot), err == nil && isChecked(program):
		return nil, errors.New("the first git that PATH leads to is in the working directory or its repository, from where orglint runs nothing")
	case err != nil:
		return nil, errors.New("this needs the program git, which is not installed")
	}
	cmd := exec.CommandContext(ctx, program, slices.Concat([]string{
		"--no-pager", "--no-replace-objects", "--no-optional-locks", "--literal-pathspecs",
		"-c", "safe.bareRepository=explicit",
		"-c", "core.fsmonitor=false",
		"-c", "core.hooksPath=" + os.DevNull,
		"-c", "protocol.allow=never",
	}, args)...)
	cmd.Env = environment()
	cmd.WaitDelay = patience
	return cmd, nil
}

// isChecked reports whether a path leads into the working directory or the repository that it is in: who writes what is checked
// may not write programs that check it.
func isChecked(name string) bool {
	folder, err := os.Getwd()
	if err != nil {
		return true
	}
	folder, name = target(folder), target(name)
	for top := folder; top != filepath.Dir(top); top = filepath.Dir(top) {
		if _, err := os.Lstat(filepath.Join(top, ".git")); err == nil {
			folder = top
		}
	}
	inside, err := filepath.Rel(folder, name)
	return err == nil && filepath.IsLocal(inside)
}

// environment is what git is told of the environment: where it finds itself, its settings for this user and this machine, and
// nothing that leads it elsewhere.
func environment() []string {
	env := []string{
		"LC_ALL=C",
		"GIT_TERMINAL_PROMPT=0",
		"GIT_ALLOW_PROTOCOL=none", // no repository can take this back, unlike protocol.allow
		"GIT_NO_LAZY_FETCH=1",
	}
	for _, variable := range os.Environ() {
		name, value, _ := strings.Cut(variable, "=")
		switch {
		case strings.EqualFold(name, "PATH"):
			absolute := slices.DeleteFunc(filepath.SplitList(value), func(folder string) bool { return !filepath.IsAbs(folder) || isChecked(folder) })
			env = append(env, name+"="+strings.Join(absolute, string(filepath.ListSeparator)))
		case isKept(name):
			env = append(env, variable)
		}
	}
	return env
}

// isKept reports whether git is told of a variable of the environment.
func isKept(name string) bool {
	return slices.ContainsFunc([]string{
		"HOME", "XDG_CONFIG_HOME", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "SUDO_UID", // safe.directory
		"GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM", // how far above a repository is looked for
		"TMPDIR", "TEMP", "TMP",
		"SYSTEMROOT", "USERPROFILE", "HOMEDRIVE", "HOMEPATH", "APPDATA", "PROGRAMDATA", "PATHEXT", // of Windows
	}, func(kept string) bool { return strings.EqualFold(kept, name) })
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
