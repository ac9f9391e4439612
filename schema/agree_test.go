package schema_test

import (
	"strings"
	"testing"

	"github.com/orglint/orglint/schema"
)

// person writes a chart with one person who has some more fields.
func person(fields string) string {
	return "version: 1\npeople: [{id: ada, role: CTO, " + fields + "}]\n"
}

// TestAgree compares the verdicts of both validators.
func TestAgree(t *testing.T) {
	tests := []struct {
		text string
		want bool
	}{
		{"version: 1", true},
		{"version: 2", false},
		{"version: 1.5", false},
		{"version: 1.0", true},
		{"version: '1'", false},
		{"version: 0x1", false},
		{"organization: Acme", false},
		{"version: 1\norganization: ''", false},
		{"version: 1\nmanagers: []", false},
		{"version: 1\npeople: []", true},
		{"version: 1\npeople: {}", false},
		{"version: 1\npeople: [ada]", false},
		{"version: 1\npeople: [{id: ada}]", false},
		{"version: 1\npeople: [{role: CTO}]", false},
		{"version: 1\npeople: [{id: [ada], role: CTO}]", false},
		{"version: 1\npeople: [{id: '', role: CTO}]", false},
		{person("grade: 12"), true},
		{person("grade: 9.5"), true},
		{person("grade: -1"), false},
		{person("grade: '12'"), true},
		{person("grade: '-1'"), false},
		{person("grade: Band 7"), false},
		{person("grade: twelve"), false},
		{person("grade: 0x10"), false},
		{person("grade: NaN"), false},
		{person("reports_to: grace"), true},
		{person("reports_to: ''"), false},
		{person("reports_to: [grace]"), false},
		{person("dotted_line_to: grace"), true},
		{person("dotted_line_to: [grace, bo]"), true},
		{person("dotted_line_to: [grace, '']"), false},
		{person("dotted_line_to: {a: b}"), false},
		{person("team: []"), true},
		{person("employment: employee"), true},
		{person("employment: Employee"), false},
		{person("appointment: acting"), true},
		{person("appointment: temporary"), false},
		{person("start: 2024-02-29"), true},
		{person("start: 2023-02-29"), false},
		{person("start: 2024-2-1"), false},
		{person("start: 2024-02-01T00:00:00Z"), false},
		{person("start: '2024-13-01'"), false},
		{person("start: ' 2024-01-01'"), false},
		{person("on_leave: true"), true},
		{person("on_leave: yes"), false},
		{person("on_leave: 'true'"), false},
		{person("experience: {engineering-manager: 4}"), true},
		{person("experience: {engineering-manager: 4.5, x: 0}"), true},
		{person("experience: {engineering-manager: four}"), false},
		{person("experience: [engineering-manager]"), false},
		{person("attributes: {a: {b: [1, x]}, c.d: 1}"), true},
		{person("attributes: [a]"), false},
		{person("cost_center: '0042'"), true},
		{person("'dotted.key': 1"), false},
		{person("deviations: [{rule: max-teams, ground: x, reason: y, approved_by: z}]"), true},
		{person("deviations: [{rule: max-teams, ground: x, reason: y, approved_by: z, expires: 2027-03-31}]"), true},
		{person("deviations: [{rule: max-teams, ground: x, reason: y, approved_by: z, expires: soon}]"), false},
		{person("deviations: [{rule: max-teams}]"), false},
		{"version: 1\nvacancies: [{id: v, role: CTO, opened: 2026-01-01, name: x}]", true},
		{"version: 1\nvacancies: [{id: v, role: CTO, email: x}]", false},
		{"version: 1\nteams: [{id: t}]\nunits: [{id: u, kind: sub-department}]\nexternal: [{id: e}]", true},
		{"version: 1\nteams: [{id: t, members: ada}]", false},
		{"version: 1\nunits: [{id: u, parent: [x]}]", false},
		{"version: 1\nexternal: [{id: e, role: CEO}]", true},
		{"version: 1\nexternal: [{name: Board}]", false},
		{"version: 1\ndeviations: [{rule: a, subjects: [x], ground: x, reason: y, approved_by: z}]", true},
		{"version: 1\npeople: [" + strings.Repeat("{id: a, role: CTO}, ", 600) + "{id: a, role: CTO, grade: x}]", false},
	}
	s := chartSchema(t)
	for _, test := range tests {
		first, other := verdicts(t, s, test.text)
		if first != test.want || other != test.want {
			t.Errorf("%.200s: got valid %v by gojsonschema and %v by the second validator, want %v", test.text, first, other, test.want)
		}
	}
}

// level writes a family with one level that has some more fields.
func level(fields string) string {
	return "version: 1\nfamily: f\ntitle: F\nlevels: [{id: a, title: A, track: management, grade: 9, " + fields + "}]\n"
}

func TestAgreeOnFamilies(t *testing.T) {
	tests := []struct {
		text string
		want bool
	}{
		{level(""), true},
		{"version: 1\nfamily: f\ntitle: F\nlevels: []", false},
		{"version: 1\nfamily: F f\ntitle: F\nlevels: [{id: a, title: A, track: management, grade: 9}]", false},
		{"version: 1\nfamily: f\ntitle: F\nlevels: [{id: a, title: A, track: management}]", false},
		{"version: 1\nfamily: f\ntitle: F\nlevels: [{id: a, title: A, track: manager, grade: 9}]", false},
		{level("reports_to: [b]"), true},
		{level("reports_to: b"), false},
		{level("reports_to: []"), false},
		{level("reports_to: [B]"), false},
		{level("reports_to: [{level: b, or_above: true}]"), true},
		{level("reports_to: [{level: b, within: sub-department}]"), true},
		{level("reports_to: [{external: Board of Directors}]"), true},
		{level("reports_to: [{level: b, external: Board}]"), false},
		{level("reports_to: [{or_above: true}]"), false},
		{level("reports_to: [{within: department}]"), false},
		{level("reports_to: [{}]"), false},
		{level("manages: {levels: [b], max_teams: 6, min_teams: 0, team_kind: x}"), true},
		{level("manages: {max_teams: 6.5}"), false},
		{level("manages: {max_teams: six}"), false},
		{level("manages: {max_team: 6}"), false},
		{level("requires: {experience: {b: 3}}"), true},
		{level("requires: {experience: {b: x}}"), false},
		{level("requires: {}"), true},
		{level("specialties: yes"), false},
		{level("equivalent_to: ~"), true},
		{level("extends: b"), false},
		{level("aliases: ['']"), false},
	}
	s := familySchema(t)
	for _, test := range tests {
		first, other := verdicts(t, s, test.text)
		if first != test.want || other != test.want {
			t.Errorf("%s: got valid %v by gojsonschema and %v by the second validator, want %v", test.text, first, other, test.want)
		}
	}
}

func TestAgreeOnConfigurations(t *testing.T) {
	tests := []struct {
		text string
		want bool
	}{
		{"version: 1", true},
		{"version: 1\nchart: org\nexclude: [a, b]\nfamilies: [none]\ntops: [ada]", true},
		{"version: 1\nchart: {a: b}", false},
		{"version: 1\npreset: strict", true},
		{"version: 1\npreset: harsh", false},
		{"version: 1\nrules: {max-teams: off, own: info}", true},
		{"version: 1\nrules: {max-teams: [off]}", false},
		{"version: 1\nrules: {max-teams: no}", false},
		{"version: 1\nrules: {max-teams: {severity: error}}", true},
		{"version: 1\nrules: {max-teams: {max: 3}}", false},
		{"version: 1\nrules: {own: {max: 3}}", false},
		{"version: 1\nrules: {span-of-control: {severity: off, min: 1, max: 3}}", true},
		{"version: 1\nrules: {span-of-control: {min: -1}}", false},
		{"version: 1\nrules: {span-of-control: {min: 1.5}}", false},
		{"version: 1\nrules: {span-of-control: {min: few}}", false},
		{"version: 1\noverrides: [{units: [a], paths: b, rules: {max-teams: on}}]", true},
		{"version: 1\noverrides: [{units: [a]}]", false},
		{"version: 1\noverrides: [{units: [a], rules: {span-of-control: {mix: 1}}}]", false},
		{"version: 1\ncustom_rules: [{id: own, assert: 'true', message: x}]", true},
		{"version: 1\ncustom_rules: [{id: Own, assert: 'true', message: x}]", false},
		{"version: 1\ncustom_rules: [{id: own, assert: 'true', message: x, severity: off}]", false},
		{"version: 1\ncustom_rules: [{id: own, message: x}]", false},
		{"version: 1\nprivacy: {show: names}\nbaseline: b.yaml", true},
		{"version: 1\nprivacy: {show: all}", false},
		{"version: 1\nrule: {}", false},
	}
	s, err := schema.Config([]schema.Setting{
		{Rule: "max-teams"}, {Rule: "span-of-control", Options: []schema.Option{{Name: "min"}, {Name: "max", Least: 1, Default: 10}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range tests {
		first, other := verdicts(t, s, test.text)
		if first != test.want || other != test.want {
			t.Errorf("%s: got valid %v by gojsonschema and %v by the second validator, want %v", test.text, first, other, test.want)
		}
	}
}

// move writes a file with one move.
func move(fields string) string { return "version: 1\nmoves: [{" + fields + "}]\n" }

func TestAgreeOnMoves(t *testing.T) {
	tests := []struct {
		text string
		want bool
	}{
		{"version: 1\nmoves: []", true},
		{"version: 1", false},
		{"moves: []", false},
		{"version: 1\nmoves: {}", false},
		{"version: 1\nmoves: [ada]", false},
		{move("who: ada, reports_to: grace, date: 2027-01-01"), true},
		{move("who: [ada, bo], role: CTO, grade: 9.5, unit: ops, team: [a, b], end: 2027-01-31"), true},
		{move("who: ada, reports_to: ~, unit: null, team: null, end: null"), true},
		{move("who: ada, report_to: grace"), false},
		{move("who: {id: ada}"), false},
		{move("who: ada, date: 2027-02-29"), false},
		{move("who: ada, date: soon"), false},
		{move("who: ada, grade: high"), false},
		{move("who: ada, reports_to: [bo]"), false},
		{move("remove: bo, reports_to: cy"), true},
		{move("remove: [bo]"), false},
		{move("add: {id: eli, name: Eli Roth, role: backend-engineer}, reports_to: ada, file: org/ops.yaml"), true},
		{move("add: {id: req, role: CTO, opened: 2026-12-01, interviews: [{step: screening}]}"), true},
		{move("add: {id: eli}"), false},
		{move("add: {id: eli, role: CTO, rol: x}"), false},
		{move("add: eli"), false},
		{move("fill: req-17, with: dana"), true},
		{move("fill: req-17, with: {id: eli, name: Eli Roth}"), true},
		{move("fill: req-17, with: {name: Eli Roth}"), false},
		{move("fill: req-17, with: {id: eli, opened: 2026-12-01}"), false},
		{move("fill: req-17, with: [dana]"), false},
		{move("team: verify, lead: cy, members: [dana, eli]"), true},
		{move("team: verify, members: dana"), false},
		{move("team: verify, into: fleet"), true},
		{move("unit: ops, parent: engineering, head: cy, name: Ops, kind: department"), true},
		{move("unit: ops, heads: cy"), false},
	}
	s := movesSchema(t)
	for _, test := range tests {
		first, other := verdicts(t, s, test.text)
		if first != test.want || other != test.want {
			t.Errorf("%s: got valid %v by gojsonschema and %v by the second validator, want %v", test.text, first, other, test.want)
		}
	}
}
