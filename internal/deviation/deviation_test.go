package deviation_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/orglint/orglint/internal/deviation"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/rules"
)

// people is a chart in which cy and dana are managers without reports, and bo is not.
const people = `version: 1
people:
  - {id: ada, role: CEO}
  - {id: bo, role: CTO, reports_to: ada}
  - {id: cy, role: VP of Engineering, reports_to: bo}
  - {id: dana, role: VP of Engineering, reports_to: bo}
`

type tester interface {
	Helper()
	Fatal(args ...any)
}

// check runs the rule manager-without-reports, and those about deviations, over a chart.
func check(t tester, text, asOf string) *lint.Result {
	t.Helper()
	families, err := family.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	applied := slices.DeleteFunc(rules.All(), func(r rules.Rule) bool {
		return r.Name != "manager-without-reports" && !strings.HasSuffix(r.Name, "-deviation") && r.Name != "schema"
	})
	result, err := lint.Run(lint.Job{
		Files: []*source.File{source.Read("org.yaml", []byte(text))}, Families: families,
		Policy: rules.Policy{Rules: applied}, AsOf: asOf,
	})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// found lists the findings of a result: rule and subject.
func found(findings []diag.Finding) []string {
	list := []string{}
	for _, f := range findings {
		list = append(list, f.Rule+" "+f.Subject)
	}
	slices.Sort(list)
	return list
}

// TestDays compares what becomes of a deviation on every day around its own with what its dates say.
func TestDays(t *testing.T) {
	day := func(n int) string { return time.Date(2026, 1, n, 0, 0, 0, 0, time.UTC).Format(time.DateOnly) }
	rapid.Check(t, func(t *rapid.T) {
		from, to, now := rapid.IntRange(0, 100).Draw(t, "from"), rapid.IntRange(0, 100).Draw(t, "to"), rapid.IntRange(0, 140).Draw(t, "now")
		subject := rapid.SampledFrom([]string{"bo", "cy", "dana"}).Draw(t, "subject")
		text := people + fmt.Sprintf("deviations: [{rule: manager-without-reports, subject: %s, ground: business-need, reason: r, approved_by: a", subject)
		if from > 0 {
			text += ", approved_on: " + day(from)
		}
		if to > 0 {
			text += ", expires: " + day(to)
		}
		result := check(t, text+"}]\n", day(now))

		needed := subject != "bo"
		begun, ended := now >= from, to > 0 && now > to
		want := []string{"manager-without-reports cy", "manager-without-reports dana"}
		drop := func() {
			want = slices.DeleteFunc(want, func(s string) bool { return strings.HasSuffix(s, " "+subject) })
		}
		switch {
		case !begun:
		case !needed:
			want = append(want, "unused-deviation "+subject)
		case ended:
			want = append(want, "expired-deviation "+subject)
		case to > 0 && to-now <= 30:
			drop()
			want = append(want, "expiring-deviation "+subject)
		default:
			drop()
		}
		slices.Sort(want)
		if diff := cmp.Diff(want, found(result.Findings)); diff != "" {
			t.Fatalf("from %d to %d, on day %d (-want +got):\n%s", from, to, now, diff)
		}
		if allowed := len(result.Allowed); allowed != result.Summary.Allowed || allowed+strings.Count(strings.Join(found(result.Findings), " "), "manager-") != 2 {
			t.Fatalf("%d findings are allowed, and those that stay are %v", allowed, found(result.Findings))
		}
	})
}

// TestTogether checks what several deviations do to each other.
func TestTogether(t *testing.T) {
	const d = "  - {rule: manager-without-reports, ground: business-need, reason: r, approved_by: a, "
	tests := []struct {
		name, deviations string
		want             []string
	}{
		{"several subjects", d + "subjects: [cy, dana]}\n", []string{}},
		{"one subject needs it, one does not", d + "subjects: [bo, cy, dana]}\n", []string{"unused-deviation bo"}},
		{"one subject is not there", d + "subjects: [cy, dana, eli]}\n", []string{"invalid-deviation eli"}},
		{"no subject is there", d + "subjects: [eli]}\n", []string{"invalid-deviation eli", "manager-without-reports cy", "manager-without-reports dana"}},
		{"the same twice", d + "subjects: [cy, dana]}\n" + d + "subject: cy}\n", []string{"unused-deviation cy"}},
		{"renewed after it ended", d + "subjects: [cy, dana], expires: 2026-01-01}\n" + d + "subjects: [cy, dana]}\n", []string{"unused-deviation cy"}},
		{"renewed before it began", d + "subjects: [cy, dana]}\n" + d + "subject: cy, approved_on: 2027-01-01}\n", []string{}},
		{
			"a broken one allows nothing", d + "subjects: [cy, dana], expires: soon}\n",
			[]string{"manager-without-reports cy", "manager-without-reports dana", "schema "},
		},
		{
			"one of several lapses", d + "subjects: [cy, dana], expires: 2026-01-01}\n" + d + "subjects: [cy]}\n",
			[]string{"expired-deviation dana", "manager-without-reports dana"},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := found(check(t, people+"deviations:\n"+test.deviations, "2026-06-01").Findings)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// TestFingerprints checks that allowing one finding changes the fingerprint of no other.
func TestFingerprints(t *testing.T) {
	prints := func(text string) map[string]string {
		byFinding := map[string]string{}
		for _, f := range check(t, text, "2026-06-01").Findings {
			byFinding[f.Rule+" "+f.Subject] = f.Fingerprint
		}
		return byFinding
	}
	before := prints(people)
	after := prints(people + "deviations: [{rule: manager-without-reports, subject: cy, ground: business-need, reason: r, approved_by: a}]\n")
	delete(before, "manager-without-reports cy")
	if diff := cmp.Diff(before, after); diff != "" {
		t.Errorf("-before +after:\n%s", diff)
	}
}

// TestSample pastes what is shown for a finding into the chart, whatever its subject is called.
func TestSample(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		id := rapid.SampledFrom([]string{"ada", "Null", "~", "00123", "true", "a: b", "#1", `"q"`, `\`, "it's", "[x]", "é ", "- a", "a, b}", "\u2028x", "1e5"}).Draw(t, "id")
		line := deviation.Sample(diag.Finding{Rule: "max-teams", Subject: id}, []string{"business-need"}, "2026-08-31")
		file := source.Read("org.yaml", []byte("deviations:\n  "+line+"\n"))
		if len(file.Findings) > 0 {
			t.Fatalf("%s: %v", line, file.Findings)
		}
		record := file.Documents[0].Get("deviations").Items[0]
		if got := record.GetText("subject").Value; got != id {
			t.Fatalf("%s reads as %q, want %q", line, got, id)
		}
		if got := record.GetText("expires").Value; got != "2027-03-03" && got != "2027-02-28" {
			t.Fatalf("expires is %s", got)
		}
	})
}

// TestManyGrounds checks that each of many grounds is listed once, in order.
func TestManyGrounds(t *testing.T) {
	all := make([]diag.Text, 1000)
	for i := range all {
		all[i].Value = fmt.Sprintf("ground-%d", i)
	}
	set := &family.Set{Families: []*family.Family{{Grounds: all}, {Grounds: all}}}
	if got := deviation.Grounds(set); len(got) != len(all) || got[999] != "ground-999" {
		t.Errorf("got %d grounds", len(got))
	}
}
