package git_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/orglint/orglint/internal/git"
)

// trapped makes a marker that a command would leave, and lets every program that helps git be run, as some people's settings do.
// It returns the command, and a function that says whether it was run, and forgets it.
func trapped(t *testing.T) (command string, sprung func() bool) {
	t.Helper()
	folder := t.TempDir()
	marker, settings := filepath.Join(folder, "marker"), filepath.Join(folder, "settings")
	if err := os.WriteFile(settings, []byte("[protocol \"ext\"]\n\tallow = always\n[protocol]\n\tallow = always\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("GIT_CONFIG_GLOBAL", settings)
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	script := filepath.Join(folder, "trap")
	if err := os.WriteFile(script, []byte("#!/bin/sh\ntouch "+marker+"\nexit 1\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	return script, func() bool { return os.Remove(marker) == nil }
}

// tryPlain runs git as anybody would, so that a test can see that its trap works. It may fail.
func tryPlain(args ...string) {
	cmd := exec.Command("git", args...)
	cmd.Stdin = strings.NewReader("")
	_ = cmd.Run()
}

// readEverything does all that is done in a repository, and returns what is read of it and said of it.
func readEverything(t *testing.T) (files map[string]string, absent []string) {
	t.Helper()
	r, err := git.Open(t.Context())
	if err != nil {
		return map[string]string{"": err.Error()}, nil
	}
	for _, ref := range []string{"HEAD", "origin/main"} {
		_, _ = r.MergeBase(t.Context(), ref)
	}
	c := commit(t, "HEAD")
	files = readAll(t, c, ".")
	return files, c.Absent()
}

// lose takes the content of a file out of the repository, as in a partial clone, and returns its hash.
func lose(t *testing.T, path string) (hash string) {
	t.Helper()
	hash = call(t, "rev-parse", "HEAD:"+path)
	if err := os.Remove(filepath.Join(".git", "objects", hash[:2], hash[2:])); err != nil {
		t.Fatal(err)
	}
	return hash
}

// TestEmbedded is in a folder of a pull request that git takes for a repository by itself, one that lacks a file and says how to
// fetch it: by a command.
func TestEmbedded(t *testing.T) {
	command, sprung := trapped(t)
	repository(t, map[string]string{"org/a.yaml": "version: 1\n"})
	top, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	tree := call(t, "rev-parse", "HEAD:org")
	call(t, "clone", "-q", "--bare", ".", "evil")
	for _, name := range []string{"HEAD", "objects", "refs", "packed-refs"} {
		if err := os.Rename(filepath.Join("evil", name), filepath.Join("org", name)); err != nil {
			t.Fatal(err)
		}
	}
	write(t, map[string]string{"org/config": "[core]\n\trepositoryformatversion = 1\n\tbare = false\n\tworktree = " + filepath.Join(top, "org") +
		"\n[extensions]\n\tpartialClone = origin\n[remote \"origin\"]\n\tpromisor = true\n\turl = \"ext::" + command + " x\"\n[protocol \"ext\"]\n\tallow = always\n"})
	t.Chdir("org")
	lost := "1234567890123456789012345678901234567890"
	tryPlain("cat-file", "-p", lost)
	if !sprung() {
		t.Fatal("the trap does not work")
	}
	files, _ := readEverything(t)
	if want := "the working directory is not in the working tree of a git repository"; files[""] != want || sprung() {
		t.Errorf("got %q, want %q and nothing run (tree %s)", files, want, tree)
	}
}

// TestPartial reads a partial clone, whatever it says how the rest is to be fetched. Nothing is.
func TestPartial(t *testing.T) {
	command, sprung := trapped(t)
	elsewhere := t.TempDir()
	tests := []struct {
		name     string
		settings []string
		trap     bool
	}{
		{"by a command", []string{"remote.origin.url", "ext::" + command + " x"}, true},
		{"by ssh", []string{"remote.origin.url", "ssh://host/x", "core.sshCommand", command}, true},
		{"by a program of its own", []string{"remote.origin.url", "x", "remote.origin.vcs", "ext"}, false},
		{"by a proxy", []string{"remote.origin.url", "git://host/x", "core.gitProxy", command}, true},
		{"by a program on the other side", []string{"remote.origin.url", elsewhere, "remote.origin.uploadpack", command}, true},
		{"from another folder", []string{"remote.origin.url", "file://" + elsewhere}, false},
		{"by another name", []string{"remote.origin.url", "https://host/x", "url.ext::" + command + " .insteadOf", "https://"}, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			repository(t, map[string]string{"a.yaml": "here", "b.yaml": "gone", "deep/c.yaml": "gone, too"})
			tryPlain("clone", "-q", "--bare", ".", elsewhere)
			for i := 0; i < len(test.settings); i += 2 {
				call(t, "config", test.settings[i], test.settings[i+1])
			}
			for _, setting := range [][2]string{{"core.repositoryformatversion", "1"}, {"extensions.partialClone", "origin"}, {"remote.origin.promisor", "true"}} {
				call(t, "config", setting[0], setting[1])
			}
			gone := []string{lose(t, "b.yaml"), lose(t, "deep")}
			installed, err := exec.LookPath("git")
			if err != nil {
				t.Fatal(err)
			}
			for i, forgets := range []string{"GIT_NO_LAZY_FETCH GIT_ALLOW_PROTOCOL", "GIT_NO_LAZY_FETCH", ""} { // as a git that is older does
				if i > 0 && test.name != "by a command" {
					break
				}
				t.Run("without "+forgets, func(t *testing.T) {
					program(t, "unset x "+forgets+"\nexec "+installed+` "$@"`)
					files, absent := readEverything(t)
					if sprung() || len(files) != 3 || files["a.yaml"] != "here" || !strings.Contains(files["b.yaml"], "missing") || !strings.Contains(files["deep"], "missing") {
						t.Errorf("got %q, want a.yaml only, and nothing run", files)
					}
					if diff := cmp.Diff([]string{"b.yaml is not in this clone", "deep is not in this clone"}, absent); diff != "" {
						t.Errorf("what is said to be absent differs (-want +got):\n%s", diff)
					}
					for _, hash := range gone {
						if _, err := os.Stat(filepath.Join(".git", "objects", hash[:2], hash[2:])); err == nil {
							t.Error("something was fetched")
						}
					}
				})
			}
			tryPlain("cat-file", "-p", gone[0])
			if sprung() != test.trap {
				t.Errorf("the trap works: %v, want %v", !test.trap, test.trap)
			}
		})
	}
}

// TestSettings sets whatever makes git run a program.
func TestSettings(t *testing.T) {
	command, sprung := trapped(t)
	repository(t, map[string]string{
		"a.yaml": "$Id$ as it is\n", ".gitattributes": "* diff=evil filter=evil merge=evil text eol=crlf ident\n",
		".lfsconfig": "[lfs]\n\turl = ext::x\n", ".gitmodules": "[submodule \"m\"]\n\tpath = m\n\turl = ext::" + command + "\n\tupdate = !" + command + "\n",
	})
	call(t, "commit", "-q", "--allow-empty", "-m", "two")
	call(t, "update-ref", "refs/remotes/origin/main", "HEAD")
	for _, name := range []string{
		"core.fsmonitor", "core.sshCommand", "core.pager", "pager.cat-file", "pager.ls-tree", "pager.rev-parse", "core.editor", "core.askPass", "core.gitProxy",
		"core.alternateRefsCommand", "diff.evil.textconv", "diff.evil.command", "diff.external", "filter.evil.smudge", "filter.evil.clean",
		"filter.evil.process", "merge.evil.driver", "gpg.program", "uploadpack.packObjectsHook", "credential.helper", "sequence.editor",
		"trailer.x.command", "submodule.m.update", "alias.cat-file", "alias.rev-parse", "alias.merge-base", "alias.version",
	} {
		value := command
		if strings.HasPrefix(name, "alias.") || strings.HasSuffix(name, ".update") || name == "credential.helper" {
			value = "!" + command
		}
		call(t, "config", name, value)
	}
	for _, hook := range []string{"post-index-change", "reference-transaction", "post-checkout", "pre-auto-gc", "fsmonitor-watchman"} {
		text, err := os.ReadFile(command)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(".git", "hooks", hook), text, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for _, trap := range [][]string{{"status"}, {"cat-file", "--textconv", "HEAD:a.yaml"}, {"cat-file", "--filters", "HEAD:a.yaml"}, {"update-ref", "refs/heads/x", "HEAD"}} {
		sprung()
		tryPlain(trap...)
		if !sprung() {
			t.Errorf("the trap of git %s does not work", trap)
		}
	}
	files, absent := readEverything(t)
	if sprung() || files["a.yaml"] != "$Id$ as it is\n" || len(files) != 4 || len(absent) > 0 {
		t.Errorf("got %q and %q, want the files as they are, and nothing run", files, absent)
	}
}

// TestEnvironment sets what leads git elsewhere, or makes it run or write something.
func TestEnvironment(t *testing.T) {
	command, sprung := trapped(t)
	repository(t, map[string]string{"a.yaml": "elsewhere"})
	elsewhere, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	repository(t, map[string]string{"a.yaml": "here"})
	trace := filepath.Join(t.TempDir(), "trace")
	for name, value := range map[string]string{
		"GIT_DIR": filepath.Join(elsewhere, ".git"), "GIT_WORK_TREE": elsewhere, "GIT_INDEX_FILE": "x", "GIT_OBJECT_DIRECTORY": filepath.Join(elsewhere, ".git", "objects"),
		"GIT_ALTERNATE_OBJECT_DIRECTORIES": filepath.Join(elsewhere, ".git", "objects"), "GIT_CONFIG_PARAMETERS": "'core.bare=true'", "GIT_CONFIG_COUNT": "1",
		"GIT_CONFIG_KEY_0": "core.bare", "GIT_CONFIG_VALUE_0": "true", "GIT_CONFIG": "x", "GIT_NAMESPACE": "x", "GIT_COMMON_DIR": elsewhere, "GIT_SHALLOW_FILE": "x",
		"GIT_EXEC_PATH": filepath.Dir(command), "GIT_EXTERNAL_DIFF": command, "GIT_SSH": command, "GIT_SSH_COMMAND": command, "GIT_PAGER": command, "GIT_ASKPASS": command,
		"GIT_TRACE": trace, "GIT_TRACE2_EVENT": trace, "GIT_REPLACE_REF_BASE": "refs/heads", "GIT_ALLOW_PROTOCOL": "ext", "GIT_GRAFT_FILE": "x", "GIT_LITERAL_PATHSPECS": "x",
	} {
		t.Setenv(name, value)
	}
	files, _ := readEverything(t)
	if diff := cmp.Diff(map[string]string{"a.yaml": "here"}, files); diff != "" || sprung() {
		t.Errorf("the files differ (-want +got):\n%s", diff)
	}
	if _, err := os.Stat(trace); err == nil {
		t.Error("git wrote what it does into a file")
	}
}

// TestReplaced reads a commit as it is, not as refs/replace has it.
func TestReplaced(t *testing.T) {
	repository(t, map[string]string{"a.yaml": "as it was"})
	write(t, map[string]string{"other": "replaced"})
	call(t, "replace", call(t, "rev-parse", "HEAD:a.yaml"), call(t, "hash-object", "-w", "other"))
	if files, _ := readEverything(t); files["a.yaml"] != "as it was" {
		t.Errorf("got %q, want what was committed", files)
	}
}

// TestBorrowed is in a repository in another one that takes its content from a third.
func TestBorrowed(t *testing.T) {
	repository(t, map[string]string{"secret.yaml": "secret"})
	secret, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	repository(t, map[string]string{"org/a.yaml": "here"})
	top, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	call(t, "clone", "-q", "--shared", secret, "shared")
	call(t, "clone", "-q", "--no-hardlinks", secret, "copied")
	call(t, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "file://"+secret, "module")
	call(t, "worktree", "add", "-q", "tree")
	write(t, map[string]string{"pointed/.git": "gitdir: " + filepath.Join(secret, ".git") + "\n", "common/.git/HEAD": "ref: refs/heads/x\n", "common/.git/commondir": filepath.Join(secret, ".git") + "\n"})
	for folder, ok := range map[string]bool{".": true, "org": true, "shared": false, "copied": true, "module": true, "tree": true, "pointed": false, "common": false} {
		t.Chdir(filepath.Join(top, folder))
		if _, err := git.Open(t.Context()); (err == nil) != ok {
			t.Errorf("%s: got %v, want that it is opened: %v", folder, err, ok)
		}
	}
	call(t, "clone", "-q", "--shared", secret, filepath.Join(t.TempDir(), "shared")) // nobody but the user can have made this one
}
