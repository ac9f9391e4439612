package convert_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
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

// TestSameFindings converts all exports that the tests have: those in the scripts that run the program, the invented tables, the hostile
// inputs and the examples. What is found in an export is found in its conversion, and has the same fingerprint in both, so that a baseline
// goes on holding when a chart leaves the spreadsheet. Left out is what only one of the two can know.
func TestSameFindings(t *testing.T) {
	families, err := family.Load(family.BuiltIn())
	if err != nil {
		t.Fatal(err)
	}
	compared := 0
	for name, data := range exports(t) {
		file := lint.Open(name, data, "")
		readings, err := adapt.Apply([]*source.File{file}, adapt.Options{AsOf: "2026-11-23"})
		if err != nil || len(readings) == 0 || file.Damaged() {
			continue // of orglint's own layout, or not to be converted
		}
		outputs, _ := convert.Chart([]*source.File{file}, false)
		before := prints(t, families, lint.Open(name, data, ""))
		after := prints(t, families, source.Read("orgchart.yaml", []byte(outputs[0].Text)))
		for _, about := range slices.Sorted(maps.Keys(before)) {
			if after[about] == nil && !ofExports(about, outputs[0].Text) {
				t.Errorf("%s: %s is found in the export, and not in its conversion:\n%s", name, about, outputs[0].Text)
			}
		}
		for _, about := range slices.Sorted(maps.Keys(after)) {
			if before[about] == nil {
				if !ofConversions(about, outputs[0].Text, before) {
					t.Errorf("%s: %s is found in the conversion, and not in the export:\n%s", name, about, outputs[0].Text)
				}
				continue
			}
			compared++
			if hasRule(about, "schema") {
				continue // it may be about another field in each
			}
			if diff := gocmp.Diff(before[about], after[about]); diff != "" {
				t.Errorf("%s: %s: the fingerprints differ (-export +conversion):\n%s", name, about, diff)
			}
		}
	}
	if compared < 500 {
		t.Errorf("only %d findings were compared, want at least 500", compared)
	}
}

// ofExports reports whether a finding is about what a conversion does not keep: how a file is laid out. A manager who may be one of several
// is a list there, of which the schema tells; a slug is no id any more, and a list of what is below, or of pairs, says a thing twice.
func ofExports(about, text string) bool {
	return hasRule(about, "syntax", "schema", "duplicate-key", "unread-column", "broken-cell", "duplicate-id") ||
		hasRule(about, "unknown-manager") && strings.Contains(text, "reports_to: [") || about == "unknown-manager ada" || about == "unknown-reference tech"
}

// ofConversions reports whether a finding is about what only orglint's own layout has a place for. Where an export has no managers at all,
// everybody is at the top of its conversion; where something in it could not be used, it holds back what may depend on that.
func ofConversions(about, text string, before map[string][]string) bool {
	unused := slices.ContainsFunc(slices.Collect(maps.Keys(before)), func(about string) bool { return hasRule(about, "schema", "duplicate-key") })
	return unused || hasRule(about, "schema", "team-lead", "unit-head") || hasRule(about, "single-top") && !strings.Contains(text, "reports_to:")
}

func hasRule(about string, names ...string) bool {
	rule, _, _ := strings.Cut(about, " ")
	return slices.Contains(names, rule)
}

// exports returns the texts of all single files that may be exports, by a name that tells their kind.
func exports(t *testing.T) map[string]string {
	all := map[string]string{}
	for _, path := range matches(t, "../../testdata/script/*.txtar") {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			all[filepath.Base(path)+"/"+f.Name] = string(f.Data)
		}
	}
	for _, path := range slices.Concat(matches(t, "../../testdata/break/input/*.*"), matches(t, "../../testdata/exports/*/*.*"), matches(t, "../../examples/*/*.*")) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		all[path] = string(data)
	}
	for _, path := range matches(t, "../infer/testdata/*.txt") {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for i, block := range strings.Split(string(data), "\n\n") {
			_, table, ok := strings.Cut(block, "\n= ")
			if _, table, cut := strings.Cut(table, "\n"); ok && cut {
				all[fmt.Sprintf("%s/%d.csv", filepath.Base(path), i)] = strings.ReplaceAll(table, "; ", ";")
			}
		}
	}
	return all
}

// matches returns the paths that fit a pattern.
func matches(t *testing.T, pattern string) []string {
	paths, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	return paths
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
