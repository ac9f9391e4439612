package audit

import (
	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
)

// units collects the figures of all units.
type units struct {
	chart *chart.Chart
	byID  map[string]*Unit
	order []*Unit
	none  Unit // of those who have no unit
}

// newUnits returns the units of a chart, in order of the file. Labels follow as they are met.
func newUnits(c *chart.Chart) *units {
	u := &units{chart: c, byID: map[string]*Unit{}}
	for _, unit := range c.Units {
		if id := unit.ID.Value; id != "" {
			u.of(id).Name = unit.Name.Value
		}
	}
	return u
}

// of returns a unit by its id.
func (u *units) of(id string) *Unit {
	if id == "" {
		return &u.none
	}
	unit := u.byID[id]
	if unit == nil {
		unit = &Unit{ID: id}
		u.byID[id] = unit
		u.order = append(u.order, unit)
	}
	return unit
}

// each calls a function for a unit and all around it.
func (u *units) each(id string, do func(*Unit)) {
	seen := map[string]bool{} // units may contain each other in a circle
	for {
		do(u.of(id))
		seen[id] = true
		all := u.chart.UnitsOf(id)
		if len(all) == 0 || all[0].ParentUnit == nil {
			return
		}
		if id = all[0].ParentUnit.ID.Value; seen[id] {
			return
		}
	}
}

// count counts a seat in its unit.
func (u *units) count(t *tree, i int) {
	s := t.seats[i]
	u.each(u.chart.UnitOf(s), func(unit *Unit) {
		if s.Vacancy {
			unit.Vacancies++
		} else {
			unit.People++
		}
		if t.lines[i] > 0 {
			unit.Spans.add(t.lines[i])
		}
		if layer := t.layer[i]; layer > 0 {
			if unit.highest == 0 || layer < unit.highest {
				unit.highest = layer
			}
			unit.deepest = max(unit.deepest, layer)
		}
	})
}

// judge counts findings in the units of whom they are about.
func (u *units) judge(findings []diag.Finding) {
	for i := range findings {
		f := &findings[i]
		u.each(f.Unit, func(unit *Unit) {
			switch f.Severity {
			case diag.Error:
				unit.Errors++
			case diag.Warning:
				unit.Warnings++
			case diag.Info:
				unit.Infos++
			}
		})
	}
}

// all returns the figures of the units that are declared or have seats, and at the end of those who have none, if there are any: those of them that are
// inside of what is shown.
func (u *units) all(inside func(id string) bool) []Unit {
	all := make([]Unit, 0, len(u.order)+1)
	for _, unit := range append(u.order, &u.none) {
		unit.Spans.sort()
		if !inside(unit.ID) {
			continue
		}
		if unit.People+unit.Vacancies > 0 || len(u.chart.UnitsOf(unit.ID)) > 0 {
			all = append(all, *unit)
		}
	}
	return all
}
