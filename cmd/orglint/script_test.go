package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/orglint/orglint/rules"
)

// TestMain makes the test binary stand in for orglint when a script calls it by that name.
func TestMain(m *testing.M) {
	if filepath.Base(os.Args[0]) != "orglint" { // but the tests themselves
		_ = os.Unsetenv("CI")    // where it is set, names are not shown
		debug.SetGCPercent(1000) // hundreds of short runs, none of which needs much
	}
	testscript.Main(m, map[string]func(){"orglint": main})
}

// thorough reports whether the tests shall try all they can, which takes minutes, and run other programs: .ci/run asks for it. Without
// it they try something of each kind.
func thorough() bool { return os.Getenv("ORGLINT_THOROUGH") != "" }

// TestScripts runs the command line as a user would, one script a subject. With UPDATE_SCRIPTS=1 the files that
// "cmp stdout" compares with are written anew; read the difference before committing it.
func TestScripts(t *testing.T) {
	for _, name := range []string{"GITHUB_STEP_SUMMARY", "FORCE_COLOR", "NO_COLOR", "CLICOLOR_FORCE"} {
		t.Setenv(name, "")
	}
	t.Setenv("HOME", "/no-home")
	testscript.Run(t, scriptParams(t, "../../testdata/script"))
}

// scriptParams says how the scripts in a folder are run.
func scriptParams(t *testing.T, folder string) testscript.Params {
	t.Helper()
	t.Chdir(".")                       // back to here at the end
	root, err := filepath.Abs("../..") // inside a script that would be elsewhere
	if err != nil {
		t.Fatal(err)
	}
	folder, err = filepath.Abs(folder)
	if err != nil {
		t.Fatal(err)
	}
	commands := &runner{folder: folder}
	return testscript.Params{
		Dir:                 folder,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       os.Getenv("UPDATE_SCRIPTS") != "",
		Setup: func(env *testscript.Env) error {
			env.Setenv("VERSION", version)
			env.Setenv("ROOT", root)
			return nil
		},
		Condition: func(name string) (bool, error) {
			switch name {
			case "root":
				return os.Geteuid() == 0, nil
			case "bash-completion":
				_, err := os.Stat("/usr/share/bash-completion/bash_completion")
				return err == nil, nil
			}
			return false, errors.New("there is no condition " + name)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":    commands.exits,
			"json":     isJSON,
			"pipe":     makePipe,
			"eachrule": commands.eachRule,
			"put":      put,
			"book":     makeBook,
		},
	}
}

// exits runs a command and compares its exit status: exits 1 orglint check org.yaml. Its output can be compared as after exec.
func (r *runner) exits(ts *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) < 2 {
		ts.Fatalf("usage: exits STATUS COMMAND [ARG...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var failed *exec.ExitError
	if inside, set := r.inside(ts); inside && args[1] == "orglint" {
		got = r.orglint(ts, set, args[2:])
	} else if err := ts.Exec(args[1], args[2:]...); errors.As(err, &failed) {
		got = failed.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("%q: got exit status %d, want %d", args[1:], got, want)
	}
}

// isJSON fails unless a file, or stdout, holds one JSON value.
func isJSON(ts *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) != 1 {
		ts.Fatalf("usage: json FILE")
	}
	if !json.Valid([]byte(ts.ReadFile(args[0]))) {
		ts.Fatalf("%s is no JSON:\n%s", args[0], ts.ReadFile(args[0]))
	}
}

// makePipe makes a named pipe, which nobody will ever write to.
func makePipe(ts *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) != 1 {
		ts.Fatalf("usage: pipe FILE")
	}
	ts.Check(exec.Command("mkfifo", ts.MkAbs(args[0])).Run())
}

// put writes a text with Go's escapes, which a script cannot hold as it is: put org.yaml "version: 1\x00".
func put(ts *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) != 2 {
		ts.Fatalf("usage: put FILE 'TEXT'")
	}
	text, err := strconv.Unquote(`"` + args[1] + `"`)
	ts.Check(err)
	ts.Check(os.MkdirAll(filepath.Dir(ts.MkAbs(args[0])), 0o777))
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o666))
}

// eachRule runs orglint once for every rule, with its name as the last argument. It must succeed and print more than the name.
func (r *runner) eachRule(ts *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) < 2 || args[0] != "orglint" {
		ts.Fatalf("usage: eachrule orglint COMMAND [ARG...]")
	}
	for _, rule := range rules.Names(rules.All()) {
		before := len(fmt.Sprint(ts.Stdout()))
		if status := r.orglint(ts, nil, append(args[1:len(args):len(args)], rule)); status != exitClean {
			ts.Fatalf("%q %s: got exit status %d", args, rule, status)
		}
		if out := fmt.Sprint(ts.Stdout())[before:]; len(out) <= len(rule)+3 {
			ts.Fatalf("%q %s: got %q, want a page", args, rule, out)
		}
	}
}
