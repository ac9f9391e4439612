package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/text"
)

// DifferenceFormats returns the names of the formats of what is different between two states of a chart.
func DifferenceFormats() []string { return []string{"text", "json", "markdown", "html"} }

// WriteDifference writes what is different between two states of a chart: what changed, the figures, then the findings.
func WriteDifference(w io.Writer, format string, d *lint.Difference) error {
	var b strings.Builder
	switch format {
	case "json":
		return encode(w, differenceOf(d))
	case "html":
		return writeDifferencePage(w, d)
	case "markdown":
		writeDifferenceMarkdown(&b, d)
	default:
		writeDifferenceText(&b, d)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// differenceTitle says what is compared.
func differenceTitle(d *lint.Difference) string {
	name, day := organizationOf(d.After.Figures), d.After.AsOf
	if d.After.Figures.Organization == "" {
		name = organizationOf(d.Before.Figures)
	}
	if before := d.Before.AsOf; before != day {
		day = before + ", and on " + day
	}
	if d.Plan {
		return name + " before and after the plan, on " + day
	}
	return name + " before and after, on " + day
}

// differenceSummary counts what is different.
func differenceSummary(d *lint.Difference) string {
	moved, changed, told := 0, map[string]bool{}, daysTold(d)
	for _, c := range d.Changed {
		if c.Field == "reports_to" {
			moved++
		}
		if !told[c.Subject] || c.Field != "start" && c.Field != "end" {
			changed[c.Subject] = true
		}
	}
	people := counted([]part{
		{len(d.Joined) + len(d.Begun) + len(d.Filled), "joined", "joined"},
		{len(d.Left) + len(d.Ended), "left", "left"},
		{len(changed), "changed", "changed"},
		{moved, "of them with a new manager", "of them with a new manager"},
		{len(d.Unknown), "not known", "not known"},
		{recordsIn(d.Teams), "team", "teams"},
		{recordsIn(d.Units), "unit", "units"},
	}, "nothing is different")
	return people + "; findings: " + counted([]part{
		{len(d.New), "new", "new"},
		{len(d.Worse), "worse", "worse"},
		{len(d.Between), "only in between", "only in between"},
		{len(d.Better), "better", "better"},
		{len(d.Fixed), "fixed", "fixed"},
		{d.Unchanged, "unchanged", "unchanged"},
		{d.Excepted, "now allowed by a deviation", "now allowed by deviations"},
	}, "none")
}

// counted counts what there is of several kinds; what is said where there is nothing.
func counted(all []part, none string) string {
	if said := parts(all...); said != "" {
		return said
	}
	return none
}

// recordsIn counts the teams, or units, that are new, gone or different.
func recordsIn(r lint.Records) int {
	changed := map[string]bool{}
	for _, c := range r.Changed {
		changed[c.Subject] = true
	}
	return len(r.Joined) + len(r.Left) + len(changed)
}

// differentFigures are the figures that are not the same before and after.
func differentFigures(d *lint.Difference) figureTable {
	t := figureTable{columns: []string{"Figure", "Before", "After"}}
	before, after := d.Before.Figures, d.After.Figures
	add := func(name, was, is string) {
		if was != is {
			t.add(name, was, is)
		}
	}
	number := strconv.Itoa
	add("People", number(before.People), number(after.People))
	add("Open seats", number(before.Vacancies), number(after.Vacancies))
	add("Managers", number(before.Spans.Managers), number(after.Spans.Managers))
	add("Average span", average(&before.Spans), average(&after.Spans))
	add("One to one", number(before.Spans.OneToOne()), number(after.Spans.OneToOne()))
	add("Layers", number(len(before.Layers)), number(len(after.Layers)))
	add("Tops", number(len(before.Tops)), number(len(after.Tops)))
	add("In no layer", number(len(before.Unplaced)), number(len(after.Unplaced)))
	return t
}

// findingChapters are the findings that are new, worse, better or fixed; a function writes a finding.
func findingChapters(d *lint.Difference, write func(diag.Finding) string) []chapter {
	step := func(s lint.Step) string {
		return write(s.Finding) + fmt.Sprintf(" Before: %d, now: %d.", s.Before, s.After)
	}
	var all []chapter
	for _, c := range []chapter{
		{"New findings", each(worstFirst(d.New), write)},
		{"Findings that are worse", each(d.Worse, step)},
		{"Only in between", each(d.Between, func(p lint.Passing) string { return spell(&p) + ": " + write(p.Finding) })},
		{"Findings that are better", each(d.Better, step)},
		{"Findings that are fixed", each(worstFirst(d.Fixed), write)},
	} {
		if len(c.lines) > 0 {
			all = append(all, c)
		}
	}
	return all
}

// spell says from when until when something is there.
func spell(p *lint.Passing) string { return "From " + p.From + " until " + p.Until }

// writeDifferenceText writes for a terminal.
func writeDifferenceText(b *strings.Builder, d *lint.Difference) {
	write := func(all []chapter) {
		for _, c := range all {
			fmt.Fprintf(b, "\n%s (%d)\n", c.title, len(c.lines))
			for _, line := range c.lines {
				b.WriteString("  " + clean(line) + "\n")
			}
		}
	}
	b.WriteString(clean(differenceTitle(d)) + "\n")
	write(chapters(d))
	if t := differentFigures(d); len(t.rows) > 0 {
		t.text(b)
	}
	write(findingChapters(d, line))
	b.WriteString("\n" + differenceSummary(d) + "\n")
	for _, below := range belowBoth(d) {
		b.WriteString(clean(below) + "\n")
	}
}

// belowBoth says what could not be judged of either state.
func belowBoth(d *lint.Difference) []string {
	var all []string
	for i, r := range []*lint.Result{d.Before, d.After} {
		for _, line := range Below(r) {
			all = append(all, []string{"before: ", "after: "}[i]+line)
		}
	}
	return all
}

// writeDifferenceMarkdown writes a comment for a merge request. What does not fit into one is counted.
func writeDifferenceMarkdown(b *strings.Builder, d *lint.Difference) {
	write := func(all []chapter, escape func(string) string) {
		for _, c := range all {
			fmt.Fprintf(b, "\n#### %s (%d)\n\n", c.title, len(c.lines))
			for i, line := range c.lines {
				if b.Len()+len(line) > longestComment {
					b.WriteString("- " + text.Count(len(c.lines)-i, "more is", "more are") + " not shown here; orglint diff tells them.\n")
					break
				}
				b.WriteString("- " + escape(line) + "\n")
			}
		}
	}
	b.WriteString(marker + "\n### " + markdown(differenceTitle(d)) + "\n\n" + markdown(differenceSummary(d)) + ".\n")
	for _, below := range belowBoth(d) {
		b.WriteString("\n" + markdown(below) + ".\n")
	}
	write(findingChapters(d, problemAt), func(line string) string { return line })
	write(chapters(d), markdown)
	if t := differentFigures(d); len(t.rows) > 0 {
		t.markdown(b)
	}
}

// problemAt is a finding and its place in Markdown.
func problemAt(f diag.Finding) string {
	said := problem(f)
	if at := f.Pos.Where(); at != "" {
		said += ", " + markdown(at)
	}
	return said
}
