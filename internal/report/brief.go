package report

import (
	"bufio"
	"io"
	"strconv"
	"strings"

	"github.com/orglint/orglint/internal/brief"
	"github.com/orglint/orglint/internal/text"
)

// WriteBrief writes a report in Markdown, whole: nothing is left out for being long.
func WriteBrief(w io.Writer, b *brief.Brief) error {
	d := document{Writer: bufio.NewWriter(w), Brief: b}
	f := b.Figures
	d.say("# ", markdown(d.title()), "\n\n",
		text.Grouped(f.People), " ", text.Verb(f.People, "person", "people"), ", not FTE, and ", text.Count(f.Vacancies, "open seat", "open seats"), ".\n")
	d.inShort()
	d.dates()
	d.figures()
	d.spans()
	d.layers()
	d.units()
	d.findings()
	d.exceptions()
	d.unjudged()
	d.glossary()
	d.about()
	return d.Flush()
}

// A document is a report in Markdown. What goes wrong when it is written is told at the end.
type document struct {
	*bufio.Writer

	*brief.Brief
}

// title names the organization, the unit that is shown if not all are, and the day.
func (d *document) title() string {
	title := organizationOf(d.Figures)
	if name := d.ViewName(); name != "" {
		title += ", " + name
	}
	return title + ", " + text.LongDay(d.Result.AsOf)
}

// say writes texts as they are.
func (d *document) say(all ...string) {
	for _, s := range all {
		_, _ = d.WriteString(s)
	}
}

// section begins a section.
func (d *document) section(title string) { d.say("\n## ", title, "\n") }

// table begins a table. A column whose head begins with > holds numbers.
func (d *document) table(heads ...string) {
	marks := make([]string, len(heads))
	for i, head := range heads {
		name, number := strings.CutPrefix(head, ">")
		heads[i], marks[i] = name, "---"
		if number {
			marks[i] = "--:"
		}
	}
	d.say("\n", row(heads...), "|", strings.Join(marks, "|"), "|\n")
}

// text writes a text of the brief in Markdown, with its numbers in bold.
func (d *document) text(t brief.Text) string {
	var b strings.Builder
	for _, p := range t {
		if p.Strong {
			b.WriteString("**" + markdown(p.Text) + "**")
		} else {
			b.WriteString(markdown(p.Text))
		}
	}
	return b.String()
}

// inShort writes the sentences of the first screen.
func (d *document) inShort() {
	d.section("In short")
	d.say("\n")
	for _, s := range d.Sentences {
		d.say("- *", s.Label, ":* ", d.text(s.Text), "\n")
	}
}

// dates writes what falls on a day, and what is to be decided.
func (d *document) dates() {
	d.section("Dates and decisions")
	if len(d.Dates) == 0 {
		d.say("\nNothing in the chart has a date on which something is to be decided.\n")
	}
	for _, group := range []struct {
		when  brief.When
		title string
	}{
		{brief.Passed, "Passed"},
		{brief.Month, "By " + text.LongDay(text.After(d.Result.AsOf, brief.DaysMonth))},
		{brief.Quarter, "By " + text.LongDay(text.After(d.Result.AsOf, brief.DaysQuarter))},
		{brief.Later, "Later"},
	} {
		due := d.Due(group.when)
		if len(due) == 0 {
			continue
		}
		d.say("\n### ", group.title, "\n")
		d.table("Day", "What", "To decide")
		for i := range due {
			d.say(row(text.ShortDay(due[i].Day), d.text(due[i].What), markdown(due[i].Decide)))
		}
	}
}

// notes writes what bends the figures above.
func (d *document) notes(at string) {
	for _, note := range d.NotesAt(at, -1) {
		d.say("\n", d.text(note), "\n")
	}
}

// figures writes the key figures.
func (d *document) figures() {
	d.section("Key figures")
	t := keyFigures(d.Figures)
	d.table("Figure", ">Number", "Of which")
	for _, r := range t.rows {
		d.say(row(r[0], r[1], markdown(r[2])))
	}
	d.notes("people")
	d.overTime()
}

// spans writes how many report to each manager.
func (d *document) spans() {
	d.section("Spans: how many report to each manager")
	d.table("Direct reports", ">Managers", ">Share")
	for i := range d.Bands {
		band := &d.Bands[i]
		d.say(row(bandName(band.Band), text.Grouped(len(band.Managers)), percent(len(band.Managers), len(d.Managers))))
	}
	d.notes("spans")
	if len(d.Managers) == 0 {
		return
	}
	d.table("Manager", "Unit", ">Direct reports", ">Of these open", "Limit")
	for _, i := range d.Managers {
		s := &d.Seats[i]
		d.say(row(markdown(seatName(s)), markdown(d.unitName(s.Unit)), strconv.Itoa(s.Reports), few(s.OpenReports), limitOf(s)))
	}
}

// layers writes how many there are in each layer.
func (d *document) layers() {
	d.section("Layers")
	d.table("Layer", ">Seats", ">Managers", ">Average span")
	for i := range d.Figures.Layers {
		l := &d.Figures.Layers[i]
		d.say(row(strconv.Itoa(i+1), text.Grouped(l.Seats), text.Grouped(l.Spans.Managers), average(&l.Spans)))
	}
	d.notes("layers")
}

// units writes the figures of each unit, those below it taken in.
func (d *document) units() {
	if len(d.Units) == 0 {
		return
	}
	d.section("Units")
	d.say("\nA unit takes in the units below it, which stand under it.\n")
	d.table("Unit", "Head", ">People", ">Open seats", ">Managers", ">Average span", ">Layers", ">Errors", ">Warnings", ">Infos")
	for i := range d.Units {
		u, f := &d.Units[i], &d.Figures.Units[i]
		if f.People+f.Vacancies+f.Errors+f.Warnings+f.Infos == 0 && u.ID == "" {
			continue
		}
		d.say(row(strings.Repeat("&nbsp;&nbsp;&nbsp;", u.Depth)+markdown(d.unitName(i)), markdown(d.headOf(u)), text.Grouped(f.People), few(f.Vacancies),
			few(f.Spans.Managers), average(&f.Spans), strconv.Itoa(f.Layers()), few(f.Errors), few(f.Warnings), few(f.Infos)))
	}
	d.say("\n")
	for i := range d.Figures.Gaps {
		g := &d.Figures.Gaps[i]
		d.say("- *", markdown(d.unitName(g.Unit)), "*: ", markdown(g.String()), ".\n")
	}
	for i := range d.Units {
		for _, note := range d.NotesAt("unit", i) {
			d.say("- *", markdown(d.unitName(i)), "*: ", d.text(note), "\n")
		}
	}
}
