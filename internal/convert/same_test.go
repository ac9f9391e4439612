package convert_test

import (
	"path/filepath"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/orglint/orglint/internal/adapt"
	"github.com/orglint/orglint/internal/convert"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/rules"
)

// TestSameFindings converts the exports in the scripts that run the program: what is found in an export and in its conversion has the same
// fingerprint in both, so that a baseline goes on holding when a chart leaves the spreadsheet. What only one of the two can know, such as
// how a column writes its days, is left out.
func TestSameFindings(t *testing.T) {
	paths, err := filepath.Glob("../../testdata/script/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("got %v and %v, want scripts", paths, err)
	}
	families, err := family.Load(family.BuiltIn())
	if err != nil {
		t.Fatal(err)
	}
	compared := 0
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			file := lint.Open(f.Name, string(f.Data))
			readings, err := adapt.Apply([]*source.File{file}, adapt.Options{})
			if err != nil || len(readings) == 0 || file.Damaged() {
				continue // of orglint's own layout, or not to be converted
			}
			outputs, _ := convert.Chart([]*source.File{file}, false)
			before := prints(t, families, lint.Open(f.Name, string(f.Data)))
			after := prints(t, families, source.Read("orgchart.yaml", []byte(outputs[0].Text)))
			for about := range after {
				if before[about] == nil {
					continue
				}
				compared++
				if diff := gocmp.Diff(before[about], after[about]); diff != "" {
					t.Errorf("%s/%s: %s: the fingerprints differ (-export +conversion):\n%s", filepath.Base(path), f.Name, about, diff)
				}
			}
		}
	}
	if compared < 50 {
		t.Errorf("only %d findings were compared, want at least 50", compared)
	}
}

// prints returns the fingerprints of what is found in a chart, by rule and subject.
func prints(t *testing.T, families *family.Set, file *source.File) map[string][]string {
	t.Helper()
	result, err := lint.Run(lint.Job{Files: []*source.File{file}, Families: families, Policy: rules.Policy{Rules: rules.All()}, AsOf: "2026-11-23"})
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]string{}
	for _, f := range result.Findings {
		about := f.Rule + " " + f.Subject
		all[about] = slices.Sorted(slices.Values(append(all[about], f.Fingerprint)))
	}
	return all
}
