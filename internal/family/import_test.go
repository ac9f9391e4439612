package family_test

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/source"
)

var update = flag.Bool("update", false, "write the imported families anew")

// TestImport compares the family that is made of a page, and what is said of it, with what stands beside the page.
func TestImport(t *testing.T) {
	t.Chdir("../../testdata/families/import")
	data, err := os.ReadFile("bakery.md")
	if err != nil {
		t.Fatal(err)
	}
	made, err := family.Import([]*source.File{source.ReadText("bakery.md", data)}, "")
	if err != nil {
		t.Fatal(err)
	}
	var notes strings.Builder
	for _, note := range made.Notes {
		notes.WriteString(note.Pos.String() + ": " + note.Message + "\n")
	}
	for path, got := range map[string]string{"bakery.yaml": string(made.YAML), "bakery.notes": notes.String()} {
		if *update {
			if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
			t.Errorf("%s (-want +got; go test ./internal/family -run TestImport -update):\n%s", path, diff)
		}
	}
	linted, err := family.Lint([]string{"bakery.yaml"})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range linted.Findings {
		if f.Rule != "family-unknown-level" && f.Severity > diag.Info {
			t.Errorf("%s: %s [%s]", f.Pos, f.Message, f.Rule)
		}
	}
}

// TestImportSeveral makes one family of two pages, whose levels name each other.
func TestImportSeveral(t *testing.T) {
	one := "# One\n## Head\nThe Head is a grade 9.\nThe Head reports to the Board.\n"
	two := "# Two\r\n## Nurse\r\n* The Nurse is a grade 5.\r\n* The Nurse reports to the [Chief](/one#head) or the Ward Head.\r\n"
	made, err := family.Import([]*source.File{source.ReadText("one.md", []byte(one)), source.ReadText("two.md", []byte(two))}, "My Clinic")
	if err != nil {
		t.Fatal(err)
	}
	want := `# Read from published pages by orglint families import. Compare it with them before you use it.
version: 1
family: my-clinic
title: One
source: "one.md, two.md"
levels:
  - id: head
    title: Head # one.md line 2
    aliases: [Chief]
    track: management
    grade: 9 # one.md line 3
    reports_to: [{external: Board}] # one.md line 4
  - id: nurse
    title: Nurse # two.md line 2
    track: individual-contributor
    grade: 5 # two.md line 3
    reports_to: [head, ward-head] # two.md line 4
`
	if diff := cmp.Diff(want, string(made.YAML)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestImportNothing refuses pages without a level, and what is no text.
func TestImportNothing(t *testing.T) {
	for _, text := range []string{"", "# Title\n\nText.\n", "---\ntitle: x\n", "a\x00b", "\xff\xfe"} {
		if made, err := family.Import([]*source.File{source.ReadText("a.md", []byte(text))}, ""); err == nil {
			t.Errorf("%q: got\n%s", text, made.YAML)
		}
	}
}

// FuzzImport makes a family of any text: an error, or a family that loads.
func FuzzImport(f *testing.F) {
	data, err := os.ReadFile("../../testdata/families/import/bakery.md")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(data))
	f.Add("## Sr. A\nis a grade 1\n## Senior A\nis a grade one, reports to [](#sr-a) or [<b>x</b>](#) of their x: y\nextends [A\"\\](b)\n## <i></i>1\ngrade 2\n")
	f.Add("## A\n- grade 3\n- up to 2.5 teams\n- 3+ years as a - \n- individual equivalent of a \n- deviations can be made - , and/or\n")
	f.Fuzz(func(t *testing.T, text string) {
		made, err := family.Import([]*source.File{source.ReadText("a.md", []byte(text))}, "")
		if err != nil {
			return
		}
		path := filepath.Join(t.TempDir(), "made.yaml")
		if err := os.WriteFile(path, made.YAML, 0o600); err != nil {
			t.Fatal(err)
		}
		set, err := family.Load([]string{path})
		if _, ok := errors.AsType[*diag.FileError](err); ok {
			t.Fatalf("%v\n%s", err, made.YAML)
		}
		if err != nil || len(set.Levels) != made.Levels {
			t.Fatalf("got %d levels and %v, want %d", len(set.Levels), err, made.Levels)
		}
		for _, note := range made.Notes {
			if int(note.Pos.Offset+note.Pos.Length) > len(note.Pos.File.Data()) {
				t.Errorf("the place %v lies outside the page", note.Pos)
			}
		}
	})
}
