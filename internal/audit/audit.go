// Package audit computes the figures of an org chart: how many people and managers there are, in how many layers, with how many reports
// each, in the whole chart and by unit. It judges nothing and writes nothing. Everybody is counted who counts on the as-of date.
package audit

import (
	"slices"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
)

// Figures are what an audit counts in a chart. Seats are people and open seats. A line is that of a seat to another that counts too, and a
// manager is a seat, open ones too, to which at least one line leads. Every seat is a top, or has a line, an external manager, or a line
// that leads nowhere: Seats = len(Tops) + Lines + External + UnplacedLines.
type Figures struct {
	Organization string // as the chart names it; mostly empty

	People, Vacancies int
	Employment        Employment // of the people
	OnLeave           int        // people who are on leave
	Interim           int        // people who hold their role as acting or interim

	Tops          []string // the ids of those who have no manager, but for open seats without reports, in order of the file
	Lines         int
	External      int // seats that report to a manager outside the chart
	UnplacedLines int // seats whose line leads nowhere: the manager is unknown, ambiguous, themselves or somebody who does not count

	// Unplaced are the ids of those who are in no layer, in order of the file: they are, or hang below, somebody whose manager is
	// unknown or ambiguous, or a circle.
	Unplaced []string

	Spans         Spans
	PlayerCoaches int       // managers whose level is that of an individual contributor
	Layers        []Layer   // from the top down; of a part of a chart, those above it are empty
	Grades        GradeGaps // of the lines
	Units         []Unit    // in order of the file; those who have none are the last, without an id

	// Unclear are the records of which nobody can tell whether they count: the part that says so could not be read.
	Unclear int
	Stands  []Stand // of all seats of the chart, in their order

	Targeted bool  // whether there are targets
	Gaps     []Gap // of the units that have managers and, unless all are told their archetype, a target
}

// Seats counts the people and the open seats.
func (f *Figures) Seats() int { return f.People + f.Vacancies }

// LayerCount counts the layers from the highest that somebody is in to the deepest.
func (f *Figures) LayerCount() int {
	first := slices.IndexFunc(f.Layers, func(l Layer) bool { return l.Seats > 0 })
	return len(f.Layers) - max(0, first)
}

// Contributors counts the seats to which nobody reports.
func (f *Figures) Contributors() int { return f.Seats() - f.Spans.Managers }

// An Employment is how many people are employed in which way. Who is employed in a way that could not be read is in none.
type Employment struct{ Employees, Contractors, Interns int }

// GradeGaps are how many lines lead to a higher grade, to the same and to a lower one. The grade is that of the record, or else that of
// the level.
type GradeGaps struct{ Lower, Same, Reversed, Unknown int }

// A Layer is the seats as many lines away from the top. The first is that of the tops, and of who reports to an external manager.
type Layer struct {
	Seats int
	Spans Spans // of the managers in it
}

// A Unit is the figures of a unit and the units below it. A manager belongs to their own unit, with all their reports.
type Unit struct {
	ID                      string // empty for those who have no unit
	Name                    string // empty where it has none, or is only a label
	People, Vacancies       int
	Spans                   Spans
	Errors, Warnings, Infos int // findings about who and what belongs to it

	highest, deepest int // layers
}

// Layers counts the layers from the highest that the unit has a seat in to the deepest.
func (u *Unit) Layers() int {
	if u.deepest == 0 {
		return 0
	}
	return u.deepest - u.highest + 1
}

// Options say what the figures are of, and with what they are compared.
type Options struct {
	Within  string // the id of a unit, with those below it; empty for the whole chart
	Targets Targets
}

// Of computes the figures of a chart, or a part of it, and of the findings in it. Layers are always counted from the top of the chart.
func Of(c *chart.Chart, findings []diag.Finding, options Options) *Figures {
	t, units, f := newTree(c), newUnits(c), &Figures{Organization: c.Organization, Targeted: options.Targets.Set()}
	inside := func(unit string) bool { return options.Within == "" || c.Inside(unit, options.Within) }
	for i, s := range t.seats {
		if options.Within != "" && !inside(c.UnitOf(s)) {
			continue
		}
		if s.Counts() {
			f.count(s)
			f.place(t, i)
			units.count(t, i)
		} else if !s.Left() && !s.ToCome() {
			f.Unclear++
		}
	}
	f.Spans.sort()
	for i := range f.Layers {
		f.Layers[i].Spans.sort()
	}
	units.judge(findings)
	f.Units, f.Stands = units.all(inside), t.stands(c)
	f.gaps(c, options.Targets)
	return f
}

// count counts a seat for itself.
func (f *Figures) count(s *chart.Seat) {
	if s.Vacancy {
		f.Vacancies++
		return
	}
	f.People++
	switch s.EmployedAs() {
	case "employee":
		f.Employment.Employees++
	case "contractor":
		f.Employment.Contractors++
	case "intern":
		f.Employment.Interns++
	}
	if s.OnLeave {
		f.OnLeave++
	}
	if _, ok := s.Term(); ok {
		f.Interim++
	}
}

// place counts a seat for where it stands.
func (f *Figures) place(t *tree, i int) {
	s, lines, layer := t.seats[i], t.lines[i], t.layer[i]
	switch {
	case t.hangs[i] == onNobody:
		f.Tops = append(f.Tops, s.ShownID())
	case t.hangs[i] == onExternal:
		f.External++
	case t.isLine(i):
		f.Lines++
		f.Grades.count(s, t.seats[t.manager[i]])
	default:
		f.UnplacedLines++
	}
	if layer == nowhere {
		f.Unplaced = append(f.Unplaced, s.ShownID())
	} else {
		for len(f.Layers) < layer {
			f.Layers = append(f.Layers, Layer{})
		}
		f.Layers[layer-1].Seats++
	}
	if lines == 0 {
		return
	}
	f.Spans.add(lines)
	if layer != nowhere {
		f.Layers[layer-1].Spans.add(lines)
	}
	if s.Level != nil && s.Level.Track == family.IndividualContributor {
		f.PlayerCoaches++
	}
}

// count counts a line.
func (g *GradeGaps) count(s, manager *chart.Seat) {
	order, known := s.GradeHeld().Compare(manager.GradeHeld())
	switch {
	case !known:
		g.Unknown++
	case order < 0:
		g.Lower++
	case order > 0:
		g.Reversed++
	default:
		g.Same++
	}
}
