package custom_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/orglint/orglint/internal/config"
	"github.com/orglint/orglint/internal/custom"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/rules"
)

// findings runs rules over a chart, and returns all that they find as text.
func findings(t tester, own []rules.Rule, chart string) string {
	t.Helper()
	c := config.Default()
	c.Policy.Rules = own
	var b strings.Builder
	for _, f := range run(t, c, chart).Findings {
		fmt.Fprintln(&b, f.Pos, f.Severity, f.Rule, f.Subject, f.Field, f.Affected, f.Related, f.Measure, f.Fingerprint, f.Message)
	}
	return b.String()
}

// FuzzExpression takes any texts for the expressions of a rule: there is an error with places in the file, or a run that
// ends with findings of bounded length, twice the same.
func FuzzExpression(f *testing.F) {
	f.Add(`person.grade > 3`, `any(person.reports, .level.id in ["x"])`, "{name} {{x}} {len(person.teams)}")
	f.Add(`true`, `person.attributes["a"] == person.role ? true : false`, "{person.reports[0].name}")
	f.Add(`all(person.reports, {all(#.reports, {#.id matches "a+"})})`, `false`, "{1/0} {person.name[0:2]}")
	f.Add(`!person.vacancy`, "let x = 1; x == 1 ?? nil", "{`a`} {'}'} {\"\\xff\"}")
	f.Add(`(person.layer > 1 ? person : 1) == 1`, `max([1], 2) in map(person.reports, sum([.grade]))`, "{1e308 * 10}")
	f.Add(`person?.manager?.name == ""`, `number(person.attributes.x) + days(as_of, person.end) / 0 > 1`, "{person.reports | map(.id)}")
	f.Add(`if person.layer > 1 {true} else {false}`, `person.name + name + title != "" and not (1 in [1, "x"])`, "{min()}")
	f.Add(`$env["person"].id == ""`, `person[name] == 1`, "{person.teams} {person.teams[0:1]}")
	f.Fuzz(func(t *testing.T, when, assert, message string) {
		rule := map[string]string{"id": "own", "when": when, "assert": assert, "message": message}
		data, err := json.Marshal(map[string]any{"version": 1, "custom_rules": []any{rule}})
		if err != nil {
			t.Fatal(err)
		}
		c, err := config.Read(t.TempDir(), source.Read("c.json", data))
		if err != nil {
			return // what the configuration itself refuses, such as empty texts
		}
		own, err := custom.Compile(c.Custom)
		if err != nil {
			places(t, err, data)
			return
		}
		first := findings(t, own, small)
		if second := findings(t, own, small); second != first {
			t.Errorf("two runs differ:\n%s\n%s", first, second)
		}
		for line := range strings.Lines(first) {
			if n := utf8.RuneCountInString(line); n > custom.Longest+2000 {
				t.Errorf("a finding has %d characters: %.200s", n, line)
			}
			if !utf8.ValidString(line) {
				t.Errorf("%q is no UTF-8", line)
			}
		}
	})
}

// places checks that an error tells places in a file, in words.
func places(t tester, err error, data []byte) {
	t.Helper()
	bad, ok := errors.AsType[*diag.FileError](err)
	if !ok || len(bad.Findings) == 0 {
		t.Errorf("got %v, want a *diag.FileError", err)
		return
	}
	for _, f := range bad.Findings {
		if f.Pos.IsZero() || int(f.Pos.Offset+f.Pos.Length) > len(data) || !utf8.Valid(data[f.Pos.Offset:f.Pos.Offset+f.Pos.Length]) {
			t.Errorf("%s: the place %+v is not in the file", f.Message, f.Pos)
		}
		for _, word := range []string{"custom.", "interface", "string", "float64", "\n"} {
			if strings.Contains(f.Message, word) && !strings.Contains(string(data), word) {
				t.Errorf("%q has %q in it", f.Message, word)
			}
		}
	}
}
