package convert_test

import (
	"testing"

	"github.com/orglint/orglint/internal/adapt"
	"github.com/orglint/orglint/internal/convert"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/rules"
)

// TestNothingIsDifferent compares all exports that the tests have with their conversions: nobody joined, left, moved or changed.
func TestNothingIsDifferent(t *testing.T) {
	families, err := family.Load(family.BuiltIn())
	if err != nil {
		t.Fatal(err)
	}
	compared := 0
	for name, data := range exports(t) {
		file := lint.Open(name, data, "")
		readings, err := adapt.Apply([]*source.File{file}, adapt.Options{AsOf: "2026-11-23"})
		if err != nil || len(readings) == 0 || file.Damaged() {
			continue // of orglint's own layout, or not to be converted
		}
		outputs, _ := convert.Chart([]*source.File{file}, false)
		job := func(file *source.File) lint.Job {
			return lint.Job{Files: []*source.File{file}, Families: families, Policy: rules.Policy{Rules: rules.All()}, AsOf: "2026-11-23", Figures: true}
		}
		d, err := lint.Diff(job(lint.Open(name, data, "")), job(source.Read("orgchart.yaml", []byte(outputs[0].Text))))
		if err != nil {
			t.Fatal(err)
		}
		compared++
		for _, c := range d.Changed {
			t.Errorf("%s: %s.%s: %q in the export, %q in its conversion", name, c.Subject, c.Field, c.Before.Written, c.After.Written)
		}
		if people := len(d.Joined) + len(d.Left) + len(d.Filled) + len(d.Renamed) + len(d.Moved); people > 0 {
			t.Errorf("%s: %d joined, %d left, %d filled, %d renamed, %d moved\n%s", name, len(d.Joined), len(d.Left), len(d.Filled), len(d.Renamed), len(d.Moved), outputs[0].Text)
		}
		if n := len(d.Teams.Joined) + len(d.Teams.Left) + len(d.Teams.Changed) + len(d.Units.Joined) + len(d.Units.Left) + len(d.Units.Changed); n > 0 {
			t.Errorf("%s: %d teams and units are different: %+v %+v", name, n, d.Teams, d.Units)
		}
	}
	if compared < 30 {
		t.Errorf("only %d exports were compared", compared)
	}
}
