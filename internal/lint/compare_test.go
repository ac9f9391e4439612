package lint_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/orglint/orglint/internal/baseline"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/rules"
)

// wrongGrades is a chart in which nothing is wrong but the grades of some people.
func wrongGrades(ids ...string) string {
	chart := "version: 1\npeople:\n"
	for _, id := range []string{"ada", "bo", "cy", "dana"} {
		chart += "  - {id: " + id + ", role: Engineering Fellow, reports_to: board"
		for _, wrong := range ids {
			if id == wrong {
				chart += ", grade: 5"
			}
		}
		chart += "}\n"
	}
	return chart + "external: [{id: board}]\n"
}

// agreed is a deviation from a rule of one's own; grades take none.
const agreed = "deviations: [{rule: no-bo, subject: bo, ground: business-need, reason: r, approved_by: a}]\n"

func TestCompare(t *testing.T) {
	own := rules.Rule{Name: "no-bo", Severity: diag.Error, Deviation: true, Check: func(p *rules.Pass) {
		for _, s := range p.Chart.SeatsOf("bo") {
			p.Report(diag.Finding{Pos: s.Place(), Subject: "bo", Message: "Bo is here."})
		}
	}}
	tests := []struct {
		name, then, now, held string
		want                  string // the subjects of what is new, then of what is fixed, then of what is unchanged
	}{
		{"nothing changes", wrongGrades("ada"), wrongGrades("ada"), "", "; ; ada bo"},
		{"one comes, one goes", wrongGrades("ada"), wrongGrades("cy"), "", "cy; ada; bo"},
		{"there was nothing", "version: 1\n", wrongGrades("ada"), "", "ada bo; ; "},
		{"there is nothing any more", wrongGrades("ada"), "version: 1\n", "", "; ada bo; "},
		{"what is agreed now is not fixed", wrongGrades(), wrongGrades() + agreed, "", "; ; "},
		{"what was agreed is new", wrongGrades() + agreed, wrongGrades(), "", "bo; ; "},
		{"what is in the baseline is neither new nor fixed", wrongGrades("ada"), wrongGrades("ada", "cy"), wrongGrades("ada", "cy"), "; ; "},
		{"what the baseline lacks is unchanged", wrongGrades("ada"), wrongGrades("ada"), wrongGrades(), "; ; ada"},
		{"nothing is fixed where a file does not read", wrongGrades("ada"), "version: 1\npeople: [\n", "", "(file); ; "},
		{"everything is new where a file did not read", "version: 1\npeople: [\n", wrongGrades("ada"), "", "ada bo; (file); "},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			job := lint.Job{Families: builtIn(t), Policy: rules.Policy{Rules: append(rules.All(), own)}, AsOf: "2026-11-23"}
			check := func(chart string) *lint.Result {
				job.Files = []*source.File{source.Read("now.yaml", []byte(chart))}
				result, err := lint.Run(job)
				if err != nil {
					t.Fatal(err)
				}
				return result
			}
			if test.held != "" {
				job.Baseline = baseline.Of(check(test.held).Findings)
			}
			result := check(test.now)
			before := &lint.Before{Ref: "main", Charts: []*source.File{source.Read("then.yaml", []byte(test.then))}}
			whole, err := lint.Compare(result, job, before)
			if err != nil {
				t.Fatal(err)
			}
			c := result.Comparison
			got := strings.Join([]string{subjects(result.Findings), subjects(c.Fixed), subjects(c.Unchanged)}, "; ")
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("new; fixed; unchanged differ (-want +got):\n%s", diff)
			}
			if s := result.Summary; s.Errors+s.Warnings+s.Infos != len(result.Findings) || c.Ref != "main" {
				t.Errorf("got the summary %+v for %d findings since %s", s, len(result.Findings), c.Ref)
			}
			if read := !strings.HasSuffix(test.then, "[\n"); whole != read {
				t.Errorf("got %v whether all could be read, want %v", whole, read)
			}
		})
	}
}

// subjects joins the subjects of findings.
func subjects(findings []diag.Finding) string {
	var all []string
	for _, f := range findings {
		subject := f.Subject
		if f.Rule == "syntax" {
			subject = "(file)"
		}
		all = append(all, subject)
	}
	return strings.Join(all, " ")
}
