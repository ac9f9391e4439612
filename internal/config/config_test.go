package config_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/config"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/rules"
)

// everything is a configuration with every key.
const everything = `version: 1
chart: [org/**/*.yaml, other.yaml]
exclude: [org/drafts/**]
families: [engineering-leadership, engineering, families/*.yaml]
preset: strict
tops: [ada]
rules:
  span-of-control: {severity: warning, min: 4, max: 12}
  manager-without-reports: off
overrides:
  - {units: [security], rules: {span-of-control: {max: 14}}}
  - {paths: [contractors/**], rules: {contractor-manages: off}}
custom_rules:
  - id: directors-have-a-location
    when: person.grade >= 10
    assert: person.location != ""
    message: "{name} ({title}) has no location."
    severity: error
privacy: {show: initials}
baseline: .orglint-baseline.yaml
`

// read reads a configuration that stands in a folder.
func read(t *testing.T, folder, text string) (*config.Config, error) {
	t.Helper()
	return config.Read(folder, source.Read("c.yaml", []byte(text)))
}

// TestRead reads every key.
func TestRead(t *testing.T) {
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	c, err := read(t, filepath.Dir(here), everything)
	if err != nil {
		t.Fatal(err)
	}
	if c.Show != "initials" {
		t.Errorf("got %q to show, want initials", c.Show)
	}
	if diff := cmp.Diff([]string{"../org/**/*.yaml", "../other.yaml"}, c.Chart); diff != "" {
		t.Errorf("chart (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"engineering-leadership", "engineering", "../families/*.yaml"}, c.Families); diff != "" {
		t.Errorf("families (-want +got):\n%s", diff)
	}
	for path, want := range map[string]bool{"../org/drafts/a.yaml": true, "../org/a.yaml": false, "../org/drafts": true, "org/drafts/a.yaml": false} {
		if got := c.Excluded(path); got != want {
			t.Errorf("Excluded(%s) = %v, want %v", path, got, want)
		}
	}
	if len(c.Custom) != 1 || c.Custom[0].Severity != diag.Error || c.Custom[0].When.Value != "person.grade >= 10" {
		t.Errorf("got the custom rules %+v", c.Custom)
	}
	effects := []struct {
		rule  string
		at    rules.Where
		want  diag.Severity
		spans rules.Span
	}{
		{"span-of-control", rules.Where{}, diag.Warning, rules.Span{Min: 4, Max: 12}},
		{"span-of-control", rules.Where{Chart: &chart.Chart{}, Unit: "security"}, diag.Warning, rules.Span{Min: 4, Max: 14}},
		{"manager-without-reports", rules.Where{}, 0, rules.Span{Min: 4, Max: 10}},
		{"contractor-manages", rules.Where{Path: "../contractors/a.yaml"}, 0, rules.Span{Min: 4, Max: 10}},
		{"contractor-manages", rules.Where{Path: "../a.yaml"}, diag.Error, rules.Span{Min: 4, Max: 10}},
		{"min-teams", rules.Where{}, diag.Warning, rules.Span{Min: 4, Max: 10}},
	}
	for _, e := range effects {
		at := slices.IndexFunc(c.Policy.Rules, func(r rules.Rule) bool { return r.Name == e.rule })
		got := c.Policy.Effective(c.Policy.Rules[at], e.at)
		if got.Severity != e.want || got.Options.Span != e.spans {
			t.Errorf("%s at %v: got %s and %v, want %s and %v", e.rule, e.at, got.Severity, got.Options.Span, e.want, e.spans)
		}
	}
}

// TestFaults compares what is said of a configuration that has a fault.
func TestFaults(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"empty", "", `c.yaml:1:1: error: A configuration file must hold one configuration, which starts with version: 1.`},
		{"no version", "preset: strict\n", `c.yaml:1:1: error: This configuration: the field "version" is missing; every configuration needs one.`},
		{"unknown key", "version: 1\npresets: strict\n", `c.yaml:2:1: error: This configuration: "presets" is not a field of a configuration. Did you mean "preset"?`},
		{"unknown preset", "version: 1\npreset: strikt\n", `c.yaml:2:9: error: This configuration: preset must be integrity, recommended or strict. Did you mean "strict"?`},
		{"unknown rule", "version: 1\nrules:\n  max-teems: off\n", `c.yaml:3:3: error: There is no rule "max-teems". Did you mean "max-teams"?`},
		{"unknown rule in an override", "version: 1\noverrides:\n  - {units: [a], rules: {max-team: off}}\n", `c.yaml:3:26: error: There is no rule "max-team". Did you mean "max-teams"?`},
		{"unknown severity", "version: 1\nrules: {max-teams: erorr}\n", `c.yaml:2:20: error: This setting of the rule max-teams must be off, on, info, warning or error, or a group of fields such as {severity: warning}.`},
		{"unknown severity in a group", "version: 1\nrules: {max-teams: {severity: erorr}}\n", `c.yaml:2:31: error: This setting of the rule max-teams: severity must be off, on, info, warning or error. Did you mean "error"?`},
		{"unknown option", "version: 1\nrules: {span-of-control: {maxx: 3}}\n", `c.yaml:2:27: error: This setting of the rule span-of-control: "maxx" is not a field of a setting of the rule span-of-control. Did you mean "max"?`},
		{"an option of another rule", "version: 1\nrules: {max-teams: {max: 3}}\n", `c.yaml:2:21: error: This setting of the rule max-teams: "max" is not a field of a setting of the rule max-teams.`},
		{"mistyped option", "version: 1\nrules: {max-layers: {layers: many}}\n", `c.yaml:2:30: error: This setting of the rule max-layers: layers must be a whole number, 1 or more.`},
		{"option out of range", "version: 1\nrules: {max-layers: {layers: 0}}\n", `c.yaml:2:30: error: This setting of the rule max-layers: layers must be a whole number, 1 or more.`},
		{"contradiction", "version: 1\nrules: {span-of-control: {min: 12}}\n", `c.yaml:2:32: error: The fewest direct reports (min: 12) would be more than the most (max: 10).`},
		{
			"contradiction in an override", "version: 1\nrules: {span-of-control: {min: 9}}\noverrides: [{units: [a], rules: {span-of-control: {max: 8}}}]\n",
			`c.yaml:3:57: error: The fewest direct reports (min: 9) would be more than the most (max: 8).`,
		},
		{"override of everything", "version: 1\noverrides:\n  - rules: {max-teams: off}\n", `c.yaml:3:5: error: This override names neither units nor paths; what holds for the whole chart goes under rules.`},
		{"override without rules", "version: 1\noverrides:\n  - units: [a]\n", `c.yaml:3:5: error: This override: the field "rules" is missing; every override needs one.`},
		{"bad pattern", "version: 1\nchart: ['org/[a.yaml']\n", `c.yaml:2:9: error: chart: "org/[a.yaml" is not a valid pattern of paths; a bracket in it is not closed.`},
		{"custom rule with a name that is taken", "version: 1\ncustom_rules:\n  - {id: max-teams, assert: 'true', message: x}\n", `c.yaml:3:10: error: There is another rule called "max-teams"; give this one a name of its own.`},
		{"custom rule without a message", "version: 1\ncustom_rules:\n  - {id: own, assert: 'true'}\n", `c.yaml:3:6: error: The custom rule "own": the field "message" is missing; every custom rule needs one.`},
		{"what cannot be shown", "version: 1\nprivacy: {show: faces}\n", `c.yaml:2:17: error: This configuration: show must be names, ids or initials.`},
		{"two documents", "version: 1\n---\nversion: 1\n", `c.yaml:1:1: error: A configuration file must hold one configuration, which starts with version: 1.`},
		{"a chart", "people: []\n", `c.yaml:1:1: error: This file does not look like a configuration, which is a group of fields that starts with "version: 1". It holds a group of 1 field.`},
		{"not YAML", "version: [\n", `c.yaml:1:10: error: `},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := read(t, t.TempDir(), test.text)
			var bad *diag.FileError
			if !errors.As(err, &bad) {
				t.Fatalf("got %v, want a *diag.FileError", err)
			}
			got := strings.Join(bad.Lines(), "\n")
			if got != test.want && (!strings.HasSuffix(test.want, ": ") || !strings.HasPrefix(got, test.want)) {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

// TestBaseline looks for the baseline beside the configuration, by its usual name or by another.
func TestBaseline(t *testing.T) {
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"version: 1\n":                              "../.orglint-baseline.yaml",
		"version: 1\nbaseline:\n":                   "../.orglint-baseline.yaml",
		"version: 1\nbaseline: old/findings.yaml\n": "../old/findings.yaml",
		"version: 1\nbaseline: /old.yaml\n":         "/old.yaml",
	} {
		c, err := read(t, filepath.Dir(here), text)
		if err != nil || filepath.ToSlash(c.Baseline) != want {
			t.Errorf("%q: got %v and %v, want %s", text, c, err, want)
		}
	}
	if got := config.Default().Baseline; got != config.BaselineName {
		t.Errorf("without a configuration: got %s, want %s", got, config.BaselineName)
	}
}

// TestFind finds the nearest configuration, and refuses other names for it.
func TestFind(t *testing.T) {
	top := t.TempDir()
	deep := filepath.Join(top, "a", "b")
	if err := os.MkdirAll(deep, 0o700); err != nil {
		t.Fatal(err)
	}
	write := func(folder, name string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte("version: 1\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for _, want := range []string{write(top, config.Name), write(filepath.Dir(deep), config.Name), write(deep, config.Name)} {
		if got, err := config.Find(filepath.Dir(want)); err != nil || got != want {
			t.Errorf("got %q and %v, want %q", got, err, want)
		}
	}
	below := filepath.Join(deep, "c")
	if err := os.Mkdir(below, 0o700); err != nil {
		t.Fatal(err)
	}
	if got, err := config.Find(below); err != nil || got != filepath.Join(deep, config.Name) {
		t.Errorf("got %q and %v", got, err)
	}
	repository := filepath.Join(top, "r")
	if err := os.MkdirAll(filepath.Join(repository, ".git"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(repository, "a"), 0o700); err != nil {
		t.Fatal(err)
	}
	if got, err := config.Find(filepath.Join(repository, "a")); err != nil || got != "" {
		t.Errorf("got %q and %v for a repository that has none", got, err)
	}
	if want := write(repository, config.Name); want != "" {
		if got, err := config.Find(filepath.Join(repository, "a")); err != nil || got != want {
			t.Errorf("got %q and %v for a repository, want %q", got, err, want)
		}
	}
	write(below, ".orglint.yml")
	if _, err := config.Find(below); err == nil || !strings.Contains(err.Error(), "must be called .orglint.yaml") {
		t.Errorf("got %v, want an error about the name", err)
	}
}

// TestStarter reads the configuration to start from as it is, and with every choice in it made. The chart beside it is
// clean, which a script checks.
func TestStarter(t *testing.T) {
	text := config.Starter([]string{"orgchart.yaml"}, []string{"engineering"})
	for _, text := range []string{text, strings.ReplaceAll(text, "#:", "")} {
		if _, err := read(t, t.TempDir(), text); err != nil {
			t.Errorf("%v in\n%s", err, text)
		}
	}
	document := source.Read("c.yaml", []byte(strings.ReplaceAll(text, "#:", ""))).Documents[0]
	for _, key := range []string{"chart", "exclude", "families", "preset", "tops", "rules", "overrides", "custom_rules"} {
		if document.Get(key) == nil {
			t.Errorf("the configuration to start from does not speak of %s", key)
		}
	}
}

// FuzzRead reads any text: a configuration, or an error with places in the file.
func FuzzRead(f *testing.F) {
	f.Add(everything)
	f.Add("version: 1\nrules: {max-teams: {severity: off}}\noverrides: [{paths: ['['], rules: {}}]\n")
	f.Fuzz(func(t *testing.T, text string) {
		_, err := config.Read("/", source.Read("c.yaml", []byte(text)))
		var bad *diag.FileError
		if err == nil || errors.As(err, &bad) {
			return
		}
		t.Errorf("got %v, want a *diag.FileError", err)
	})
}
