package main

import (
	"bytes"
	"errors"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/source"
)

// An action is action.yml run as GitHub runs it: its steps, one after the other, each in a shell of its own.
type action struct {
	t        *testing.T
	root     string
	steps    []source.Value
	defaults map[string]string // of the inputs, by name
	inputs   map[string]string // of this run
	env      map[string]string
	out      string // what the steps of this run wrote
}

// newAction reads action.yml and sets up what a runner has.
func newAction(t *testing.T) *action {
	t.Helper()
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("there is no bash here")
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	file := source.Read("action.yml", []byte(read(t, filepath.Join(root, "action.yml"))))
	if len(file.Findings) > 0 || len(file.Documents) != 1 {
		t.Fatalf("action.yml does not read: %v", file.Findings)
	}
	temp := t.TempDir()
	a := &action{t: t, root: root, defaults: map[string]string{}, env: map[string]string{
		"GITHUB_ACTION_PATH": root, "RUNNER_TEMP": temp,
		"GITHUB_PATH": filepath.Join(temp, "path"), "GITHUB_STEP_SUMMARY": filepath.Join(temp, "summary.md"),
	}}
	document := &file.Documents[0]
	for _, input := range document.Get("inputs").Fields {
		a.defaults[input.Key.Value] = input.Value.GetText("default").Value
	}
	a.steps = document.Get("runs").Get("steps").Items
	return a
}

// expression is an expression as GitHub knows them.
var expression = regexp.MustCompile(`\$\{\{ *([a-z]+)\.([a-z_-]+) *\}\}`)

// expand puts in the values of expressions.
func (a *action) expand(text string) string {
	return expression.ReplaceAllStringFunc(text, func(found string) string {
		m := expression.FindStringSubmatch(found)
		value, ok := a.inputs[m[2]]
		switch {
		case m[1] == "inputs" && ok:
			return value
		case m[1]+"."+m[2] == "github.action_path":
			return a.root
		}
		a.t.Fatalf("action.yml uses %s, which is not known", found)
		return ""
	})
}

// run runs the action with some inputs in a folder, and returns the exit status of the first step that fails, or 0.
func (a *action) run(folder string, inputs map[string]string) int {
	a.t.Helper()
	a.inputs = maps.Clone(a.defaults)
	for name, value := range inputs {
		if _, ok := a.defaults[name]; !ok {
			a.t.Fatalf("action.yml has no input %s", name)
		}
		a.inputs[name] = value
	}
	a.out = ""
	for i := range a.steps {
		if status := a.step(&a.steps[i], folder); status != 0 {
			return status
		}
	}
	return 0
}

// step runs one step. Of another action it only looks at the files that are named.
func (a *action) step(step *source.Value, folder string) int {
	a.t.Helper()
	if step.GetText("uses").Value != "" {
		for _, with := range step.Get("with").Fields {
			if _, err := os.Stat(a.expand(with.Value.Text)); err != nil {
				a.t.Errorf("%s of %s: %v", with.Key.Value, step.GetText("uses").Value, err)
			}
		}
		return 0
	}
	script := step.GetText("run").Value
	if strings.Contains(script, "${{") {
		a.t.Errorf("the script of %q has an expression in it, which would run what an input holds", step.GetText("name").Value)
	}
	path := filepath.Join(a.t.TempDir(), "step.sh")
	if err := os.WriteFile(path, []byte(script), 0o600); err != nil {
		a.t.Fatal(err)
	}
	cmd := exec.Command("bash", "--noprofile", "--norc", "-eo", "pipefail", path)
	cmd.Dir = folder
	cmd.Env = a.environ(step)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	err := cmd.Run()
	a.out += out.String()
	if failed, ok := errors.AsType[*exec.ExitError](err); ok {
		return failed.ExitCode()
	}
	if err != nil {
		a.t.Fatal(err)
	}
	return 0
}

// environ returns the variables of a step: the process's, the runner's, what earlier steps added to the path, its own.
func (a *action) environ(step *source.Value) []string {
	env := os.Environ()
	for name, value := range a.env {
		env = append(env, name+"="+value)
	}
	if added, err := os.ReadFile(a.env["GITHUB_PATH"]); err == nil {
		path := strings.Fields(string(added))
		slices.Reverse(path)
		env = append(env, "PATH="+strings.Join(append(path, os.Getenv("PATH")), string(os.PathListSeparator)))
	}
	if own := step.Get("env"); own != nil {
		for _, field := range own.Fields {
			env = append(env, field.Key.Value+"="+a.expand(field.Value.Text))
		}
	}
	return env
}

// TestAction runs the action over charts and looks at what GitHub would show.
func TestAction(t *testing.T) {
	if !thorough() {
		t.Skip("it builds orglint as GitHub does; .ci/run runs it")
	}
	a := newAction(t)
	work := t.TempDir()
	if err := os.CopyFS(filepath.Join(work, "org"), os.DirFS("../../examples/acme-reorg")); err != nil {
		t.Fatal(err)
	}
	put := func(path, text string) {
		if err := os.WriteFile(filepath.Join(work, path), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	put("top.yaml", "version: 1\npeople:\n  - {id: ada, role: CEO}\n")
	put("rest.yaml", "version: 1\npeople:\n  - {id: bo, role: CTO, reports_to: ada}\n  - {id: cy, role: VP of Engineering, reports_to: bo}\n")
	put("only.yaml", "version: 1\npreset: integrity\nfamilies: [none]\n")

	if status := a.run(work, map[string]string{"path": "org\n", "sarif-file": "out.sarif"}); status != exitFindings {
		t.Fatalf("got exit status %d, want 1:\n%s", status, a.out)
	}
	want := regexp.MustCompile(`(?m)^::error file=org/engineering-verify\.yaml,line=59,.*::.* manages 7 teams`)
	if !want.MatchString(a.out) {
		t.Errorf("got\n%s\nwant an annotation like %s", a.out, want)
	}
	if summary := read(t, a.env["GITHUB_STEP_SUMMARY"]); !strings.Contains(summary, "manages 7 teams") {
		t.Errorf("got the summary\n%s\nwant the findings", summary)
	}
	if sarif := read(t, filepath.Join(work, "out.sarif")); !strings.Contains(sarif, `"max-teams"`) {
		t.Errorf("got SARIF without max-teams:\n%s", sarif)
	}

	const both = "top.yaml\nrest.yaml"
	for name, test := range map[string]struct {
		inputs map[string]string
		status int
	}{
		"a pattern":                 {map[string]string{"path": "*t*.yaml"}, exitClean},
		"a severity that never is":  {map[string]string{"path": "org", "fail-on": "never"}, exitClean},
		"files, one a line":         {map[string]string{"path": both}, exitClean},
		"families, one a line":      {map[string]string{"path": both, "families": "engineering\nengineering-leadership"}, exitClean},
		"families with commas":      {map[string]string{"path": both, "families": "engineering,engineering-leadership"}, exitClean},
		"a family that is missing":  {map[string]string{"path": both, "families": "engineering-leadership"}, exitFindings},
		"a configuration":           {map[string]string{"path": both, "config": "only.yaml"}, exitClean},
		"a configuration not there": {map[string]string{"path": both, "config": "none.yaml"}, exitUsage},
		"no path":                   {nil, exitFindings}, // the chart below the folder is taken
		"a path like a flag":        {map[string]string{"path": "--help"}, exitUsage},
		"a path like a command":     {map[string]string{"path": "$(touch broken)`touch broken`;touch broken"}, exitUsage},
	} {
		t.Run(name, func(t *testing.T) {
			if status := a.run(work, test.inputs); status != test.status {
				t.Errorf("got exit status %d, want %d:\n%s", status, test.status, a.out)
			}
			if _, err := os.Stat(filepath.Join(work, "broken")); err == nil {
				t.Error("an input was run as a command")
			}
		})
	}
}
