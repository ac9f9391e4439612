package family_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
)

func load(t testing.TB, names ...string) *family.Set {
	t.Helper()
	set, err := family.Load(names)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// TestResolve reads role texts: the examples of the specification first.
func TestResolve(t *testing.T) {
	set := load(t)
	tests := []struct{ text, level, appointment, specialty string }{
		{"senior-manager-engineering", "senior-manager-engineering", "", ""},
		{"Senior Manager, Engineering", "senior-manager-engineering", "", ""},
		{"Senior Engineering Manager", "senior-manager-engineering", "", ""},
		{"Senior Engineering Manager, Development", "senior-manager-engineering", "", ""},
		{"Director, Development", "director-engineering", "", ""},
		{"Director of Engineering", "director-engineering", "", ""},
		{"Senior Director, Development", "senior-director-engineering", "", ""},
		{"Senior Director of Engineering", "senior-director-engineering", "", ""},
		{"VP of Engineering", "vp-of-engineering", "", ""},
		{"VP of Development", "vp-of-engineering", "", ""},
		{"VP Engineering", "vp-of-engineering", "", ""},
		{"CTO", "chief-technology-officer", "", ""},
		{"cto", "chief-technology-officer", "", ""},
		{"CEO", "chief-executive-officer", "", ""},
		{"Principal Backend Engineer", "principal-engineer", "", ""},
		{"Principal Fullstack Engineer", "principal-engineer", "", ""},
		{"Backend Engineering Manager", "engineering-manager", "", ""},
		{"Manager, Frontend Engineering", "engineering-manager", "", ""},
		{"Backend Engineer Intern", "intern-backend-engineer", "", ""},
		{"Intern, Fullstack Engineer", "intern-fullstack-engineer", "", ""},
		{"Junior Frontend Engineer", "associate-frontend-engineer", "", ""},
		{"Intermediate Backend Engineer", "backend-engineer", "", ""},
		{"Sr. Backend Engineer", "senior-backend-engineer", "", ""},
		{"  SENIOR\tbackend   engineer ", "senior-backend-engineer", "", ""},
		{"[Senior Manager, Engineering](/job-families/x)", "senior-manager-engineering", "", ""},
		{"Senior <br/> Manager, <b>Engineering</b>", "senior-manager-engineering", "", ""},
		{"Senior Backend Engineer, Verify", "senior-backend-engineer", "", "verify"},
		{"Senior Backend Engineer, Verify:Runner", "senior-backend-engineer", "", "verify:runner"},
		{"Senior Backend Engineer (Verify)", "senior-backend-engineer", "", "verify"},
		{"Senior Backend Engineer for Verify", "senior-backend-engineer", "", "verify"},
		{"Acting Senior Manager, Engineering", "senior-manager-engineering", "acting", ""},
		{"Director, Engineering (Interim)", "director-engineering", "interim", ""},
		{"(Acting) CTO", "chief-technology-officer", "acting", ""},
		{"Interim Senior Backend Engineer, Verify", "senior-backend-engineer", "interim", "verify"},
		{"Senior Backend Engineer, Verify (Acting)", "senior-backend-engineer", "acting", "verify"},
		{"Director, Engineering, Platform", "director-engineering", "", "platform"},
		{"Director, Engineering Analytics", "", "", ""},
		{"Senior", "", "", ""},
		{"Senior Frontend", "", "", ""},
		{"CTO, Platform", "", "", ""},
		{"Senior Backend Engineer Verify", "", "", ""},
		{"Backend Engineer,", "", "", ""},
		{"Backend Engineer ()", "", "", ""},
		{"Senior Software Engineer", "", "", ""},
		{"", "", "", ""},
	}
	for _, test := range tests {
		match, ok := set.Resolve(test.text)
		got := struct{ text, level, appointment, specialty string }{test.text, "", match.Appointment, match.Specialty}
		if ok {
			got.level = match.Level.ID.Value
		}
		if got != test {
			t.Errorf("got %+v, want %+v", got, test)
		}
	}
}

// seed is engineering-leadership.md: level, grade, whom it reports to, equivalent, extends.
const seed = `
senior-manager-engineering | Senior Manager, Engineering | 9 | director-engineering | | engineering-manager
principal-engineer | Principal Engineer | 9 | senior-manager-engineering | senior-manager-engineering | staff-frontend-engineer staff-backend-engineer
director-engineering | Director, Engineering | 10 | senior-director-engineering | | senior-manager-engineering
distinguished-engineer | Distinguished Engineer | 10 | director-engineering | director-engineering | principal-engineer
senior-director-engineering | Senior Director, Engineering | 11 | vp-of-engineering | | director-engineering
senior-distinguished-engineer | Senior Distinguished Engineer | 11 | senior-director-engineering director-engineering/sub-department | senior-director-engineering | distinguished-engineer
engineering-fellow | Engineering Fellow | 12 | vp-of-engineering | vp-of-engineering | senior-distinguished-engineer
vp-of-engineering | VP of Engineering | 12 | chief-technology-officer | | senior-director-engineering
chief-technology-officer | Chief Technology Officer | 12 | chief-executive-officer | |
`

// TestSeed compares the built-in family with the page its facts come from.
func TestSeed(t *testing.T) {
	var got []string
	for _, level := range load(t).Families[0].Levels {
		var lines []string
		for _, line := range level.Lines {
			text := line.Level.Value + line.External.Value
			if line.Within != "" {
				text += "/" + line.Within
			}
			if line.OrAbove {
				text += "+"
			}
			lines = append(lines, text)
		}
		got = append(got, strings.TrimSpace(strings.Join([]string{
			level.ID.Value, level.Title.Value, level.GradeText, strings.Join(lines, " "),
			level.EquivalentTo.Value, strings.Join(values(level.Extends), " "),
		}, " | ")))
		contributor := strings.Contains(level.Title.Value, "Engineer") && !strings.Contains(level.Title.Value, "Engineering") ||
			level.Title.Value == "Engineering Fellow"
		if (level.Track == family.IndividualContributor) != contributor {
			t.Errorf("%s: got the track %v, want an individual contributor's %v", level.ID.Value, level.Track, contributor)
		}
	}
	for i := range got {
		got[i] = strings.ReplaceAll(got[i], "|  |", "| |")
	}
	if diff := cmp.Diff(strings.Split(strings.TrimSpace(seed), "\n"), got); diff != "" {
		t.Errorf("engineering-leadership differs from the page (-want +got):\n%s", diff)
	}
}

func values(texts []diag.Text) []string {
	var all []string
	for _, text := range texts {
		all = append(all, text.Value)
	}
	return all
}

func TestSeedLimits(t *testing.T) {
	set := load(t)
	for _, level := range set.Levels {
		if limited := level.ID.Value == "senior-manager-engineering"; (level.MaxTeams != nil) != limited {
			t.Errorf("%s: got the limit %v of teams, want one for the Senior Manager only", level.ID.Value, level.MaxTeams)
		}
		top := level.ID.Value == "chief-technology-officer" || level.ID.Value == "chief-executive-officer"
		if level.Specialties == top {
			t.Errorf("%s: got specialties %v, want %v", level.ID.Value, level.Specialties, !top)
		}
	}
	manager := set.Level("senior-manager-engineering")
	if manager.MaxTeams == nil || manager.MaxTeams.Value != 6 || manager.TeamKind.Value != "engineering" {
		t.Errorf("got up to %+v teams of the kind %q, want 6 of the kind engineering", manager.MaxTeams, manager.TeamKind.Value)
	}
	want := []string{"business-need", "technical-alignment", "current-positions", "career-development", "organization-size"}
	if diff := cmp.Diff(want, values(set.Families[0].Grounds)); diff != "" {
		t.Errorf("grounds differ (-want +got):\n%s", diff)
	}
	if len(set.Findings) > 0 {
		t.Errorf("got %v, want no finding about the built-in families", set.Findings)
	}
}

// TestEngineeringGrades compares the second built-in family with the specification.
func TestEngineeringGrades(t *testing.T) {
	want := map[string]float64{"engineering-manager": 8, "vp-of-incubation-engineering": 12, "chief-executive-officer": 15}
	for _, kind := range []string{"backend", "frontend", "fullstack"} {
		for step, grade := range map[string]float64{"intern-": 5, "associate-": 5, "": 6, "senior-": 7, "staff-": 8} {
			want[step+kind+"-engineer"] = grade
		}
	}
	got := map[string]float64{}
	for _, level := range load(t).Families[1].Levels {
		got[level.ID.Value] = level.Grade.Rank
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("grades differ (-want +got):\n%s", diff)
	}
}
