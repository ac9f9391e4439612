package brief_test

import (
	"sync"
	"testing"

	"pgregory.net/rapid"

	"github.com/orglint/orglint/internal/brief"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/privacy"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/rules"
)

// builtIn returns the built-in job families.
var builtIn = sync.OnceValue(func() *family.Set {
	families, err := family.Load(nil)
	if err != nil {
		panic(err)
	}
	return families
})

// briefOf makes the brief of a chart on 28 November 2026.
func briefOf(t rapid.TB, chart string, show privacy.Show) *brief.Brief {
	t.Helper()
	result, err := lint.Run(lint.Job{
		Files: []*source.File{lint.Open("org.yaml", chart, "")}, Families: builtIn(), Policy: rules.Policy{Rules: rules.All(), Preset: rules.Recommended},
		AsOf: "2026-11-28", Show: show, Figures: true,
	})
	if err != nil {
		t.Fatal(err)
	}
	return brief.Of(result)
}

const small = `version: 1
organization: Acme
people:
  - {id: ada, name: Ada Osei, role: CTO, unit: tech}
  - {id: bo, name: Bo Lind, role: VP of Engineering, reports_to: ada, unit: ops, team: run}
  - {id: gone, name: Cy Gone, role: Director of Engineering, reports_to: bo, end: 2026-01-31}
  - {id: dana, name: Dana Fox, role: Backend Engineer, reports_to: gone, team: label}
  - {id: x, name: X Ray, role: Backend Engineer, reports_to: y}
  - {id: y, name: Y Ray, role: Backend Engineer, reports_to: x}
  - {id: z, name: Z Ray, role: Backend Engineer, reports_to: y}
  - {id: lost, name: Lo St, role: Backend Engineer, reports_to: nobody}
vacancies:
  - {id: v1, role: Backend Engineer, reports_to: bo, unit: shed, opened: 2026-08-01}
units:
  - {id: tech, name: Technology}
  - {id: ops, parent: tech, head: bo}
teams:
  - {id: run, name: Run, lead: bo}
`

// TestSeats holds who stands where.
func TestSeats(t *testing.T) {
	b := briefOf(t, small, privacy.Names)
	var names []string
	for i := range b.Seats {
		names = append(names, b.Seats[i].Name)
	}
	t.Logf("%v", names)
	for i := range b.Seats {
		t.Logf("%+v reports %v teams %v", b.Seats[i], b.ReportsOf(i), b.TeamsOf(i))
	}
	t.Logf("%+v\n%+v\n%+v\n%+v\n%+v", b.Units, b.Teams, b.Managers, b.Bands, b.Spans)
}
