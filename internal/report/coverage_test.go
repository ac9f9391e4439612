package report_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/report"
)

// TestBelow reads what stands below the summary, for whatever could not be checked.
func TestBelow(t *testing.T) {
	none, all, some := chart.Share{}, chart.Share{Judged: 3, Given: 3}, chart.Share{Judged: 1, Given: 3}
	lost := chart.Share{Given: 3}
	for name, test := range map[string]struct {
		coverage lint.Coverage
		people   int
		want     []string
	}{
		"all":        {lint.Coverage{Coverage: chart.Coverage{Lines: all, Roles: all}, Families: true}, 4, nil},
		"some":       {lint.Coverage{Coverage: chart.Coverage{Lines: some, Roles: some}, Families: true}, 4, nil},
		"not wanted": {lint.Coverage{Coverage: chart.Coverage{Lines: all, Roles: lost}}, 4, nil},
		"no manager": {lint.Coverage{Coverage: chart.Coverage{Roles: all}, Families: true}, 4, []string{
			"not checked: no reporting line, because nobody's manager is given",
		}},
		"no manager read": {lint.Coverage{Coverage: chart.Coverage{Lines: lost, Roles: all}, Families: true, Syntax: 1}, 4, []string{
			"first fix the 1 syntax finding: all else could be read",
			"not checked: no reporting line, because none of the 3 given is certain",
		}},
		"no role": {lint.Coverage{Coverage: chart.Coverage{Lines: all}, Families: true}, 4, []string{
			"not checked: no role, because nobody's role is given",
		}},
		"nothing": {lint.Coverage{Coverage: chart.Coverage{Roles: lost}, Families: true}, 4, []string{
			"not checked: no reporting line, because nobody's manager is given; no role, because none of the 3 given is in a loaded job family " +
				"(bring your own with --families FILE; orglint families import writes one from a page)",
		}},
		"nobody":                 {lint.Coverage{Families: true}, 0, []string{"not checked: no reporting line and no role, because there are no people in the chart"}},
		"nobody, structure only": {lint.Coverage{Coverage: chart.Coverage{Lines: none}}, 0, []string{"not checked: no reporting line, because there are no people in the chart"}},
		"hidden": {lint.Coverage{Coverage: chart.Coverage{Lines: all}, Syntax: 2, NotRead: []lint.NotRead{{What: "record"}, {What: "row"}, {What: "row"}, {What: "cell"}}}, 4, []string{
			"first fix the 2 syntax findings: they hide all or a part of 1 record and 2 rows",
		}},
		"kinds": {lint.Coverage{Coverage: chart.Coverage{Lines: all}, Syntax: 1, NotRead: []lint.NotRead{{What: "sheet"}, {What: "file"}, {What: "file"}, {What: "record"}, {What: "record"}}}, 4, []string{
			"first fix the 1 syntax finding: it hides all or a part of 2 records, 1 sheet and 2 files",
		}},
		"a sheet": {lint.Coverage{Coverage: chart.Coverage{Lines: all}, Syntax: 1, NotRead: []lint.NotRead{{What: "sheet"}}}, 4, []string{
			"first fix the 1 syntax finding: it hides all or a part of 1 sheet",
		}},
		"cells": {lint.Coverage{Coverage: chart.Coverage{Lines: all}, Syntax: 3, NotRead: []lint.NotRead{{What: "cell"}}}, 4, []string{
			"first fix the 3 syntax findings: all else could be read",
		}},
		"not opened": {lint.Coverage{Coverage: chart.Coverage{Lines: all}, NotRead: []lint.NotRead{{What: "file"}}}, 4, nil},
	} {
		got := report.Below(&lint.Result{Summary: lint.Summary{People: test.people}, Coverage: test.coverage})
		if diff := cmp.Diff(test.want, got, cmp.Transformer("lines", func(lines []string) string { return strings.Join(lines, "\n") })); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestUnjudged wants every format to say in its own way that nothing was checked, and none to say that nothing was found.
func TestUnjudged(t *testing.T) {
	unjudged := result()
	unjudged.Coverage = lint.Coverage{Families: true, Syntax: 1}
	for format, want := range map[string][]string{
		"text":       {"2 people in 1 file: nothing was checked, so nothing was found\nfirst fix the 1 syntax finding", "\nnot checked: no reporting line"},
		"json":       {`"reporting_lines": {` + "\n      " + `"state": "none"`},
		"sarif":      {`"toolExecutionNotifications"`, `"text": "not checked: no reporting line`},
		"github":     {"::warning title=orglint coverage::first fix", "::warning title=orglint coverage::not checked"},
		"gitlab":     {`"description": "coverage: not checked: no reporting line`, `"severity": "info"`},
		"junit":      {`<testcase name="not checked" classname="coverage">`, `<skipped>not checked: no reporting line`},
		"checkstyle": {`severity="info" message="not checked: no reporting line`, `source="orglint.coverage"`},
		"markdown":   {"\nnot checked: no reporting line"},
	} {
		text, _ := writeResult(t, format, unjudged)
		for _, part := range want {
			if !strings.Contains(text, part) {
				t.Errorf("%s: got\n%s\nwant %s in it", format, text, part)
			}
		}
		if strings.Contains(text, "no findings") {
			t.Errorf("%s: got\n%s\nwhich says that there are no findings", format, text)
		}
	}
}
