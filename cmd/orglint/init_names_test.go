package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestInitNames writes a configuration beside charts with odd names, and in folders with such names: the next check without
// arguments reads that chart and no other.
func TestInitNames(t *testing.T) {
	names := []string{
		"old[1", "a{b}", "a{b", "a*", "a?", "[a-z]", "[!a]", "!x", "-x", "--help", "with space", " before", "quote'", `quote"`, "#comment", "a #b", "a: b",
		"a\nb", "tab\tb", "back\\slash", "{}", "**", "~", "null", "1e5", "%x", "&a", "@a", "\xff\xfe", "\u00e4", "\u2028", "a\xffb",
	}
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			top := t.TempDir()
			for _, path := range []string{
				name + ".yaml", filepath.Join("folder", name, "org.yaml"), filepath.Join("inside", name, name+".yaml"), filepath.Join("deep", name, "down", "a.yaml"),
			} {
				path = filepath.Join(top, filepath.Dir(path), filepath.Base(path))
				if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(path, []byte("version: 1\npeople:\n  - {id: ada, name: Ada, role: CEO}\n"), 0o600); err != nil {
					t.Skip(err)
				}
			}
			for _, folder := range []string{"folder", filepath.Join("folder", name), filepath.Join("inside", name), "deep", filepath.Join("deep", name)} {
				t.Chdir(filepath.Join(top, folder))
				initAndCheck(t)
				if err := os.Remove(".orglint.yaml"); err != nil {
					t.Fatal(err)
				}
			}
			for _, folder := range []string{"folder", "inside", "deep"} {
				if err := os.RemoveAll(filepath.Join(top, folder)); err != nil {
					t.Fatal(err)
				}
			}
			t.Chdir(top)
			initAndCheck(t)
		})
	}
}

// initAndCheck writes a configuration in the working directory and checks the one chart that it names.
func initAndCheck(t *testing.T) {
	t.Helper()
	for _, args := range [][]string{{"init"}, {"check"}} {
		var out, errs bytes.Buffer
		status := run(args, streams{in: strings.NewReader(""), out: &out, err: &errs})
		if status != exitClean || args[0] == "check" && !strings.Contains(out.String(), "1 person in 1 file") {
			config, _ := os.ReadFile(".orglint.yaml")
			t.Errorf("%q: got exit status %d:\n%s%s\n%.600s", args, status, out.String(), errs.String(), config)
		}
	}
}
