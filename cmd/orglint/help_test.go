package main

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// eachCommand calls a function for the root and all commands below it.
func eachCommand(t *testing.T, look func(t *testing.T, cmd *cobra.Command)) {
	t.Helper()
	seen := 0
	var walk func(cmd *cobra.Command)
	walk = func(cmd *cobra.Command) {
		seen++
		t.Run(cmd.CommandPath(), func(t *testing.T) { look(t, cmd) })
		for _, below := range cmd.Commands() {
			walk(below)
		}
	}
	walk(newRoot(streams{}))
	if seen < 14 {
		t.Errorf("got %d commands, want at least 14", seen)
	}
}

// TestHelp checks that every command says what it is for, shows examples and fits 80 columns.
func TestHelp(t *testing.T) {
	eachCommand(t, func(t *testing.T, cmd *cobra.Command) {
		var out, errs bytes.Buffer
		args := strings.Fields(cmd.CommandPath() + " --help")[1:]
		if status := run(args, streams{in: strings.NewReader(""), out: &out, err: &errs}); status != exitClean || errs.Len() > 0 {
			t.Fatalf("%q: got exit status %d and %q, want 0 and nothing", args, status, errs.String())
		}
		for line := range strings.Lines(out.String()) {
			if line = strings.TrimSuffix(line, "\n"); utf8.RuneCountInString(line) > 80 {
				t.Errorf("a line of the help has %d columns, want at most 80:\n%s", utf8.RuneCountInString(line), line)
			}
		}
		if cmd.Short == "" || strings.HasSuffix(cmd.Short, ".") {
			t.Errorf("got %q, want words that say what the command is for, without a full stop", cmd.Short)
		}
		if !strings.Contains(out.String(), "\nExamples:\n  orglint") {
			t.Errorf("got a help text without examples:\n%s", out.String())
		}
	})
}

// TestHelpExamples checks that the examples in the help texts are commands, with flags and arguments that these take.
func TestHelpExamples(t *testing.T) {
	eachCommand(t, func(t *testing.T, cmd *cobra.Command) {
		for example := range strings.Lines(cmd.Example) {
			if !strings.HasPrefix(example, "  orglint ") {
				t.Errorf("%q does not start with orglint", example)
				continue
			}
			checkCommand(t, strings.TrimSpace(example))
		}
	})
}

// TestCommandsInFiles checks the commands in the hooks and in the examples for CI.
func TestCommandsInFiles(t *testing.T) {
	t.Chdir("../..")
	command := regexp.MustCompile(`\borglint (check|families lint|rules)\b[^\n]*`)
	for path, want := range map[string]int{
		".pre-commit-hooks.yaml": 8, "examples/ci/github/orglint.yml": 1, "examples/ci/gitlab/gitlab-ci.yml": 2,
	} {
		found := command.FindAllString(read(t, path), -1)
		if len(found) != want {
			t.Errorf("%s: got %d commands, want %d: %q", path, len(found), want, found)
		}
		for _, text := range found {
			checkCommand(t, text)
		}
	}
}

// checkCommand fails unless a text is a command of orglint with flags and arguments that it takes.
func checkCommand(t *testing.T, text string) {
	t.Helper()
	before, _, _ := strings.Cut(text, " > ") // the shell's
	called, args, err := newRoot(streams{}).Find(strings.Fields(before)[1:])
	if err != nil {
		t.Errorf("%q: %v", text, err)
		return
	}
	if err := called.ParseFlags(args); err != nil {
		t.Errorf("%q: %v", text, err)
	}
	if err := called.ValidateArgs(called.Flags().Args()); err != nil {
		t.Errorf("%q: %v", text, err)
	}
}

// TestGroups checks that every command and every flag stands under a heading of its own choice in the help texts, and one only.
func TestGroups(t *testing.T) {
	listed := func(groups []group, name string) int {
		n := 0
		for _, g := range groups {
			if slices.Contains(g.names, name) {
				n++
			}
		}
		return n
	}
	eachCommand(t, func(t *testing.T, cmd *cobra.Command) {
		if cmd.HasParent() && !cmd.Parent().HasParent() && listed(commandGroups(), cmd.Name()) != 1 {
			t.Errorf("commandGroups has %s under %d headings, want 1", cmd.Name(), listed(commandGroups(), cmd.Name()))
		}
		cmd.InitDefaultHelpFlag()
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			if n := listed(flagGroups(), f.Name); n != 1 {
				t.Errorf("flagGroups has --%s under %d headings, want 1", f.Name, n)
			}
		})
	})
}
