package lint

import (
	"testing"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/source"
)

// RunFaulty runs a job, and calls a function, which may panic, before each piece of a file is read.
func RunFaulty(t *testing.T, job Job, before func(path string)) *Result {
	t.Helper()
	job.readPiece = func(f *source.File, p source.Piece, s *source.Scratch) (source.Value, []diag.Finding, bool) {
		before(f.Path)
		return f.ReadPiece(p, s)
	}
	result, err := Run(job)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

// HideName takes a name out of a result, as Run does where names are not shown.
func (r *Result) HideName(name string, families *family.Set) {
	c := &chart.Chart{Families: families}
	r.hide(c, &names{more: []string{name}, chart: c})
}

// HideName takes a name out of what is different between two states, as Diff does where names are not shown.
func (d *Difference) HideName(name string, families *family.Set) {
	c := &chart.Chart{Families: families}
	hidden := &names{more: []string{name}, chart: c}
	d.hide(&readChart{chart: c, hidden: hidden}, &readChart{chart: c, hidden: hidden})
}

// Named returns those of some files that are charts, if they are named on the command line.
func Named(files ...*source.File) []*source.File {
	found := &Found{choice: Choice{Document: func(string) bool { return false }}, met: map[*source.File]bool{}}
	for _, file := range files {
		found.add(file, false)
	}
	return found.Charts
}
