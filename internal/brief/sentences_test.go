package brief_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/privacy"
)

// team writes people who report to somebody.
func team(manager, prefix string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "  - {id: %s%d, name: %s %d, role: Backend Engineer, reports_to: %s}\n", prefix, i, strings.ToUpper(prefix), i, manager)
	}
	return b.String()
}

const (
	head     = "version: 1\npeople:\n  - {id: top, name: Ada Osei, role: VP of Engineering}\n"
	engineer = "  - {id: %s, name: %s, role: Engineering Manager, reports_to: top}\n"
)

func manager(id, name string, reports int) string {
	return fmt.Sprintf(engineer, id, name) + team(id, id, reports)
}

// exception writes a deviation for a manager's span.
func exception(subject, by, expires string) string {
	if expires != "" {
		expires = ", expires: " + expires
	}
	return fmt.Sprintf("  - {rule: span-of-control, subject: %s, ground: business-need, reason: r, approved_by: %s%s}\n", subject, by, expires)
}

// TestSentences holds what the first screen says of charts in which there is none, one, two or many of something.
func TestSentences(t *testing.T) {
	three := manager("bo", "Bo Lind", 11) + manager("cy", "Cy Fox", 12) + manager("di", "Di Roe", 13)
	board := "external: [{id: board, name: Board of Directors}]\n"
	for _, test := range []struct {
		name, chart, label, want string
	}{
		{"nobody", "version: 1\npeople: []\n", "Too many reports", "Nobody reports to anybody here."},
		{"nobody", "version: 1\npeople: []\n", "Depth", "Nobody has a line to the top that can be followed, so there are no layers to count."},
		{"nobody", "version: 1\npeople: []\n", "Not judged", "There is nobody here, so there is nothing to judge."},
		{"within the limit", head + manager("bo", "Bo Lind", 9), "Too many reports", "Nobody has more than **10** direct reports, the limit; the most is **9**."},
		{"one above", head + manager("bo", "Bo Lind", 11), "Too many reports", "**1** of 2 managers is above the limit of **10** direct reports: Bo Lind, with **11**."},
		{"the only one", "version: 1\npeople:\n  - {id: bo, name: Bo Lind, role: Engineering Manager}\n" + team("bo", "bo", 11), "Too many reports", "The only manager is above the limit of **10** direct reports: Bo Lind, with **11**."},
		{
			"two above", head + manager("bo", "Bo Lind", 11) + manager("cy", "Cy Fox", 12), "Too many reports",
			"**2** of 3 managers are above the limit of **10** direct reports: Cy Fox, with **12**, and Bo Lind, with **11**.",
		},
		{"many above", head + three, "Too many reports", "**3** of 4 managers are above the limit of **10** direct reports; Di Roe has the most, **13**."},
		{
			"one above, allowed", head + manager("bo", "Bo Lind", 11) + "deviations:\n" + exception("bo", "top", ""), "Too many reports",
			"**1** of 2 managers is above the limit of **10** direct reports: Bo Lind, with **11**; that is allowed.",
		},
		{
			"one of many allowed", head + three + "deviations:\n" + exception("bo", "top", ""), "Too many reports",
			"**3** of 4 managers are above the limit of **10** direct reports; Di Roe has the most, **13**; **1** of them is allowed that.",
		},
		{
			"teams", "version: 1\npeople:\n  - {id: sam, name: Sam Ng, role: \"Senior Manager, Engineering\"}\nteams:\n" +
				manyTeams("sam", 7), "Too many reports",
			"Nobody reports to anybody here. Sam Ng manages **7 teams**, where the level allows 6.",
		},
		{"layers", head + manager("bo", "Bo Lind", 1), "Depth", "The chart has **3 layers**; the limit is 8. BO 0 is the only one at layer 3."},
		{"as many layers as allowed", chain(8), "Depth", "The chart has **8 layers**, as many as the limit allows. P8 is the only one at layer 8."},
		{"too many layers", chain(10), "Depth", "The chart has **10 layers**, **2 more** than the limit of 8. P10 is the only one at layer 10."},
		{
			"one unit goes deepest", "version: 1\npeople:\n  - {id: a, role: CTO, unit: x}\n  - {id: b, role: CTO, reports_to: a, unit: ops}\n  - {id: c, role: CTO, reports_to: a, unit: ops}\nunits: [{id: ops, name: Ops}]\n",
			"Depth", "The chart has **2 layers**; the limit is 8. Ops goes deepest, with **2 people and seats** at layer 2.",
		},
		{"no dates", head, "Due", "No date falls by 29 December, and none by 28 February 2027."},
		{"one soon", head + "vacancies:\n  - {id: v, role: CTO, opened: 2026-09-15}\n", "Due", "**1 date falls** by 29 December, and no more by 28 February 2027."},
		{"one later", head + "vacancies:\n  - {id: v, role: CTO, opened: 2026-11-15}\n", "Due", "No date falls by 29 December; **1 falls** by 28 February 2027."},
		{
			"both", head + "vacancies:\n  - {id: v, role: CTO, opened: 2026-09-15}\n  - {id: w, role: CTO, opened: 2026-11-15}\n", "Due",
			"**1 date falls** by 29 December and **1** more by 28 February 2027.",
		},
		{
			"one passed", head + "vacancies:\n  - {id: v, role: CTO, opened: 2026-01-15}\n", "Due",
			"No date falls by 29 December, and none by 28 February 2027. **1 date** has already passed: the open seat CTO has been open since 15 January.",
		},
		{
			"two passed", head + "vacancies:\n  - {id: v, role: CTO, opened: 2026-01-15}\n  - {id: w, role: CTO, opened: 2026-01-15}\n", "Due",
			"No date falls by 29 December, and none by 28 February 2027. **2 dates** have already passed.",
		},
		{"none allowed", head, "Allowed", "No exception is in force."},
		{
			"one without an end", head + manager("bo", "Bo Lind", 11) + board + "deviations:\n" + exception("bo", "board", ""), "Allowed",
			"**1 exception** is in force, approved by the Board of Directors. It has no end date.",
		},
		{
			"one with an end", head + manager("bo", "Bo Lind", 11) + "deviations:\n" + exception("bo", "top", "2026-12-24"), "Allowed",
			"**1 exception** is in force, approved by Ada Osei. It ends on **24 December**.",
		},
		{
			"two by one", head + three + "deviations:\n" + exception("bo", "top", "") + exception("cy", "top", ""), "Allowed",
			"**2 exceptions** are in force, both approved by Ada Osei. Neither has an end date.",
		},
		{
			"three by two", head + three + board + "deviations:\n" + exception("bo", "top", "") + exception("cy", "board", "2027-01-31") + exception("di", "top", ""), "Allowed",
			"**3 exceptions** are in force, approved by 2 people or bodies. The next ends on **31 January 2027**; **2** have no end date.",
		},
		{
			"three that end", head + three + "deviations:\n" + exception("bo", "top", "2027-03-01") + exception("cy", "top", "2027-01-31") + exception("di", "top", "2027-02-01"), "Allowed",
			"**3 exceptions** are in force, all approved by Ada Osei. The next ends on **31 January 2027**.",
		},
		{"all judged", head, "Not judged", "Everybody could be placed, and every role is in a job family."},
		{
			"one unplaced", head + "  - {id: x, role: Backend Engineer, reports_to: nobody}\n", "Not judged",
			"**1** of 2 people and open seats has no line to the top that can be followed, so no layer is known for them.",
		},
		{
			"roles", head + "  - {id: x, role: Wizard, reports_to: top}\n  - {id: y, role: Bard, reports_to: top}\n", "Not judged",
			"**2 roles** are in no job family, so their lines and grades were not judged.",
		},
		{
			"a record that does not read", head + "  - id: x\n    role: CTO\n    reports_to: top\n    end: [2026\n", "Not judged",
			"**1 record** is counted in no figure, because part of it could not be read.",
		},
	} {
		t.Run(test.name+" "+test.label, func(t *testing.T) {
			b := briefOf(t, test.chart, privacy.Names)
			for _, s := range b.Sentences {
				if s.Label == test.label {
					if got := marked(s.Text); got != test.want {
						t.Errorf("got  %s\nwant %s", got, test.want)
					}
				}
			}
		})
	}
}

// manyTeams writes teams that somebody leads.
func manyTeams(lead string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "  - {id: t%d, lead: %s}\n", i, lead)
	}
	return b.String()
}

// chain writes people of whom each reports to the one before.
func chain(n int) string {
	b := "version: 1\npeople:\n  - {id: p1, name: P1, role: CTO}\n"
	for i := 2; i <= n; i++ {
		b += fmt.Sprintf("  - {id: p%d, name: P%d, role: CTO, reports_to: p%d}\n", i, i, i-1)
	}
	return b
}
