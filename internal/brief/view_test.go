package brief_test

import (
	"os"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/brief"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/privacy"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/rules"
)

// acme runs orglint over the example of a re-organisation, of which a unit is shown.
func acme(t *testing.T, unit string, show privacy.Show) (*lint.Result, error) {
	t.Helper()
	families, err := family.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	var files []*source.File
	for _, name := range []string{"company.yaml", "engineering-platform.yaml", "engineering-verify.yaml"} {
		data, err := os.ReadFile("../../examples/acme-reorg/" + name)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, lint.Open(name, string(data), ""))
	}
	return lint.Run(lint.Job{
		Files: files, Families: families, Policy: rules.Policy{Rules: rules.All(), Preset: rules.Recommended}, AsOf: "2026-11-28",
		Show: show, Figures: true, Unit: unit,
	})
}

// TestView wants of each unit the figures, managers, open seats and findings that the whole chart tells of it.
func TestView(t *testing.T) {
	result, err := acme(t, "", privacy.Names)
	if err != nil {
		t.Fatal(err)
	}
	all := brief.Of(result)
	for k := range all.Units {
		if all.Units[k].ID == "" {
			continue
		}
		part, err := acme(t, all.Units[k].ID, privacy.Names)
		if err != nil {
			t.Fatal(err)
		}
		b, unit, want := brief.Of(part), &all.Units[k], &all.Figures.Units[k]
		for _, each := range []struct {
			what      string
			got, want int
		}{
			{"people", b.Figures.People, want.People},
			{"open seats", b.Figures.Vacancies, want.Vacancies},
			{"managers", len(b.Managers), len(unit.Managers)},
			{"lines to them", b.Figures.Spans.Lines, want.Spans.Lines},
			{"layers", b.Figures.LayerCount(), want.Layers()},
			{"open seats listed", len(b.Open), len(unit.Open)},
			{"findings", len(b.Findings), len(unit.Findings)},
			{"errors", b.Result.Summary.Errors, want.Errors},
			{"seats", len(b.Seats), want.People + want.Vacancies},
			{"people of the summary less those who left", b.Result.Summary.People - gone(b), want.People},
		} {
			if each.got != each.want {
				t.Errorf("%s: %s: got %d, want %d", unit.Name, each.what, each.got, each.want)
			}
		}
		if !part.Reaches(diag.Error) {
			t.Errorf("%s: the errors of the whole chart do not count any more", unit.Name)
		}
		for i := range b.Seats {
			if s := &b.Seats[i]; s.Manager >= len(b.Seats) || s.Above >= len(b.Seats) || s.Unit < 0 || b.Units[s.Unit].ID == "" {
				t.Errorf("%s: %+v points outside", unit.Name, s)
			}
		}
	}
}

// gone counts the people of a view who do not count.
func gone(b *brief.Brief) int {
	c, _ := b.Result.Chart()
	n := 0
	for _, s := range c.Seats {
		if !s.Vacancy && !s.Counts() && b.Result.Shows(c.UnitOf(s)) {
			n++
		}
	}
	return n
}

// TestViewOfNothing says what may be meant by a unit that is not there, unless that could tell a name.
func TestViewOfNothing(t *testing.T) {
	_, err := acme(t, "platfor", privacy.Names)
	if err == nil || !strings.Contains(err.Error(), `the chart has no unit "platfor"; did you mean "platform"?`) {
		t.Errorf("got %v", err)
	}
	if _, err = acme(t, "platfor", privacy.IDs); err == nil || strings.Contains(err.Error(), "mean") {
		t.Errorf("with ids: got %v", err)
	}
}
