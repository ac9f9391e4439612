package rules_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/source"
)

// TestLadderFixtures checks that the fixtures go through the whole ladder of the built-in families: for every level one
// chart with each manager that its role reports to and each that skips levels, and one with each that is wrong.
func TestLadderFixtures(t *testing.T) {
	families, err := family.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, level := range families.Levels {
		var allowed, skips, elsewhere []*family.Level
		for _, manager := range families.Levels {
			if manager.Track == family.IndividualContributor {
				continue // no manager: a matter of contributor-with-reports
			}
			verdict := families.Ladder(level).Judge(manager)
			switch {
			case verdict.Within != "": // right or wrong, as the units are
				allowed, elsewhere = append(allowed, manager), append(elsewhere, manager)
			case verdict.Relation == family.Allowed:
				allowed = append(allowed, manager)
			case verdict.Relation == family.Skips:
				skips = append(skips, manager)
			case verdict.Relation == family.Elsewhere:
				elsewhere = append(elsewhere, manager)
			}
		}
		if len(skips) > 0 {
			checkLadder(t, families, level, "skipped-level", chart.LineSkips, allowed, skips)
		}
		if len(elsewhere) > 0 {
			checkLadder(t, families, level, "reporting-line", chart.LineElsewhere, allowed, elsewhere)
		}
	}
}

// checkLadder checks that the fixture of a rule for a level has somebody on the level under each allowed manager, and
// under each wrong one.
func checkLadder(t *testing.T, families *family.Set, level *family.Level, rule string, wrong chart.LineKind,
	allowed, wrongs []*family.Level,
) {
	t.Helper()
	path := filepath.Join(fixtures, rule, "ladder-"+level.ID.Value+".yaml")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Errorf("the level %s has no fixture: %v", level.ID.Value, err)
		return
	}
	file := source.Read(path, data)
	if len(file.Documents) != 1 {
		t.Errorf("%s: %d documents; want 1", path, len(file.Documents))
		return
	}
	var fine, found []*family.Level
	b := chart.NewBuilder(families, asOf)
	b.Add(&file.Documents[0])
	for _, s := range b.Chart(false).Seats {
		switch {
		case s.Level != level || s.Manager == nil:
		case s.Line().Kind == chart.LineFine:
			fine = append(fine, s.Manager.Level)
		case s.Line().Kind == wrong, wrong == chart.LineElsewhere && s.Line().Kind == chart.LineOutsideUnit:
			found = append(found, s.Manager.Level)
		}
	}
	for _, manager := range allowed {
		if !slices.Contains(fine, manager) {
			t.Errorf("%s: nobody who rightly reports to a %s", path, manager.Title.Value)
		}
	}
	for _, manager := range wrongs {
		if !slices.Contains(found, manager) {
			t.Errorf("%s: nobody who wrongly reports to a %s", path, manager.Title.Value)
		}
	}
}

// TestLadderFixturesHaveLevels finds ladder fixtures of levels that the built-in families do not have.
func TestLadderFixturesHaveLevels(t *testing.T) {
	families, err := family.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	paths, err := filepath.Glob(filepath.Join(fixtures, "*", "ladder-*.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		id := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(path), "ladder-"), ".yaml")
		if families.Level(id) == nil {
			t.Errorf("%s: no built-in job family has the level %s", path, id)
		}
	}
}
