package page

import (
	"cmp"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"github.com/orglint/orglint/internal/brief"
	"github.com/orglint/orglint/internal/text"
)

// Kind says what the page is.
func (v *view) Kind() string { return "Organisation report" }

// Organization names what the report is of.
func (v *view) Organization() string { return cmp.Or(v.b.Figures.Organization, "The chart") }

// Date is the day that the report is of.
func (v *view) Date() string { return text.LongDay(v.b.Result.AsOf) }

// Unit names the unit that is shown; empty where all are.
func (v *view) Unit() string { return v.b.ViewName() }

// Style is the styles of the page.
func (v *view) Style() template.CSS {
	return template.CSS(style(v.Organization() + ", " + v.Date()))
}

// Policy is what the page may load and run.
func (v *view) Policy() string { return policy(string(v.Style()), script()) }

// Facts are what stands below the title: what was counted, found and read, and how much of it could be followed.
func (v *view) Facts() [][]phrase {
	f, s := v.b.Figures, &v.b.Result.Summary
	people := []phrase{{Text: counted(f.People, "person", "people"), Bold: true}, {Text: ", not FTE"}}
	if f.Vacancies > 0 {
		people = append(people, phrase{Text: ", and " + counted(f.Vacancies, "open seat", "open seats")})
	}
	read := []string{counted(s.Files, "file", "files")}
	if s.Teams > 0 {
		read = append(read, counted(s.Teams, "team", "teams"))
	}
	if s.Units > 0 {
		read = append(read, counted(s.Units, "unit", "units"))
	}
	facts := [][]phrase{people, severities(s.Errors, s.Warnings, s.Infos), plain("Read: " + strings.Join(read, ", "))}
	placed, to := f.Seats()-len(f.Unplaced), "org"
	if placed < f.Seats() {
		to = "not-judged"
	}
	return append(facts, []phrase{{Text: grouped(placed) + " of " + counted(f.Seats(), "seat has", "seats have") + " a line to the top", Section: to}})
}

// severities counts findings, each severity in a word and a colour.
func severities(errors, warnings, infos int) []phrase {
	var said []phrase
	add := func(n int, one, many string) {
		if n > 0 {
			if len(said) > 0 {
				said = append(said, phrase{Text: ", "})
			}
			said = append(said, phrase{Text: counted(n, one, many), Bold: true, Class: one})
		}
	}
	add(errors, "error", "errors")
	add(warnings, "warning", "warnings")
	add(infos, "info", "infos")
	if len(said) == 0 {
		return plain("no findings")
	}
	return said
}

// An entry is a line of the contents.
type entry struct{ ID, Name, Count string }

// Contents are the sections, with how much there is in each.
func (v *view) Contents() []entry {
	f := v.b.Figures
	all := []entry{
		{"in-short", "In short", ""},
		{"dates", "Dates", some(len(v.b.Dates))},
		{"figures", "Key figures", ""},
		{"spans", "Spans", some(f.Spans.Managers)},
		{"layers", "Layers", some(f.LayerCount())},
		{"units", "Units", some(len(v.named()))},
		{"org", "Organisation", some(len(v.b.Seats))},
		{"findings", "Findings", some(v.found())},
		{"exceptions", "Exceptions", some(len(v.b.Exceptions))},
		{"unit-parts", "Unit by unit", ""},
		{"glossary", "Glossary", ""},
		{"about", "About this report", ""},
	}
	if v.hasUnits() {
		return all
	}
	return slices.DeleteFunc(all, func(e entry) bool { return e.ID == "units" || e.ID == "unit-parts" })
}

// some writes a number that is worth saying.
func some(n int) string {
	if n == 0 {
		return ""
	}
	return grouped(n)
}

// grouped writes a number as people read it.
func grouped(n int) string { return text.Grouped(n) }

// counted puts a number before a noun.
func counted(n int, one, many string) string { return grouped(n) + " " + text.Verb(n, one, many) }

// share writes a part of a whole in whole percents, halves up.
func share(part, whole int) string {
	if whole == 0 {
		return ""
	}
	return strconv.Itoa((200*part+whole)/(2*whole)) + "%"
}

// said writes a text of the brief.
func (v *view) said(t brief.Text) []phrase {
	var all []phrase
	for _, p := range t {
		said := phrase{Text: kept(p.Text), Bold: p.Strong, Section: p.Section}
		if unit, ok := strings.CutPrefix(p.Section, "unit-"); ok && !v.hasPart(unit) {
			said.Section = ""
		}
		if p.Seat >= 0 && p.Seat < len(v.b.Seats) {
			said.Who = &someone{Name: p.Text, Seat: p.Seat, Known: true, Link: v.few()}
		}
		all = append(all, said)
	}
	return all
}

// kept keeps a number and the word after it in one line: 15 September.
func kept(s string) string {
	var b strings.Builder
	last := ' '
	for _, r := range s {
		if r == ' ' && last >= '0' && last <= '9' {
			r = '\u00a0'
		}
		b.WriteRune(r)
		last = r
	}
	return b.String()
}

// notes are what bends a figure of the whole chart.
func (v *view) notes(at string) [][]phrase { return v.saidAll(v.b.NotesAt(at, -1)) }

// saidAll writes texts of the brief.
func (v *view) saidAll(texts []brief.Text) [][]phrase {
	var all [][]phrase
	for _, t := range texts {
		all = append(all, v.said(t))
	}
	return all
}

// A sentence is one of the first screen.
type sentence struct {
	Label, Section string
	Text           []phrase
}

// Sentences answer what a meeting asks first.
func (v *view) Sentences() []sentence {
	var all []sentence
	for i := range v.b.Sentences {
		s := &v.b.Sentences[i]
		all = append(all, sentence{s.Label, s.Section, v.said(s.Text)})
	}
	return all
}
