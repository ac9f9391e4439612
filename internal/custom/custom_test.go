package custom_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/config"
	"github.com/orglint/orglint/internal/custom"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// compile compiles the custom rules of a configuration.
func compile(t testing.TB, configuration string) error {
	t.Helper()
	c, err := config.Read(t.TempDir(), source.Read("c.yaml", []byte(configuration)))
	if err != nil {
		t.Fatal(err)
	}
	_, err = custom.Compile(c.Custom)
	return err
}

// TestFaults compares what is said of an expression with a fault, and where.
func TestFaults(t *testing.T) {
	tests := []struct{ field, text, want string }{
		{"assert", `person.locaton != ""`, `3:19: error: assert: there is no field "locaton". Did you mean "location"?`},
		{"assert", `person.manager.level.grad > 3`, `3:33: error: assert: there is no field "grad". Did you mean "grade"?`},
		{"assert", `grade > 3`, `3:12: error: assert: there is nothing called "grade". Did you mean "person.grade"?`},
		{"assert", `peron.grade > 3`, `3:12: error: assert: there is nothing called "peron". Did you mean "person"?`},
		{"assert", `lenn(person.teams) > 3`, `3:12: error: assert: there is nothing called "lenn". Did you mean "len"?`},
		{"assert", `person.grade`, `3:12: error: assert: it must be true or false, but this is a number.`},
		{"when", `person.name`, `3:12: error: when: it must be true or false, but this is a text.`},
		{"assert", `person.grade == "x"`, `3:25: error: assert: == does not work with a number and a text.`},
		{"assert", `!person.name`, `3:12: error: assert: ! does not work with a text.`},
		{"assert", `person.reports > 1`, `3:27: error: assert: > does not work with a list and a number.`},
		{"assert", `person.manager == person`, `3:19: error: assert: only texts, numbers and truth values can be compared; compare the ids of people, as in person.manager.id.`},
		{"assert", `person in person.reports`, `3:19: error: assert: use any to look for a person in a list, as in any(person.reports, .id == "ada").`},
		{"assert", `person.manager == nil`, `3:30: error: assert: nothing is ever nil here: where there is no value, a text is "" and a number is 0.`},
		{"assert", `let a = 1; a == 1`, `3:16: error: assert: a rule is one expression; let and ; do not work here.`},
		{"assert", `2 in 1..3`, `3:18: error: assert: ranges such as 1..10 do not work here.`},
		{"assert", `len(map(person.reports, {"a": 1})) > 0`, `3:40: error: assert: the expression cannot go on with ":" here.`},
		{"assert", `person.name matches person.id`, `3:39: error: assert: after matches there must be a pattern in quotation marks.`},
		{"assert", `person.name matches "("`, `3:24: error: assert: the pattern after matches does not read as a regular expression.`},
		{"assert", `person.name = "x"`, `3:24: error: assert: the expression cannot go on with "=" here.`},
		{"assert", `((person.name`, `3:24: error: assert: the expression ends too early.`},
		{"assert", `person.name == "x`, `3:29: error: assert: a quotation mark is not closed.`},
		{"assert", `all(person.reports, .grade)`, `3:32: error: assert: what is asked of each item must be true or false, but this is a number.`},
		{"assert", `all(person.name, true)`, `3:23: error: assert: a list is needed here, such as person.reports or person.teams.`},
		{"assert", `days("2026-01-01") > 1`, `3:12: error: assert: the function needs another number of values in its parentheses.`},
		{"assert", `now() > 1`, `3:12: error: assert: there is nothing called "now".`},
		{"assert", `repeat("x", 9) == ""`, `3:12: error: assert: there is nothing called "repeat". Did you mean "person.reports"?`},
		{"assert", `budget! == 1`, `3:18: error: assert: the expression cannot go on with "!" here.`},
		{"message", `{person} is there`, `3:14: error: message: a message can show texts, numbers, lists of texts and whether something is true, but this is a person.`},
		{"message", `So is {nam}`, `3:20: error: message: there is nothing called "nam". Did you mean "name"?`},
		{"message", `So is {name`, `3:19: error: message: this brace has no partner; two braces stand for one.`},
		{"message", `So is }`, `3:19: error: message: this brace has no partner; two braces stand for one.`},
		{"message", `{}`, `3:14: error: message: the expression ends too early.`},
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

// TestPlaces checks places in texts that do not stand in the file as they read: the value as a whole.
func TestPlaces(t *testing.T) {
	for text, want := range map[string]string{
		"version: 1\ncustom_rules:\n  - {id: own, assert: \"nam == \\\"x\\\"\", message: x}\n":          "c.yaml:3:23: ",
		"version: 1\ncustom_rules:\n  - id: own\n    assert: |\n      nam == \"x\"\n    message: x\n":   "c.yaml:4:13: ",
		"version: 1\ncustom_rules:\n  - {id: own, assert: nam == \"é\" && titel == \"\", message: x}\n": "c.yaml:3:23: ",
	} {
		if err := compile(t, text); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s\ngot %v, want %s", text, err, want)
		}
	}
}

// deep is a chart with a manager of many people, in a line of managers.
func deep(people int) string {
	var b strings.Builder
	b.WriteString("version: 1\npeople:\n  - {id: p0, role: x}\n")
	for i := 1; i <= people; i++ {
		fmt.Fprintf(&b, "  - {id: p%d, role: x, reports_to: p0, location: Here, team: [a, b, c]}\n", i)
	}
	return b.String()
}

// TestHostile runs expressions that would take forever, or fail: each is one finding, and the others go on.
func TestHostile(t *testing.T) {
	chart := deep(2000)
	steps := "the expression takes too many steps, as lists inside lists do"
	for _, test := range []struct{ assert, want string }{
		{`all(person.reports, all(person.manager.reports, .id != "") || true)`, ""},
		{`all(person.reports, all(.manager.reports, all(.manager.reports, .id != "")))`, steps},
		{`len(filter(person.manager.reports, any(.manager.reports, .id == "x"))) >= 0`, steps},
		{`sum(map(person.manager.reports, sum(map(.manager.reports, sum(map(.manager.reports, 1)))))) > 0`, steps},
		{`count(person.manager.reports, count(.manager.reports, "z" in .teams) > 0) == 0`, steps},
		{`person.reports[5000].id == ""`, "the expression asks for an item that a list does not have"},
		{`len(person.teams) % (len(person.teams) - 3) == 0`, "the expression divides by zero"},
		{`person` + strings.Repeat(".manager", 200) + `.id == ""`, ""},
		{strings.Repeat("(", 900) + "true" + strings.Repeat(")", 900), ""},
		{strings.Repeat("!", 400) + "true", ""},
	} {
		result := check(t, "version: 1\ncustom_rules:\n  - {id: own, message: x, assert: '"+test.assert+"'}\n", chart)
		var failed []string
		for _, f := range result.Findings {
			if f.Field == "expression" {
				failed = append(failed, f.Message)
			}
		}
		switch {
		case test.want == "" && len(failed) > 0:
			t.Errorf("%.80s: got %q, want nothing", test.assert, failed)
		case test.want != "" && (len(failed) != 1 || !strings.Contains(failed[0], test.want)):
			t.Errorf("%.80s: got %q, want one with %q", test.assert, failed, test.want)
		}
	}
	for _, long := range []string{strings.Repeat("(", 5000), "true" + strings.Repeat(" && true", 400), strings.Repeat("true && ", 220) + "true"} {
		if err := compile(t, "version: 1\ncustom_rules:\n  - {id: own, message: x, assert: '"+long+"'}\n"); long[0] == '(' && err == nil {
			t.Errorf("%.20s...: got no error", long)
		}
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

// FuzzExpression takes any text for an expression and a message: an error with places in the file, or a run that ends, twice
// with the same result.
func FuzzExpression(f *testing.F) {
	f.Add(`person.grade > 3 && any(person.reports, .level.id in ["x"])`, "{name} {{x}} {len(person.teams)}")
	f.Add(`person.attributes["a"] == person.experience.x ? true : false`, "{person.reports[0].name}")
	f.Add(`all(person.reports, {all(#.reports, {#.id matches "a+"})})`, "{1/0} {person.name[0:2]}")
	f.Add("let x = 1; x == 1 ?? nil", "{`a`} {'}'}")
	f.Fuzz(func(t *testing.T, assert, message string) {
		written := []config.Custom{{ID: diag.Text{Value: "own"}, Assert: diag.Text{Value: assert}, Message: diag.Text{Value: message}, Severity: diag.Info}}
		own, err := custom.Compile(written)
		if err != nil {
			if _, ok := errors.AsType[*diag.FileError](err); !ok {
				t.Errorf("got %v, want a *diag.FileError", err)
			}
			return
		}
		var first string
		for range 2 {
			c := config.Default()
			c.Policy.Rules = own
			text := fmt.Sprint(run(t, c, deep(5)).Findings)
			if first != "" && text != first {
				t.Errorf("two runs differ:\n%s\n%s", first, text)
			}
			first = text
		}
	})
}

// BenchmarkTenRules runs ten rules over 10,000 people; BenchmarkNoRules runs the same without them.
func BenchmarkTenRules(b *testing.B) { benchmark(b, 10) }

// BenchmarkNoRules is what BenchmarkTenRules is compared with.
func BenchmarkNoRules(b *testing.B) { benchmark(b, 0) }

func benchmark(b *testing.B, n int) {
	configuration := "version: 1\n"
	if n > 0 {
		configuration += "custom_rules:\n"
	}
	for i := range n {
		configuration += fmt.Sprintf("  - {id: own-%d, when: person.grade >= 0, assert: 'person.location != \"\" || any(person.reports, .layer > %d)', message: '{name}'}\n", i, i)
	}
	var chart strings.Builder
	chart.WriteString("version: 1\npeople:\n  - {id: p0, name: Person, role: CTO, location: Here}\n")
	for i := 1; i < 10_000; i++ {
		fmt.Fprintf(&chart, "  - {id: p%d, name: Person %d, role: VP of Engineering, reports_to: p%d, location: Here, grade: 12}\n", i, i, (i-1)/8)
	}
	for b.Loop() {
		check(b, configuration, chart.String())
	}
}
