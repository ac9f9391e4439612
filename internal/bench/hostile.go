package bench

import (
	"fmt"
	"slices"
	"strings"
)

// A Hostile is a kind of chart that asks for more work than its size: somebody may have made it for that.
type Hostile struct {
	Name  string
	Chart func(n int) string // of the size n, whose lengths grow as n does
}

// Hostiles returns the kinds. In each, one more of n adds a few bytes.
func Hostiles() []Hostile {
	return slices.Concat(hostileRecords(), hostileLines(), hostileGroups(), hostileValues())
}

// each writes something for each number below n.
func each(n int, format string) string {
	var b strings.Builder
	numbers := strings.Count(format, "%d")
	for i := range n {
		arguments := slices.Repeat([]any{i}, numbers)
		fmt.Fprintf(&b, format, arguments...)
	}
	return b.String()
}

// people is a chart of a top and others who report to it, and of what else is given.
func people(n int, others string) string {
	return "version: 1\npeople:\n  - {id: p0, name: Ada, role: Chief Executive Officer}\n" +
		each(n, "  - {id: q%d, name: Bo %d, role: Backend Engineer, reports_to: p0}\n") + others
}

// hostileRecords are charts of which many records, or many fields, are wrong.
//
//nolint:misspell // some charts have a typo in each record
func hostileRecords() []Hostile {
	return []Hostile{
		{"unknown-keys", func(n int) string {
			return people(0, "    \n") + "  - id: a\n    role: CTO\n" + each(n, "    k%d: 1\n")
		}},
		{"unknown-keys-top", func(n int) string { return people(0, each(n, "k%d: 1\n")) }},
		{"unknown-key-each", func(n int) string { return people(0, each(n, "  - {id: x%d, role: CTO, reports_to: p0, zeta: 1}\n")) }},
		{"duplicate-keys", func(n int) string { return people(0, "") + "  - id: a\n    role: CTO\n" + each(n, "    name: a%d\n") }},
		{"wrong-items", func(n int) string { return people(0, "  - {id: a, role: CTO, team: ["+strings.Repeat("[],", n)+"]}\n") }},
		{"wrong-records", func(n int) string { return people(0, each(n, "  - %d\n")) }},
		{"missing-all", func(n int) string { return people(0, each(n, "  - {name: x%d}\n")) }},
		{"broken-lines", func(n int) string {
			return people(0, each(n, "  - id: x%d\n    name: 'B\n    role: CTO\n    reports_to: p0\n"))
		}},
		{"duplicate-ids", func(n int) string { return people(0, strings.Repeat("  - {id: x, role: CTO, reports_to: p0}\n", n)) }},
		{"duplicate-pairs", func(n int) string {
			return people(0, each(n/2, "  - {id: x%d, role: CTO}\n  - {id: x%d, role: CTO}\n"))
		}},
		{"near-ids", func(n int) string {
			return people(0, each(n, "  - {id: person%d, role: CTO, reports_to: personn%d}\n"))
		}},
		{"near-titles", func(n int) string {
			return people(0, each(n, "  - {id: x%d, role: Backend Engineeer %d, reports_to: p0}\n"))
		}},
		{"specialties", func(n int) string {
			return people(0, "  - {id: x, role: 'Backend Engineer"+strings.Repeat(", a", n)+"'}\n")
		}},
		{"alike-ids", func(n int) string {
			return people(0, each(n, "  - {id: '%d', role: CTO}\n  - {id: '0%d', role: CTO}\n"))
		}},
		{"zeros", func(n int) string { return people(0, "  - {id: '"+strings.Repeat("0", n)+"', role: CTO}\n") }},
		{"experience", func(n int) string {
			return people(0, "  - {id: a, role: Director of Engineering, experience: {"+each(n, "l%d: 1, ")+"}}\n")
		}},
	}
}

func hostileLines() []Hostile {
	return []Hostile{
		{"wide", func(n int) string { return people(n, "") }},
		{"chain", func(n int) string { return people(0, each(n, "  - {id: c%d, role: x, reports_to: c%d1}\n")) + chain(n) }},
		{"deep", chain},
		{"circle", func(n int) string { return chain(n) + fmt.Sprintf("  - {id: d0, role: x, reports_to: d%d}\n", n) }},
		{"circles", func(n int) string { return people(0, each(n, "  - {id: s%d, role: x, reports_to: s%d}\n")) }},
		{"tops", func(n int) string { return people(0, each(n, "  - {id: t%d, role: x}\n")) }},
		{"dotted", func(n int) string {
			return people(0, "  - {id: a, role: CTO, reports_to: p0, dotted_line_to: ["+each(n, "z%d, ")+"]}\n")
		}},
		{"dotted-known", func(n int) string {
			return people(n, "  - {id: a, role: CTO, reports_to: p0, dotted_line_to: ["+each(n, "q%d, ")+"]}\n")
		}},
		{"dotted-self", func(n int) string {
			return people(0, "  - {id: a, role: CTO, reports_to: p0, dotted_line_to: ["+strings.Repeat("a, p0, ", n)+"]}\n")
		}},
		{"inactive", func(n int) string {
			return people(0, "  - {id: m, role: CTO, reports_to: p0, end: 2020-01-01}\n"+each(n, "  - {id: r%d, role: CTO, reports_to: m}\n"))
		}},
		{"unknown-manager", func(n int) string { return people(0, each(n, "  - {id: r%d, role: CTO, reports_to: nobody}\n")) }},
	}
}

// chain is a chart in which everybody reports to the one before.
func chain(n int) string {
	text := people(0, "")
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "  - {id: d%d, role: x, reports_to: d%d}\n", i+1, i)
	}
	return text + b.String()
}

func hostileGroups() []Hostile {
	return []Hostile{
		{"members", func(n int) string {
			return people(n, "teams:\n  - {id: t, lead: p0, members: ["+each(n, "q%d, ")+"]}\n")
		}},
		{"members-unknown", func(n int) string {
			return people(0, "teams:\n  - {id: t, lead: p0, members: ["+each(n, "z%d, ")+"]}\n")
		}},
		{"members-again", func(n int) string {
			return people(1, "teams:\n  - {id: t, lead: p0, members: ["+strings.Repeat("q0, ", n)+"]}\n")
		}},
		{"teams-of-one", func(n int) string {
			return people(1, "teams:\n"+each(n, "  - {id: t%d, lead: q0, members: [p0, q0]}\n"))
		}},
		{"in-many-teams", func(n int) string {
			return people(0, "  - {id: a, role: CTO, team: ["+each(n, "t%d, ")+"]}\nteams:\n"+each(n, "  - {id: t%d, lead: a}\n"))
		}},
		{"units-wide", func(n int) string { return people(n, "units:\n"+each(n, "  - {id: u%d, parent: u0, head: q%d}\n")) }},
		{"units-deep", func(n int) string {
			var b strings.Builder
			for i := range n {
				fmt.Fprintf(&b, "  - {id: u%d, kind: department, parent: u%d, head: q%d}\n", i+1, i, i)
			}
			return people(0, each(n, "  - {id: q%d, role: CTO, unit: u%d, reports_to: p0}\n")+"units:\n  - {id: u0}\n"+b.String())
		}},
		{"units-circles", func(n int) string { return people(0, "units:\n"+each(n, "  - {id: u%d, parent: u%d}\n")) }},
		{"externals", func(n int) string { return people(0, "external:\n"+each(n, "  - {id: e%d, name: E%d}\n")) }},
		{"deviations", func(n int) string {
			return people(n, "deviations:\n"+each(n, "  - {rule: max-teams, subject: q%d, ground: business-need, reason: r, approved_by: p0}\n"))
		}},
		{"deviations-odd", func(n int) string {
			return people(n, "deviations:\n"+each(n, "  - {rule: maxteams%d, subject: z%d, ground: g, reason: r, approved_by: p0}\n"))
		}},
		{"deviations-same", func(n int) string {
			return people(0, "deviations:\n"+strings.Repeat("  - {rule: single-report, subject: p0, ground: business-need, reason: r, approved_by: p0}\n", n))
		}},
		{"subjects", func(n int) string {
			return people(n, "deviations:\n  - {rule: max-teams, ground: business-need, reason: r, approved_by: p0, subjects: ["+each(n, "q%d, ")+"]}\n")
		}},
		{"subjects-unknown", func(n int) string {
			return people(0, "deviations:\n  - {rule: max-teams, ground: business-need, reason: r, approved_by: p0, subjects: ["+each(n, "z%d, ")+"]}\n")
		}},
	}
}

func hostileValues() []Hostile {
	return []Hostile{
		{"attributes", func(n int) string {
			return people(0, "  - {id: a, role: CTO, attributes: {"+each(n, "k%d: 1, ")+"}}\n")
		}},
		{"attributes-pay", func(n int) string {
			return people(0, "  - {id: a, role: CTO, attributes: {"+each(n, "salary %d: 1, ")+"}}\n")
		}},
		{"attributes-words", func(n int) string { // keys in braces may have 1,024 characters
			return people(0, "  - id: a\n    role: CTO\n    attributes: {"+each(n/100, "x%d "+strings.Repeat("home ", 100)+": 1, ")+"}\n")
		}},
		{"attributes-within", func(n int) string {
			return people(0, "  - {id: a, role: CTO, attributes: {"+each(n/100, strings.Repeat("x", 900)+"%d: {salary: 1, k: 1}, ")+"}}\n")
		}},
		{"attributes-deep", func(n int) string {
			n = min(n, 9000)
			return people(0, "  - {id: a, role: CTO, attributes: "+strings.Repeat("{k: ", n)+"1"+strings.Repeat("}", n)+"}\n")
		}},
		{"attributes-lists", func(n int) string {
			return people(0, "  - {id: a, role: CTO, attributes: {k: ["+strings.Repeat("{salary: 1}, ", n)+"]}}\n")
		}},
		{"long-id", func(n int) string {
			return people(0, "  - {id: &x "+strings.Repeat("i", 100*n)+", role: Backend Engineer, reports_to: p0}\n"+
				each(n, "  - {id: r%d, role: CTO, reports_to: *x}\n"))
		}},
		{"long-name", func(n int) string {
			return people(0, "  - {id: m, name: "+strings.Repeat("Ada ", 25*n)+", role: Backend Engineer, reports_to: p0}\n"+
				each(n, "  - {id: r%d, role: CTO, reports_to: m}\n"))
		}},
		{"long-role", func(n int) string {
			return people(0, "  - {id: m, name: A, role: "+strings.Repeat("Cook ", 25*n)+", reports_to: p0}\n"+
				each(n, "  - {id: r%d, role: CTO, reports_to: m}\n"))
		}},
		{"long-team", func(n int) string {
			return people(n, "teams:\n  - {id: t, name: "+strings.Repeat("x", 100*n)+", lead: q0, members: ["+each(n, "z%d, ")+"]}\n")
		}},
		{"aliases", func(n int) string {
			return people(0, "  - &a {id: a, role: CTO, zeta: 1, reports_to: p0}\n"+strings.Repeat("  - {<<: *a, id: b}\n", n))
		}},
	}
}
