package handbook_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/disk"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/handbook"
	"github.com/orglint/orglint/internal/source"
)

var update = flag.Bool("update", false, "write the imported families anew")

// TestImport compares the families that are made of pages, and what is said of them, with what stands beside the pages. One
// page keeps to the layout, the other is sloppy.
func TestImport(t *testing.T) {
	t.Chdir("../../testdata/families/import")
	for _, name := range []string{"bakery", "sloppy"} {
		data, err := os.ReadFile(name + ".md")
		if err != nil {
			t.Fatal(err)
		}
		made, err := handbook.Import([]*source.File{source.ReadText(name+".md", data)}, "")
		if err != nil {
			t.Fatal(err)
		}
		golden(t, name+".yaml", string(made.YAML))
		golden(t, name+".notes", notes(made))
		linted, err := family.Lint(disk.Named(), []string{name + ".yaml"}, family.Scale{})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range linted.Findings {
			if f.Rule != "family-unknown-level" && f.Severity > diag.Info {
				t.Errorf("%s: %s [%s]", f.Pos, f.Message, f.Rule)
			}
		}
	}
}

// golden compares a text with a file.
func golden(t *testing.T, path, got string) {
	t.Helper()
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

// notes writes what was said, one a line.
func notes(made *handbook.Imported) string {
	var b strings.Builder
	for _, note := range made.Notes {
		b.WriteString(note.Pos.String() + ": " + note.Message + "\n")
	}
	return b.String()
}

// TestImportSeveral makes one family of two pages, whose levels name each other.
func TestImportSeveral(t *testing.T) {
	one := "# One\n## Head\nThe Head is a grade 9.\nThe Head reports to the Board.\n"
	two := "# Two\r\n## Nurse\r\n* The Nurse is a grade 5.\r\n* The Nurse reports to the [Chief](/one#head) or the Ward Head.\r\n"
	made, err := handbook.Import([]*source.File{source.ReadText("one.md", []byte(one)), source.ReadText("two.md", []byte(two))}, "My Clinic")
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

// TestImportGrades reads grades that are no numbers, and guesses their order.
func TestImportGrades(t *testing.T) {
	page := "# Ward\n## Matron\nThe Matron is a Band 10.\n## Nurse\n- Grade: 8a\n## Ward Head\nThe Ward Head is an NHS band 8A.\n" +
		"## Porter\nThe Porter is a grade AA.\n## Clerk\nGrade: TBD\n## Guard\nThe Guard is a grade AA or AO.\n## Cook\nThe Cook is a grade 3.\n"
	made, err := handbook.Import([]*source.File{source.ReadText("a.md", []byte(page))}, "")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for line := range strings.Lines(string(made.YAML)) {
		if strings.Contains(line, "grade") {
			got = append(got, strings.TrimSpace(line))
		}
	}
	want := []string{
		"grades: [8a, AA, \"Band 8a\", \"Band 10\"] # the lowest first: the page does not say which is",
		"grade: \"Band 10\" # line 3", "grade: 8a # line 5", "grade: \"Band 8a\" # line 7", "grade: AA # line 9", "grade: 3 # line 15",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if !strings.Contains(notes(made), "a.md:3:1: the order of the grades was guessed: put the lowest first under grades\n") {
		t.Errorf("got the notes %s", notes(made))
	}
	name := filepath.Join(t.TempDir(), "ward.yaml")
	if err := os.WriteFile(name, made.YAML, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := family.Load([]string{name}); err != nil {
		t.Errorf("the family does not load: %v", err)
	}
}

// TestImportNothing refuses pages without a level, and what is no text. Notes tell why where there is something like a level.
func TestImportNothing(t *testing.T) {
	for _, text := range []string{"", "# Title\n\nText.\n", "---\ntitle: x\n", "a\x00b", "\xff\xfe", "## Nurse\n- reports to the Head\n"} {
		made, err := handbook.Import([]*source.File{source.ReadText("a.md", []byte(text))}, "")
		if err == nil {
			t.Errorf("%q: got\n%s", text, made.YAML)
		}
		if strings.Contains(text, "Nurse") && notes(made) != "a.md:1:4: Nurse has no grade here, and a level needs one; it is left out\n" {
			t.Errorf("%q: got the notes %s", text, notes(made))
		}
	}
	page := source.ReadText("a.md", []byte("## Nurse\ngrade 3\n"))
	if made, err := handbook.Import([]*source.File{page}, "!?"); err == nil {
		t.Errorf("got a family of a name without letters:\n%s", made.YAML)
	}
}

// TestImportLong reads pages with one very long line in no more than a moment, and what it makes loads.
func TestImportLong(t *testing.T) {
	for name, line := range map[string]string{
		"names":  "- reports to " + strings.Repeat("a or B", 40_000),
		"links":  "- reports to " + strings.Repeat("[A](#b) or ", 20_000),
		"marks":  strings.Repeat("[", 200_000),
		"years":  "- 3 years as a " + strings.Repeat("x", 2000),
		"title":  "## " + strings.Repeat("B ", 100_000) + "\n- grade 3",
		"grades": strings.Repeat("is a grade ", 20_000),
		"stops":  strings.Repeat("sr. ", 40_000),
	} {
		made, err := handbook.Import([]*source.File{source.ReadText("a.md", []byte("## A\n- grade 3\n"+line+"\n"))}, "")
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		checkMade(t, made)
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
	f.Add("## A {#b}\ngrade 3. The A reports [to](#b) the [X](#b \"t\") or\nhigher\r- extends the [Y][1]\n```\n# C\n<!--\n")
	f.Add("## A\n- grade 3\n- up to 2.5 teams\n- 3+ years as a - \n- individual equivalent of a \n- deviations can be made - , and/or\n")
	f.Fuzz(func(t *testing.T, text string) {
		made, err := handbook.Import([]*source.File{source.ReadText("a.md", []byte(text))}, "")
		if err != nil {
			return
		}
		checkMade(t, made)
	})
}

// checkMade wants a family that loads, and notes inside the page.
func checkMade(t *testing.T, made *handbook.Imported) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "made.yaml")
	if err := os.WriteFile(path, made.YAML, 0o600); err != nil {
		t.Fatal(err)
	}
	set, err := family.Load([]string{path})
	if err != nil || len(set.Levels) != made.Levels {
		t.Fatalf("got %v, want a family of %d levels:\n%.2000s", err, made.Levels, made.YAML)
	}
	for _, note := range made.Notes {
		if int(note.Pos.Offset+note.Pos.Length) > len(note.Pos.File.Data()) {
			t.Errorf("the place %v lies outside the page", note.Pos)
		}
	}
}
