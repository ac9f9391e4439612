package rules_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/rules"
)

// TestIntegrity compares the rules of the preset integrity with those that do not depend on an organization: the list up
// to dotted-line, and those about deviations.
func TestIntegrity(t *testing.T) {
	names := rules.Names(rules.All())
	last := slices.Index(names, "dotted-line")
	deviations := []string{"invalid-deviation", "expired-deviation", "expiring-deviation", "unused-deviation"}
	policy := rules.Policy{Rules: rules.All(), Preset: rules.Integrity}
	for i, rule := range policy.Rules {
		want := i <= last || slices.Contains(deviations, rule.Name)
		if got := policy.Effective(rule, rules.Where{}).Severity > 0; got != want {
			t.Errorf("%s: on is %v, want %v", rule.Name, got, want)
		}
	}
}

// TestStrict raises every severity by one.
func TestStrict(t *testing.T) {
	raised := map[diag.Severity]diag.Severity{diag.Info: diag.Warning, diag.Warning: diag.Error, diag.Error: diag.Error}
	policy := rules.Policy{Rules: rules.All(), Preset: rules.Strict}
	for _, rule := range policy.Rules {
		if got := policy.Effective(rule, rules.Where{}).Severity; got != raised[rule.Severity] {
			t.Errorf("%s: got %s, want %s", rule.Name, got, raised[rule.Severity])
		}
	}
}

// chartOfUnits is a chart in which bo, in red-team below security, and cy, in sales, have two reports each, which span-of-control calls an
// info, and eleven report to ada, which it calls a warning.
const chartOfUnits = `version: 1
units: [{id: security, head: ada}, {id: red-team, parent: security, head: bo}, {id: sales, head: cy}]
people:
  - {id: ada, role: CEO}
  - {id: bo, role: CTO, reports_to: ada, unit: red-team}
  - {id: cy, role: CTO, reports_to: ada, unit: sales}
  - {id: b1, role: VP of Engineering, reports_to: bo}
  - {id: b2, role: VP of Engineering, reports_to: bo}
  - {id: c1, role: VP of Engineering, reports_to: cy}
  - {id: c2, role: VP of Engineering, reports_to: cy}
`

// TestSettings compares findings, by subject, for settings that follow each other.
func TestSettings(t *testing.T) {
	span := func(name string, value int) rules.Choice {
		for _, rule := range rules.All() {
			for _, option := range rule.Options {
				if rule.Name == "span-of-control" && option.Name == name {
					return rules.Choice{Option: option, Value: value}
				}
			}
		}
		t.Fatalf("span-of-control has no option %s", name)
		return rules.Choice{}
	}
	security := rules.Scope{Units: []string{"security"}}
	here := rules.Scope{Path: func(path string) bool { return path == "org.yaml" }}
	elsewhere := rules.Scope{Path: func(path string) bool { return path != "org.yaml" }}
	set := func(scope rules.Scope, level string, choices ...rules.Choice) rules.Setting {
		return rules.Setting{Rule: "span-of-control", Scope: scope, Switch: level, Options: choices}
	}
	all := rules.Scope{}
	tests := []struct {
		name     string
		settings []rules.Setting
		want     map[string]diag.Severity
	}{
		{"nothing", nil, map[string]diag.Severity{"ada": diag.Info, "bo": diag.Info, "cy": diag.Info}},
		{"off", []rules.Setting{set(all, "off")}, nil},
		{"off for a unit and those below", []rules.Setting{set(security, "off")}, map[string]diag.Severity{"ada": diag.Info, "cy": diag.Info}},
		{"on for a unit only", []rules.Setting{set(all, "off"), set(security, "on")}, map[string]diag.Severity{"bo": diag.Info}},
		{"a limit for a unit", []rules.Setting{set(security, "", span("min", 2))}, map[string]diag.Severity{"ada": diag.Info, "cy": diag.Info}},
		{"a limit that makes more of it", []rules.Setting{set(security, "", span("min", 0), span("max", 1))}, map[string]diag.Severity{"ada": diag.Info, "bo": diag.Warning, "cy": diag.Info}},
		{"the last that matches wins", []rules.Setting{set(security, "off"), set(here, "on")}, map[string]diag.Severity{"ada": diag.Info, "bo": diag.Info, "cy": diag.Info}},
		{"another file", []rules.Setting{set(elsewhere, "off")}, map[string]diag.Severity{"ada": diag.Info, "bo": diag.Info, "cy": diag.Info}},
		{"a harder severity leaves lesser findings", []rules.Setting{set(all, "error")}, map[string]diag.Severity{"ada": diag.Info, "bo": diag.Info, "cy": diag.Info}},
		{"harder", []rules.Setting{set(all, "error", span("min", 0), span("max", 1))}, map[string]diag.Severity{"ada": diag.Error, "bo": diag.Error, "cy": diag.Error}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := map[string]diag.Severity{}
			for _, f := range runPolicy(t, rules.Policy{Rules: rules.All(), Settings: test.settings}).Findings {
				if f.Rule == "span-of-control" {
					got[f.Subject] = f.Severity
				}
			}
			want := test.want
			if want == nil {
				want = map[string]diag.Severity{}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func runPolicy(t *testing.T, policy rules.Policy) *lint.Result {
	t.Helper()
	families, err := family.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	result, err := lint.Run(lint.Job{
		Files: []*source.File{source.Read("org.yaml", []byte(chartOfUnits))}, Families: families, Policy: policy, AsOf: asOf,
	})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// TestTops lets some stand at the top beside the presumed one.
func TestTops(t *testing.T) {
	chart := source.Read("org.yaml", []byte("version: 1\npeople: [{id: a, role: CEO}, {id: b, role: CTO}, {id: c, role: CTO}, {id: d, role: CTO, reports_to: a}]\n"))
	families, err := family.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		tops := rapid.SliceOfDistinct(rapid.SampledFrom([]string{"a", "b", "c", "d", "e"}), rapid.ID).Draw(t, "tops")
		result, err := lint.Run(lint.Job{
			Files: []*source.File{chart}, Families: families, Policy: rules.Policy{Rules: rules.All(), Tops: tops}, AsOf: asOf,
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range []string{"b", "c"} {
			said := slices.ContainsFunc(result.Findings, func(f diag.Finding) bool { return f.Rule == "single-top" && f.Subject == id })
			if said == slices.Contains(tops, id) {
				t.Fatalf("tops %v: %s is reported: %v", tops, id, said)
			}
		}
	})
}
