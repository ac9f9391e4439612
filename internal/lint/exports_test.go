package lint_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/orglint/orglint/internal/adapt"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/rules"
)

// TestExports checks the exports in testdata/exports, each folder against the values in its file want. README.md there says how to add one.
func TestExports(t *testing.T) {
	t.Parallel()
	wants, err := filepath.Glob("../../testdata/exports/*/want")
	if err != nil {
		t.Fatal(err)
	}
	if len(wants) < 47 {
		t.Errorf("got %d folders with a want, want at least 47", len(wants))
	}
	for _, path := range wants {
		t.Run(filepath.Base(filepath.Dir(path)), func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			blocks := strings.Split("\n"+string(data), "\n== ")
			seen := []string{"want"}
			for _, block := range blocks[1:] {
				names, rest, _ := strings.Cut(block, "\n")
				seen = append(seen, strings.Fields(names)...)
				e := runExport(t, filepath.Dir(path), strings.Fields(names), strings.Fields(setting(rest, "as-of", "2026-11-28"))[0], setting(rest, "families", "none"))
				var want []string
				for line := range strings.Lines(rest) {
					if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
						want = append(want, line)
					}
				}
				if diff := cmp.Diff(want, e.values(want)); diff != "" {
					t.Errorf("%s (-want +got):\n%s", names, diff)
				}
			}
			entries, err := os.ReadDir(filepath.Dir(path))
			if err != nil {
				t.Fatal(err)
			}
			for _, entry := range entries {
				if !slices.Contains(seen, entry.Name()) {
					t.Errorf("want does not speak of %s", entry.Name())
				}
			}
		})
	}
}

// setting returns what stands behind a word in some lines, or what is usual.
func setting(lines, word, usual string) string {
	for line := range strings.Lines(lines) {
		if value, ok := strings.CutPrefix(line, word+" "); ok {
			return strings.TrimSpace(value)
		}
	}
	return usual
}

// An export is what was made of some files.
type export struct {
	settings []string
	err      error
	result   *lint.Result
	people   []source.Value // as they were read, with the open seats behind them
	seats    int
}

func runExport(t *testing.T, folder string, names []string, asOf, families string) *export {
	t.Helper()
	e := &export{settings: []string{"as-of " + asOf, "families " + families}}
	var loaded []string
	if families != "built-in" {
		loaded = strings.Fields(families)
	}
	set, err := family.Load(loaded)
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, name := range names {
		paths = append(paths, filepath.Join(folder, name))
	}
	found, err := lint.Find(paths, nil)
	if err != nil {
		e.err = err
		return e
	}
	job := lint.Job{Files: found.Charts, Families: set, Policy: rules.Policy{Rules: rules.All()}, AsOf: asOf, Unopened: found.Failed}
	if e.result, e.err = lint.Run(job); e.err != nil {
		return e
	}
	again, err := lint.Find(paths, nil)
	if err != nil {
		t.Fatal(err)
	}
	options := adapt.Options{AsOf: asOf}
	again.Charts = adapt.Sheets(again.Charts, options)
	if _, err := adapt.Apply(again.Charts, options); err != nil {
		t.Fatal(err)
	}
	for _, list := range []string{"people", "vacancies"} {
		for _, file := range again.Charts {
			if len(file.Pieces()) > 0 {
				file.Whole()
			}
			for i := range file.Documents {
				if v := file.Documents[i].Get(list); v != nil {
					e.people = append(e.people, v.Items...)
				}
			}
		}
		if list == "people" {
			e.seats = len(e.people)
		}
	}
	return e
}

// values returns what a want should say of the export: the values that it asks for, and all errors and warnings.
func (e *export) values(asked []string) []string {
	var values []string
	for _, line := range asked {
		word, about, _ := strings.Cut(line, " ")
		switch {
		case word == "as-of" || word == "families":
			values = append(values, e.settings[slices.IndexFunc(e.settings, func(s string) bool { return strings.HasPrefix(s, word+" ") })])
		case word == "exit":
			values = append(values, e.exit())
		case e.result == nil:
			values = append(values, "refused")
		case word != "error" && word != "warning":
			values = append(values, word+" "+e.value(word, about))
		}
	}
	if e.result == nil {
		return values
	}
	for _, f := range e.result.Findings {
		if f.Severity == diag.Info {
			continue
		}
		subject := f.Subject
		if subject == "" || strings.Contains(subject, " ") {
			subject = diag.Quote(subject)
		}
		line := f.Pos.Place().Line
		value := fmt.Sprintf("%s %s %s at %d", f.Severity, f.Rule, subject, line)
		if f.Suggestion != "" {
			value += " suggests " + f.Suggestion
		}
		values = append(values, value)
	}
	return values
}

// exit returns the exit status.
func (e *export) exit() string {
	switch {
	case e.err != nil:
		return "exit 2"
	case e.result.Summary.Errors > 0:
		return "exit 1"
	}
	return "exit 0"
}

// value returns what is true of what a want asks for.
func (e *export) value(word, about string) string {
	r := e.result
	switch word {
	case "people":
		return fmt.Sprint(r.Summary.People)
	case "seats":
		return fmt.Sprint(r.Summary.Vacancies)
	case "lines":
		return fmt.Sprintf("%d of %d", r.Coverage.Lines.Judged, r.Coverage.Lines.Given)
	case "roles":
		return fmt.Sprintf("%d of %d", r.Coverage.Roles.Judged, r.Coverage.Roles.Given)
	case "not-read":
		return fmt.Sprint(len(r.Coverage.NotRead))
	case "left":
		return fmt.Sprint(r.Readings[0].Left)
	case "totals", "headings", "notes":
		read := r.Readings[0]
		return fmt.Sprint(map[string]int{"totals": read.Totals, "headings": read.Headings, "notes": read.Footers}[word])
	case "versions", "teams":
		n := r.Readings[0].Repeats.Versions
		if word == "teams" {
			n = r.Readings[0].Repeats.Teams
		}
		return fmt.Sprintf("%d rows of %d people", n[0], n[1])
	case "snapshot":
		return fmt.Sprintf("%s of %d days", r.Readings[0].Repeats.Day, r.Readings[0].Repeats.Days)
	case "column":
		header, _, _ := strings.Cut(about, " = ")
		for _, u := range r.Readings[0].Used {
			if u.Column == header {
				return header + " = " + u.Field
			}
		}
		return header + " = nothing"
	}
	id, _, _ := strings.Cut(about, " = ")
	for i := range e.people {
		if p := &e.people[i]; p.GetText("id").Value == id {
			return id + " = " + valueOf(p.Get(word))
		}
	}
	return id + " = nobody"
}

// valueOf writes what a record has in a field.
func valueOf(v *source.Value) string {
	if v == nil {
		return "nothing"
	}
	if v.Kind != source.List {
		return v.Text
	}
	var all []string
	for i := range v.Items {
		all = append(all, v.Items[i].Text)
	}
	return strings.Join(all, ", ")
}
