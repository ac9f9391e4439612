package schema_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/orglint/orglint/schema"
)

// TestGrades has the check and the printed schema agree on what is a grade.
func TestGrades(t *testing.T) {
	names := []string{"Band 7", "Band 8a", "SCS1"}
	listed := schema.Grades{Names: names, Known: func(text string) bool {
		text = strings.ToLower(strings.Join(strings.Fields(text), " "))
		return slices.ContainsFunc(names, func(name string) bool { return strings.ToLower(name) == text })
	}}
	none := schema.Grades{Known: func(string) bool { return false }}
	tests := []struct {
		grade             any
		listed, none, any bool
	}{
		{"9", true, true, true},
		{"9.5", true, true, true},
		{json.Number("9"), true, true, true},
		{json.Number("-9"), false, false, false},
		{"Band 7", true, false, true},
		{" band  8A", true, false, true},
		{"scs1", true, false, true},
		{"Band", false, false, true},
		{"Band 71", false, false, true},
		{"", false, false, false},
		{"  ", false, false, false},
	}
	for _, test := range tests {
		for _, of := range []struct {
			name   string
			grades schema.Grades
			want   bool
		}{{"a list", listed, test.listed}, {"no list", none, test.none}, {"any text", schema.Grades{}, test.any}} {
			s, err := schema.Chart(nil, nil, of.grades)
			if err != nil {
				t.Fatal(err)
			}
			text, err := json.Marshal(test.grade)
			if err != nil {
				t.Fatal(err)
			}
			got := len(check(t, s, "version: 1\npeople: [{id: a, role: b, grade: "+string(text)+"}]\n")) == 0
			value := test.grade
			if number, ok := value.(json.Number); ok {
				value, _ = number.Float64()
			}
			printed := second(t, s, "/definitions/grade").Validate(value) == nil
			if got != of.want || printed != of.want {
				t.Errorf("%s: %s: got %v from the check and %v from the printed schema, want %v", of.name, text, got, printed, of.want)
			}
		}
	}
}
