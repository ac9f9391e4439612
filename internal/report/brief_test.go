package report_test

import (
	"bytes"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/orglint/orglint/internal/brief"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/report"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/rules"
)

// briefOf makes the brief of charts on 28 November 2026.
func briefOf(t *testing.T, files ...*source.File) *brief.Brief {
	t.Helper()
	families, err := family.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	result, err := lint.Run(lint.Job{
		Files: files, Families: families, AsOf: "2026-11-28", Figures: true,
		Policy: rules.Policy{Rules: rules.All(), Preset: rules.Recommended, Whole: true},
	})
	if err != nil {
		t.Fatal(err)
	}
	return brief.Of(result)
}

// acme is the brief of the example that is in the middle of a re-organisation.
func acme(t *testing.T) *brief.Brief {
	t.Helper()
	paths, err := filepath.Glob("../../examples/acme-reorg/*.yaml")
	if err != nil || len(paths) == 0 {
		t.Fatal(err)
	}
	var files []*source.File
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, lint.Open(filepath.Base(path), string(text), ""))
	}
	return briefOf(t, files...)
}

// hostileChart has in each name and text what Markdown, HTML or a spreadsheet would take for something else.
func hostileChart() string {
	evil := func(mark string) string { return fmt.Sprintf("%q", mark+strings.ToValidUTF8(evil, "?")) }
	return "version: 1\norganization: " + evil("# o") + "\nunits: [{id: u, name: " + evil("- u") + ", head: a}, {id: v, name: \"1. v|\", parent: u}]\npeople:\n" +
		"  - {id: a, name: " + evil("=a") + ", role: CEO, unit: u}\n" +
		"  - {id: b, name: " + evil("* b") + ", role: " + evil("+r") + ", reports_to: a, unit: v, appointment: interim, appointment_until: 2026-12-24}\n" +
		"  - {id: c, name: " + evil("> c") + ", role: CTO, reports_to: nobody, end: 2026-12-31}\n" +
		"deviations:\n  - {rule: single-report, subject: a, ground: organization-size, reason: " + evil("@x") + ", approved_by: " + evil("`y") + "}\n"
}

// TestBriefRenders holds that a report renders as what it is, whatever stands in a chart, and that nothing of it is missing.
func TestBriefRenders(t *testing.T) {
	for name, b := range map[string]*brief.Brief{"acme": acme(t), "hostile": briefOf(t, lint.Open("org.yaml", hostileChart(), ""))} {
		var text bytes.Buffer
		if err := report.WriteBrief(&text, b); err != nil {
			t.Fatal(err)
		}
		page := render(t, text.String())
		for _, m := range tag.FindAllStringSubmatch(page, -1) {
			switch m[1] {
			case "h1", "h2", "h3", "p", "ul", "li", "em", "table", "thead", "tbody", "tr", "th", "td", "strong":
			default:
				t.Errorf("%s: got the element %s in\n%s", name, m[0], page)
			}
		}
		shown := strings.ReplaceAll(html.UnescapeString(tag.ReplaceAllString(page, "\n")), "\u200b", "")
		if found := links.FindString(html.UnescapeString(tag.ReplaceAllString(page, "\n"))); found != "" {
			t.Errorf("%s: %q would be more than text", name, found)
		}
		for _, title := range []string{"In short", "Dates and decisions", "Key figures", "Layers", "Units", "Findings", "Exceptions in force", "Not judged", "Glossary", "About this report"} {
			if !strings.Contains(page, "<h2>"+title+"</h2>") {
				t.Errorf("%s: there is no section %s", name, title)
			}
		}
		for i := range b.Findings {
			told := b.Findings[i].Tell()
			for _, part := range []string{told.Who, told.Problem, told.Advice, told.Where} {
				if !strings.Contains(strings.Join(strings.Fields(shown), " "), strings.Join(strings.Fields(report.Clean(part)), " ")) {
					t.Errorf("%s: %q is not shown", name, part)
				}
			}
		}
	}
}

// TestBriefBook holds that the workbook of a report has its sheets, every finding by itself, dates and numbers as such, and no formula.
func TestBriefBook(t *testing.T) {
	for name, b := range map[string]*brief.Brief{"acme": acme(t), "hostile": briefOf(t, lint.Open("org.yaml", hostileChart(), ""))} {
		var book, again bytes.Buffer
		if err := report.WriteBriefBook(&book, b); err != nil {
			t.Fatal(err)
		}
		if err := report.WriteBriefBook(&again, b); err != nil || !bytes.Equal(book.Bytes(), again.Bytes()) {
			t.Errorf("%s: the same report gives other bytes (%v)", name, err)
		}
		f, err := excelize.OpenReader(&book)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(f.GetSheetList(), " "); got != "Summary Dates Findings Figures Spans Layers Units Exceptions Glossary" {
			t.Errorf("%s: got the sheets %s", name, got)
		}
		for sheet, want := range map[string]int{
			"Findings": len(b.Result.Findings), "Dates": len(b.Dates), "Spans": len(b.Managers), "Layers": len(b.Figures.Layers), "Units": len(b.Units),
			"Exceptions": len(b.Exceptions),
		} {
			if rows, err := f.GetRows(sheet); err != nil || len(rows) != want+1 {
				t.Errorf("%s: got %d rows of %s (%v), want %d and the header", name, len(rows), sheet, err, want)
			}
		}
		for cell, want := range map[string]excelize.CellType{"Dates!A2": excelize.CellTypeUnset, "Spans!E2": excelize.CellTypeUnset, "Findings!D2": excelize.CellTypeInlineString} {
			sheet, at, _ := strings.Cut(cell, "!")
			if got, err := f.GetCellType(sheet, at); err != nil || got != want {
				t.Errorf("%s: %s is of the kind %v (%v), want %v", name, cell, got, err, want)
			}
		}
		for path, part := range unzip(t, again.String()) {
			if bytes.Contains(part, []byte("<f>")) || bytes.Contains(part, []byte("<f ")) {
				t.Errorf("%s: %s holds a formula", name, path)
			}
		}
	}
}
