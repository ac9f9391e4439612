package audit

import (
	"math"
	"strconv"
	"strings"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/text"
)

// A Target is how many direct reports the managers of a unit should have on average, both numbers included. The last archetype has no end.
type Target struct {
	Least, Most int
	Archetype   string // where it is one
}

// endless is the end of a target that has none.
const endless = math.MaxInt32

// Endless reports whether there is no most.
func (t Target) Endless() bool { return t.Most == endless }

// String returns the target as it is written: 8-10, 15+ or 8.
func (t Target) String() string {
	switch {
	case t.Endless():
		return strconv.Itoa(t.Least) + "+"
	case t.Least == t.Most:
		return strconv.Itoa(t.Least)
	}
	return strconv.Itoa(t.Least) + "-" + strconv.Itoa(t.Most)
}

// Archetypes returns the kinds of managers that McKinsey tells apart by how much of the work is standard, with the direct reports of each:
// "How to identify the right 'spans of control' for your organization", McKinsey & Company, December 2017.
func Archetypes() []Target {
	return []Target{
		{3, 5, "player-coach"}, {6, 7, "coach"}, {8, 10, "supervisor"}, {11, 15, "facilitator"}, {15, endless, "coordinator"},
	}
}

// ParseTarget reads a target: an archetype, a range such as 8-10, a number with a plus, or a number; ok is false for anything else, and where
// the least is more than the most.
func ParseTarget(said string) (t Target, ok bool) {
	for _, archetype := range Archetypes() {
		if archetype.Archetype == said {
			return archetype, true
		}
	}
	least, most, isRange := strings.Cut(said, "-")
	least, isOpen := strings.CutSuffix(least, "+")
	t.Least, ok = digits(least)
	switch t.Most = t.Least; {
	case isRange && isOpen:
		return t, false
	case isOpen:
		t.Most = endless
	case isRange:
		var fine bool
		t.Most, fine = digits(most)
		ok = ok && fine
	}
	return t, ok && t.Least > 0 && t.Least <= t.Most
}

// digits reads a number of up to four digits.
func digits(said string) (int, bool) {
	const most = 4
	said = strings.TrimSpace(said)
	n, err := strconv.Atoi(said)
	return n, err == nil && len(said) <= most && n >= 0 && said[0] != '+'
}

// Targets are what an organization has set itself.
type Targets struct {
	Archetypes bool         // whether each unit is told which archetype its average is that of
	Units      []UnitTarget // which hold for the units below too, unless these have their own
}

// Set reports whether there are any.
func (t Targets) Set() bool { return t.Archetypes || len(t.Units) > 0 }

// A UnitTarget is the target of the unit with an id.
type UnitTarget struct {
	ID string
	Target
}

// A Gap is what a target means for a unit: so many lines lead to its managers, which takes so many managers to be on target.
type Gap struct {
	Unit           int // in Figures.Units
	Target         Target
	Set            bool   // whether there is a target; if not, there is only Like
	Like           string // the archetype that the average is that of; empty where none is asked for, or it is below them all
	Lines          int
	Managers       int
	Fewest, Needed int // how many managers that takes: at most so many reports each, and at least so many
}

// Off returns how many managers there are too many; below zero how many too few.
func (g *Gap) Off() int {
	switch {
	case !g.Set:
		return 0
	case g.Managers > g.Needed:
		return g.Managers - g.Needed
	case g.Managers < g.Fewest:
		return g.Managers - g.Fewest
	}
	return 0
}

// need works out how many managers some lines take. Where no number of managers hits the target, the two beside it do.
func (g *Gap) need() {
	most, least := (g.Lines+g.Target.Most-1)/g.Target.Most, g.Lines/g.Target.Least
	g.Fewest, g.Needed = max(1, min(most, least)), max(1, most, least)
}

// like returns the archetype that an average is that of, halves rounded up; empty where it is below them all.
func like(average float64) string {
	n, name := int(math.Floor(average+.5)), ""
	for _, a := range Archetypes() {
		if n > a.Least || n == a.Least && !a.Endless() { // 15 is still that of a facilitator
			name = a.Archetype
		}
	}
	return name
}

// gaps compares the units that have managers with the targets.
func (f *Figures) gaps(c *chart.Chart, targets Targets) {
	own := map[string]Target{}
	for _, t := range targets.Units {
		own[t.ID] = t.Target
	}
	for i := range f.Units {
		spans := &f.Units[i].Spans
		average, ok := spans.Average()
		if !ok || f.Units[i].ID == "" {
			continue
		}
		gap := Gap{Unit: i, Lines: spans.Lines, Managers: spans.Managers}
		if gap.Target, gap.Set = targetOf(c, own, f.Units[i].ID); gap.Set {
			gap.need()
		}
		if targets.Archetypes {
			gap.Like = like(average)
		}
		if gap.Set || targets.Archetypes {
			f.Gaps = append(f.Gaps, gap)
		}
	}
}

// targetOf returns the target of a unit: its own, or that of the nearest around it that has one.
func targetOf(c *chart.Chart, own map[string]Target, id string) (t Target, ok bool) {
	for range c.Units {
		if t, ok = own[id]; ok {
			return t, true
		}
		all := c.UnitsOf(id)
		if len(all) == 0 || all[0].ParentUnit == nil {
			return Target{}, false
		}
		id = all[0].ParentUnit.ID.Value
	}
	t, ok = own[id]
	return t, ok
}

// String says what a target means for a unit, as the arithmetic it is: 45 direct reports at 8-10 each need 5 managers; there are 12, 7 too many.
func (g *Gap) String() string {
	said := ""
	if g.Set {
		needed := strconv.Itoa(g.Fewest)
		if g.Needed > g.Fewest {
			needed += " to " + strconv.Itoa(g.Needed)
		}
		said = text.Count(g.Lines, "direct report", "direct reports") + " at " + g.Target.String() + " each " + text.Verb(g.Lines, "needs", "need") + " " +
			needed + " " + text.Verb(g.Needed, "manager", "managers") + "; there " + text.Verb(g.Managers, "is", "are") + " " + strconv.Itoa(g.Managers)
		switch off := g.Off(); {
		case off > 0:
			said += ", " + strconv.Itoa(off) + " too many"
		case off < 0:
			said += ", " + strconv.Itoa(-off) + " too few"
		case g.Lines < g.Managers*g.Target.Least || g.Lines > g.Managers*g.Target.Most:
			said += ", as near as it gets"
		default:
			said += ", on target"
		}
	}
	switch {
	case g.Like != "" && said != "":
		said += ". The average is that of a " + g.Like
	case g.Like != "":
		said = "the average is that of a " + g.Like
	case said == "":
		said = "the average is below every archetype"
	}
	return said
}
