package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestCI runs what this repository gives to other programs: hooks for pre-commit, an action for GitHub, and the examples for
// CI. Where such a program is missing, its script is skipped and says so.
func TestCI(t *testing.T) {
	if !thorough() {
		t.Skip("it builds orglint as others do; .ci/run runs it")
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	for _, pattern := range []string{".pre-commit-hooks.yaml", "examples/ci/Makefile"} {
		dependOn(t, filepath.Join(root, pattern))
	}
	names := []string{"GOCACHE", "GOMODCACHE", "GOPROXY", "GOSUMDB", "GOFLAGS"}
	values, err := exec.Command("go", append([]string{"env"}, names...)...).Output()
	if err != nil {
		t.Fatalf("go env: %v", err)
	}
	params := scriptParams(t, "../../testdata/ci")
	params.Setup = func(env *testscript.Env) error {
		env.Setenv("ROOT", root)
		for i, value := range strings.Split(strings.TrimSuffix(string(values), "\n"), "\n") {
			env.Setenv(names[i], value)
		}
		return nil
	}
	testscript.Run(t, params)
}

// dependOn reads files that other programs will read, so that go test runs again when they have changed.
func dependOn(t *testing.T, pattern string) {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("%s: got %v and %v", pattern, paths, err)
	}
	for _, path := range paths {
		if info, err := os.Stat(path); err == nil && !info.IsDir() {
			read(t, path)
		}
	}
}
