package plan_test

import (
	"errors"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/plan"
	"github.com/orglint/orglint/internal/source"
)

// chartToPlan is a small chart with something of everything.
const chartToPlan = `version: 1
people:
  - {id: ada, role: CTO}
  - {id: bo, name: Bo Lind, role: Engineering Manager, reports_to: ada, unit: ops, team: [t1, t2]}
  - id: cy
    role: Backend Engineer
    reports_to: bo
vacancies: [{id: req, role: Backend Engineer, reports_to: bo, team: t1}]
teams: [{id: t1, lead: bo, members: [cy, req]}, {id: t2}]
units:
  - {id: top, head: ada}
  - {id: ops, parent: top, head: bo}
`

// FuzzMoves makes any moves in a chart: either something is wrong with them, which is told inside the file, or what comes of them is a
// chart of orglint's own that reads as well as the one before.
func FuzzMoves(f *testing.F) {
	for _, seed := range []string{
		"{who: cy, reports_to: ada}", "{who: [bo, cy], team: t1, unit: null, end: 2027-01-01, date: 2026-12-01}", "{remove: bo}", "{remove: bo, reports_to: ada, date: 2027-01-01}",
		"{add: {id: eli, role: CTO}, reports_to: ada}", "{fill: req, with: cy}", "{fill: req, with: {id: eli, name: Eli}}", "{team: t1, into: t2}", "{team: t3, name: T, members: [cy]}",
		"{unit: ops, into: null}", "{unit: ops, head: cy}", "{who: bo, reports_to: cy}",
	} {
		f.Add("version: 1\nmoves:\n  - " + seed + "\n")
	}
	families, err := family.Load(family.BuiltIn())
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, moves string) {
		given := &txtar.Archive{Files: []txtar.File{{Name: "org.yaml", Data: []byte(chartToPlan)}, {Name: "moves.yaml", Data: []byte(moves)}}}
		planned, err := whatIf(families, given)
		if wrong, ok := errors.AsType[*plan.Error](err); ok {
			for _, finding := range wrong.Findings {
				if finding.Pos.IsZero() || int(finding.Pos.Offset+finding.Pos.Length) > len(finding.Pos.File.Data()) {
					t.Errorf("%q stands at %v", finding.Message, finding.Pos)
				}
			}
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		if read := source.Read("org.yaml", planned.Files[0].Data); read.Damaged() || len(read.Documents) != 1 {
			t.Errorf("the planned chart does not read:\n%s", planned.Files[0].Data)
		}
	})
}
