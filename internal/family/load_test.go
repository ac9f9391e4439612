package family_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
)

const small = "version: 1\nfamily: f\ntitle: F\nlevels:\n  - {id: a, title: A, track: management, grade: 9}\n"

// TestLoadErrors loads one file each, and wants an error of these lines.
func TestLoadErrors(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string // each line's beginning
	}{
		{"syntax", "version: 1\nfamily: 'f\n", []string{"f.yaml:2:9: error: The quotation mark"}},
		{"empty", "", []string{"f.yaml:1:1: error: A job family's file must hold one job family"}},
		{"two documents", small + "---\n" + small, []string{"f.yaml:1:1: error: A job family's file must hold one job family"}},
		{"duplicate key", small + "family: g\n", []string{"f.yaml:6:1: error: The field \"family\" is given twice"}},
		{"unknown field", small + "titel: x\n", []string{"f.yaml:6:1: error: This job family: \"titel\" is not a field"}},
		{"misspelt field", strings.Replace(small, "grade", "grad", 1), []string{`f.yaml:5:42: error: The level A: "grad" is not a field of a level. Did you mean "grade"?`}},
		{"missing field", strings.Replace(small, ", grade: 9", "", 1), []string{`f.yaml:5:6: error: The level A: the field "grade" is missing`}},
		{"wrong track", strings.Replace(small, "management", "manager", 1), []string{"f.yaml:5:30: error: The level A: track must be management or individual-contributor."}},
		{"two faults", strings.Replace(small, "9", "x", 1) + "  - {id: b, title: B, track: management, grade: y}\n", []string{"f.yaml:5:49: error: The level A: grade", "f.yaml:6:49: error: The level B: grade"}},
		{"id twice", small + "  - {id: a, title: B, track: management, grade: 9}\n", []string{`f.yaml:6:10: error: "a" already means the level a`}},
		{"title twice", small + "  - {id: b, title: a, track: management, grade: 9}\n", []string{`f.yaml:6:20: error: "a" already means the level a`}},
		{"alias of another", small + "  - {id: b, title: B, aliases: [' A '], track: management, grade: 9}\n", []string{`f.yaml:6:33: error: " A " already means the level a`}},
		{"not a family", "people: []\n", []string{"f.yaml:1:1: error: This file does not look like a job family"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			writeFile(t, "f.yaml", test.text)
			_, err := family.Load([]string{"f.yaml"})
			var bad *diag.FileError
			if !errors.As(err, &bad) {
				t.Fatalf("got %v, want a *diag.FileError", err)
			}
			got := strings.Split(err.Error(), "\n")
			if len(got) != len(test.want) || len(bad.Findings) != len(got) {
				t.Fatalf("got %d lines, want %d:\n%v", len(got), len(test.want), err)
			}
			for i, want := range test.want {
				if !strings.HasPrefix(got[i], want) {
					t.Errorf("got %s\nwant %s...", got[i], want)
				}
			}
		})
	}
}

func TestLoadNames(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	writeFile(t, "f.yaml", small)
	writeFile(t, "same.yaml", small)
	writeFile(t, "own.yaml", strings.Replace(small, "family: f", "family: engineering", 1))
	writeFile(t, "families/g.yaml", strings.ReplaceAll(strings.Replace(small, "family: f", "family: g", 1), "a, title: A", "b, title: B"))
	writeFile(t, "families/h.yaml", strings.ReplaceAll(strings.Replace(small, "family: f", "family: h", 1), "a, title: A", "c, title: C"))
	tests := []struct {
		names     string
		want, err string
	}{
		{"", "engineering-leadership engineering", ""},
		{"none", "", ""},
		{"engineering", "engineering", ""},
		{"engineering engineering", "engineering", ""},
		{"f.yaml", "f", ""},
		{"f.yaml f.yaml", "f", ""},
		{"f.yaml ./f.yaml", "f", ""},
		{"families/*.yaml", "g h", ""},
		{"families/*.yaml f.yaml", "g h f", ""},
		{"engineering-leadership own.yaml", "engineering-leadership engineering", ""},
		{"own.yaml engineering-leadership engineering", "engineering engineering-leadership", ""},
		{"f.yaml same.yaml", "", "same.yaml:2:9: error: There is another job family called f at f.yaml:2:9; rename one of them."},
		{"enginering", "", `there is no built-in job family "enginering" and no file of that name; built in are engineering-leadership, engineering, uk-civil-service, artsy-engineering and dropbox-engineering. Did you mean "engineering"?`},
		{"sales", "", `there is no built-in job family "sales" and no file of that name; built in are engineering-leadership, engineering, uk-civil-service, artsy-engineering and dropbox-engineering`},
		{"nothing/*.yaml", "", "no job family matches nothing/*.yaml"},
		{"missing.yaml", "", "there is no job family file missing.yaml"},
	}
	for _, test := range tests {
		set, err := family.Load(strings.Fields(test.names))
		if test.err != "" {
			if err == nil || !strings.HasPrefix(err.Error(), test.err) {
				t.Errorf("%s: got the error %v, want %s...", test.names, err, test.err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: got the error %v, want none", test.names, err)
			continue
		}
		var got []string
		for _, f := range set.Families {
			got = append(got, f.Name.Value)
		}
		if diff := cmp.Diff(strings.Fields(test.want), got); strings.Join(got, " ") != test.want {
			t.Errorf("%s: families differ (-want +got):\n%s", test.names, diff)
		}
	}
}

// TestMissingFile wants an error that names what is not there.
func TestMissingFile(t *testing.T) {
	for name, want := range map[string]string{
		"missing.yaml":   "there is no job family file missing.yaml",
		"missing/*.yaml": "no job family matches missing/*.yaml",
		"missing":        `there is no built-in job family "missing"`,
	} {
		if _, err := family.Load([]string{name}); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: got %v, want an error that begins with %q", name, err, want)
		}
	}
}

// TestUnknownLevels loads a family that names levels that no family has.
func TestUnknownLevels(t *testing.T) {
	t.Chdir(t.TempDir())
	writeFile(t, "f.yaml", strings.Replace(small, "grade: 9}", "grade: 9, reports_to: [directr-engineering, {external: Board}], extends: [a], equivalent_to: zz}", 1))
	set := load(t, "f.yaml", "engineering-leadership", "engineering")
	var got []string
	for _, f := range set.Findings {
		got = append(got, f.Pos.String()+" "+f.Rule+" "+f.Subject+" "+f.Named+" "+f.Suggestion)
	}
	want := []string{
		"f.yaml:5:65 family-unknown-level a directr-engineering director-engineering",
		"f.yaml:5:135 family-unknown-level a zz ",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("findings differ (-want +got):\n%s", diff)
	}
	if got := len(load(t, "engineering-leadership").Findings); got == 0 {
		t.Errorf("got no finding about a family without the one it refers to, want some")
	}
}

// TestBuiltInPlaces wants the place of a built-in level to be one that people can tell from a file's.
func TestBuiltInPlaces(t *testing.T) {
	if got, want := load(t).Families[1].Levels[0].ID.Pos.String(), "builtin:engineering.yaml:8:9"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func writeFile(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
