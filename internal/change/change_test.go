package change_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/orglint/orglint/internal/change"
	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/source"
)

// asOf is the day of both states where a test gives no other.
const asOf = "2026-11-23"

// build makes a chart of a file whose records all read.
func build(t testing.TB, families *family.Set, day, text string) *chart.Chart {
	t.Helper()
	file := source.Read("org.yaml", []byte("version: 1\n"+text))
	if len(file.Findings) > 0 {
		t.Fatalf("%v in:\n%s", file.Findings, text)
	}
	b := chart.NewBuilder(families, day)
	for i := range file.Documents {
		b.Add(&file.Documents[i])
	}
	return b.Chart(false)
}

// builtIn returns the job families of orglint.
func builtIn(t testing.TB) *family.Set {
	t.Helper()
	families, err := family.Load(family.BuiltIn())
	if err != nil {
		t.Fatal(err)
	}
	return families
}

// said writes a list, one difference a line.
func said(l *change.List) string {
	var b strings.Builder
	ids := func(what string, seats []*chart.Seat) {
		for _, s := range seats {
			fmt.Fprintf(&b, "%s %s\n", what, s.ID().Value)
		}
	}
	changed := func(all []change.Change) {
		for _, c := range all {
			fmt.Fprintf(&b, "%s.%s: %s -> %s\n", c.Subject, c.Field, strings.Join(c.Before, ","), strings.Join(c.After, ","))
		}
	}
	for _, r := range l.Renamed {
		fmt.Fprintf(&b, "renamed %s -> %s\n", r.Before.ID().Value, r.After.ID().Value)
	}
	ids("joined", l.Joined)
	ids("left", l.Left)
	for _, f := range l.Filled {
		fmt.Fprintf(&b, "filled %s by %s\n", f.Vacancy.ID().Value, f.By.ID().Value)
	}
	ids("unknown", l.Unknown)
	changed(l.Changed)
	for _, m := range l.Moved {
		fmt.Fprintf(&b, "moved %s with %d\n", m.Seat.ID().Value, m.Seats)
	}
	for _, r := range []struct {
		what string
		of   change.Records
	}{{"team", l.Teams}, {"unit", l.Units}} {
		for _, j := range r.of.Joined {
			fmt.Fprintf(&b, "%s joined %s\n", r.what, j.ID)
		}
		for _, j := range r.of.Left {
			fmt.Fprintf(&b, "%s left %s\n", r.what, j.ID)
		}
		changed(r.of.Changed)
	}
	for _, m := range l.Managers {
		who := m.After
		if who == nil {
			who = m.Before
		}
		fmt.Fprintf(&b, "manager %s: %d -> %d reports, %d -> %d teams", who.ID().Value, m.Reports[0], m.Reports[1], m.Teams[0], m.Teams[1])
		for _, s := range m.Come {
			fmt.Fprintf(&b, ", +%s", s.ID().Value)
		}
		for _, s := range m.Go {
			fmt.Fprintf(&b, ", -%s", s.ID().Value)
		}
		b.WriteString("\n")
	}
	return b.String()
}

// company is a chart that the tests change.
const company = `people:
  - {id: ada, name: Ada Osei, role: Director of Engineering, email: ada@acme.example}
  - {id: bo, name: Bo Lind, role: "Senior Manager, Engineering", reports_to: ada, unit: ops}
  - {id: cy, name: Cy Roth, role: Engineering Manager, reports_to: bo}
  - {id: dana, name: Dana Wu, role: Backend Engineer, reports_to: cy, grade: 6, team: verify}
  - {id: eli, name: Eli Moss, role: Backend Engineer, reports_to: cy, email: eli@acme.example}
vacancies:
  - {id: req-17, role: Senior Backend Engineer, reports_to: cy}
teams:
  - {id: verify, name: Verify, lead: cy, members: [eli]}
units:
  - {id: ops, name: Ops, head: bo}
`

// edit replaces texts, each of which must be there.
func edit(t testing.TB, text string, pairs ...string) string {
	t.Helper()
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(text, pairs[i]) {
			t.Fatalf("there is no %q in:\n%s", pairs[i], text)
		}
		text = strings.ReplaceAll(text, pairs[i], pairs[i+1])
	}
	return text
}

func TestBetween(t *testing.T) {
	families := builtIn(t)
	for _, c := range []struct {
		name string
		edit []string
		want string
	}{
		{"nothing", nil, ""},
		{"what means the same", []string{
			"role: Backend Engineer, reports_to: cy, grade: 6, team: verify", "grade: 6.0, role: Intermediate Backend Engineer, employment: employee, reports_to: cy",
			"members: [eli]", "members: [dana, eli]", "ada@acme.example", "Ada@Acme.example",
			"reports_to: ada, unit: ops", "reports_to: ada, unit: ops, appointment: permanent, on_leave: false",
		}, ""},
		{"a new manager who takes others along", []string{"Engineering Manager, reports_to: bo", "Engineering Manager, reports_to: ada"}, `
			cy.reports_to: bo -> ada
			moved cy with 4
			manager ada: 1 -> 2 reports, 1 -> 1 teams, +cy
			manager bo: 1 -> 0 reports, 1 -> 0 teams, -cy`},
		{"one without reports", []string{"reports_to: cy, email", "reports_to: bo, email"}, `
			eli.reports_to: cy -> bo
			manager bo: 1 -> 2 reports, 1 -> 1 teams, +eli
			manager cy: 3 -> 2 reports, 1 -> 1 teams, -eli`},
		{"somebody joins, somebody leaves", []string{"id: dana, name: Dana Wu", "id: finn, name: Finn Bay"}, `
			joined finn
			left dana
			verify.members: dana,eli -> eli,finn
			manager cy: 3 -> 3 reports, 1 -> 1 teams, +finn, -dana`},
		{"another id, known by the address", []string{"id: eli", "id: e1", "[eli]", "[e1]", "role: Backend Engineer, reports_to: cy, email", "role: Senior Backend Engineer, reports_to: cy, email"}, `
			renamed eli -> e1
			e1.role: Backend Engineer -> Senior Backend Engineer`},
		{"other ids all the way down", []string{
			"id: ada", "id: a1", "to: ada", "to: a1", "id: bo", "id: b1", "to: bo", "to: b1", "head: bo", "head: b1",
			"id: cy", "id: c1", "to: cy", "to: c1", "lead: cy", "lead: c1", "id: dana", "id: d1",
		}, `
			renamed ada -> a1
			renamed bo -> b1
			renamed cy -> c1
			renamed dana -> d1`},
		{"a name alone is not enough", []string{"id: dana, name: Dana Wu, role: Backend", "id: d1, name: Dana Wu, role: Frontend"}, `
			joined d1
			left dana
			verify.members: dana,eli -> d1,eli
			manager cy: 3 -> 3 reports, 1 -> 1 teams, +d1, -dana`},
		{"an open seat is filled", []string{"vacancies:\n  - {id: req-17,", "  - {id: gia, name: Gia Holm,"}, `
			filled req-17 by gia
			manager cy: 3 -> 3 reports, 1 -> 1 teams, +gia, -req-17`},
		{"it is filled under its own id", []string{"vacancies:\n  - {id: req-17,", "  - {id: req-17, name: Gia Holm,"}, `
			filled req-17 by req-17
			manager cy: 3 -> 3 reports, 1 -> 1 teams, +req-17, -req-17`},
		{"it is gone, and somebody comes elsewhere", []string{"vacancies:\n  - {id: req-17, role: Senior Backend Engineer, reports_to: cy}", "  - {id: gia, role: Senior Backend Engineer, reports_to: bo}"}, `
			joined gia
			left req-17
			manager bo: 1 -> 2 reports, 1 -> 1 teams, +gia
			manager cy: 3 -> 2 reports, 1 -> 1 teams, -req-17`},
		{"fields", []string{"grade: 6", "grade: 7, start: 2024-01-01, location: Lisbon, dotted_line_to: [bo, ada], employment: contractor, on_leave: true, experience: {backend-engineer: 2}"}, `
			dana.grade: 6 -> 7
			dana.employment: employee -> contractor
			dana.start:  -> 2024-01-01
			dana.on_leave:  -> true
			dana.location:  -> Lisbon
			dana.dotted_line_to:  -> ada,bo
			dana.experience:  -> backend-engineer: 2`},
		{"a unit is what a team says it is", []string{"lead: cy,", "lead: cy, unit: ops,", "Moss, role: Backend Engineer,", "Moss, role: Backend Engineer, unit: ops,"}, `
			eli.unit:  -> ops
			verify.unit:  -> ops`},
		{"teams and units", []string{"id: verify, name: Verify, lead: cy", "id: verify, name: Verification, lead: bo", "units:", "  - {id: fleet}\nunits:\n  - {id: emea}", "name: Ops, head: bo", "name: Ops, parent: emea"}, `
			team joined fleet
			verify.name: Verify -> Verification
			verify.lead: cy -> bo
			unit joined emea
			ops.parent:  -> emea
			ops.head: bo -> 
			manager bo: 1 -> 1 reports, 1 -> 2 teams
			manager cy: 3 -> 3 reports, 1 -> 0 teams`},
	} {
		t.Run(c.name, func(t *testing.T) {
			before, after := build(t, families, asOf, company), build(t, families, asOf, edit(t, company, c.edit...))
			want := ""
			for line := range strings.Lines(strings.TrimSpace(c.want)) {
				want += strings.TrimLeft(line, "\t")
			}
			got := strings.TrimSuffix(said(change.Between(before, after)), "\n")
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestTwoDays compares a chart with itself on two days: who begins between them joins, and who ends leaves.
func TestTwoDays(t *testing.T) {
	text := edit(t, company, "grade: 6", "grade: 6, end: 2026-11-30", "Moss,", "Moss, start: 2026-12-01,")
	families := builtIn(t)
	got := said(change.Between(build(t, families, asOf, text), build(t, families, "2026-12-24", text)))
	want := "joined eli\nleft dana\nmanager cy: 2 -> 2 reports, 1 -> 1 teams, +eli, -dana\n"
	if got != want {
		t.Errorf("got:\n%swant:\n%s", got, want)
	}
	if got := said(change.Between(build(t, families, asOf, text), build(t, families, asOf, text))); got != "" {
		t.Errorf("on one day: got:\n%s", got)
	}
}

// TestBegunAndEnded compares states of one day: who gets a last day that is over, or begins, is still in both, and comes and goes at the managers.
func TestBegunAndEnded(t *testing.T) {
	before := edit(t, company, "Moss,", "Moss, start: 2026-12-01,")
	after := edit(t, before, "grade: 6", "grade: 6, end: 2026-10-30", "start: 2026-12-01", "start: 2026-11-01")
	families := builtIn(t)
	l := change.Between(build(t, families, asOf, before), build(t, families, asOf, after))
	ids := func(pairs []change.Pair) (all []string) {
		for _, p := range pairs {
			all = append(all, p.After.ID().Value)
		}
		return all
	}
	if begun, ended := ids(l.Begun), ids(l.Ended); !cmp.Equal(begun, []string{"eli"}) || !cmp.Equal(ended, []string{"dana"}) {
		t.Errorf("begun %v, ended %v", begun, ended)
	}
	if got := said(l); !strings.Contains(got, "manager cy: 2 -> 2 reports, 1 -> 1 teams, +eli, -dana\n") || strings.Contains(got, "joined") || strings.Contains(got, "left") {
		t.Errorf("got:\n%s", got)
	}
}

// TestShared compares charts in which records share an id: what matters is what they say, and not which comes first.
func TestShared(t *testing.T) {
	families := builtIn(t)
	one := "people:\n  - {id: x, name: Ada Osei, role: CTO}\n  - {id: x, name: Bo Lind, role: CEO}\n  - {id: x, name: Bo Lind, role: CTO}\n"
	for _, c := range []struct{ name, after, want string }{
		{"in another order", "people:\n  - {id: x, name: Bo Lind, role: CTO}\n  - {id: x, name: Bo Lind, role: CEO}\n  - {id: x, name: Ada Osei, role: CTO}\n", ""},
		{"one is gone", "people:\n  - {id: x, name: Bo Lind, role: CTO}\n  - {id: x, name: Bo Lind, role: CEO}\n", "left x\n"},
		{"one is there once less", "people:\n  - {id: x, name: Bo Lind, role: CTO}\n  - {id: x, name: Ada Osei, role: CTO}\n", ""},
		{"one has another role", strings.Replace(one, "Ada Osei, role: CTO", "Ada Osei, role: CEO", 1), "x.role: CTO -> CEO\n"},
		{"one is somebody else", strings.Replace(one, "Ada Osei", "Cy Roth", 1), "joined x\nleft x\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := said(change.Between(build(t, families, asOf, one), build(t, families, asOf, c.after))); got != c.want {
				t.Errorf("got:\n%swant:\n%s", got, c.want)
			}
		})
	}
}

// TestAlong counts who goes along: nobody who is new there, nobody who has another line, and nobody below those.
func TestAlong(t *testing.T) {
	families := builtIn(t)
	before := "people:\n  - {id: top}\n  - {id: a, reports_to: top}\n  - {id: b, reports_to: a}\n  - {id: c, reports_to: b}\n  - {id: d, reports_to: b}\n" +
		"  - {id: e, reports_to: d}\n  - {id: z, reports_to: top}\n  - {id: left, reports_to: b, end: 2020-01-01}\n"
	after := edit(t, before, "id: a, reports_to: top", "id: a, reports_to: z", "id: d, reports_to: b", "id: d, reports_to: a") + "  - {id: new, reports_to: c}\n"
	l := change.Between(build(t, families, asOf, before), build(t, families, asOf, after))
	var got []string
	for _, m := range l.Moved {
		got = append(got, fmt.Sprint(m.Seat.ID().Value, m.Seats))
	}
	if want := []string{"a3", "d2"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
