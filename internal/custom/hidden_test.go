package custom_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/orglint/orglint/internal/config"
	"github.com/orglint/orglint/internal/custom"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/privacy"
	"github.com/orglint/orglint/internal/source"
)

const hiddenChart = `version: 1
people:
  - {id: ada, name: Ada Osei, role: CEO, email: ada@acme.example, location: Lisbon, attributes: {desk: "7"}}
  - {id: bo, name: Bo Lindqvist, role: CTO, reports_to: ada}
  - {id: cy.moreau, name: Cy Moreau, role: "EA to Bo Q. Lindqvist", reports_to: bo, dotted_line_to: [ada, Dana Roe], cost_center: Dana Roe}
`

// TestHiddenMessages wants messages without names, and the same findings.
func TestHiddenMessages(t *testing.T) {
	for _, test := range []struct{ message, names, ids string }{
		{"{name} of {title}", "Ada Osei of CEO", "ada of CEO"},
		{"{map(person.reports, .name)}", "Bo Lindqvist", "bo"},
		{"{map(person.reports, .id)} {len(person.reports)}", "bo 1", "bo 1"},
		{"{upper(person.name)} {person.grade}", "ADA OSEI 15", "ADA 15"},
		{"{person.email}, {person.location}, {person.attributes.desk}", "ada@acme.example, Lisbon, 7", "(not shown), (not shown), (not shown)"},
		{"{number(person.attributes.desk)} {person.email == ''}", "7 no", "(not shown) (not shown)"},
		{"{person.location == 'Lisbon' ? 'here' : 'there'}", "here", "here"},
		{"{person.location == 'Lisbon' ? person.location : 'there'}", "Lisbon", "(not shown)"},
		{"{name startsWith 'A' ? 'first' : name}", "first", "first"},
		{"{len(person.name)}", "8", "3"},
		{"{person.reports[0].name}", "Bo Lindqvist", "bo"},
	} {
		rule := "version: 1\ncustom_rules:\n  - {id: own, when: name == \"Ada Osei\", assert: 'false', message: \"" + test.message + "\"}\n"
		for show, want := range map[privacy.Show]string{privacy.Names: test.names, privacy.IDs: test.ids} {
			var got []string
			for _, f := range hiddenJob(t, rule, show)(t, hiddenChart).Findings {
				if f.Rule == "own" {
					got = append(got, f.Message)
				}
			}
			if diff := cmp.Diff([]string{want}, got); diff != "" {
				t.Errorf("%s, %v (-want +got):\n%s", test.message, show, diff)
			}
		}
	}
}

// TestHiddenIDs wants ids that are names left out of messages, also of those whom a record names.
func TestHiddenIDs(t *testing.T) {
	for message, want := range map[string]string{
		"{person.id}: {name}":                         "line 5: line 5",
		"{upper(person.id)} {person.role}":            "LINE 5 EA to somebody",
		"{person.reports_to} {person.dotted_line_to}": "bo ada, (not shown)",
		"{person.cost_center}":                        "(not shown)",
		"Ask Bo Lindqvist about {name}":               "Ask somebody about line 5",
	} {
		rule := "version: 1\ncustom_rules:\n  - {id: own, when: person.id == \"cy.moreau\", assert: 'false', message: \"" + message + "\"}\n"
		for _, f := range hiddenJob(t, rule, privacy.IDs)(t, hiddenChart).Findings {
			if f.Rule == "own" && f.Message != want {
				t.Errorf("%s: got %q, want %q", message, f.Message, want)
			}
		}
	}
}

// hiddenJob compiles a configuration and returns a function that checks charts with it.
func hiddenJob(t *testing.T, configuration string, show privacy.Show) func(t *testing.T, chart string) *lint.Result {
	t.Helper()
	c, err := config.Read(t.TempDir(), source.Read(".orglint.yaml", []byte(configuration)))
	if err != nil {
		t.Fatal(err)
	}
	own, err := custom.Compile(c.Custom)
	if err != nil {
		t.Fatal(err)
	}
	c.Policy.Rules = append(c.Policy.Rules, own...)
	families, err := family.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	return func(t *testing.T, chart string) *lint.Result {
		t.Helper()
		result, err := lint.Run(lint.Job{
			Files: []*source.File{source.Read("org.yaml", []byte(chart))}, Families: families, Policy: c.Policy, AsOf: asOf, Show: show,
		})
		if err != nil {
			t.Error(err)
		}
		return result
	}
}

// TestHiddenAtTheSameTime checks two charts of different sizes side by side with the same rules.
func TestHiddenAtTheSameTime(t *testing.T) {
	check := hiddenJob(t, "version: 1\ncustom_rules:\n  - {id: own, assert: 'false', message: \"{name}\"}\n", privacy.IDs)
	var wait sync.WaitGroup
	for i := range 8 {
		wait.Go(func() {
			chart := hiddenChart + strings.Repeat("  - {id: cy, name: Cy Moreau, role: CTO, reports_to: ada}\n", i)
			for _, f := range check(t, chart).Findings {
				if f.Rule == "own" && f.Message != f.Subject {
					t.Errorf("got %q for %s", f.Message, f.Subject)
				}
			}
		})
	}
	wait.Wait()
}
