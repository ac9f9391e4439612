package custom_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/orglint/orglint/internal/config"
	"github.com/orglint/orglint/internal/custom"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/rules"
)

// compileAll compiles the custom rules of a configuration.
func compileAll(t testing.TB, configuration string) ([]rules.Rule, error) {
	t.Helper()
	c, err := config.Read(t.TempDir(), source.Read("c.yaml", []byte(configuration)))
	if err != nil {
		t.Fatal(err)
	}
	return custom.Compile(c.Custom)
}

// compile returns what is wrong with the custom rules of a configuration.
func compile(t testing.TB, configuration string) error {
	t.Helper()
	_, err := compileAll(t, configuration)
	return err
}

// TestFaults compares what is said of an expression with a fault, and where.
func TestFaults(t *testing.T) {
	tests := []struct{ field, text, want string }{
		// Names and fields.
		{"assert", `person.locaton != ""`, `3:19: error: assert: a person has no field "locaton". Did you mean "location"?`},
		{"assert", `person.manager.level.grad > 3`, `3:33: error: assert: a level has no field "grad". Did you mean "grade"?`},
		{"assert", `any(person.reports, .grad > 3)`, `3:33: error: assert: a person has no field "grad". Did you mean "grade"?`},
		{"assert", `person.Name == ""`, `3:19: error: assert: a person has no field "Name". Did you mean "name"?`},
		{"assert", `person.name.first == ""`, `3:24: error: assert: a text has no field "first".`},
		{"assert", `person.reports.grade > 3`, `3:27: error: assert: a list has no fields; ask it of each, as in any(person.reports, .grade > 5).`},
		{"assert", `person[name] == ""`, `3:18: error: assert: a field is written with a dot, as in person.name.`},
		{"assert", `grade > 3`, `3:12: error: assert: there is nothing called "grade". Did you mean "person.grade"?`},
		{"assert", `peron.grade > 3`, `3:12: error: assert: there is nothing called "peron". Did you mean "person"?`},
		{"assert", `lenn(person.teams) > 3`, `3:12: error: assert: there is nothing called "lenn". Did you mean "len"?`},
		{"assert", `now() > 1`, `3:12: error: assert: there is nothing called "now".`},
		{"assert", `repeat("x", 9) == ""`, `3:12: error: assert: there is nothing called "repeat". Did you mean "person.reports"?`},
		{"assert", `$env == 1`, `3:12: error: assert: there is nothing called "$env".`},
		{"assert", `spend!(person) == 1`, `3:17: error: assert: the expression cannot go on with "!" here.`},
		// Kinds.
		{"assert", `person.grade`, `3:12: error: assert: it must be true or false, but this is a number.`},
		{"when", `person.name`, `3:12: error: when: it must be true or false, but this is a text.`},
		{"when", `person.on_leave ? true : 1`, `3:12: error: when: it must be true or false, but this is sometimes something else.`},
		{"assert", `person.grade == "x"`, `3:25: error: assert: == does not work with a number and a text.`},
		{"assert", `!person.name`, `3:12: error: assert: ! does not work with a text.`},
		{"assert", `person.reports > 1`, `3:27: error: assert: > does not work with a list and a number.`},
		{"assert", `len > 1`, `3:16: error: assert: > does not work with a function and a number.`},
		{"assert", `person.grade % 2 == 0`, `3:25: error: assert: % works with whole numbers only, and grades may have decimals.`},
		{"assert", `"a" in person.name`, `3:16: error: assert: in looks into lists; write contains to look for a text in a text.`},
		{"assert", `1 in person.teams`, `3:14: error: assert: in looks for a text here, but this is a number.`},
		{"assert", `"name" in person`, `3:22: error: assert: after in there must be a list.`},
		{"assert", `person.name ? true : false`, `3:19: error: assert: before ? there must be something true or false, but this is a text.`},
		{"assert", `person.manager == person`, `3:19: error: assert: only texts, numbers and truth values can be compared; compare the ids of people, as in person.manager.id.`},
		{"assert", `person in person.reports`, `3:19: error: assert: use any to look for a person in a list, as in any(person.reports, .id == "ada").`},
		{"assert", `person in map(person.reports, #)`, `3:19: error: assert: use any to look for a person in a list, as in any(person.reports, .id == "ada").`},
		{"assert", `person.name[0:1] == "A"`, `3:23: error: assert: a text cannot be cut; use startsWith, endsWith, contains or matches.`},
		// Functions.
		{"assert", `all(person.reports, .grade)`, `3:32: error: assert: what is asked of each must be true or false, but this is a number.`},
		{"assert", `all(person.name, true)`, `3:23: error: assert: a list is needed here, such as person.reports or person.teams, but this is a text.`},
		{"assert", `days("2026-01-01") > 1`, `3:12: error: assert: the function needs another number of values in its parentheses.`},
		{"assert", `days(1, 2) > 1`, `3:17: error: assert: days works with a text, but this is a number.`},
		{"assert", `lower(person) == ""`, `3:18: error: assert: lower works with a text, but this is a person.`},
		{"assert", `max(person.reports) > 1`, `3:23: error: assert: max works with numbers, or a list of them.`},
		{"assert", `len(1) > 1`, `3:12: error: assert: the function does not work with a value of this kind.`},
		{"assert", `person.name() == ""`, `3:19: error: assert: this is no function; only functions have parentheses behind them.`},
		// What does not read, and what rules do not need.
		{"assert", `((person.name`, `3:24: error: assert: the expression ends too early.`},
		{"assert", `person.name == "x`, `3:29: error: assert: a quotation mark is not closed.`},
		{"assert", `person.name = "x"`, `3:24: error: assert: one = does not compare; write ==.`},
		{"assert", `person.name == "\d"`, `3:29: error: assert: a backslash in a text must be written twice, as in "\\d".`},
		{"assert", `1e400 > 1`, `3:18: error: assert: this number does not read as a number.`},
		{"assert", `person.grade @ 1`, `3:25: error: assert: the expression cannot go on with this character.`},
		{"assert", `person.manager == nil`, `3:30: error: assert: nothing is ever nil here: where there is no value, a text is "" and a number is 0.`},
		{"assert", `let a = 1; a == 1`, `3:16: error: assert: a rule is one expression; let and ; do not work here.`},
		{"assert", `true; false`, `3:12: error: assert: a rule is one expression; let and ; do not work here.`},
		{"assert", `2 in 1..3`, `3:18: error: assert: ranges such as 1..10 do not work here.`},
		{"assert", `2 ** 3 == 8`, `3:14: error: assert: powers do not work here; multiply instead.`},
		{"assert", `len({"a": 1}) > 0`, `3:16: error: assert: groups of fields do not work here.`},
		{"assert", `person.name matches person.id`, `3:39: error: assert: after matches there must be a pattern in quotation marks.`},
		{"assert", `person.name matches "("`, `3:32: error: assert: the pattern after matches does not read as a regular expression.`},
		{"assert", `person.name matches "(a{1000}){1000}"`, `3:32: error: assert: the pattern after matches does not read as a regular expression.`},
		{"assert", `person.name matches "(a|b?){900}"`, `3:32: error: assert: the pattern after matches repeats too much; make it shorter.`},
		// Messages.
		{"message", `{person} is there`, `3:14: error: message: a message can show texts, numbers, lists of them and whether something is true, but this is a person.`},
		{"message", `{person.reports} is there`, `3:14: error: message: a message can show texts, numbers, lists of them and whether something is true, but this is a list.`},
		{"message", `So is {nam}`, `3:20: error: message: there is nothing called "nam". Did you mean "name"?`},
		{"message", `Änne {{ is {name} {person.titel}`, `3:39: error: message: a person has no field "titel". Did you mean "title"?`},
		{"message", `So is {name`, `3:19: error: message: this brace has no partner; two braces stand for one.`},
		{"message", `So is }`, `3:19: error: message: this brace has no partner; two braces stand for one.`},
		{"message", `{}`, `3:14: error: message: the expression ends too early.`},
		// Limits.
		{"assert", strings.Repeat("(", 2001), `3:12: error: assert: the expression is longer than 2000 characters.`},
		{"assert", strings.Repeat("(", 2000), `3:2011: error: assert: the expression ends too early.`},
		{"assert", strings.Repeat("!", 600) + "true", `3:615: error: assert: the expression has too many parts; make two rules of it.`},
		{"message", strings.Repeat("x", 2001), `3:13: error: message: it is longer than 2000 characters.`},
	}
	for _, test := range tests {
		fields := map[string]string{"when": "true", "assert": "true", "message": "x"}
		fields[test.field] = test.text
		// A literal block would not show the place, and quotation marks would have to be written twice: so each field stands
		// plain in a file of its own kind.
		text := fmt.Sprintf("version: 1\ncustom_rules:\n- %-6s: '%s'\n", test.field, strings.ReplaceAll(test.text, "'", "''"))
		for _, name := range []string{"when", "assert", "message"} {
			if name != test.field {
				text += fmt.Sprintf("  %s: %q\n", name, fields[name])
			}
		}
		err := compile(t, text+"  id: own\n")
		var bad *diag.FileError
		if !errors.As(err, &bad) {
			t.Errorf("%s: got %v, want a *diag.FileError", test.text, err)
			continue
		}
		if got := strings.Join(bad.Lines(), "\n"); got != "c.yaml:"+test.want {
			t.Errorf("%s:\ngot  %s\nwant c.yaml:%s", test.text, got, test.want)
		}
	}
}

// TestPlaces checks places in texts of other forms. Where a text does not stand in the file as it reads, that is its start.
func TestPlaces(t *testing.T) {
	for text, want := range map[string]string{
		"version: 1\ncustom_rules:\n  - {id: own, assert: \"nam == 'x'\", message: x}\n":                    "c.yaml:3:24: ",
		"version: 1\ncustom_rules:\n  - {id: own, assert: nam == \"é\" && titel == \"\", message: x}\n":     "c.yaml:3:23: ",
		"version: 1\ncustom_rules:\n  - {id: own, assert: \"name == \\\"\\\" || nam\", message: x}\n":       "c.yaml:3:23: ",
		"version: 1\ncustom_rules:\n  - {id: own, assert: true, message: \"\\\"{nam}\\\"\"}\n":              "c.yaml:3:42: ",
		"version: 1\ncustom_rules:\n  - id: own\n    assert: |\n      true && nam\n    message: x\n":        "c.yaml:5:15: ",
		"version: 1\ncustom_rules:\n  - id: own\n    assert: >-\n      true && nam\n    message: x\n":       "c.yaml:5:15: ",
		"version: 1\ncustom_rules:\n  - id: own\n    assert: >\n      true &&\n      nam\n    message: x\n": "c.yaml:4:13: ",
		"version: 1\ncustom_rules:\n  - id: own\n    assert: true &&\n      nam\n    message: x\n":          "c.yaml:4:13: ",
	} {
		if err := compile(t, text); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s\ngot %v, want %s", text, err, want)
		}
	}
}

// TestAllFaults checks that the faults of all rules are told at once, in the order of the file.
func TestAllFaults(t *testing.T) {
	err := compile(t, `version: 1
custom_rules:
  - {id: one, when: nam == "", assert: titel == "", message: "{nam} {name} {titel}"}
  - {id: two, assert: true, message: "{name}"}
  - {id: three, assert: person.grade, message: x}
`)
	var bad *diag.FileError
	if !errors.As(err, &bad) {
		t.Fatalf("got %v, want a *diag.FileError", err)
	}
	var got []string
	for _, f := range bad.Findings {
		got = append(got, strings.TrimPrefix(f.Pos.String(), "c.yaml:"))
	}
	want := []string{"3:21", "3:40", "3:64", "3:77", "5:25"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("places (-want +got):\n%s", diff)
	}
}

// TestWhom checks whom a rule looks at: people who count and whose records can be read.
func TestWhom(t *testing.T) {
	result := check(t, "version: 1\ncustom_rules: [{id: own, assert: person.vacancy, message: '{name}, {person.manager.name}, {person.manager.manager.name}'}]\n", `version: 1
people:
  - {id: ada, role: CTO}
  - {id: bo, name: Bo Berg, role: x, reports_to: ada}
  - {id: left, role: x, end: 2026-11-22}
  - {id: early, role: x, start: 2026-11-24}
  - {id: vague, role: x, grade: high}
  - {id: bo, role: x}
vacancies: [{id: open, role: x}]
`)
	var got []string
	for _, f := range result.Findings {
		if f.Rule == "own" {
			got = append(got, f.Subject+": "+f.Message)
		}
	}
	if want := []string{"ada: ada, , ", "bo: Bo Berg, ada, "}; strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got %q, want %q", got, want)
	}
}
