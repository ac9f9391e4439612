// Package examples_test checks the examples: two healthy charts, and one with mistakes.
package examples_test

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/orglint/orglint/internal/config"
	"github.com/orglint/orglint/internal/custom"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/disk"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/rules"
)

// asOf is the day for which the examples are checked.
const asOf = "2026-11-23"

// check runs every rule over an example, as orglint check does without a configuration.
func check(t *testing.T, folder, day string, families ...string) []diag.Finding {
	t.Helper()
	return checkPreset(t, rules.Recommended, folder, day, families...)
}

// checkPreset runs the rules of a preset over an example.
func checkPreset(t *testing.T, preset rules.Preset, folder, day string, families ...string) []diag.Finding {
	t.Helper()
	found, err := lint.Find([]string{folder}, nil)
	if err != nil {
		t.Fatal(err)
	}
	set, err := family.Load(families)
	if err != nil {
		t.Fatal(err)
	}
	result, err := lint.Run(lint.Job{Files: found.Charts, Families: set, Policy: rules.Policy{Rules: rules.All(), Preset: preset}, AsOf: day})
	if err != nil {
		t.Fatal(err)
	}
	return result.Findings
}

// TestHealthy checks that the healthy examples have no finding at all, now and when the contracts in them have ended.
func TestHealthy(t *testing.T) {
	examples := []struct {
		folder   string
		families []string
	}{
		{"acme", nil},
		{"clinic", []string{"clinic/families/clinic.yaml"}},
	}
	for _, example := range examples {
		for _, day := range []string{asOf, "2027-06-30"} {
			for _, preset := range []rules.Preset{rules.Integrity, rules.Recommended, rules.Strict} {
				t.Run(example.folder+" on "+day+" with the preset "+string(preset), func(t *testing.T) {
					for _, f := range checkPreset(t, preset, example.folder, day, example.families...) {
						t.Errorf("%s: %s: %s [%s]", f.Pos, f.Severity, f.Message, f.Rule)
					}
				})
			}
		}
	}
}

// TestPolicy checks the clinic with its own configuration: clean, until a contractor's first day is taken out.
func TestPolicy(t *testing.T) {
	c, err := config.Load("clinic/.orglint.yaml", disk.Anywhere())
	if err != nil {
		t.Fatal(err)
	}
	own, err := custom.Compile(c.Custom)
	if err != nil {
		t.Fatal(err)
	}
	c.Policy.Rules = append(c.Policy.Rules, own...)
	families, err := family.Load(c.Families)
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(c.Chart[0])
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		string(data): "",
		strings.Replace(string(data), "    start: 2026-09-14\n", "", 1): "contracts-have-a-start carmen",
	} {
		result, err := lint.Run(lint.Job{
			Files: []*source.File{source.Read("clinic.yaml", []byte(text))}, Families: families, Policy: c.Policy, AsOf: asOf,
		})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range result.Findings {
			got = append(got, f.Rule+" "+f.Subject)
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// A mistake is a finding that acme-reorg must have: the rule, the subject, and the text that it points at.
type mistake struct{ Rule, Subject, File, Text string }

const (
	platform = "engineering-platform.yaml"
	verify   = "engineering-verify.yaml"
)

// mistakes are those in the README of acme-reorg, and in its order.
var mistakes = []mistake{
	{"max-teams", "ada", verify, "ada"},
	{"skipped-level", "joaquin", verify, "grace"},
	{"unknown-manager", "lindiwe", verify, "lindiwe"},
	{"reporting-cycle", "leila", verify, "devika"},
	{"unknown-role", "Senior Fullstack Enginer", platform, "Senior Fullstack Enginer"},
	{"grade-mismatch", "emeka", verify, "7"},
	{"contributor-with-reports", "miriam", verify, "miriam"},
	{"duplicate-id", "hye-jin", verify, "hye-jin"},
	{"schema", "arjun", verify, "report_to"},
	{"schema", "tariq", verify, "2027-06-31"},
	{"single-top", "tomas", platform, "tomas"},
	{"unknown-reference", "deploy", platform, "jonas"},
	{"span-of-control", "nadia", platform, "nadia"},
	{"inactive-manager", "samuel", platform, "2026-10-30"},
	{"vacancy-with-reports", "req-2026-38", verify, "req-2026-38"},
}

// TestMistakes checks that acme-reorg has exactly the mistakes that it is there for, each once and in its place.
func TestMistakes(t *testing.T) {
	var got []mistake
	for _, f := range check(t, "acme-reorg", asOf) {
		got = append(got, mistake{f.Rule, f.Subject, filepath.Base(f.Pos.Place().Path), marked(f.Pos)})
	}
	want := slices.Clone(mistakes)
	for _, list := range [][]mistake{got, want} {
		slices.SortFunc(list, func(a, b mistake) int { return cmp.Or(cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Subject, b.Subject)) })
	}
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Errorf("the findings of acme-reorg (-want +got):\n%s", diff)
	}
}

// TestPresets checks what the presets make of the mistakes: integrity leaves those that an organization might see
// otherwise, strict makes errors of all.
func TestPresets(t *testing.T) {
	integrity := []string{"duplicate-id", "reporting-cycle", "schema", "schema", "single-top", "unknown-manager", "unknown-reference"}
	var got []string
	for _, f := range checkPreset(t, rules.Integrity, "acme-reorg", asOf) {
		got = append(got, f.Rule)
	}
	slices.Sort(got)
	if diff := gocmp.Diff(integrity, got); diff != "" {
		t.Errorf("integrity (-want +got):\n%s", diff)
	}
	strict := checkPreset(t, rules.Strict, "acme-reorg", asOf)
	if len(strict) != len(mistakes) {
		t.Errorf("strict finds %d mistakes, want %d", len(strict), len(mistakes))
	}
	for _, f := range strict {
		if f.Severity != diag.Error {
			t.Errorf("strict: %s: %s [%s]", f.Pos, f.Severity, f.Rule)
		}
	}
}

// marked returns the text at a position, which lies within a line.
func marked(pos diag.Pos) string {
	place := pos.Place()
	if place.EndLine != place.Line {
		return ""
	}
	return pos.File.Data()[pos.Offset : pos.Offset+pos.Length]
}

// TestReadme checks that the table in the README of acme-reorg lists the mistakes, a row each.
func TestReadme(t *testing.T) {
	data, err := os.ReadFile("acme-reorg/README.md")
	if err != nil {
		t.Fatal(err)
	}
	var rows []string
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "|") {
			rows = append(rows, strings.TrimSpace(line))
		}
	}
	rows = rows[min(2, len(rows)):] // without the head
	if len(rows) != len(mistakes) {
		t.Fatalf("the table has %d rows, want %d", len(rows), len(mistakes))
	}
	for i, m := range mistakes {
		if !strings.Contains(rows[i], "`"+m.File+"`") || !strings.HasSuffix(rows[i], "| `"+m.Rule+"` |") {
			t.Errorf("row %d does not name %s and %s: %s", i+1, m.File, m.Rule, rows[i])
		}
	}
}

// TestSpreadsheet checks what is found in the spreadsheet: three managers who cannot be told, and nothing else that is an error.
func TestSpreadsheet(t *testing.T) {
	var got []string
	for _, f := range check(t, "spreadsheet/export.csv", asOf) {
		if f.Severity == diag.Error {
			got = append(got, f.Pos.String()+" "+f.Rule+" "+f.Subject)
		}
	}
	want := []string{
		"spreadsheet/export.csv:10:82 unknown-manager 105",
		"spreadsheet/export.csv:15:67 unknown-manager Alex Kim",
		"spreadsheet/export.csv:16:67 unknown-manager Sam Field",
	}
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestSameFiles checks that the two charts of Acme are kept in the same files, so that they can be compared.
func TestSameFiles(t *testing.T) {
	if diff := gocmp.Diff(charts(t, "acme"), charts(t, "acme-reorg")); diff != "" {
		t.Errorf("the files of acme and acme-reorg differ (-acme +acme-reorg):\n%s", diff)
	}
}

// charts returns the names of the charts in a folder.
func charts(t *testing.T, folder string) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(folder, "*.yaml"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no chart in %s: %v", folder, err)
	}
	for i := range paths {
		paths[i] = filepath.Base(paths[i])
	}
	return paths
}
