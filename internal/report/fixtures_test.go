package report_test

import (
	"bytes"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/deviation"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/report"
)

// evil is a text that every format has a weakness for.
const evil = "%0A::error::x\r\n::warning file=a,b:c::y ]]> <img src=x onerror=y> &amp; `c` **b** _i_ ~~s~~ | cell | \\| [l](http://e.example) " +
	"![i](x) http://e.example www.e.example e@e.example @mention #123 !123 $1$ :smile: GH-123 deadbeef1 <!-- c --> {+ x +} ##[error]z \x1b[31m \"q\" 'a' " +
	"\ufeff \u202e \uffff \xff é 山"

// result makes a result of findings, as lint does.
func result(findings ...diag.Finding) *lint.Result {
	r := &lint.Result{
		AsOf: "2026-11-23", Findings: findings, Summary: lint.Summary{Files: 1, People: 2}, Files: []string{"org.yaml"},
		Rules: []lint.Rule{
			{Name: "schema", Severity: diag.Error, Integrity: true},
			{Name: "max-teams", Severity: diag.Error, Deviation: true},
			{Name: "own-rule", Severity: diag.Info, Deviation: true, Summary: "A rule of your own: x.", Page: "# own-rule\n\nA rule of your own.\n"},
			{Name: "empty-team"}, // which is off
		},
	}
	r.Coverage = judged()
	r.Summary.Count(findings)
	for i := range r.Findings {
		if r.Findings[i].Fingerprint == "" {
			r.Findings[i].Fingerprint = fmt.Sprintf("%032x", i+1)
		}
	}
	return r
}

// judged is what a result says that judged all there is.
func judged() lint.Coverage {
	one := chart.Share{Judged: 1, Given: 1}
	return lint.Coverage{Coverage: chart.Coverage{Lines: one, Roles: one, Grades: one}, Families: true}
}

// placeless is a finding without a place; builtIn one in a job family that is built in.
func placeless() diag.Finding {
	return diag.Finding{Rule: "schema", Severity: diag.Error, Message: "It is nowhere."}
}

func builtIn() diag.Finding {
	f := finding("levels:\n  - ▸id◂: x\n")
	f.Pos.File = diag.NewFile("builtin:engineering.yaml", f.Pos.File.Data())
	f.Rule, f.Severity = "family-unknown-level", diag.Warning
	f.Related = []diag.Related{{Pos: f.Pos, Message: "named here too"}, {Message: "nowhere"}}
	return f
}

// several is a finding over two lines.
func several() diag.Finding {
	f := finding("a: é\nb: ▸cé\nd◂\n")
	f.Rule, f.Severity = "own-rule", diag.Info
	return f
}

// hostile is a finding in which everything is hostile.
func hostile() diag.Finding {
	f := finding("a: ▸b◂\n")
	f.Message, f.Subject, f.Who, f.Suggestion, f.Affected = evil, evil, evil, evil, []string{evil}
	f.Related = []diag.Related{{Pos: f.Pos, Message: evil}}
	f.Pos.File = diag.NewFile("a b/%41:é,\"<&>'|`#"+"\n::error::x.yaml", f.Pos.File.Data())
	return f
}

// cases are results that every format must be able to write.
func cases() map[string]*lint.Result {
	all := map[string]*lint.Result{
		"clean":     result(),
		"empty":     {Coverage: judged(), Summary: lint.Summary{People: 1}},
		"one":       result(finding("a: ▸b◂\n")),
		"placeless": result(placeless()),
		"built in":  result(builtIn()),
		"several":   result(several()),
		"hostile":   result(hostile()),
		"all":       result(finding("a: ▸b◂\n"), several(), placeless(), builtIn(), hostile()),
	}
	held := result(finding("a: ▸b◂\n"))
	held.Allowed = []deviation.Allowed{{Finding: several(), Deviation: chart.Deviation{
		Ground: diag.Text{Value: "business-need"}, Reason: diag.Text{Value: evil}, ApprovedBy: diag.Text{Value: "grace"},
	}}}
	held.Baselined = []diag.Finding{builtIn()}
	held.Comparison = &lint.Comparison{Ref: "origin/main", Fixed: []diag.Finding{hostile(), placeless()}, Unchanged: []diag.Finding{several()}}
	all["held"] = held
	unjudged := result(finding("a: ▸b◂\n"))
	unjudged.Coverage = lint.Coverage{Families: true, Syntax: 2}
	all["unjudged"] = unjudged
	return all
}

// writeResult writes a result, and returns what the format had to leave out.
func writeResult(t testing.TB, format string, r *lint.Result) (text string, notes []string) {
	t.Helper()
	options := report.Options{Version: "1.2.3", Note: func(note string) { notes = append(notes, note) }}
	var b bytes.Buffer
	if err := report.Write(&b, format, r, options); err != nil {
		t.Fatal(err)
	}
	return b.String(), notes
}

// eachCase writes all cases in a format.
func eachCase(t *testing.T, format string, check func(t *testing.T, r *lint.Result, text string)) {
	t.Helper()
	for name, r := range cases() {
		t.Run(name, func(t *testing.T) {
			text, notes := writeResult(t, format, r)
			if len(notes) > 0 {
				t.Errorf("got the notes %q, want none", notes)
			}
			check(t, r, text)
		})
	}
}

// many returns findings of all severities, the worst last.
func many(n int) []diag.Finding {
	var all []diag.Finding
	for i := range n {
		f := finding("a: ▸b◂\n")
		f.Severity = []diag.Severity{diag.Info, diag.Warning, diag.Error}[i*3/n]
		f.Message = fmt.Sprintf("It is finding %d.", i)
		all = append(all, f)
	}
	return all
}

// run gives a text to a program, if there is one on this machine.
func run(t *testing.T, input, program string, arguments ...string) string {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		t.Skipf("there is no %s on this machine", program)
	}
	cmd := exec.Command(program, arguments...)
	cmd.Stdin = strings.NewReader(input)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("%s: %v\n%s\nof\n%s", filepath.Base(program), err, out, input)
	}
	return string(out)
}

// TestAllFormats writes each case in each format, twice.
func TestAllFormats(t *testing.T) {
	again := cases()
	for _, format := range report.Formats() {
		for name, r := range cases() {
			first, _ := writeResult(t, format, r)
			if second, _ := writeResult(t, format, again[name]); first != second {
				t.Errorf("%s, %s: a second time gives something else", format, name)
			}
			if missing := strings.Count(readable(t, first), "It is"); missing == 0 && name != "clean" && name != "empty" && name != "hostile" {
				t.Errorf("%s, %s: the message is missing:\n%s", format, name, first)
			}
		}
	}
}
