package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/orglint/orglint/internal/audit"
	"github.com/orglint/orglint/internal/brief"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/page"
	"github.com/orglint/orglint/internal/text"
)

// writeDifferencePage writes what is different as a page.
func writeDifferencePage(w io.Writer, d *lint.Difference) error {
	before, after := d.Before.Figures, d.After.Figures
	c := &page.Comparison{
		Name: cmp.Or(after.Organization, before.Organization), Days: [2]string{d.Before.AsOf, d.After.AsOf},
		Counted: []brief.Text{
			{bold(text.Count(after.People, "person", "people")), words(", not FTE, before: " + text.Grouped(before.People))},
			{words("Read: " + text.Count(d.Before.Summary.Files, "file", "files") + " before, " + text.Count(d.After.Summary.Files, "file", "files") + " after")},
		},
		Sentences: answers(d), Figures: pairs(before, after), Findings: foundSince(d), Sections: differenceSections(d), About: aboutBoth(d),
		Advice: d.After.Advice(), Title: titles(d.After),
	}
	return page.WriteComparison(w, c)
}

// titles returns a function that gives the plain title of a rule.
func titles(r *lint.Result) func(rule string) string {
	of := map[string]string{}
	for _, rule := range r.Rules {
		of[rule.Name] = rule.Title
	}
	return func(rule string) string { return cmp.Or(of[rule], rule) }
}

func words(s string) brief.Part { return brief.Part{Text: s, Seat: -1} }

func bold(s string) brief.Part { return brief.Part{Text: s, Strong: true, Seat: -1} }

// answers are the sentences of the first screen.
func answers(d *lint.Difference) []brief.Sentence {
	all := []brief.Sentence{
		{Label: "People", Section: "who", Text: peopleAnswer(d)},
		{Label: "Moves", Section: "moves", Text: movesAnswer(d)},
		{Label: "Managers", Section: "managers", Text: managersAnswer(d)},
		{Label: "Findings", Section: "findings", Text: findingsAnswer(d)},
	}
	if len(d.Unknown) > 0 {
		all = append(all, brief.Sentence{Label: "Not known", Section: "read", Text: brief.Text{
			words("What became of "), bold(text.Count(len(d.Unknown), "person or open seat", "people and open seats")), words(" nobody can tell: a part of a file could not be read."),
		}})
	}
	return slices.DeleteFunc(all, func(s brief.Sentence) bool { return len(s.Text) == 0 })
}

// numbers counts what there is of several kinds in a sentence: 3 joined, 2 left.
func numbers(all []part, none string) brief.Text {
	var t brief.Text
	for _, p := range all {
		if p.number == 0 {
			continue
		}
		if len(t) > 0 {
			t = append(t, words(", "))
		}
		t = append(t, bold(text.Grouped(p.number)), words(" "+text.Verb(p.number, p.one, p.many)))
	}
	if len(t) == 0 {
		return brief.Text{words(none)}
	}
	return append(t, words("."))
}

func peopleAnswer(d *lint.Difference) brief.Text {
	was, is := d.Before.Figures, d.After.Figures
	t := brief.Text{bold(text.Count(is.People, "person", "people")), words(", before: " + text.Grouped(was.People) + ". ")}
	return append(t, numbers([]part{
		{len(d.Joined) + len(d.Begun), "joined", "joined"},
		{len(d.Left) + len(d.Ended), "left", "left"},
		{len(d.Filled), "open seat was filled", "open seats were filled"},
		{len(d.Renamed), "has another id", "have another id"},
	}, "Nobody joined and nobody left.")...)
}

func movesAnswer(d *lint.Difference) brief.Text {
	moved, largest := 0, lint.Moved{}
	name := map[string]string{}
	for _, c := range d.Changed {
		if c.Field == "reports_to" {
			moved++
			name[c.Subject] = c.Short
		}
	}
	for _, m := range d.Moved {
		if m.Seats > largest.Seats {
			largest = m
		}
	}
	if moved == 0 {
		return brief.Text{words("Everybody who was there before has the manager that they had.")}
	}
	t := brief.Text{bold(text.Grouped(moved)), words(text.Verb(moved, " has", " have") + " another manager.")}
	if others := largest.Seats - 1; others > 0 {
		t = append(t, words(" The largest move is that of "+name[largest.Subject]+", with whom "), bold(text.Grouped(others)), words(text.Verb(others, " other goes", " others go")+" along."))
	}
	return t
}

func managersAnswer(d *lint.Difference) brief.Text {
	was, is := d.Before.Figures, d.After.Figures
	return brief.Text{
		bold(text.Count(is.Spans.Managers, "manager", "managers")), words(", before: " + text.Grouped(was.Spans.Managers) + "; "),
		bold(average(&is.Spans)), words(" direct reports on average, before: " + average(&was.Spans) + "; "),
		bold(text.Count(len(is.Layers), "layer", "layers")), words(", before: " + text.Grouped(len(was.Layers)) + "."),
	}
}

func findingsAnswer(d *lint.Difference) brief.Text {
	var worst lint.Summary
	worst.Count(d.New)
	t := numbers([]part{
		{len(d.New), "is new", "are new"},
		{len(d.Worse), "is worse", "are worse"},
		{len(d.Between), "is there only in between", "are there only in between"},
		{len(d.Better), "is better", "are better"},
		{len(d.Fixed), "is fixed", "are fixed"},
		{d.Unchanged, "is unchanged", "are unchanged"},
		{d.Excepted, "is now allowed by a deviation", "are now allowed by deviations"},
	}, "None, before and after.")
	if worst.Errors > 0 {
		t = append(t, words(" Of the new ones "), bold(text.Count(worst.Errors, "is an error", "are errors")), words("."))
	}
	return t
}

// pairs are the key figures before and after.
func pairs(before, after *audit.Figures) []page.Pair {
	var all []page.Pair
	add := func(name string, was, is int) {
		change := ""
		if was != is {
			change = signed(is - was)
		}
		all = append(all, page.Pair{Name: name, Before: text.Grouped(was), After: text.Grouped(is), Change: change})
	}
	add("People", before.People, after.People)
	add("Open seats", before.Vacancies, after.Vacancies)
	add("Managers", before.Spans.Managers, after.Spans.Managers)
	all = append(all, spanPair(&before.Spans, &after.Spans))
	add("Layers", len(before.Layers), len(after.Layers))
	add("One to one", before.Spans.OneToOne(), after.Spans.OneToOne())
	add("Tops", len(before.Tops), len(after.Tops))
	add("In no layer", len(before.Unplaced), len(after.Unplaced))
	return all
}

// spanPair is the average span before and after.
func spanPair(before, after *audit.Spans) page.Pair {
	p := page.Pair{Name: "Average span", Before: average(before), After: average(after)}
	if was, is := mean(before), mean(after); was != nil && is != nil && p.Before != p.After {
		p.Change = strings.Replace(fmt.Sprintf("%+.2f", *is-*was), "-", "\u2212", 1)
	}
	return p
}

// signed writes by how much a number changed.
func signed(n int) string {
	if n < 0 {
		return "\u2212" + text.Grouped(-n)
	}
	return "+" + text.Grouped(n)
}

// foundSince is what became of the findings.
func foundSince(d *lint.Difference) []page.Became {
	all := []page.Became{
		{Name: "New", Said: "There now, and not before.", Findings: d.New, Open: true},
		{Name: "Worse", Said: "There before too, with a number that is worse now.", Open: true},
		{Name: "Better", Said: "Still there, with a number that is better now."},
		{Name: "Fixed", Said: "There before, and not any more.", Findings: d.Fixed},
	}
	for i, steps := range [][]lint.Step{d.Worse, d.Better} {
		b := &all[1+i]
		for _, s := range steps {
			b.Findings = append(b.Findings, s.Finding)
			b.Steps = append(b.Steps, "Before: "+strconv.Itoa(s.Before)+", now: "+strconv.Itoa(s.After)+".")
		}
	}
	if len(d.Between) > 0 {
		b := page.Became{Name: "Only in between", Said: "Neither there now nor when all is done, but on the way.", Open: true}
		for _, p := range d.Between {
			b.Findings, b.Steps = append(b.Findings, p.Finding), append(b.Steps, spell(&p)+".")
		}
		all = slices.Insert(all, 2, b)
	}
	return all
}

// aboutBoth says what was compared, and how much of it could be judged.
func aboutBoth(d *lint.Difference) []brief.Fact {
	var all []brief.Fact
	for i, r := range []*lint.Result{d.Before, d.After} {
		const most = 10
		side := []string{"Before", "After"}[i]
		all = append(all, brief.Fact{Name: side, Said: "as of " + text.LongDay(r.AsOf) + ", made of " + text.List(r.Files, most, func(path string) string { return path })})
	}
	return append(all, brief.Fact{Name: "Judged", Said: "Both under the configuration and the job families of now, each with its own deviations."},
		brief.Fact{Name: "People are named", Said: "by their " + d.After.Show.String()},
		brief.Fact{Name: "Made by", Said: "orglint"})
}

// sections are the parts of the page about people, managers, teams and units, and what was read.
func differenceSections(d *lint.Difference) []page.Section {
	said := map[string][]string{}
	for _, c := range chapters(d) {
		said[c.title] = c.lines
	}
	list := func(titles ...string) (all []page.List, lines int) {
		for _, title := range titles {
			all, lines = append(all, page.List{Name: title, Lines: said[title]}), lines+len(said[title])
		}
		return all, lines
	}
	all := []page.Section{peopleSection(d), movesSection(d), managersSection(d)}
	for _, s := range []struct {
		id, name string
		titles   []string
	}{
		{"roles", "Roles, grades and other changes", []string{"Roles and grades", "Other changes"}},
		{"groups", "Teams and units", []string{"Teams", "Units"}},
		{"open", "To be settled", []string{"To be settled"}},
	} {
		if lists, n := list(s.titles...); n > 0 {
			all = append(all, page.Section{ID: s.id, Name: s.name, Count: n, Lists: lists})
		}
	}
	return append(all, readSection(d, said["Not known"]))
}

// day writes a day in a table; empty where there is none.
func dayIn(d string) string {
	if d == "" {
		return ""
	}
	return text.ShortDay(d)
}

// cellOf names somebody in a table, with the title below.
func cellOf(p *lint.Person) page.Cell { return page.Cell{Text: sentence(p.Short), Small: p.Role} }

func cells(texts ...string) (all []page.Cell) {
	for _, t := range texts {
		all = append(all, page.Cell{Text: t})
	}
	return all
}

func headed(names ...string) (all []page.Column) {
	for _, name := range names {
		name, number := strings.CutPrefix(name, "#")
		all = append(all, page.Column{Name: name, Number: number})
	}
	return all
}
