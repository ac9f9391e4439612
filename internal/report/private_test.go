package report_test

import (
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/report"
)

// textOf writes a finding at the first mention of a text, with its line.
func textOf(t *testing.T, data, at string, private bool) string {
	t.Helper()
	file := diag.NewFile("org.yaml", data)
	offset := strings.Index(data, at)
	if offset < 0 {
		t.Fatalf("%q is not in %q", at, data)
	}
	f := diag.Finding{
		Rule: "schema", Severity: diag.Error, Message: "It is so.", Private: private,
		Pos: diag.Pos{File: file, Offset: uint32(offset), Length: uint32(len(at))},
	}
	var b strings.Builder
	if err := report.Write(&b, "text", &lint.Result{Findings: []diag.Finding{f}}, report.Options{Quiet: true}); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(b.String(), "\n")
	return lines[1] + "\n" + lines[2]
}

// TestPrivateValues checks that no line shows what a key holds that holds private data, whatever is reported there.
func TestPrivateValues(t *testing.T) {
	tests := []struct{ name, data, at, want string }{
		{"nothing private", "a: {b: 1, c: 2}", "b", "a: {b: 1, c: 2}"},
		{"a line", "    salary: 9000 # net", "salary", "    salary: …"},
		{"a line that does not read", "    salary: 9000: x", "salary", "    salary: …"},
		{"nothing", "    salary:", "salary", "    salary:"},
		{"in brackets", "  - {id: a, zeta: 1, attributes: {salary: 9000, desk: 4}}", "zeta", "  - {id: a, zeta: 1, attributes: {salary: …, desk: 4}}"},
		{"a thousand", "  - {salary: 90,000, zeta: 1}", "zeta", "  - {salary: …, zeta: 1}"},
		{"in quotes", `  - {"salary": "9, 000}", "zeta": 1}`, `"zeta"`, `  - {"salary": …, "zeta": 1}`},
		{"in JSON without spaces", `{"salary":9000,"zeta":1}`, `"zeta"`, `{"salary":…,"zeta":1}`},
		{"a list", "  - {bonus: [9000, 9001], zeta: 1}", "zeta", "  - {bonus: …, zeta: 1}"},
		{"groups", "  - {compensation: {base: 9000, more: [9001]}, zeta: 1}", "zeta", "  - {compensation: …, zeta: 1}"},
		{"keys together", "  - {home: {address: Street 9000}, zeta: 1}", "zeta", "  - {home: {address: …}, zeta: 1}"},
		{"several", "  - {salary: 9000, zeta: 1, iban: 9000, x: y}", "zeta", "  - {salary: …, zeta: 1, iban: …, x: y}"},
		{"at the value", "  - {salary: 9000, zeta: 1}", "9000", "  - {salary: …, zeta: 1}"},
		{"over it", "  - {salary: 9000, zeta: 1}", "salary: 9000, zeta", "  - {salary: …, zeta: 1}"},
		{"after an apostrophe", "  - {note: don't, salary: 9000, zeta: 1}", "zeta", "  - {note: don't, salary: …, zeta: 1}"},
		{"below the key", "  attributes:\n    salary:\n      base: 9000\n", "base", "…"},
		{"below the key, in a list", "  - salary:\n      - base: 9000\n", "base", "…"},
		{"in a text of several lines", "  iban: >\n    DE9000\n", "DE9000", "…"},
		{"in JSON of several lines", "{\n  \"salary\": {\n    \"base\": 9000\n  }\n}\n", `"base"`, "…"},
		{"in brackets of several lines", "  - {x: 1, salary:\n      9000, desk: 1}\n", "9000", "…"},
		{"beside the key", "  - salary: 9000\n    desk: 4\n", "desk", "    desk: 4"},
		{"above the key", "  - desk: 4\n    salary: 9000\n", "desk", "  - desk: 4"},
		{"far in a long line", `{"x": [` + strings.Repeat(`"y", `, 9000) + `{"salary": 9000, "zeta": 1}]}`, `"zeta"`, `"salary": …, "zeta": 1}]}`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := textOf(t, test.data, test.at, false)
			line := got[strings.Index(got, "|")+2 : strings.Index(got, "\n")]
			if line != test.want && (!strings.HasPrefix(line, "…") || !strings.HasSuffix(line, test.want)) {
				t.Errorf("got  %s\nwant %s", line, test.want)
			}
			if test.at != "9000" && test.name != "nothing private" && strings.Contains(got, "9000") {
				t.Errorf("got %s, which shows the value", got)
			}
		})
	}
}

// TestPrivateFinding checks that of the line of a private attribute nothing but the key is shown, and that it is marked.
func TestPrivateFinding(t *testing.T) {
	got := textOf(t, "  - {id: a, attributes: {hr: {pay 9000 x: 1}, salary: 9000}}", "salary", true)
	if want := "1 | salary\n  | ^^^^^^"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestPrivateMark checks where the mark stands when a value before it, or at it, is not shown.
func TestPrivateMark(t *testing.T) {
	for at, want := range map[string]string{
		"zeta":               "                 ^^^^",
		"9000":               "            ^",
		"id":                 "    ^^", // before it
		"salary: 9000, zeta": "    ^^^^^^^^^^^^^^^",
	} {
		data := "  - {salary: 9000, zeta: 1}"
		if at == "id" {
			data = "  - {id: a, salary: 9000}"
		}
		got := textOf(t, data, at, false)
		_, mark, _ := strings.Cut(got, "\n  | ")
		if strings.TrimLeft(mark, " ") != strings.TrimLeft(want, " ") {
			t.Errorf("%s: got\n%s\nwant a mark of %d", at, got, len(strings.TrimSpace(want)))
		}
		if line := got[strings.Index(got, "|")+2:]; at == "zeta" && !strings.HasPrefix(line[len(mark)-len("zeta")+len("…")-1:], "zeta") {
			t.Errorf("%s: got\n%s\nwant the mark below it", at, got)
		}
	}
}
