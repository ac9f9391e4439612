package lint_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/rules"
)

// ownName is a name of orglint's own, as of a field or a list of records: it is no sentence, and nothing anybody rewords.
var ownName = regexp.MustCompile(`^[a-z]+(_[a-z]+)*$`)

// exports returns the tables and the foreign charts in the scripts that run the program, each a chart.
func exports(t *testing.T) map[string]txtar.File {
	t.Helper()
	paths, err := filepath.Glob("../../testdata/script/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("got %v and %v, want scripts", paths, err)
	}
	charts := map[string]txtar.File{}
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			if strings.HasPrefix(f.Name, "want") || !slices.Contains([]string{".csv", ".tsv", ".yaml", ".json"}, filepath.Ext(f.Name)) {
				continue
			}
			charts[filepath.Base(path)+"/"+f.Name] = f
		}
	}
	return charts
}

// TestFingerprintsHoldNoWords rewords all that is said in findings, and takes from each what a fingerprint is made of: it holds only texts
// of the chart and names of orglint's own, never a word of a message.
func TestFingerprintsHoldNoWords(t *testing.T) {
	builtIn, err := family.Load(family.BuiltIn())
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]bool{}
	check := func(path, more string, s sample) {
		var text strings.Builder                                     // all that stands in the chart
		text.WriteString(more + strings.ReplaceAll(more, `\"`, `"`)) // as JSON writes it
		for _, f := range s.files {
			text.WriteString(f.Path + "\n" + f.Data() + "\n")
		}
		for _, level := range s.families.Levels {
			text.WriteString(level.ID.Pos.File.Data())
		}
		result, err := lint.Run(lint.Job{Files: s.files, Families: s.families, Policy: rules.Policy{Rules: rules.All()}, AsOf: s.asOf})
		if err != nil && more != "" {
			return // a table of the scripts that is no chart
		}
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		for i := range result.Findings {
			f := &result.Findings[i]
			kinds[f.Rule] = true
			for _, part := range append(strings.Split(f.Identity, "\xff"), f.Subject, f.Field, f.Named) {
				for name := range strings.FieldsFuncSeq(part, func(r rune) bool { return r == '.' || r == '/' }) { // fields, or teams, in each other
					if !ownName.MatchString(name) && !strings.Contains(text.String(), name) && !strings.Contains(text.String(), part) {
						t.Errorf("%s: %s: the fingerprint of %q holds %q, which does not stand in the chart", path, f.Rule, f.Message, part)
					}
				}
			}
		}
		checkReworded(t, path, result.Findings)
	}
	for _, s := range samples(t) {
		table := "" // which keeps to itself what it holds
		for _, f := range s.files {
			if len(f.Tables) > 0 {
				data, err := os.ReadFile(f.Path)
				if err != nil {
					t.Fatal(err)
				}
				table += string(data)
			}
		}
		check(s.path, table, s)
	}
	for path, f := range exports(t) {
		files := []*source.File{lint.Open(f.Name, string(f.Data), "")}
		check(path, string(f.Data), sample{path: path, files: files, families: builtIn, asOf: "2026-11-23"})
	}
	if len(kinds) < 35 {
		t.Errorf("only %d rules had findings, want nearly all", len(kinds))
	}
}

// checkReworded rewords all messages of a run, such that they sort in another order, and finishes the findings again.
func checkReworded(t *testing.T, path string, findings []diag.Finding) {
	t.Helper()
	again := slices.Clone(findings)
	for i := range again {
		f := &again[i]
		f.Message, f.Who, f.Fingerprint = strings.Repeat("z", 1+len(again)-i), "", ""
		f.Related = nil
	}
	slices.Reverse(again)
	diag.Finish(again)
	byPlace := func(a, b diag.Finding) int { return strings.Compare(a.Fingerprint, b.Fingerprint) }
	before := slices.SortedFunc(slices.Values(findings), byPlace)
	slices.SortFunc(again, byPlace)
	for i := range before {
		if before[i].Fingerprint != again[i].Fingerprint || before[i].Pos != again[i].Pos {
			t.Errorf("%s: %s: reworded, %q has the fingerprint of another finding", path, before[i].Rule, before[i].Message)
		}
	}
}
