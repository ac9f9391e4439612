package report_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/plan"
	"github.com/orglint/orglint/internal/report"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/rules"
	"github.com/orglint/orglint/schema"
)

// difference compares two charts.
func difference(t *testing.T, before, after string) *lint.Difference {
	t.Helper()
	families, err := family.Load(family.BuiltIn())
	if err != nil {
		t.Fatal(err)
	}
	job := func(path, text string) lint.Job {
		return lint.Job{
			Files: []*source.File{source.Read(path, []byte("version: 1\n"+text))}, Families: families,
			Policy: rules.Policy{Rules: rules.All()}, AsOf: "2026-11-23", Figures: true,
		}
	}
	d, err := lint.Diff(job("before.yaml", before), job("after.yaml", after))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// written writes what is different in a format.
func written(t *testing.T, format string, d *lint.Difference) string {
	t.Helper()
	var b bytes.Buffer
	if err := report.WriteDifference(&b, format, d); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// differentCharts are charts of which the one differs from the other in every respect.
const (
	chartBefore = `people:
  - {id: ada, name: Ada Osei, role: Director of Engineering}
  - {id: bo, name: Bo Lind, role: "Senior Manager, Engineering", reports_to: ada, unit: ops}
  - {id: cy, name: Cy Roth, role: Engineering Manager, reports_to: bo}
  - {id: dana, name: Dana Wu, role: Backend Engineer, grade: 7, reports_to: cy}
  - {id: eli, name: Eli Moss, role: Backend Engineer, reports_to: cy}
  - {id: finn, name: Finn Bay, role: Chief Wizard, reports_to: cy}
vacancies:
  - {id: req-17, role: Senior Backend Engineer, reports_to: cy}
teams: [{id: t1, name: One, lead: cy}, {id: t2}, {id: t3}, {id: t4}]
units: [{id: ops, name: Ops, head: bo}, {id: gone}]
`
	chartAfter = `people:
  - {id: ada, name: Ada Osei, role: Director of Engineering}
  - {id: bo, name: Bo Lind, role: "Senior Manager, Engineering", reports_to: ada, unit: ops}
  - {id: cy2, name: Cy Roth, role: Engineering Manager, reports_to: bo}
  - {id: dana, name: Dana Wu, role: Backend Engineer, grade: 6, reports_to: cy2, team: [t1], on_leave: true}
  - {id: finn, name: Finn Bey, role: Chief Wizard, reports_to: cy2, location: Oslo}
  - {id: gia, name: Gia Holm, role: Senior Backend Engineer, reports_to: cy2, start: 2026-12-01}
  - {id: hal, name: Hal Iversen, role: Chief Wizard, reports_to: dana, dotted_line_to: [bo, ada]}
  - {id: ivo, name: "Ivo Kral, role: CTO}
teams: [{id: t1, name: One, lead: bo, kind: engineering}, {id: t5, name: Five}]
units: [{id: ops, name: Operations, parent: emea, head: ada}, {id: emea}]
`
)

// planned makes a plan of which a state in between breaks a rule, and which leaves something open.
func planned(t *testing.T) *lint.Difference {
	t.Helper()
	families, err := family.Load(family.BuiltIn())
	if err != nil {
		t.Fatal(err)
	}
	check, err := lint.MovesSchema(families)
	if err != nil {
		t.Fatal(err)
	}
	p, err := plan.Read(source.Read("moves.yaml", []byte("version: 1\nmoves:\n  - {remove: cy, reports_to: ada, date: 2027-01-01}\n  - {who: dana, reports_to: bo, date: 2027-02-01}\n")), check)
	if err != nil {
		t.Fatal(err)
	}
	job := lint.Job{
		Files: []*source.File{source.Read("org.yaml", []byte("version: 1\n"+chartBefore))}, Families: families,
		Policy: rules.Policy{Rules: rules.All()}, AsOf: "2026-11-23", Figures: true,
	}
	made, err := lint.WhatIf(job, p, p.Last(), func(file *source.File) ([]byte, error) { return []byte(file.Data()), nil })
	if err != nil {
		t.Fatal(err)
	}
	return made.Difference
}

// TestPlanned writes a plan in all formats: each tells when something is there only in between, and what is left to be settled.
func TestPlanned(t *testing.T) {
	d := planned(t)
	if first := d.Between[0]; first.From != "2027-01-01" || first.Until != "2027-02-01" || first.Finding.Subject != "dana" {
		t.Fatalf("got %+v in between, want that Dana Wu reports to Ada Osei from 2027-01-01 until 2027-02-01", d.Between)
	}
	for format, want := range map[string][]string{
		"text":     {"\nOnly in between (2)\n  From 2027-01-01 until 2027-02-01: org.yaml", "\nTo be settled (1)\n  Cy Roth (Engineering Manager) leads the team One", "2 only in between"},
		"markdown": {"#### Only in between (2)\n\n- From 2027-01-01 until 2027-02-01: **error**", "#### To be settled (1)"},
		"json":     {"\"between\": [\n    {\n      \"from\": \"2027-01-01\",", "\"open\": ["},
		"html":     {"Only in between", "From 2027-01-01 until 2027-02-01.", "To be settled"},
	} {
		for _, part := range want {
			if got := written(t, format, d); !strings.Contains(got, part) {
				t.Errorf("%s lacks %q:\n%s", format, part, got)
			}
		}
	}
}

// TestDifferenceSchema validates comparisons against the schema that orglint prints.
func TestDifferenceSchema(t *testing.T) {
	text, err := schema.Difference()
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("diff.json", document); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile("diff.json")
	if err != nil {
		t.Fatal(err)
	}
	validate := func(text string) error {
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		return compiled.Validate(value)
	}
	whole := strings.Replace(chartAfter, `  - {id: ivo, name: "Ivo Kral, role: CTO}`+"\n", "", 1)
	for name, d := range map[string]*lint.Difference{
		"there": difference(t, chartBefore, whole), "back": difference(t, whole, chartBefore), "same": difference(t, whole, whole),
		"torn": difference(t, chartBefore, chartAfter), "nobody": difference(t, "people: []\n", whole),
		"plan": planned(t),
	} {
		if err := validate(written(t, "json", d)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	text = written(t, "json", difference(t, chartBefore, whole))
	for _, change := range [][2]string{
		{`"joined": [`, `"joins": [`}, {`"before": null`, `"before": 7`}, {`"unchanged": `, `"unchanged": -`}, {`"people": `, `"people": 0.`},
	} {
		if changed := strings.Replace(text, change[0], change[1], 1); changed != text && validate(changed) == nil {
			t.Errorf("the schema takes %s for %s", change[1], change[0])
		}
	}
}

// TestDifferenceShowsAsItIs writes texts for which terminals and Markdown have a weakness.
func TestDifferenceShowsAsItIs(t *testing.T) {
	quoted := `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", `\r`, "\x1b", `\e`, "\xff", "", "\ufeff", `\ufeff`, "\uffff", "").Replace(evil) + `"`
	hostile := strings.NewReplacer("Gia Holm", quoted, "Oslo", quoted, "Operations", quoted, "Five", quoted, "Chief Wizard", quoted).Replace(
		strings.Replace(chartAfter, `  - {id: ivo, name: "Ivo Kral, role: CTO}`+"\n", "", 1))
	d := difference(t, chartBefore, hostile)
	for _, format := range report.DifferenceFormats() {
		text := written(t, format, d)
		if strings.ContainsAny(text, "\x1b\u202e\ufeff\r") {
			t.Errorf("%s writes a character that acts:\n%q", format, text)
		}
		if format != "markdown" {
			continue
		}
		for _, raw := range []string{"<img", "`c`", "**b**", "[l](", " http://e", "@mention", "#123", "<!-- c"} {
			if strings.Contains(text, raw) {
				t.Errorf("Markdown has %q as it is:\n%s", raw, text)
			}
		}
	}
}

// TestDifferenceIsBounded writes a comment that fits into one, and says what it leaves out.
func TestDifferenceIsBounded(t *testing.T) {
	var many strings.Builder
	many.WriteString("people:\n  - {id: ada, name: Ada Osei, role: CTO}\n")
	for i := range 3000 {
		many.WriteString("  - {id: p" + strings.Repeat("x", 1+i%7) + string(rune('a'+i%26)) + strings.Repeat("y", i%11) + ", name: Bo, role: Clerk, reports_to: ada}\n")
	}
	text := written(t, "markdown", difference(t, "people: []\n", many.String()))
	if len(text) > 65_000 || !strings.Contains(text, "not shown here; orglint diff tells them") {
		t.Errorf("got %d bytes", len(text))
	}
}
