package page

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/orglint/orglint/internal/text"
)

// A part is what there is to say of a unit by itself.
type part struct {
	ID, Name, Meta string
	Found          []phrase
	Own            bool // whether it begins a page when it is printed
	Said           [][]phrase
	Twists         [][]phrase
	Managers       *people
	Findings       [][]phrase
	FindingsCut    []phrase
	Open           []string
	OpenCut        string
}

// How many units have a part, and how many rows a list in it may have: fewer where other units lie in it, whose parts name the others, and
// where there are very many parts.
const (
	mostParts    = 100
	mostUnits    = 300 // in the table
	fewParts     = 60
	mostInPart   = 60
	lessInPart   = 15
	leastInPart  = 8
	ownPageSeats = 10
)

// shown returns the numbers of the units that have a part of their own.
func (v *view) shown() []int { return v.largest(mostParts) }

// hasPart reports whether the unit with a number has a part of its own.
func (v *view) hasPart(unit string) bool {
	n, err := strconv.Atoi(unit)
	return err == nil && slices.Contains(v.shown(), n)
}

// largest returns the numbers of the units in their order: all of them, or so many of the largest.
func (v *view) largest(most int) []int {
	var all []int
	for _, i := range v.order() {
		if v.b.Units[i].ID != "" {
			all = append(all, i)
		}
	}
	if len(all) <= most {
		return all
	}
	bySize := slices.Clone(all)
	slices.SortStableFunc(bySize, func(x, y int) int { return cmp.Compare(v.sizeOf(y), v.sizeOf(x)) })
	chosen := map[int]bool{}
	for _, i := range bySize[:most] {
		chosen[i] = true
	}
	return slices.DeleteFunc(all, func(i int) bool { return !chosen[i] })
}

// sizeOf counts the seats of a unit.
func (v *view) sizeOf(unit int) int {
	return v.b.Figures.Units[unit].People + v.b.Figures.Units[unit].Vacancies
}

// UnitsNote says which units are in the table, and which have a part of their own.
func (v *view) UnitsNote() string {
	all := len(v.named())
	switch {
	case all > mostUnits:
		return grouped(mostUnits) + " of " + grouped(all) + " units, the largest; " + grouped(mostParts) + " of them have a part of their own below. All are in the .xlsx."
	case all > mostParts:
		return grouped(mostParts) + " of " + grouped(all) + " units have a part of their own below, the largest; all are in the .xlsx."
	}
	return ""
}

// Parts are the units, each by itself.
func (v *view) Parts() []part {
	shown := v.shown()
	below := v.below()
	employed := v.employment()
	var all []part
	for _, i := range shown {
		u, f, most := &v.b.Units[i], &v.b.Figures.Units[i], mostInPart
		switch {
		case len(shown) > fewParts:
			most = leastInPart
		case len(below[i]) > 0:
			most = lessInPart
		}
		meta := []string{counted(f.People, "person", "people")}
		if u.Kind != "" {
			meta = append([]string{u.Kind}, meta...)
		}
		if u.Parent >= 0 {
			meta[0] += " in " + v.b.Units[u.Parent].Name
		}
		p := part{
			ID: "unit-" + strconv.Itoa(i), Name: u.Name, Own: f.People+f.Vacancies >= ownPageSeats,
			Meta: strings.Join(meta, " · ") + " · ", Found: severities(f.Errors, f.Warnings, f.Infos), Said: v.saidOf(i, below[i], employed[i]), Twists: v.saidAll(v.b.NotesAt("unit", i)),
		}
		if len(u.Managers) > 0 {
			managers := v.people(u.Managers, most)
			managers.Caption, managers.Visible = "Managers", true
			p.Managers = &managers
		}
		v.findingsOf(&p, u.Findings, most)
		for _, seat := range u.Open[:min(most, len(u.Open))] {
			p.Open = append(p.Open, v.openSeat(seat))
		}
		if len(u.Open) > most {
			p.OpenCut = grouped(most) + " of " + grouped(len(u.Open)) + " open seats, those open longest; all are in the .xlsx."
		}
		all = append(all, p)
	}
	return all
}

// employment counts how people are employed in each unit and those below it: employees, contractors, interns.
func (v *view) employment() [][3]int {
	all := make([][3]int, len(v.b.Units))
	kinds := map[string]int{"employee": 0, "contractor": 1, "intern": 2}
	for i := range v.b.Seats {
		s := &v.b.Seats[i]
		kind, known := kinds[s.Employment]
		if !known {
			continue
		}
		for at, steps := s.Unit, 0; at >= 0 && steps < len(v.b.Units); steps++ {
			all[at][kind]++
			if at = v.b.Units[at].Parent; at == s.Unit {
				break
			}
		}
	}
	return all
}

// saidOf says in words what the figures of a unit are.
func (v *view) saidOf(i int, below []int, employed [3]int) [][]phrase {
	u, f := &v.b.Units[i], &v.b.Figures.Units[i]
	var said []phrase
	switch {
	case u.Head >= 0:
		head := v.who(u.Head)
		said = append(said, phrase{Text: "Head: "}, phrase{Who: &head}, phrase{Text: ". "})
	case u.HeadSaid != "":
		said = append(said, phrase{Text: "Head: " + u.HeadSaid + ". "})
	}
	people := counted(f.People, "person", "people") + ", not FTE"
	if employed[1]+employed[2] > 0 {
		people += " (" + counted(employed[0], "employee", "employees")
		if employed[1] > 0 {
			people += ", " + counted(employed[1], "contractor", "contractors")
		}
		if employed[2] > 0 {
			people += ", " + counted(employed[2], "intern", "interns")
		}
		people += ")"
	}
	if f.Vacancies > 0 {
		people += ", and " + counted(f.Vacancies, "open seat", "open seats")
	}
	said = append(said, phrase{Text: people + ". "})
	if f.Spans.Managers > 0 {
		said = append(said, phrase{Text: counted(f.Spans.Managers, "manager", "managers") + " with " + average(&f.Spans) + " direct reports on average. "})
	}
	if n := f.Layers(); n > 0 {
		said = append(said, phrase{Text: counted(n, "layer", "layers") + ". "})
	}
	all := [][]phrase{said}
	for n := range v.b.Figures.Gaps {
		if g := &v.b.Figures.Gaps[n]; g.Unit == i {
			words := g.String()
			all = append(all, plain("Target: "+strings.ToLower(words[:1])+words[1:]+"."))
		}
	}
	if len(below) > 0 {
		all = append(all, plain("In it: "+text.List(below, mostInPart, func(i int) string { return v.b.Units[i].Name })+"."))
	}
	return all
}

// openSeat says what a seat is for and since when it is open.
func (v *view) openSeat(seat int) string {
	s := &v.b.Seats[seat]
	said := strings.TrimPrefix(v.name(seat), "Open: ")
	if s.Opened != "" {
		said += ", open since " + text.ShortDay(s.Opened)
	}
	return said
}
