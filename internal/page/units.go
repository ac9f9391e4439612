package page

import (
	"strconv"
	"strings"
)

// A unit is a row of the units.
type unit struct {
	Name, Part, Indent           string
	Order                        int
	People, Open, Managers, Size int
	Average                      string
	Target                       *target
	Layers                       int
	Findings                     []phrase
	Weight                       int
}

// named returns the numbers of the units that have an id: those who have none are not one.
func (v *view) named() []int {
	var all []int
	for i := range v.b.Units {
		if v.b.Units[i].ID != "" {
			all = append(all, i)
		}
	}
	return all
}

// hasUnits reports whether there are units.
func (v *view) hasUnits() bool { return len(v.named()) > 0 }

// HasUnits reports whether there are units.
func (v *view) HasUnits() bool { return v.hasUnits() }

// UnitsLede says what a unit's figures are of.
func (v *view) UnitsLede() string {
	if v.HasTargets() {
		return "A unit takes in the units below it. The grey band is the target for direct reports, the tick the average of the unit."
	}
	return "A unit takes in the units below it."
}

// below returns the units that lie in each, and at -1 those that lie in none.
func (v *view) below() map[int][]int {
	below := map[int][]int{}
	for i := range v.b.Units {
		below[v.b.Units[i].Parent] = append(below[v.b.Units[i].Parent], i)
	}
	return below
}

// order puts the units as they lie in each other, in order of the file, and at the end those who have none.
func (v *view) order() []int {
	below := v.below()
	var all []int
	seen := make([]bool, len(v.b.Units)) // units may contain each other in a circle
	var add func(int)
	add = func(i int) {
		if !seen[i] {
			seen[i] = true
			all = append(all, i)
			for _, other := range below[i] {
				add(other)
			}
		}
	}
	for _, i := range below[-1] {
		add(i)
	}
	for i := range v.b.Units {
		add(i)
	}
	return all
}

// A target is how many direct reports the managers of a unit should have on average, and how many they have.
type target struct {
	From, W, Tick string // W is empty where there is no target
	Paint         paint
	Said          string
}

// HasTargets reports whether there are targets.
func (v *view) HasTargets() bool { return v.b.Figures.Targeted }

// targets draws the targets of the units, all in one measure.
func (v *view) targets() map[int]*target {
	f := v.b.Figures
	whole := 12.0
	for i := range f.Gaps {
		g := &f.Gaps[i]
		average, _ := f.Units[g.Unit].Spans.Average()
		whole = max(whole, average+2, float64(g.Target.Least+2))
		if !g.Target.Endless() {
			whole = max(whole, float64(g.Target.Most+2))
		}
	}
	all := map[int]*target{}
	for i := range f.Gaps {
		g := &f.Gaps[i]
		t := &target{Said: "like a " + g.Like, Paint: within.paint()}
		if g.Like == "" {
			t.Said = ""
		}
		if g.Set {
			average, _ := f.Units[g.Unit].Spans.Average()
			most := min(float64(g.Target.Most), whole)
			t.From, t.W, t.Tick = percent(float64(g.Target.Least), whole), percent(max(.2, most-float64(g.Target.Least)), whole), percent(average, whole)
			t.Said = strings.ReplaceAll(g.Target.String(), "-", "–") + ": "
			switch off := g.Off(); {
			case off > 0:
				t.Said += counted(off, "manager", "managers") + " too many"
			case off < 0:
				t.Said += counted(-off, "manager", "managers") + " too few"
			case g.Lines < g.Managers*g.Target.Least || g.Lines > g.Managers*g.Target.Most:
				t.Said += "as near as it gets"
			default:
				t.Said += "on target"
			}
			if g.Off() != 0 {
				t.Paint = more.paint()
			}
		}
		all[g.Unit] = t
	}
	return all
}

// Units are the units, each below that in which it lies.
func (v *view) Units() []unit {
	targets := v.targets()
	shown := map[int]bool{}
	for _, i := range v.shown() {
		shown[i] = true
	}
	var all []unit
	listed := v.largest(mostUnits)
	if none := len(v.b.Units) - 1; none >= 0 && v.b.Units[none].ID == "" {
		listed = append(listed, none)
	}
	for n, i := range listed {
		u, f := &v.b.Units[i], &v.b.Figures.Units[i]
		row := unit{
			Name: u.Name, Order: n, People: f.People, Open: f.Vacancies, Managers: f.Spans.Managers, Average: average(&f.Spans), Layers: f.Layers(),
			Findings: severities(f.Errors, f.Warnings, f.Infos), Target: targets[i], Weight: f.Errors*1_000_000 + f.Warnings*1_000 + min(999, f.Infos),
		}
		if u.Depth > 0 {
			row.Indent = "d" + strconv.Itoa(min(4, u.Depth))
		}
		if shown[i] {
			row.Part = "unit-" + strconv.Itoa(i)
		}
		if u.ID == "" {
			row.Name = "No unit"
		}
		all = append(all, row)
	}
	return all
}
