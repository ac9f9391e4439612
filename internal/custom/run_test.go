package custom_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/orglint/orglint/internal/diag"
)

// own checks a chart with a rule of that assertion and message, and returns what the rule finds.
func own(t testing.TB, assert, message, chart string) []diag.Finding {
	t.Helper()
	quote := func(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }
	result := check(t, "version: 1\ncustom_rules:\n  - {id: own, assert: "+quote(assert)+", message: "+quote(message)+"}\n", chart)
	var found []diag.Finding
	for _, f := range result.Findings {
		if f.Rule == "own" {
			found = append(found, f)
		}
	}
	return found
}

// small is a chart with something of everything.
const small = `version: 1
people:
  - {id: ada, name: Ada Osei, role: Engineering Manager, grade: 8, location: Zürich, email: ada@acme.example, attributes: {badge: 12, tags: [a, b], remote: true, more: {x: 1}}}
  - {id: bo, role: Backend Engineer, reports_to: ada, team: [tools, ops], experience: {backend-engineer: 2.5}, employment: contractor, start: 2026-01-01, end: 2026-12-31}
  - {id: cy, role: Gardener, reports_to: ada, dotted_line_to: [bo], appointment: acting, on_leave: true}
  - {id: dana, role: Backend Engineer, reports_to: board}
vacancies: [{id: req, role: backend-engineer, reports_to: ada}]
external: [{id: board, name: Board of Directors}]
`

// TestValues checks what expressions know, and how messages show it.
func TestValues(t *testing.T) {
	tests := map[string]string{
		`{name}|{title}|{as_of}|{person.id}`:                                                        "Ada Osei|Engineering Manager|2026-11-23|ada",
		`{person.grade}|{person.level.id}|{person.level.grade}|{person.level.track}`:                "8|engineering-manager|8|management",
		`{person.level.family}|{person.layer}|{person.people_below}|{person.on_leave}`:              "engineering|1|2|no",
		`{map(person.reports, .id)}|{map(person.reports, .vacancy)}`:                                "bo, cy, req|no, no, yes",
		`{map(person.reports, .grade)}|{map(person.reports, .level.title)}`:                         "6, 0, 6|Backend Engineer, , Backend Engineer",
		`{person.reports[0].name}|{person.reports[0].teams}|{person.reports[2].name}`:               "bo|tools, ops|the open seat req",
		`{person.reports[0].experience["backend-engineer"]}|{person.experience.x}`:                  "2.5|0",
		`{person.reports[0].employment}|{person.employment}|{person.reports[1].appointment}`:        "contractor|employee|acting",
		`{person.reports[1].dotted_line_to}|{person.reports[1].on_leave}|{person.reports[1].title}`: "bo|yes|Gardener",
		`{person.attributes.badge}|{person.attributes.tags}|{person.attributes.remote}`:             "12|a, b|true",
		`{person.attributes.more}|{person.attributes.none}|{"badge" in person.attributes}`:          "||yes",
		`{person.manager.name}|{person.manager.manager.grade}|{person.manager.level.id}`:            "|0|",
		`{len(person.manager.reports)}|{person.reports[0].manager.manager.manager.id}`:              "0|",
		`{days(person.reports[0].start, person.reports[0].end)}|{days(as_of, "")}`:                  "364|0",
		`{number(person.attributes.badge) / 5}|{number("x")}|{number("inf")}|{1 / 3}`:               "2.4|0|0|0.333333",
		`{0.1 + 0.2}|{-0.0}|{1e3}|{7 % 4}|{abs(-2)}|{round(2.5)}|{ceil(1.2)}|{floor(-1.2)}`:         "0.3|0|1000|3|2|3|2|-2",
		`{min(3, 1.5)}|{max(map(person.reports, .grade))}|{min([])}|{max(2, [5])}`:                  "1.5|6|0|5",
		`{sum(map(person.reports, .grade))}|{sum(person.reports, .layer)}|{sum([1, 2])}`:            "12|6|3",
		`{count(person.reports, .vacancy)}|{one(person.reports, .vacancy)}|{none([], true)}`:        "1|yes|yes",
		`{lower(name)}|{upper(person.location)}|{trim(" x ")}|{"a" + "b" + name}`:                   "ada osei|ZÜRICH|x|abAda Osei",
		`{person.location in ["Zürich", 1]}|{"ops" in map(person.reports, .unit)}`:                  "yes|no",
		`{"bo" in map(person.reports, .id)}|{"x" not in person.teams}|{1.0 in [1]}`:                 "yes|yes|yes",
		`{filter(person.reports[0].teams, # startsWith "t")}|{person.reports[0].teams[-1]}`:         "tools|ops",
		`{person.grade > 5 ? "high" : 1}|{(person.grade > 5 ? 5 : "x") == 5.0}`:                     "high|yes",
		`{(person.grade > 5 ? "x" : 5) != "x"}|{(person.grade > 5 ? 1 : "x") + 1}`:                  "no|2",
		`{{{name}}}|{"}"}|{"{"}|{name matches "^Ada" and name contains "Osei"}`:                     "{Ada Osei}|}|{|yes",
		`{if person.grade > 5 { "a" } else { "b" }}|{person.reports | count(.vacancy)}`:             "a|1",
	}
	for message, want := range tests {
		found := own(t, `person.id != "ada"`, message, small)
		if len(found) != 1 || found[0].Message != want {
			t.Errorf("%s\ngot  %v\nwant %s", message, found, want)
		}
	}
	if found := own(t, `person.id != "dana"`, `{person.manager.id}|{person.reports_to}|{person.layer}`, small); len(found) != 1 ||
		found[0].Message != "|board|1" {
		t.Errorf("below a manager outside the chart: got %v", found)
	}
}

// TestFinding checks all of a finding.
func TestFinding(t *testing.T) {
	found := own(t, `person.id != "bo"`, "{name} is here.", small)
	if len(found) != 1 {
		t.Fatalf("got %v, want one finding", found)
	}
	f := found[0]
	got := fmt.Sprintf("%s %s %s %s %v %s", f.Pos, f.Severity, f.Subject, f.Field, f.Affected, f.Message)
	if want := "org.yaml:4:10 warning bo custom [bo] bo is here."; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if len(f.Related) != 1 || f.Related[0].Pos.String() != ".orglint.yaml:3:10" {
		t.Errorf("got related places %v, want the id of the rule", f.Related)
	}
}

// TestFailures checks what is said of rules that cannot be judged, and where it stops: once, for everybody, beside what
// the rule finds.
func TestFailures(t *testing.T) {
	const shorter = "the expression asks for a place in a list that is shorter"
	const kinds = "the expression does not work with these values, such as a text where a number is needed"
	tests := []struct{ assert, message, at, want string }{
		{`person.teams[0] == "tools"`, "x", "3:36", "for Ada Osei (Engineering Manager) and 2 others: " + shorter},
		{`person.grade > 7 || person.teams[1] == "x"`, "x", "3:56", "for cy (Gardener) and 1 other: " + shorter},
		{`person.grade == 0 || 1 / (person.layer - 1) > 0`, "x", "3:47", "for Ada Osei (Engineering Manager) and 1 other: the expression divides by zero"},
		{`1 % (person.layer - 2) == 0`, "x", "3:26", "for bo (Backend Engineer) and 1 other: the expression divides by zero"},
		{`(person.grade > 7 ? 1 : "x") < 2`, "x", "3:53", "for bo (Backend Engineer) and 2 others: " + kinds},
		{`(person.grade > 7 ? 1 : person) == 1`, "x", "3:56", "for bo (Backend Engineer) and 2 others: " + kinds},
		{`1 in (person.grade > 7 ? [1] : [person])`, "x", "3:26", "for bo (Backend Engineer) and 2 others: " + kinds},
		{`person.id != "ada"`, "{person.grade > 9 ? 1 : person}", "3:56", "for Ada Osei (Engineering Manager): the message would show something that is no text, number or truth value"},
		{`person.id != "ada"`, "{1e308 * 10}", "3:56", "for Ada Osei (Engineering Manager): the message would show something that is no text, number or truth value"},
		{`person.id != "ada"`, "{name}" + strings.Repeat("x", 1994), "3:56", "for Ada Osei (Engineering Manager): it makes a text that is too long"},
	}
	for _, test := range tests {
		var failed []diag.Finding
		for _, f := range own(t, test.assert, test.message, small) {
			if f.Field == "expression" {
				failed = append(failed, f)
			}
		}
		if len(failed) != 1 {
			t.Errorf("%s: got %v, want one finding", test.assert, failed)
			continue
		}
		f := failed[0]
		if want := "The rule own could not be judged " + test.want + "."; f.Message != want {
			t.Errorf("%s:\ngot  %s\nwant %s", test.assert, f.Message, want)
		}
		if f.Measure != len(f.Affected) || f.Subject != f.Affected[0] {
			t.Errorf("%s: got subject %s, measure %d and affected %v", test.assert, f.Subject, f.Measure, f.Affected)
		}
		if at := strings.TrimPrefix(f.Related[0].Pos.String(), ".orglint.yaml:"); at != test.at {
			t.Errorf("%s: it stops at %s, want %s", test.assert, at, test.at)
		}
	}
	if found := own(t, `person.id == "bo" || person.teams[0] == "x"`, "x", small+"\n"); len(found) != 1 {
		t.Errorf("got %v, want one finding", found)
	}
}

// wide is a chart with one manager of many people.
func wide(people int) string {
	var b strings.Builder
	b.WriteString("version: 1\npeople:\n  - {id: p0, role: x}\n")
	for i := 1; i <= people; i++ {
		fmt.Fprintf(&b, "  - {id: p%d, role: x, reports_to: p0, location: Here, team: [a, b, c]}\n", i)
	}
	return b.String()
}

// TestHostile runs expressions that would take forever, or fill the memory: each is one finding that says so.
func TestHostile(t *testing.T) {
	chart := wide(1200)
	note := "version: 1\npeople:\n  - {id: p0, role: x, attributes: {note: " + strings.Repeat("ab ", 100_000) + "}}\n"
	note += strings.TrimPrefix(chart, "version: 1\npeople:\n  - {id: p0, role: x}\n")
	for _, test := range []struct {
		assert, chart string
		fails         bool
	}{
		{`len(person.reports) >= 0`, chart, false},
		{`all(person.reports, .id != "")`, chart, false},
		{`all(person.reports, all(.manager.reports, .id != ""))`, chart, true},
		{`any(person.manager.reports, false) || true`, chart, true},
		{`any(person.manager.reports, ` + strings.Repeat(`.id != "" && `, 60) + `false) || true`, chart, true},
		{`any(person.manager.reports, ` + strings.Repeat(`any([], true) || `, 80) + `false) || true`, chart, true},
		{`any([map(person.manager.reports, .grade)], ` + strings.Repeat(`min(#) + `, 70) + `1 > 0) || true`, chart, true},
		{`any([map(person.manager.reports, .grade)], ` + strings.Repeat(`sum(#) + `, 70) + `1 > 0) || true`, chart, true},
		{`len(map(person.manager.reports, map(.manager.reports, .id))) >= 0`, chart, true},
		{`any(person.manager.reports, "x" in .teams) || true`, chart, true},
		{`any(person.manager.reports, "x" in map(.manager.reports, .id)) || true`, chart, true},
		{`len(map(person.manager.reports, .id + .id + .id + .id)) >= 0`, chart, true},
		{`any(person.manager.reports, .id matches "(p?[0-9]?){100}x") || true`, chart, true},
		{`person.id + "` + strings.Repeat("x", 1900) + `" + person.id + "` + strings.Repeat("y", 60) + `" != ""`, chart, false},
		{`person` + strings.Repeat(".manager", 240) + `.id == ""`, chart, false},
		{strings.Repeat("(", 990) + "true" + strings.Repeat(")", 990), chart, false},
		{strings.Repeat("!", 490) + "true", chart, false},
		{"len(" + strings.Repeat("[", 400) + strings.Repeat("]", 400) + ") == 1", chart, false},
		{`lower(person.manager.attributes.note) != "" || true`, note, true},
		{`person.manager.attributes.note matches "(a|b| )*x" || true`, note, true},
		{`person.manager.name != "" || true`, note, false},
	} {
		found := own(t, test.assert, "x", test.chart)
		switch {
		case !test.fails && len(found) > 0:
			t.Errorf("%.80s: got %.200s, want nothing", test.assert, found[0].Message)
		case test.fails && (len(found) != 1 || found[0].Field != "expression"):
			t.Errorf("%.80s: got %d findings, want one that it could not be judged", test.assert, len(found))
		}
	}
}

// TestManyRules checks that many rules together take no more than some may, that each says so that could not be judged, and that
// modest ones are judged beside them.
func TestManyRules(t *testing.T) {
	configuration := "version: 1\ncustom_rules:\n"
	for i := range 30 {
		configuration += fmt.Sprintf("  - {id: nested-%d, assert: 'all(person.manager.reports, .id != \"\")', message: x}\n", i)
		configuration += fmt.Sprintf("  - {id: modest-%d, assert: 'person.id != \"p1\"', message: x}\n", i)
	}
	failed, found := 0, 0
	for _, f := range check(t, configuration, wide(1100)).Findings {
		switch f.Field {
		case "custom":
			found++
		case "expression":
			failed++
			if !strings.HasSuffix(f.Message, "; the 60 rules share what 20 may take.") {
				t.Errorf("got %s", f.Message)
			}
		}
	}
	if failed != 30 || found != 30 {
		t.Errorf("%d rules could not be judged and %d found something, want 30 of each", failed, found)
	}
}

// TestShared checks that rules which share their people find the same in one chart after another, also at once.
func TestShared(t *testing.T) {
	configuration := "version: 1\ncustom_rules:\n"
	for i := range 3 {
		configuration += fmt.Sprintf("  - {id: own-%d, assert: person.layer != %d, message: '{name} {person.attributes.badge}'}\n", i, i+1)
	}
	rules, err := compileAll(t, configuration)
	if err != nil {
		t.Fatal(err)
	}
	charts := []string{small, wide(20), small, wide(5)}
	want := make([]string, len(charts))
	for i, chart := range charts {
		want[i] = findings(t, rules, chart)
	}
	if want[0] != want[2] || want[0] == want[1] {
		t.Errorf("got\n%s\nand\n%s\nfor the same chart", want[0], want[2])
	}
	got := make([]string, len(charts))
	done := make(chan int)
	for i, chart := range charts {
		go func() {
			got[i] = findings(t, rules, chart)
			done <- i
		}()
	}
	for range charts {
		<-done
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("one after another and at once (-want +got):\n%s", diff)
	}
}
