package report

import (
	"strconv"

	"github.com/orglint/orglint/internal/audit"
)

// jsonGap is what a target means for a unit. A target without an end has no most, and a unit without a target only the archetype.
type jsonGap struct {
	Unit        *string `json:"unit"`
	Least       int     `json:"least,omitempty"`
	Most        int     `json:"most,omitempty"`
	Archetype   string  `json:"archetype,omitempty"`     // that is its target
	AverageIsOf string  `json:"average_is_of,omitempty"` // the archetype that its average is that of
	Lines       int     `json:"lines"`
	Managers    int     `json:"managers"`
	NeededLeast *int    `json:"needed_least,omitempty"`
	NeededMost  *int    `json:"needed_most,omitempty"`
	Off         *int    `json:"off,omitempty"` // managers too many; below zero too few
}

// gapsOf returns what the targets mean for programs; nil where there are none.
func gapsOf(f *audit.Figures) []jsonGap {
	if !f.Targeted {
		return nil
	}
	gaps := []jsonGap{}
	for i := range f.Gaps {
		g := &f.Gaps[i]
		j := jsonGap{Unit: &f.Units[g.Unit].ID, AverageIsOf: g.Like, Lines: g.Lines, Managers: g.Managers}
		if g.Set {
			off := g.Off()
			j.Least, j.Archetype, j.NeededLeast, j.NeededMost, j.Off = g.Target.Least, g.Target.Archetype, &g.Fewest, &g.Needed, &off
			if !g.Target.Endless() {
				j.Most = g.Target.Most
			}
		}
		gaps = append(gaps, j)
	}
	return gaps
}

// targetTable says of each unit with a target what that means.
func targetTable(f *audit.Figures) figureTable {
	t := figureTable{columns: []string{"Target", "Direct reports", "Managers", "Average span", "In words"}, prose: true}
	for i := range f.Gaps {
		g := &f.Gaps[i]
		u := &f.Units[g.Unit]
		t.add(unitName(u), strconv.Itoa(g.Lines), strconv.Itoa(g.Managers), average(&u.Spans), g.String())
	}
	return t
}

// gapRows are what targets mean, one number a row.
func gapRows(f *audit.Figures) []figureRow {
	var rows []figureRow
	for i := range f.Gaps {
		if g := &f.Gaps[i]; g.Set {
			for _, of := range []figure{{"needed_managers_least", g.Fewest}, {"needed_managers_most", g.Needed}, {"managers_off_target", g.Off()}} {
				rows = append(rows, figureRow{"target", f.Units[g.Unit].ID, of.name, strconv.Itoa(of.number)})
			}
		}
	}
	return rows
}
