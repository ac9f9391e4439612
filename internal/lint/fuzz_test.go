package lint_test

import (
	"errors"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/orglint/orglint/internal/adapt"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/rules"
)

// jargon matches words that people-ops do not know.
var jargon = regexp.MustCompile(`(?i)\b(node|graph|vertex|null|DAG)s?\b`)

// quoted matches what a message takes from the chart.
var quoted = regexp.MustCompile(`"[^"]*"`)

// check runs all rules over files that make one chart.
func check(t testing.TB, families *family.Set, files ...*source.File) *lint.Result {
	t.Helper()
	result, err := lint.Run(lint.Job{
		Files: files, Families: families, Policy: rules.Policy{Rules: rules.All()}, AsOf: "2026-11-23",
	})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func builtIn(t testing.TB) *family.Set {
	t.Helper()
	families, err := family.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	return families
}

const smallChart = `version: 1
people:
  - {id: ada, name: Ada, role: CTO}
  - {id: bo, role: "Director, Engineering", reports_to: ada, grade: 9, unit: ops}
  - {id: bo, role: Enginer, reports_to: nobody, start: 2027-01-01, team: [x, y]}
  - {id: cy, role: Backend Engineer, reports_to: dee}
  - {id: dee, role: Backend Engineer, reports_to: cy, rolle: x}
vacancies: [{id: v, role: engineering-manager, reports_to: v}]
teams: [{id: x, lead: ada, members: [cy, z]}]
units: [{id: ops, parent: ops, kind: sub-department}]
external: [{id: board, role: CEO}]
`

// FuzzCheck checks any bytes, as YAML and as JSON.
func FuzzCheck(f *testing.F) {
	families := builtIn(f)
	names := rules.Names(rules.All())
	for _, seed := range []string{
		smallChart, "version: 1\n", "", "people: [1, {}, {id: [a]}, {id: {b: c}}]\n", "- a\n", "a\n---\nversion: 2\n---\nx: y\n",
		"version: 1\npeople: &p\n  - &a {id: 1E+05, role: Acting CTO, reports_to: a}\n  - {<<: *a, id: a}\n  - *a\nvacancies: *p\n",
		`{"version": 1, "people": [{"id": "a", "role": "\u0000<b>", "grade": "9", "deviations": [{}]}], "people": null}`,
		"version: 1\npeople: [{id: a, role: CTO, deviations: [{rule: manager-without-reports, ground: business-need, reason: r, approved_by: b, expires: 2026-11-23}]}]\n" +
			"deviations: [{rule: x, subjects: [a, b], ground: y, reason: r, approved_by: b}]\n",
		"version: 1\npeople: {id: a}\nteams: 7\nunits: ~\nexternal: ''\n", "\tversion: 1", "family: x\nversion: 1\nlevels: []\n",
		`{"1": {"name": "Ada", "managerId": null}, "2": {"name": "Bo", "managerId": "1"}}`, `[["Name", "Manager"], ["Ada", null], ["Bo", "Ada"]]`,
		`{"nodes": [{"id": 1, "name": "Ada"}, {"id": 2, "name": "Bo"}], "links": [{"source": 1, "target": 2}, {"source": 3, "target": {"id": 2}}]}`,
		`{"nodes": [{"title": "CTO"}, {"title": "CEO"}], "edges": [{"data": {"from": 1, "to": 0}}, {"from": 0, "to": 1}]}`,
		`{"manager": {"name": "Ada"}, "reports": [{"name": "Bo", "children": [{"manager": {"name": "Cy"}, "team": []}]}]}`, "Ops:\n- {name: Ada}\n- {name: Bo, boss: Ada}\n",
		`[{"id": 1, "name": "tea"}, {"id": 2, "name": "milk"}]`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, path := range []string{"chart.yaml", "chart.json"} {
			result := checkAny(t, families, path, data)
			for _, finding := range result.Findings {
				checkFinding(t, finding, names)
			}
			again := checkAny(t, families, path, data)
			sameFile := cmp.Comparer(func(a, b *diag.File) bool { return a == b || (a != nil && b != nil && a.Path == b.Path) })
			if diff := cmp.Diff(result, again, sameFile, cmp.Exporter(func(reflect.Type) bool { return true })); diff != "" {
				t.Errorf("two runs differ (-first +second):\n%s", diff)
			}
		}
	})
}

// checkAny checks a file as check does, but takes a refusal in words for an answer too: not every record is a person's.
func checkAny(t *testing.T, families *family.Set, path string, data []byte) *lint.Result {
	t.Helper()
	result, err := lint.Run(lint.Job{
		Files: []*source.File{source.Read(path, data)}, Families: families, Policy: rules.Policy{Rules: rules.All()}, AsOf: "2026-11-23",
	})
	if err == nil {
		return result
	}
	if refused, ok := errors.AsType[*adapt.Error](err); !ok || !strings.HasPrefix(refused.Error(), path) || strings.Contains(refused.Error(), "%!") {
		t.Errorf("got the error %v, want a sentence that names the file and says why it is no chart", err)
	}
	return &lint.Result{}
}

// checkFinding checks what must hold for every finding.
func checkFinding(t *testing.T, f diag.Finding, names []string) {
	t.Helper()
	if !slices.Contains(names, f.Rule) {
		t.Errorf("got the rule %q, want one of %q", f.Rule, names)
	}
	if f.Severity < diag.Info || f.Severity > diag.Error || f.Fingerprint == "" {
		t.Errorf("got the severity %v and the fingerprint %q, want both", f.Severity, f.Fingerprint)
	}
	places := []diag.Pos{f.Pos}
	for _, related := range f.Related {
		places = append(places, related.Pos)
	}
	for _, pos := range places {
		if pos.File == nil {
			t.Fatalf("got no file: %s", f.Message)
		}
		place, lines := pos.Place(), len(diag.LineStarts(pos.File.Data()))
		if place.Line < 1 || place.Line > lines || place.EndLine > lines || place.Column < 1 {
			t.Errorf("got the place %+v in a file of %d lines: %s", place, lines, f.Message)
		}
	}
	if strings.Contains(f.Message, "%!") || f.Message == "" {
		t.Errorf("got the message %q, want a sentence", f.Message)
	}
}

// TestWords looks for words that people-ops do not know in the messages about charts with everything wrong.
func TestWords(t *testing.T) {
	for _, chart := range []string{smallChart, manyFindings(), "a: *b\n", "<<: 1\n", "? [a]\n: b\n", "version: 2\npeople: [~, 1]\n"} {
		for _, f := range check(t, builtIn(t), source.Read("chart.yaml", []byte(chart))).Findings {
			if word := jargon.FindString(quoted.ReplaceAllString(f.Message, "")); word != "" {
				t.Errorf("got the word %q in %q, want plain English", word, f.Message)
			}
		}
	}
}
