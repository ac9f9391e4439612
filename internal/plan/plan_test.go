package plan_test

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/plan"
	"github.com/orglint/orglint/internal/privacy"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/rules"
)

var update = flag.Bool("update", false, "write what comes of the plans into testdata")

// TestPlans makes the plans in testdata. Each archive holds a chart, moves.yaml, and what is wanted: below want/ the files that change, in
// errors what is wrong with the plan, in open what it leaves to be settled.
func TestPlans(t *testing.T) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) < 10 {
		t.Fatal(err, archives)
	}
	families, err := family.Load(family.BuiltIn())
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			given, want := &txtar.Archive{Comment: archive.Comment}, &txtar.Archive{}
			for _, f := range archive.Files {
				if strings.HasPrefix(f.Name, "want/") || f.Name == "errors" || f.Name == "open" {
					want.Files = append(want.Files, f)
				} else {
					given.Files = append(given.Files, f)
				}
			}
			got := &txtar.Archive{Files: made(t, families, given)}
			if *update {
				given.Files = append(given.Files, got.Files...)
				if err := os.WriteFile(path, txtar.Format(given), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(txtar.Format(want)), string(txtar.Format(got))); diff != "" && !*update {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// made returns what comes of a plan.
func made(t *testing.T, families *family.Set, given *txtar.Archive) []txtar.File {
	t.Helper()
	planned, err := whatIf(families, given)
	if err != nil {
		return []txtar.File{{Name: "errors", Data: []byte(err.Error() + "\n")}}
	}
	before := map[string]string{}
	for _, f := range given.Files {
		before[f.Name] = string(f.Data)
	}
	var all []txtar.File
	for _, f := range planned.Files {
		if string(f.Data) != before[f.Path] {
			all = append(all, txtar.File{Name: "want/" + f.Path, Data: f.Data})
		}
	}
	if len(planned.Open) > 0 {
		all = append(all, txtar.File{Name: "open", Data: []byte(strings.Join(planned.Open, "\n") + "\n")})
	}
	return all
}

// whatIf makes the plan of an archive. Its comment may ask for ids in the place of names.
func whatIf(families *family.Set, given *txtar.Archive) (*lint.Planned, error) {
	job := lint.Job{Families: families, Policy: rules.Policy{Rules: rules.All()}, AsOf: "2026-11-23", Figures: true}
	if strings.Contains(string(given.Comment), "--show ids") {
		job.Show = privacy.IDs
	}
	check, err := lint.MovesSchema(families)
	if err != nil {
		return nil, err
	}
	var p *plan.Plan
	for _, f := range given.Files {
		if strings.HasPrefix(f.Name, "moves.") {
			if p, err = plan.Read(source.Read(f.Name, f.Data), check); err != nil {
				return nil, err
			}
			continue
		}
		job.Files = append(job.Files, lint.Open(f.Name, string(f.Data), ""))
	}
	if p == nil {
		return nil, errors.New("there are no moves")
	}
	if err := p.Check(job.Show); err != nil {
		return nil, err
	}
	return lint.WhatIf(job, p, max(job.AsOf, p.Last()), func(file *source.File) ([]byte, error) { return []byte(file.Data()), nil })
}
