package family_test

import (
	"testing"

	"github.com/orglint/orglint/internal/family"
)

// TestByGrade has no title mean a level where only grades tell, and knows the order of the grades.
func TestByGrade(t *testing.T) {
	set, err := family.Load([]string{"uk-civil-service"})
	if err != nil {
		t.Fatal(err)
	}
	for _, role := range []string{"Director", "deputy-director", "Acting Director General", "Grade 7"} {
		if match, ok := set.Resolve(role); ok {
			t.Errorf("%s means %s", role, match.Level.ID.Value)
		}
		if near := set.Suggest(role + "s"); near != "" {
			t.Errorf("for %ss %q is suggested", role, near)
		}
	}
	if set.JudgesRoles() || !set.JudgesGrades() {
		t.Errorf("judges roles %v, judges grades %v", set.JudgesRoles(), set.JudgesGrades())
	}
	last := set.Grade("AA")
	for _, grade := range []string{"AO", "EO", "HEO", "seo", "Grade  7", "grade 6", "SCS1", "SCS1A", "SCS2", "SCS3", "SCS4"} {
		g := set.Grade(grade)
		if order, ok := g.Compare(last); !ok || order != 1 {
			t.Errorf("%s is not above the grade before it", grade)
		}
		last = g
	}
	if set.IsGrade("OF-6") || set.IsGrade("Band 7") {
		t.Error("a grade of another scale is known")
	}
}

// TestOthersAlone loads each family that applies only where it is named: beside the others it keeps its own levels.
func TestOthersAlone(t *testing.T) {
	for _, name := range family.Others() {
		set, err := family.Load([]string{name})
		if err != nil || len(set.Findings) > 0 {
			t.Errorf("%s: %v %v", name, err, set.Findings)
			continue
		}
		for _, level := range set.Levels {
			if level.Family.ByGrade {
				continue
			}
			if match, ok := set.Resolve(level.Title.Value); !ok || match.Level != level {
				t.Errorf("%s: %s does not mean its level", name, level.Title.Value)
			}
		}
	}
	set, err := family.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(set.Families); n != len(family.BuiltIn()) || !set.JudgesRoles() {
		t.Errorf("%d families are loaded where none is named", n)
	}
}
