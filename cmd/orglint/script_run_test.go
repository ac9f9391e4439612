package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"

	"github.com/rogpeppe/go-internal/testscript"
)

// A runner runs orglint for scripts in the process of the tests, because to start another takes ten times as long as most runs do.
type runner struct {
	folder string     // where the scripts are
	one    sync.Mutex // a process has one working directory and one environment
}

var (
	ofProcesses = regexp.MustCompile(`(?m)^(stdin|pipe|ttyin) |/dev/|kill|sleep`)
	environment = regexp.MustCompile(`(?m)^env .*`)
	variable    = regexp.MustCompile(`(\w+)=`)
)

// inside reports whether a script may run orglint in this process, and which variables of the environment it sets. One that is about
// standard streams or signals may not, and none where all is to be tried.
func (r *runner) inside(ts *testscript.TestScript) (may bool, set []string) {
	data, err := os.ReadFile(filepath.Join(r.folder, ts.Name()+".txtar"))
	ts.Check(err)
	script := string(data)
	for _, line := range environment.FindAllString(script, -1) {
		for _, found := range variable.FindAllStringSubmatch(line, -1) {
			set = append(set, found[1])
		}
	}
	return !thorough() && !ofProcesses.MatchString(script), set
}

// orglint runs orglint where a script is, with the variables of the environment that the script sets, and returns its exit status.
func (r *runner) orglint(ts *testscript.TestScript, set, args []string) int {
	r.one.Lock()
	defer r.one.Unlock()
	before, was := map[string]string{}, map[string]bool{}
	for _, name := range set {
		before[name], was[name] = os.LookupEnv(name)
		ts.Check(os.Setenv(name, ts.Getenv(name)))
	}
	defer func() {
		for _, name := range set {
			if _ = os.Setenv(name, before[name]); !was[name] {
				_ = os.Unsetenv(name)
			}
		}
	}()
	ts.Check(os.Chdir(ts.MkAbs(".")))
	return run(args, streams{in: strings.NewReader(""), out: ts.Stdout(), err: ts.Stderr()})
}
