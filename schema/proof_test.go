package schema_test

import (
	"encoding/json"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/schema"
)

// TestProof compares what is proven of random records with gojsonschema's verdict, which must be that they are right.
func TestProof(t *testing.T) {
	s := chartSchema(t)
	keys := []string{
		"id", "name", "role", "grade", "reports_to", "dotted_line_to", "unit", "team", "employment", "appointment", "appointment_since", "start", "end", "on_leave",
		"location", "email", "experience", "attributes", "deviations", "lead", "members", "kind", "parent", "head", "opened", "rule", "subject", "subjects", "ground",
		"reason", "approved_by", "expires", "x",
	}
	scalar := rapid.SampledFrom([]string{
		"ada", "CTO", "Backend Engineer", "backend-engineer", "acting cto", "''", "' '", "\"\\t\"", "\"\\xa0\"", "null", "~", "true", "'true'", "True", "0", "9.5", "-1", "'9'", "1e3", "00123",
		"0123456789012345678901234567890", "+3", "2026-01-31", "2026-02-30", "2026-02-28", "0000-01-01", "2026-1-1", "'2026-01-01'", "employee", "Employee", "interim", "permanent",
		"department", "é", "max-teams",
	})
	var value *rapid.Generator[string]
	value = rapid.Custom(func(t *rapid.T) string {
		switch rapid.IntRange(0, 9).Draw(t, "shape") {
		case 0:
			return "[" + strings.Join(rapid.SliceOfN(rapid.Deferred(func() *rapid.Generator[string] { return value }), 0, 3).Draw(t, "items"), ", ") + "]"
		case 1:
			return "{" + rapid.SampledFrom(keys).Draw(t, "key") + ": " + scalar.Draw(t, "value") + "}"
		}
		return scalar.Draw(t, "text")
	})
	proven := 0
	rapid.Check(t, func(t *rapid.T) {
		var b strings.Builder
		b.WriteString("version: 1\n" + rapid.SampledFrom([]string{"people", "vacancies", "teams", "units", "external", "deviations"}).Draw(t, "list") + ":\n")
		for range 20 {
			b.WriteString("  - {id: " + scalar.Draw(t, "id"))
			for _, key := range rapid.SliceOfNDistinct(rapid.SampledFrom(keys[1:]), 0, 5, rapid.ID[string]).Draw(t, "keys") {
				b.WriteString(", " + key + ": " + value.Draw(t, "value"))
			}
			b.WriteString("}\n")
		}
		file := source.Read("a.yaml", []byte(b.String()))
		if len(file.Documents) == 0 {
			t.Fatalf("%v\n%s", file.Findings, b.String())
		}
		more, refused := schema.Proven(s, &file.Documents[0])
		proven += more
		if refused > 0 {
			t.Fatalf("gojsonschema refuses %d of the records that are proven to be right:\n%s", refused, b.String())
		}
	})
	if proven < 20 {
		t.Errorf("only %d records were proven", proven)
	}
}

// TestProofOfUsual checks that what most charts are made of is proven.
func TestProofOfUsual(t *testing.T) {
	file := source.Read("a.yaml", []byte(`version: 1
people:
  - {id: ada, name: Ada Osei, role: CTO, grade: 12, location: Kraków, start: 2020-02-28, attributes: {a: [b]}}
  - {id: bo, role: "Director, Engineering", reports_to: ada, team: [a], employment: contractor, on_leave: true, experience: {cto: 2}}
vacancies: [{id: v, role: CTO, opened: 2026-01-01}]
teams: [{id: t, lead: ada, members: [ada, bo]}]
units: [{id: u, kind: department, head: ada}]
external: [{id: e, role: CEO, name: E}]
deviations: [{rule: max-teams, subject: a, ground: b, reason: c, approved_by: d, expires: 2027-01-01}]
`))
	if proven, refused := schema.Proven(chartSchema(t), &file.Documents[0]); proven != 7 || refused != 0 {
		t.Errorf("%d records are proven and %d of them refused, want 7 and 0", proven, refused)
	}
}

// TestProofKeywords checks that a schema with anything that is not known proves nothing.
func TestProofKeywords(t *testing.T) {
	for text, want := range map[string]bool{
		`{"type": "string"}`: true, `{"type": "object"}`: true, `{"enum": ["a", null]}`: true, `{"type": "string", "minLength": 1}`: true, `{}`: false,
		`{"type": "string", "minLength": 2}`: false, `{"type": "string", "pattern": "a"}`: false, `{"type": "number", "minimum": 1}`: false, `{"enum": [1]}`: false,
		`{"type": "string", "format": "email"}`: false, `{"type": "object", "additionalProperties": false}`: false, `{"anyOf": [{"enum": ["a"]}]}`: true,
		`{"anyOf": []}`: false, `{"anyOf": [{"enum": ["a"]}, {"type": "string"}]}`: false, `{"type": "object", "minProperties": 1}`: false, `{"$ref": "#/definitions/x"}`: false,
		`{"not": {"type": "string"}}`: false, `{"type": "string", "maxLength": 9}`: false, `{"type": "array", "uniqueItems": true}`: false, `{"type": "string", "const": "a"}`: false,
	} {
		var s map[string]any
		decoder := json.NewDecoder(strings.NewReader(text))
		decoder.UseNumber()
		if err := decoder.Decode(&s); err != nil {
			t.Fatal(err)
		}
		if got := schema.ProofOf(s); got != want {
			t.Errorf("%s: got %t, want %t", text, got, want)
		}
	}
}
