package family_test

import (
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/family"
)

// TestSteps counts how far up levels are from others.
func TestSteps(t *testing.T) {
	set, err := family.Load(family.BuiltIn())
	if err != nil {
		t.Fatal(err)
	}
	steps := set.Steps()
	for _, c := range []struct {
		from, to string
		want     int // -1 where the families do not tell
		between  string
	}{
		{"backend-engineer", "backend-engineer", 0, ""},
		{"backend-engineer", "senior-backend-engineer", 1, ""},
		{"intern-backend-engineer", "associate-backend-engineer", 0, ""},
		{"intern-backend-engineer", "backend-engineer", 1, ""},
		{"associate-backend-engineer", "senior-backend-engineer", 2, "backend-engineer"},
		{"backend-engineer", "frontend-engineer", 0, ""},
		{"backend-engineer", "senior-frontend-engineer", 1, ""},
		{"backend-engineer", "staff-fullstack-engineer", 2, "senior"},
		{"staff-backend-engineer", "principal-engineer", 1, ""},
		{"senior-backend-engineer", "principal-engineer", 2, "staff"},
		{"staff-frontend-engineer", "distinguished-engineer", 2, "principal-engineer"},
		{"principal-engineer", "engineering-fellow", 3, "distinguished-engineer senior-distinguished-engineer"},
		{"principal-engineer", "staff-backend-engineer", 0, ""},
		{"engineering-manager", "senior-manager-engineering", 1, ""},
		{"engineering-manager", "director-engineering", 1, ""},
		{"senior-manager-engineering", "senior-director-engineering", 2, "director-engineering"},
		{"senior-manager-engineering", "vp-of-engineering", 3, "director-engineering senior-director-engineering"},
		{"director-engineering", "engineering-manager", 0, ""},
		{"chief-technology-officer", "chief-executive-officer", 1, ""},
		{"engineering-manager", "vp-of-incubation-engineering", -1, ""},
		{"principal-engineer", "senior-manager-engineering", -1, ""},
	} {
		for range 2 { // it is remembered
			way := steps.Between(set.Level(c.from), set.Level(c.to))
			got := way.Steps
			if !way.Known {
				got = -1
			}
			var between []string
			for _, level := range way.Between {
				between = append(between, level.ID.Value)
			}
			if said := strings.Join(between, " "); got != c.want || !strings.HasPrefix(said, c.between) || c.between == "" && said != "" {
				t.Errorf("%s to %s: got %d, past %s; want %d, past %s", c.from, c.to, got, said, c.want, c.between)
			}
		}
	}
}
