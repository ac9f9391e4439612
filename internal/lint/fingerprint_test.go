package lint_test

import (
	"fmt"
	"hash/fnv"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/rules"
)

// rounds is how often each chart is edited at random.
const rounds = 1

// A sample is a chart of testdata/rules or examples.
type sample struct {
	path     string
	files    []*source.File
	families *family.Set
	asOf     string
}

// samples returns the charts of the fixtures and the examples.
func samples(t *testing.T) []sample {
	t.Helper()
	var paths []string
	for _, pattern := range []string{"../../testdata/rules/*/*", "../../examples/*"} {
		matches, err := filepath.Glob(pattern)
		if err != nil || len(matches) == 0 {
			t.Fatalf("%s: got %v and %v", pattern, matches, err)
		}
		paths = append(paths, matches...)
	}
	usual := builtIn(t)
	var all []sample
	for _, path := range paths {
		if filepath.Ext(path) == ".go" {
			continue
		}
		found, err := lint.Find([]string{path}, nil)
		if err != nil {
			t.Fatal(err)
		}
		var own []string
		for _, skipped := range found.Skipped {
			if filepath.Ext(skipped.Path) == ".yaml" {
				own = append(own, skipped.Path)
			}
		}
		families := usual
		if len(own) > 0 {
			if families, err = family.Load(append(family.BuiltIn(), own...)); err != nil {
				t.Fatal(err)
			}
		}
		all = append(all, sample{path, found.Charts, families, dayOf(t, path)})
	}
	return all
}

// dayOf returns the as-of date that a comment in a sample gives.
func dayOf(t *testing.T, path string) string {
	t.Helper()
	day := "2026-11-23"
	err := filepath.WalkDir(path, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if m := regexp.MustCompile(`(?m)^# as-of: (\S+)$`).FindSubmatch(data); m != nil {
			day = string(m[1])
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return day
}

// prints checks files and returns what is compared across runs: rule, fingerprint and measure of each finding, sorted.
func (s sample) prints(t *testing.T, files []*source.File) []string {
	t.Helper()
	result, err := lint.Run(lint.Job{Files: files, Families: s.families, Policy: rules.Policy{Rules: rules.All()}, AsOf: s.asOf})
	if err != nil {
		t.Fatal(err)
	}
	findings := slices.Clone(result.Findings)
	for _, allowed := range result.Allowed {
		findings = append(findings, allowed.Finding)
	}
	var prints []string
	for _, f := range findings {
		prints = append(prints, fmt.Sprintf("%s %s %d", f.Rule, f.Fingerprint, f.Measure))
	}
	slices.Sort(prints)
	return prints
}

// TestFingerprintsSurviveEdits edits every fixture and example where no finding is concerned: records change their order and
// their file, files and people their names, somebody is added, comments are written. All findings stay the same.
func TestFingerprintsSurviveEdits(t *testing.T) {
	edited := 0
	for _, s := range samples(t) {
		chart, ok := newEditable(s.files)
		if !ok {
			continue
		}
		edited++
		t.Run(filepath.Base(filepath.Dir(s.path))+"/"+filepath.Base(s.path), func(t *testing.T) {
			want := s.prints(t, chart.render(""))
			if diff := cmp.Diff(s.prints(t, s.files), want); diff != "" {
				t.Fatalf("the chart is not rendered as it is written (-written +rendered):\n%s", diff)
			}
			for round := range rounds {
				changed := chart.clone()
				comment := s.edit(changed, round)
				files := changed.render(comment)
				if diff := cmp.Diff(want, s.prints(t, files)); diff != "" {
					for _, f := range files {
						t.Logf("%s:\n%s", f.Path, f.Data())
					}
					t.Fatalf("round %d: the findings changed with the edit (-before +after):\n%s", round, diff)
				}
			}
		})
	}
	if edited < 150 {
		t.Errorf("only %d charts were edited, want at least 150", edited)
	}
}

// edit edits a chart at random, the same each time. It returns a comment to write everywhere.
func (s sample) edit(c *editable, round int) (comment string) {
	h := fnv.New64a()
	_, _ = h.Write([]byte(s.path))
	random := rand.New(rand.NewPCG(h.Sum64(), uint64(round)))
	if random.IntN(2) == 0 {
		c.addUnrelated(random)
	}
	if !c.hasTwins() {
		c.move(random)
		c.shuffle(random)
		if random.IntN(2) == 0 {
			c.renameFiles(random)
		}
	}
	if random.IntN(2) == 0 && !c.namesMatter() {
		c.renamePeople(random)
	}
	return []string{"", "# a comment\n\n"}[random.IntN(2)]
}

// TestFingerprintsSurviveLines moves all that is in the files down, also what does not read.
func TestFingerprintsSurviveLines(t *testing.T) {
	for _, s := range samples(t) {
		var before, after []*source.File
		for _, f := range s.files {
			above := "# a comment\n\n"
			if filepath.Ext(f.Path) == ".json" {
				above = "\n\n"
			}
			before = append(before, source.Open(f.Path, f.Data()))
			after = append(after, source.Open(f.Path, above+f.Data()))
		}
		if diff := cmp.Diff(s.prints(t, before), s.prints(t, after)); diff != "" {
			t.Errorf("%s: the findings changed with lines above (-before +after):\n%s", s.path, diff)
		}
	}
}

// TestOnlyWhatChangesChanges makes one thing after the other wrong in the examples. Each time one finding comes, and no other
// goes or changes.
func TestOnlyWhatChangesChanges(t *testing.T) {
	wrong := 0
	for _, s := range samples(t) {
		chart, ok := newEditable(s.files)
		if !ok || filepath.Base(filepath.Dir(s.path)) != "examples" {
			continue
		}
		before := s.prints(t, chart.render(""))
		for i, f := range chart.files {
			for j, person := range f.records["people"] {
				grade := person.GetText("grade").Value
				match, ok := s.families.Resolve(person.GetText("role").Value)
				if !ok || grade != match.Level.GradeText {
					continue // there is a finding already
				}
				changed := chart.clone()
				changed.files[i].records["people"][j].Get("grade").Text = "99"
				wrong++
				after := s.prints(t, changed.render(""))
				if came, gone := without(after, before), without(before, after); len(came) != 1 || len(gone) > 0 {
					t.Errorf("%s: with a wrong grade for %s came %q and went %q, want one to come", s.path, person.GetText("id").Value, came, gone)
				}
			}
		}
	}
	if wrong < 30 {
		t.Errorf("only %d grades were made wrong, want at least 30", wrong)
	}
}

// without returns the texts of a sorted list that another does not have.
func without(all, others []string) []string {
	return slices.DeleteFunc(slices.Clone(all), func(text string) bool { return slices.Contains(others, text) })
}
