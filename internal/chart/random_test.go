package chart_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/source"
)

const asOf = "2026-11-23"

// randomSeat is one record of people or vacancies.
type randomSeat struct {
	manager         int // -1: none is named
	vacancy, absent bool
}

// randomTeam is one record of teams.
type randomTeam struct {
	lead int // -1: none
	kind string
}

// org is a chart by numbers.
type org struct {
	seats []randomSeat
	teams []randomTeam
}

func drawOrg(t *rapid.T) org {
	var o org
	n := rapid.IntRange(1, 14).Draw(t, "seats")
	for range n {
		o.seats = append(o.seats, randomSeat{
			manager: rapid.IntRange(-1, n-1).Draw(t, "manager"),
			vacancy: rapid.IntRange(0, 5).Draw(t, "vacancy") == 0,
			absent:  rapid.IntRange(0, 5).Draw(t, "absent") == 0,
		})
	}
	for range rapid.IntRange(0, 6).Draw(t, "teams") {
		o.teams = append(o.teams, randomTeam{
			lead: rapid.IntRange(-1, n-1).Draw(t, "lead"),
			kind: rapid.SampledFrom([]string{"", "engineering", "design"}).Draw(t, "kind"),
		})
	}
	return o
}

// yaml writes the chart, with the vacancies after the people, and one that is absent as not begun or ended.
func (o org) yaml() string {
	var people, vacancies, teams strings.Builder
	for i, s := range o.seats {
		b := &people
		if s.vacancy {
			b = &vacancies
		}
		fmt.Fprintf(b, "  - {id: s%d, role: x", i)
		if s.manager >= 0 {
			fmt.Fprintf(b, ", reports_to: s%d", s.manager)
		}
		if s.absent && i%2 == 0 && !s.vacancy {
			b.WriteString(", end: 2026-11-22")
		} else if s.absent && !s.vacancy {
			b.WriteString(", start: 2026-11-24")
		}
		b.WriteString("}\n")
	}
	for i, team := range o.teams {
		fmt.Fprintf(&teams, "  - {id: t%d", i)
		if team.lead >= 0 {
			fmt.Fprintf(&teams, ", lead: s%d", team.lead)
		}
		if team.kind != "" {
			fmt.Fprintf(&teams, ", kind: %s", team.kind)
		}
		teams.WriteString("}\n")
	}
	text := "version: 1\n"
	for _, section := range []struct{ name, records string }{
		{"people", people.String()}, {"vacancies", vacancies.String()}, {"teams", teams.String()},
	} {
		if section.records != "" {
			text += section.name + ":\n" + section.records
		}
	}
	return text
}

func build(t interface {
	Helper()
	Fatal(args ...any)
}, texts ...string,
) *chart.Chart {
	t.Helper()
	families, err := family.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	b := chart.NewBuilder(families, asOf)
	for i, text := range texts {
		f := source.Read(fmt.Sprintf("%c.yaml", 'a'+i), []byte(text))
		if len(f.Findings) > 0 {
			t.Fatal(f.Findings)
		}
		for j := range f.Documents {
			b.Add(&f.Documents[j])
		}
	}
	return b.Chart(false)
}

// counted says whether a seat counts on the day.
func (o org) counted(i int) bool { return !o.seats[i].absent || o.seats[i].vacancy }

// above returns the managers of a seat, from its own up; circle says that they go round.
func (o org) above(i int) (managers []int, circle bool) {
	for at := o.seats[i].manager; at >= 0; at = o.seats[at].manager {
		if slices.Contains(managers, at) {
			return managers, true
		}
		managers = append(managers, at)
	}
	return managers, false
}

// TestTreeAgainstWalks compares layers, people below and circles with walks up from every seat.
func TestTreeAgainstWalks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := drawOrg(t)
		c := build(t, o.yaml())
		inCircle := 0
		for i := range o.seats {
			s := c.SeatsOf(fmt.Sprintf("s%d", i))[0]
			layer, below, circle := o.walk(i)
			managers, _ := o.above(i)
			if slices.Contains(managers, i) {
				inCircle++
			}
			if s.Layer != layer || s.Counts() != o.counted(i) {
				t.Errorf("s%d: got layer %d, counted %v; want %d, %v\n%s", i, s.Layer, s.Counts(), layer, o.counted(i), o.yaml())
			}
			if !circle && s.Below != below {
				t.Errorf("s%d: got %d people below, want %d\n%s", i, s.Below, below, o.yaml())
			}
		}
		for _, found := range c.Circles() {
			circle := found.Members
			inCircle -= len(circle)
			for k, s := range circle {
				if next := circle[(k+1)%len(circle)]; s.Manager != next || s.Place().Compare(circle[0].Place()) < 0 {
					t.Errorf("got %v in a circle after %v, want the manager, from the first in the file\n%s", next, s, o.yaml())
				}
			}
		}
		if inCircle != 0 {
			t.Errorf("got %d seats too few in circles\n%s", inCircle, o.yaml())
		}
	})
}

// walk returns the layer of a seat and the people below it; circle says that it is in a circle or below one.
func (o org) walk(i int) (layer, below int, circle bool) {
	managers, circle := o.above(i)
	for _, m := range append(managers, i) {
		if o.counted(m) {
			layer++
		}
	}
	if circle {
		layer = 0
	}
	for j := range o.seats {
		if over, _ := o.above(j); slices.Contains(over, i) && !o.seats[j].vacancy && o.counted(j) {
			below++
		}
	}
	return layer, below, circle
}

// TestTeamsManagedAgainstDefinition counts teams as the definition says.
func TestTeamsManagedAgainstDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := drawOrg(t)
		c := build(t, o.yaml())
		kind := rapid.SampledFrom([]string{"", "engineering"}).Draw(t, "kind counted")
		for i := range o.seats {
			s := c.SeatsOf(fmt.Sprintf("s%d", i))[0]
			managed := c.TeamsManaged(s, kind)
			var got []string
			for _, team := range managed.Declared {
				got = append(got, team.ID.Value)
			}
			for _, r := range managed.Undeclared {
				got = append(got, r.ID().Value)
			}
			slices.Sort(got)
			if want := o.teamsManaged(i, kind); !slices.Equal(got, want) {
				t.Errorf("s%d: got %v, want %v\n%s", i, got, want, o.yaml())
			}
		}
	})
}

// reportsTo says whether one seat counts as a direct report of another. Nobody is a report of their own.
func (o org) reportsTo(i, manager int) bool {
	return i != manager && o.seats[i].manager == manager && o.counted(i)
}

// teamsManaged returns the ids of the teams that a seat manages, and of the reports that stand for a team, sorted.
func (o org) teamsManaged(manager int, kind string) []string {
	var all []string
	for i, team := range o.teams {
		if team.lead >= 0 && (team.lead == manager || o.reportsTo(team.lead, manager)) &&
			(kind == "" || team.kind == "" || team.kind == kind) {
			all = append(all, fmt.Sprintf("t%d", i))
		}
	}
	for i := range o.seats {
		leads := slices.ContainsFunc(o.teams, func(team randomTeam) bool { return team.lead == i })
		hasReports := false
		for j := range o.seats {
			hasReports = hasReports || o.reportsTo(j, i)
		}
		if o.reportsTo(i, manager) && hasReports && !leads {
			all = append(all, fmt.Sprintf("s%d", i))
		}
	}
	slices.Sort(all)
	return all
}
