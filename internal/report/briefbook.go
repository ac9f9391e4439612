package report

import (
	"cmp"
	"fmt"
	"io"
	"iter"
	"math"
	"strconv"
	"strings"

	"github.com/orglint/orglint/internal/audit"
	"github.com/orglint/orglint/internal/brief"
)

// WriteBriefBook writes a report as a workbook, a sheet for each of its parts. Every finding stands by itself.
func WriteBriefBook(w io.Writer, b *brief.Brief) error {
	d := document{Brief: b}
	out, err := newBook(d.title(), b.Result.AsOf)
	for _, sheet := range d.sheets() {
		if err == nil {
			err = out.sheet(sheet.name, sheet.columns, sheet.rows)
		}
	}
	if err == nil {
		err = out.write(w)
	}
	if err != nil {
		return fmt.Errorf("write a workbook: %w", err)
	}
	return nil
}

// A sheet is a part of a report as a workbook has it.
type sheet struct {
	name    string
	columns []column
	rows    iter.Seq[[]any]
}

// sheets are the parts of a report.
func (d *document) sheets() []sheet {
	all := []sheet{
		{"Summary", []column{{clean(d.title()), 30}, {"", 110}}, d.summaryRows},
		{"Dates", []column{{"Day", 12}, {"Days from now", 10}, {"What", 80}, {"To decide", 40}}, d.dateRows},
		{"Findings", []column{
			{"Severity", 10},
			{"Finding", 30},
			{"Who", 40},
			{"Problem", 70},
			{"What to do", 60},
			{"Unit", 20},
			{"People concerned", 11},
			{"File", 28},
			{"Line", 8},
			{"Rule", 24},
			{"Fingerprint", 36},
		}, d.findingRows},
		{"Figures", []column{{"Figure", 30}, {"Number", 10}, {"Of which", 80}}, d.figureRows},
		{"Spans", []column{
			{"Manager", 32},
			{"Title", 36},
			{"Unit", 20},
			{"Layer", 8},
			{"Direct reports", 10},
			{"Of these open", 10},
			{"At least", 9},
			{"At most", 9},
			{"Too many", 9},
			{"Seats below", 10},
		}, d.spanRows},
		{"Layers", []column{{"Layer", 8}, {"Seats", 10}, {"Managers", 10}, {"Average span", 10}}, d.layerRows},
		{"Units", []column{
			{"Unit", 28},
			{"Within", 28},
			{"Kind", 14},
			{"Head", 40},
			{"People", 9},
			{"Open seats", 9},
			{"Managers", 10},
			{"Average span", 10},
			{"Layers", 8},
			{"Errors", 8},
			{"Warnings", 10},
			{"Infos", 8},
			{"Target", 60},
		}, d.unitRows},
		{"Exceptions", []column{
			{"For", 36}, {"Rule", 24}, {"What is allowed", 70}, {"Ground", 24}, {"Reason", 60}, {"Approved by", 24}, {"Approved on", 12}, {"Until", 12}, {"Days left", 9},
		}, d.exceptionRows},
	}
	if d.Since != nil {
		columns := []column{{"Figure", 24}}
		for _, on := range d.Since.Days {
			columns = append(columns, column{on, 12})
		}
		all = append(all, sheet{"Over time", append(columns, column{"Change", 40}), d.trendRows})
	}
	return append(all, sheet{"Glossary", []column{{"Word", 28}, {"Meaning", 110}}, d.glossaryRows})
}

// summaryRows are the sentences, what bends the figures, what was not judged, and how the report came to be.
func (d *document) summaryRows(yield func([]any) bool) {
	for _, s := range d.Sentences {
		if !yield([]any{s.Label, s.Text.String()}) {
			return
		}
	}
	yield([]any{"Findings", d.found()})
	for _, line := range d.below() {
		yield([]any{"", line})
	}
	for i := range d.Notes {
		if n := &d.Notes[i]; n.At == "unit" {
			yield([]any{"About " + d.unitName(n.Unit), n.Text.String()})
		} else {
			yield([]any{"About the figures", n.Text.String()})
		}
	}
	for _, point := range d.points(func(s string) string { return s }) {
		yield([]any{"Not judged", point})
	}
	for _, fact := range d.About() {
		yield([]any{fact.Name, fact.Said})
	}
}

func (d *document) dateRows(yield func([]any) bool) {
	for i := range d.Dates {
		if on := &d.Dates[i]; !yield([]any{day(on.Day), on.Days, on.What.String(), on.Decide}) {
			return
		}
	}
}

func (d *document) findingRows(yield func([]any) bool) {
	titles := map[string]string{}
	for _, rule := range d.Result.Rules {
		titles[rule.Name] = rule.Title
	}
	for f := range d.Singly() {
		told, found := f.Tell(), f.Diag()
		place, unit := found.Pos.Place(), ""
		if f.Unit >= 0 {
			unit = d.unitName(f.Unit)
		}
		if !yield([]any{
			found.Severity.String(), cmp.Or(titles[found.Rule], found.Rule), told.Who, told.Problem, told.Advice, unit, f.People, place.Path, some(place.Line),
			found.Rule, found.Fingerprint,
		}) {
			return
		}
	}
}

func (d *document) figureRows(yield func([]any) bool) {
	for _, row := range keyFigures(d.Figures).rows {
		if !yield([]any{row[0], numberOf(row[1]), row[2]}) {
			return
		}
	}
	for i := range d.Bands {
		name := "Managers with " + bandName(d.Bands[i].Band) + " direct reports"
		if !yield([]any{name, len(d.Bands[i].Managers), percent(len(d.Bands[i].Managers), len(d.Managers))}) {
			return
		}
	}
}

// numberOf makes a number of what is one.
func numberOf(s string) any {
	if n, err := strconv.ParseFloat(s, 64); err == nil {
		return n
	}
	return s
}

func (d *document) spanRows(yield func([]any) bool) {
	for _, i := range d.Managers {
		s := &d.Seats[i]
		name := cmp.Or(s.Name, s.ID)
		if s.Vacancy {
			name = strings.TrimSpace("Open seat " + name)
		}
		tooMany := 0
		if s.SpanLimits.Most > 0 {
			tooMany = max(0, s.Reports-s.SpanLimits.Most)
		}
		if !yield([]any{
			name, s.Title, d.unitName(s.Unit), some(s.Layer), s.Reports, some(s.OpenReports), some(s.SpanLimits.Least), some(s.SpanLimits.Most),
			some(tooMany), s.Below,
		}) {
			return
		}
	}
}

func (d *document) layerRows(yield func([]any) bool) {
	for i := range d.Figures.Layers {
		l := &d.Figures.Layers[i]
		if !yield([]any{i + 1, l.Seats, l.Spans.Managers, averageOf(&l.Spans)}) {
			return
		}
	}
}

// averageOf is a mean span, to two decimals; nothing where there is no manager.
func averageOf(s *audit.Spans) any {
	if mean := mean(s); mean != nil {
		return *mean
	}
	return nil
}

func (d *document) unitRows(yield func([]any) bool) {
	targets := map[int]string{}
	for i := range d.Figures.Gaps {
		targets[d.Figures.Gaps[i].Unit] = d.Figures.Gaps[i].String()
	}
	for i := range d.Units {
		u, f, within := &d.Units[i], &d.Figures.Units[i], ""
		if u.Parent >= 0 {
			within = d.unitName(u.Parent)
		}
		if !yield([]any{
			d.unitName(i), within, u.Kind, d.headOf(u), f.People, f.Vacancies, f.Spans.Managers, averageOf(&f.Spans), f.Layers(), f.Errors, f.Warnings, f.Infos,
			targets[i],
		}) {
			return
		}
	}
}

func (d *document) trendRows(yield func([]any) bool) {
	for i := range d.Since.Trends {
		t := &d.Since.Trends[i]
		row := []any{t.Label}
		for _, value := range t.Values {
			if math.IsNaN(value) {
				row = append(row, nil)
			} else {
				row = append(row, math.Round(100*value)/100)
			}
		}
		if !yield(append(row, t.Change)) {
			return
		}
	}
}

func (d *document) exceptionRows(yield func([]any) bool) {
	for i := range d.Exceptions {
		e := &d.Exceptions[i]
		var left any
		if e.Expires != "" {
			left = e.Days
		}
		if !yield([]any{e.Subject, e.Rule, d.allows(e), e.Ground, e.Reason, e.ApprovedBy, day(e.ApprovedOn), day(e.Expires), left}) {
			return
		}
	}
}

func (d *document) glossaryRows(yield func([]any) bool) {
	for _, term := range d.Glossary() {
		if !yield([]any{term.Term, strings.TrimSpace(term.Meaning + " " + term.Here)}) {
			return
		}
	}
}
