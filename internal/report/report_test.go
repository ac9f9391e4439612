package report_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/report"
)

// write writes findings in a format.
func write(t *testing.T, format string, options report.Options, findings ...diag.Finding) string {
	t.Helper()
	result := &lint.Result{AsOf: "2026-11-23", Findings: findings, Summary: lint.Summary{Files: 1, People: 2}, Coverage: judged()}
	result.Summary.Count(findings)
	var b bytes.Buffer
	if err := report.Write(&b, format, result, options); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// finding returns a finding at the part of a text between ▸ and ◂.
func finding(marked string) diag.Finding {
	before, rest, _ := strings.Cut(marked, "▸")
	part, after, _ := strings.Cut(rest, "◂")
	file := diag.NewFile("org.yaml", before+part+after)
	return diag.Finding{
		Rule: "schema", Severity: diag.Error, Message: "It is so.",
		Pos: diag.Pos{File: file, Offset: uint32(len(before)), Length: uint32(len(part))},
	}
}

const help = "  = help: orglint explain schema\n\n"

// TestText writes one finding each, and wants these lines after the first.
func TestText(t *testing.T) {
	long := strings.Repeat("0123456789", 30)
	tests := []struct{ name, text, want string }{
		{"plain", "a: ▸b◂ # c\n", "1 | a: b # c\n  |    ^\n"},
		{"a point", "a:▸◂\n", "1 | a:\n  |   ^\n"},
		{"accented", "name: José ▸Ångström◂\n", "1 | name: José Ångström\n  |            ^^^^^^^^\n"},
		{"combining", "name: Jose\u0301 ▸e\u0301◂ x\n", "1 | name: Jose\u0301 e\u0301 x\n  |            ^\n"},
		{"wide", "name: 山田 ▸太郎◂\n", "1 | name: 山田 太郎\n  |            ^^^^\n"},
		{"wide emoji", "a: 😀 ▸b◂\n", "1 | a: 😀 b\n  |       ^\n"},
		{"tabs", "a:\t▸b\tc◂\n", "1 | a: b c\n  |    ^^^\n"},
		{"escape", "a: \x1b[31m▸b◂\n", "1 | a: \\x1b[31mb\n  |            ^\n"},
		{"marks of direction", "a: \u202e▸b\u2066◂\n", "1 | a: \\u202eb\\u2066\n  |          ^^^^^^^\n"},
		{"no space", "a: \u200b▸b◂\n", "1 | a: \\u200bb\n  |          ^\n"},
		{"joiner", "a: क\u200dष ▸b◂\n", "1 | a: क\u200dष b\n  |       ^\n"},
		{"over two lines", "a: ▸b\nc: d◂\n", "1 | a: b\n  |    ^\n"},
		{"second of CR LF", "a: b\r\nc: ▸d◂\r\n", "2 | c: d\n  |    ^\n"},
		{"long, at the start", "▸a◂: " + long, "1 | a: " + long[:97] + "…\n  | ^\n"},
		{"long, at the end", long + "▸xyz◂", "1 | …" + long[203:] + "xyz\n  | " + strings.Repeat(" ", 98) + "^^^\n"},
		{"long, in the middle", long + "▸x◂" + long, "1 | …" + long[267:] + "x" + long[:66] + "…\n  | " + strings.Repeat(" ", 34) + "^\n"},
		{"a long mark", "a: ▸" + long + "◂", "1 | a: " + long[:97] + "…\n  |    " + strings.Repeat("^", 97) + "\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := write(t, "text", report.Options{Quiet: true}, finding(test.text))
			_, got, _ = strings.Cut(got, "[schema]\n")
			if diff := cmp.Diff(test.want+help, got); diff != "" {
				t.Errorf("text differs (-want +got):\n%s", diff)
			}
		})
	}
}

// TestTextWhole wants a finding with all its parts.
func TestTextWhole(t *testing.T) {
	f := finding(strings.Repeat("\n", 8) + "b: ▸x◂\nc: d\n")
	other := diag.Pos{File: f.Pos.File, Offset: 13, Length: 4}
	f.Suggestion = "y"
	for _, name := range []string{"one", "two", "three", "four", "five"} {
		f.Related = append(f.Related, diag.Related{Pos: other, Message: name})
	}
	related := func(name string) string {
		return "   = org.yaml:10:1: " + name + "\n10 | c: d\n   | ^^^^\n"
	}
	want := "org.yaml:9:4: error: It is so. [schema]\n 9 | b: x\n   |    ^\n" + related("one") + related("two") + related("three") +
		"   = and 2 more places\n   = did you mean \"y\"?\n   = help: orglint explain schema\n\n2 people in 1 file: 1 error\n"
	if diff := cmp.Diff(want, write(t, "text", report.Options{}, f)); diff != "" {
		t.Errorf("text differs (-want +got):\n%s", diff)
	}
}

// TestNothingActs wants names that would act on a terminal shown as escapes, in every format.
func TestNothingActs(t *testing.T) {
	const evil = "A\x1b[2J\x07\u009b\rB\nC\u202eD\u2069\u2028E\ufeffF\x7f"
	f := finding("a: ▸" + evil + "◂\n")
	f.Message, f.Subject, f.Suggestion, f.Affected = evil, evil, evil, []string{evil}
	f.Related = []diag.Related{{Pos: f.Pos, Message: evil}}
	f.Pos.File.Path = "o\x1brg.yaml"
	for _, format := range report.Formats() {
		got := readable(t, write(t, format, report.Options{}, f))
		if i := strings.IndexAny(strings.ReplaceAll(got, "\n", ""), "\x1b\x07\r\u009b\u202e\u2069\u2028\ufeff\x7f"); i >= 0 {
			t.Errorf("%s: got %q, want no character that acts", format, got)
		}
	}
	got := write(t, "concise", report.Options{}, f)
	const shown = `A\x1b[2J\x07\x9b\x0dB\nC\u202eD\u2069\u2028E\ufeffF\x7f`
	want := `o\x1brg.yaml:1:4: error: ` + shown + ` Did you mean "` + shown + `"? [schema]` + "\n"
	if got != want {
		t.Errorf("got  %swant %s", got, want)
	}
	var decoded struct {
		Findings []struct{ Message, Subject string }
	}
	if err := json.Unmarshal([]byte(write(t, "json", report.Options{}, f)), &decoded); err != nil || decoded.Findings[0].Subject != evil {
		t.Errorf("got %+v and %v from JSON, want the subject %q", decoded, err, evil)
	}
}

func TestColor(t *testing.T) {
	f := finding("a: ▸b◂\n")
	plain, painted := write(t, "text", report.Options{}, f), write(t, "text", report.Options{Color: true}, f)
	if strings.Contains(plain, "\x1b") {
		t.Errorf("got %q without colour, want no escape", plain)
	}
	if !strings.Contains(painted, "\x1b[31;1m") {
		t.Errorf("got %q with colour, want the error red", painted)
	}
	for strings.Contains(painted, "\x1b") {
		before, rest, _ := strings.Cut(painted, "\x1b")
		_, after, _ := strings.Cut(rest, "m")
		painted = before + after
	}
	if diff := cmp.Diff(plain, painted); diff != "" {
		t.Errorf("colour changes the text (-plain +painted):\n%s", diff)
	}
	for _, format := range []string{"json", "concise"} {
		if got := write(t, format, report.Options{Color: true}, f); strings.Contains(got, "\x1b") {
			t.Errorf("%s: got %q, want no escape", format, got)
		}
	}
}

func TestSummaryAndLeast(t *testing.T) {
	e, w, i := finding("▸a◂"), finding("▸a◂"), finding("▸a◂")
	w.Severity, i.Severity = diag.Warning, diag.Info
	all := []diag.Finding{e, e, w, i}
	tests := []struct {
		least    diag.Severity
		findings []diag.Finding
		shown    int
		want     string
	}{
		{0, nil, 0, "2 people in 1 file: no findings\n"},
		{0, all, 4, "2 people in 1 file: 2 errors, 1 warning, 1 info\n"},
		{diag.Warning, all, 3, "2 people in 1 file: 2 errors, 1 warning, 1 info (1 not shown)\n"},
		{diag.Error, all, 2, "2 people in 1 file: 2 errors, 1 warning, 1 info (2 not shown)\n"},
	}
	for _, test := range tests {
		got := write(t, "text", report.Options{Least: test.least}, test.findings...)
		if !strings.HasSuffix(got, test.want) || strings.Count(got, "[schema]") != test.shown {
			t.Errorf("least %v: got %q, want %d findings and %q", test.least, got, test.shown, test.want)
		}
	}
	if err := report.Write(&bytes.Buffer{}, "xml", &lint.Result{}, report.Options{}); err == nil {
		t.Errorf("got no error for an unknown format, want one")
	}
}
