package brief

import (
	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
)

// A Person is what there is to say of one seat, beside Brief.Seats.
type Person struct {
	Brief      *Brief
	Seat       int
	Up         []int // the managers, from the nearest upwards; in a circle each once
	Reports    []int // direct ones, in order of the file
	Teams      []Counted
	Limits     []Limit
	Findings   []diag.Finding // about the seat, in order
	Exceptions []int          // in Brief.Exceptions: those for the seat
}

// A Counted is a team that counts as managed by somebody: a declared one, or the people who report to a manager who leads none.
type Counted struct {
	Team string // the id; empty of people who are no declared team
	Name string
	Lead int // who leads it, or to whom they report; the seat itself or a direct report
}

// A Limit is something that a seat is held to.
type Limit struct {
	Of      string  // reports, teams, layers or experience
	Level   string  // of experience: on which level
	Now     float64 // reports, teams, the layer, years
	Unknown bool    // whether that is not given
	Least   float64
	Most    float64 // below 0 where there is none
	Family  string  // the job family that says so; empty where it is a limit of the whole chart
}

// Person returns what there is to say of a seat.
func (b *Brief) Person(seat int) *Person {
	c, _ := b.Result.Chart()
	number, s := nth(c, seat)
	p := &Person{Brief: b, Seat: seat}
	passed := map[int]bool{seat: true}
	for at := b.above(seat); at >= 0 && !passed[at]; at = b.above(at) {
		passed[at] = true
		p.Up = append(p.Up, at)
	}
	for i := range b.Seats {
		if b.Seats[i].Manager == seat {
			p.Reports = append(p.Reports, i)
		}
	}
	p.countTeams(c, s)
	p.limit(b, c, s)
	for _, f := range b.Result.Findings {
		if f.Seat == number+1 {
			p.Findings = append(p.Findings, f)
		}
	}
	for i := range b.Exceptions {
		if b.Exceptions[i].Seat == seat {
			p.Exceptions = append(p.Exceptions, i)
		}
	}
	b.Result.Hide(func(do func(*string)) {
		for i := range p.Teams {
			do(&p.Teams[i].Team)
			do(&p.Teams[i].Name)
		}
		for i := range p.Limits {
			do(&p.Limits[i].Level)
		}
	})
	return p
}

// above returns who stands above a seat, also where a circle is cut to stand in a tree.
func (b *Brief) above(seat int) int {
	if s := &b.Seats[seat]; s.Cut {
		return s.Manager
	}
	return b.Seats[seat].Above
}

// nth returns the seat of a chart that has a number in a brief, with its number in the chart.
func nth(c *chart.Chart, seat int) (int, *chart.Seat) {
	for i, s := range c.Seats {
		if s.Counts() {
			if seat == 0 {
				return i, s
			}
			seat--
		}
	}
	return -1, nil
}

// countTeams finds the teams that the rule max-teams counts.
func (p *Person) countTeams(c *chart.Chart, s *chart.Seat) {
	kind := ""
	if s.Level != nil {
		kind = s.Level.TeamKind.Value
	}
	managed := c.TeamsManaged(s, kind)
	number, n := map[*chart.Seat]int{s: p.Seat}, 0
	for _, other := range c.Seats {
		if other.Manager == s {
			number[other] = n
		}
		if other.Counts() {
			n++
		}
	}
	for _, t := range managed.Declared {
		p.Teams = append(p.Teams, Counted{Team: t.ID.Value, Name: t.Name.Value, Lead: number[t.Leader]})
	}
	for _, r := range managed.Undeclared {
		p.Teams = append(p.Teams, Counted{Lead: number[r]})
	}
}

// limit finds what a seat is held to.
func (p *Person) limit(b *Brief, c *chart.Chart, s *chart.Seat) {
	seat := &b.Seats[p.Seat]
	if span := seat.SpanLimits; span.Most > 0 {
		p.Limits = append(p.Limits, Limit{Of: "reports", Now: float64(seat.Reports), Least: float64(span.Least), Most: float64(span.Most)})
	}
	if level := s.Level; level != nil && (level.MaxTeams != nil || level.MinTeams != nil) {
		l := Limit{Of: "teams", Now: float64(len(p.Teams)), Most: -1, Family: level.Family.Name.Value}
		if level.MinTeams != nil {
			l.Least = float64(level.MinTeams.Value)
		}
		if level.MaxTeams != nil {
			l.Most = float64(level.MaxTeams.Value)
		}
		p.Limits = append(p.Limits, l)
	}
	if b.Limits.Layers > 0 && seat.Layer > 0 {
		p.Limits = append(p.Limits, Limit{Of: "layers", Now: float64(seat.Layer), Most: float64(b.Limits.Layers)})
	}
	if s.Level == nil {
		return
	}
	for _, required := range s.Level.Experience {
		p.Limits = append(p.Limits, experience(c.Families, s, required))
	}
}

// experience compares the experience of a seat with what its level asks for.
func experience(families *family.Set, s *chart.Seat, required family.Experience) Limit {
	l := Limit{Of: "experience", Level: required.Level.Value, Least: required.Years, Most: -1, Unknown: s.ExperiencePos.IsZero(), Family: s.Level.Family.Name.Value}
	level := families.Level(required.Level.Value)
	if level != nil {
		l.Level = level.Title.Value
	}
	for _, e := range s.Experience {
		means, _ := families.Resolve(e.Level.Value)
		if e.Level.Value == required.Level.Value || means.Level != nil && means.Level == level {
			l.Now = max(l.Now, e.Years)
		}
	}
	return l
}
