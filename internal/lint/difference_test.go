package lint_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/rules"
)

// diffOf compares two charts, each of files with their paths.
func diffOf(t *testing.T, families *family.Set, before, after map[string]string) *lint.Difference {
	t.Helper()
	job := func(texts map[string]string) lint.Job {
		j := lint.Job{Families: families, Policy: rules.Policy{Rules: rules.All()}, AsOf: "2026-11-23", Figures: true}
		for path, text := range texts {
			j.Files = append(j.Files, source.Open(path, "version: 1\n"+text))
		}
		slices.SortFunc(j.Files, func(a, b *source.File) int { return strings.Compare(a.Path, b.Path) })
		return j
	}
	d, err := lint.Diff(job(before), job(after))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// became says what became of findings: of some rules, if they are given.
func became(d *lint.Difference, only ...string) string {
	var all []string
	add := func(what string, f diag.Finding, more string) {
		if len(only) == 0 || slices.Contains(only, f.Rule) {
			all = append(all, strings.TrimSpace(what+" "+f.Rule+" "+f.Subject+more))
		}
	}
	for _, f := range d.New {
		add("new", f, "")
	}
	for _, s := range d.Worse {
		add("worse", s.Finding, fmt.Sprintf(" %d>%d", s.Before, s.After))
	}
	for _, s := range d.Better {
		add("better", s.Finding, fmt.Sprintf(" %d>%d", s.Before, s.After))
	}
	for _, f := range d.Fixed {
		add("fixed", f, "")
	}
	slices.Sort(all)
	return strings.Join(all, "; ")
}

// reports are so many people who report to cy.
func reports(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "  - {id: cy%d, role: Backend Engineer, reports_to: cy}\n", i)
	}
	return b.String()
}

func TestDiffFindings(t *testing.T) {
	families := builtIn(t)
	const manager = "people:\n  - {id: cy, name: Cy Roth, email: cy@acme.example, role: Engineering Manager}\n"
	circle := "people:\n  - {id: ada, role: CTO, reports_to: bo}\n  - {id: bo, role: CTO, reports_to: cy}\n  - {id: cy, role: CTO, reports_to: ada}\n"
	agreed := "deviations:\n  - {rule: span-of-control, subject: cy, ground: business-need, reason: r, approved_by: cy}\n"
	for _, c := range []struct{ name, before, after, want string }{
		{"worse", manager + reports(11), manager + reports(16), "worse span-of-control cy 11>16"},
		{"better", manager + reports(16), manager + reports(11), "better span-of-control cy 16>11"},
		{"fewer is worse, where there are too few", manager + reports(3), manager + reports(2), "worse span-of-control cy 3>2"},
		{"fixed", manager + reports(11), manager + reports(10), "fixed span-of-control cy"},
		{"unchanged under another id", manager + reports(11), strings.ReplaceAll(strings.Replace(manager, "id: cy", "id: e7", 1)+reports(11), "to: cy", "to: e7"), ""},
		{"worse under another id", manager + reports(11), strings.ReplaceAll(strings.Replace(manager, "id: cy", "id: e7", 1)+reports(12), "to: cy", "to: e7"), "worse span-of-control e7 11>12"},
		{"allowed now is not fixed", manager + reports(11), manager + reports(11) + agreed, ""},
		{"allowed before is new", manager + reports(11) + agreed, manager + reports(11), "new span-of-control cy"},
		{"a circle from another member on", circle, strings.Replace(circle, "  - {id: ada, role: CTO, reports_to: bo}\n", "", 1) + "  - {id: ada, role: CTO, reports_to: bo}\n", ""},
		{
			"another of two tops is the presumed one",
			"people:\n  - {id: ada, role: CTO}\n  - {id: a1, role: x, reports_to: ada}\n  - {id: a2, role: x, reports_to: ada}\n  - {id: bo, role: CTO}\n  - {id: b1, role: x, reports_to: bo}\n",
			"people:\n  - {id: ada, role: CTO}\n  - {id: a1, role: x, reports_to: bo}\n  - {id: a2, role: x, reports_to: ada}\n  - {id: bo, role: CTO}\n  - {id: b1, role: x, reports_to: bo}\n",
			"fixed span-of-control ada; new span-of-control bo",
		},
		{
			"a third top",
			"people:\n  - {id: ada, role: CTO}\n  - {id: a1, role: x, reports_to: ada}\n  - {id: bo, role: CTO}\n",
			"people:\n  - {id: ada, role: CTO}\n  - {id: bo, role: CTO}\n  - {id: a1, role: x, reports_to: bo}\n  - {id: cy, role: CTO}\n",
			"new single-top cy",
		},
		{"somebody with whom records share an id", "people:\n  - {id: x, name: A, role: CTO}\n  - {id: x, name: B, role: CEO}\n", "people:\n  - {id: x, name: B, role: CEO}\n  - {id: x, name: A, role: CTO}\n", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := diffOf(t, families, map[string]string{"was.yaml": c.before}, map[string]string{"is.yaml": c.after})
			if got := became(d, "span-of-control", "reporting-cycle", "single-top", "duplicate-id"); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// TestDiffUnread hides lines from one side: nobody whom they may be about is gone, and nothing is fixed that they may hide.
func TestDiffUnread(t *testing.T) {
	families := builtIn(t)
	whole := "people:\n  - {id: ada, name: Ada Osei, role: CTO}\n  - {id: bo, name: Bo Lind, role: VP of Engineering, reports_to: ada, grade: 3}\n" +
		"  - {id: cy, name: Cy Roth, role: VP of Engineering, reports_to: ada, grade: 4}\n"
	torn := strings.Replace(whole, `id: bo, name: Bo Lind, role: VP`, `id: bo, name: "Bo Lind, role: VP`, 1)
	without := strings.Replace(torn, ", grade: 4", "", 1)
	d := diffOf(t, families, map[string]string{"a/org.yaml": whole}, map[string]string{"b/org.yaml": without})
	ids := func(people []lint.Person) (all []string) {
		for _, p := range people {
			all = append(all, p.ID)
		}
		return all
	}
	if got := ids(d.Unknown); !slices.Contains(got, "bo") || len(d.Left)+len(d.Joined) > 0 {
		t.Errorf("unknown %v, left %v, joined %v", got, ids(d.Left), ids(d.Joined))
	}
	for _, c := range d.Changed {
		if c.Subject == "bo" {
			t.Errorf("bo is changed: %+v", c)
		}
	}
	if got, want := became(d, "grade-mismatch"), "fixed grade-mismatch cy"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if d = diffOf(t, families, map[string]string{"a/org.yaml": torn}, map[string]string{"b/org.yaml": torn}); became(d) != "" || d.Unchanged == 0 {
		t.Errorf("what does not read in both is %q, with %d unchanged", became(d), d.Unchanged)
	}
	two := map[string]string{"a/x/org.yaml": torn, "a/y.yaml": "teams: [{id: t, lead: ada}]\n"}
	moved := map[string]string{"b/x/org.yaml": torn, "b/y.yaml": "teams: [{id: t, lead: ada}]\n"}
	if d = diffOf(t, families, two, moved); became(d, "syntax") != "" {
		t.Errorf("in another folder it is %q", became(d, "syntax"))
	}
}

// TestDiffShuffled compares the charts of all fixtures and examples with themselves, their records in other places: nothing is different.
func TestDiffShuffled(t *testing.T) {
	compared := 0
	for n, s := range samples(t) {
		chart, ok := newEditable(s.files)
		if !ok || chart.hasTwins() {
			continue
		}
		compared++
		changed, random := chart.clone(), rand.New(rand.NewPCG(uint64(n), 1))
		changed.move(random)
		changed.shuffle(random)
		job := lint.Job{Files: chart.render(""), Families: s.families, Policy: rules.Policy{Rules: rules.All()}, AsOf: s.asOf, Figures: true}
		now := job
		now.Files = changed.render("# a comment\n")
		d, err := lint.Diff(job, now)
		if err != nil {
			t.Fatal(err)
		}
		people, fields := len(d.Joined)+len(d.Left)+len(d.Filled)+len(d.Renamed), len(d.Changed)+len(d.Teams.Changed)+len(d.Units.Changed)
		if came := became(d); came != "" || people+fields+len(d.Managers) > 0 {
			t.Errorf("%s: findings %q, %d people, %d fields, %d managers", s.path, came, people, fields, len(d.Managers))
		}
	}
	if compared < 100 {
		t.Errorf("only %d charts were compared", compared)
	}
}
