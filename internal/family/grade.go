package family

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/internal/text"
)

// A Scale is what a job family, or a configuration, says of grades.
type Scale struct {
	Grades []diag.Text // those that are texts, the lowest first
	Order  string      // of those that are numbers: ascending, descending where 1 is the highest, or empty
}

// A Grade is a grade as far as it can be compared with others. The zero Grade is none, or one that no scale has.
type Grade struct {
	Rank float64 // the number or, of a text, its place in its scale, from 1 for the lowest
	on   scaleID
}

// A scaleID tells grades apart that cannot be compared. Those of texts follow after the numbers.
type scaleID uint8

const (
	noScale scaleID = iota
	numbersUp
	numbersDown // where 1 is the highest
	texts
)

// mostScales is how many scales of texts there are at most. Those that have a grade in common are one.
const mostScales = 200

// Known reports whether there is a grade that can be compared with others.
func (g Grade) Known() bool { return g.on != noScale }

// IsNumber reports whether a grade is a number.
func (g Grade) IsNumber() bool { return g.on == numbersUp || g.on == numbersDown }

// Is reports whether two grades are the same, whichever way numbers are ordered.
func (g Grade) Is(other Grade) bool {
	return g.Rank == other.Rank && (g.on == other.on || g.IsNumber() && other.IsNumber())
}

// Compare compares two grades as cmp.Compare does: 1 if this one is the higher. It is not ok where nobody says which is.
func (g Grade) Compare(other Grade) (order int, ok bool) {
	if g.on != other.on || g.on == noScale {
		return 0, false
	}
	if g.on == numbersDown {
		g, other = other, g
	}
	return cmp.Compare(g.Rank, other.Rank), true
}

// grades are the grades that a set of families knows.
type grades struct {
	scales [][]rung         // of texts, each from the lowest to the highest
	ranks  map[string]Grade // by the text in normal form
	order  string           // of the numbers that records give
}

// A rung is a grade of a scale.
type rung struct{ key, name string }

// Grade returns the grade that a text is.
func (s *Set) Grade(of string) Grade {
	number, ok := source.Float(of)
	switch {
	case !ok && len(s.grades.ranks) > 0:
		return s.grades.ranks[Normal(of)]
	case !ok || number < 0:
		return Grade{}
	}
	if len(s.grades.ranks) > 0 { // a scale may have a number among its texts, as in SEO, 7, 6
		if g, ok := s.grades.ranks[text.Number(number)]; ok {
			return g
		}
	}
	return numbered(number, s.grades.order)
}

// numbered returns the grade of a number.
func numbered(number float64, order string) Grade {
	if order == "descending" {
		return Grade{number, numbersDown}
	}
	return Grade{number, numbersUp}
}

// IsGrade reports whether a text is a grade: a number, or one of a scale.
func (s *Set) IsGrade(of string) bool { return s.Grade(of).Known() }

// GradeText writes a grade as the scale has it.
func (s *Set) GradeText(g Grade) string {
	if g.on < texts {
		return text.Number(g.Rank)
	}
	return s.grades.scales[g.on-texts][int(g.Rank)-1].name
}

// JudgesGrades reports whether grades are to be judged: where no job family is wanted, only if somebody says how they are ordered.
func (s *Set) JudgesGrades() bool {
	return len(s.Levels) > 0 || s.Ordered() || len(s.grades.scales) > 0
}

// Ordered reports whether somebody says which numbers are the higher grades.
func (s *Set) Ordered() bool { return s.grades.order != "" }

// TextGrades returns the grades that are texts, those of a scale after those of another, the lowest first.
func (s *Set) TextGrades() []string {
	var all []string
	for _, g := range slices.Concat(s.grades.scales...) {
		all = append(all, g.name)
	}
	return all
}

// rank puts the scales of families and of a configuration together, and gives the levels their grades. What contradicts another
// scale, and what no scale has, is a finding.
func (s *Set) rank(own Scale) (findings []diag.Finding) {
	g := &s.grades
	all := []Scale{own}
	for _, f := range s.Families {
		all = append(all, f.Scale)
	}
	count := 0
	for _, scale := range all {
		if count += len(scale.Grades); count > maxGrades {
			return []diag.Finding{wrongGrade(scale.Grades[0], fmt.Sprintf("With these there are more than %d grades in lists, which is more than orglint reads.", maxGrades))}
		}
		g.order = cmp.Or(g.order, scale.Order)
		findings = append(findings, g.add(scale.Grades)...)
	}
	g.ranks = map[string]Grade{}
	for i, scale := range g.scales {
		for j, rung := range scale {
			g.ranks[rung.key] = Grade{float64(j + 1), texts + scaleID(i)}
		}
	}
	for _, level := range s.Levels {
		level.Grade = s.Grade(level.grade.Value)
		if level.Grade.IsNumber() {
			level.Grade = numbered(level.Grade.Rank, levelOrder(level.Family, own))
		}
		if level.GradeText = s.GradeText(level.Grade); !level.Grade.Known() {
			findings = append(findings, s.unknownGrade(level))
		}
	}
	return findings
}

// levelOrder returns which of the numbers are the higher grades of a family's levels. A configuration speaks of an organization's own.
func levelOrder(f *Family, own Scale) string {
	if isBuiltIn(f) {
		return f.Scale.Order
	}
	return cmp.Or(f.Scale.Order, own.Order)
}

// normalGrade brings a grade of a scale to the form in which grades are looked up.
func normalGrade(name string) string {
	if number, ok := source.Float(name); ok {
		return text.Number(number)
	}
	return Normal(name)
}

// add adds a list of grades to the scale that has one of them, or else as another.
func (g *grades) add(names []diag.Text) (findings []diag.Finding) {
	keys := make([]string, len(names))
	for i, name := range names {
		keys[i] = normalGrade(name.Value)
	}
	into, at := g.sharing(keys)
	switch {
	case into < len(g.scales):
	case len(names) == 0 || into == mostScales:
		return nil
	default:
		g.scales = append(g.scales, nil)
	}
	scale := g.scales[into]
	for n, name := range names {
		i := slices.IndexFunc(scale, func(s rung) bool { return s.key == keys[n] })
		switch {
		case i >= at:
			at = i + 1
		case i < 0:
			scale = slices.Insert(scale, at, rung{keys[n], strings.Join(strings.Fields(name.Value), " ")})
			at++
		case slices.Contains(keys[:n], keys[n]):
			findings = append(findings, wrongGrade(name, "The grade "+diag.Quote(name.Value)+" is there twice."))
		default:
			findings = append(findings, wrongGrade(name, "The grade "+diag.Quote(name.Value)+" stands above "+diag.Quote(scale[at-1].name)+
				" here, and below it in another list of grades."))
		}
	}
	g.scales[into] = scale
	return findings
}

// sharing returns the scale that has the first of some grades, with its place there, or else a scale that is not there yet.
func (g *grades) sharing(keys []string) (scale, at int) {
	for _, key := range keys {
		for i, known := range g.scales {
			if at := slices.IndexFunc(known, func(s rung) bool { return s.key == key }); at >= 0 {
				return i, at
			}
		}
	}
	return len(g.scales), 0
}

// wrongGrade is the finding about an entry of a list of grades.
func wrongGrade(name diag.Text, message string) diag.Finding {
	return diag.Finding{Rule: "schema", Severity: diag.Error, Pos: name.Pos, Field: "grades", Named: name.Value, Message: message}
}

// unknownGrade is the finding about a level whose grade is no number and in no scale.
func (s *Set) unknownGrade(level *Level) diag.Finding {
	known := s.TextGrades()
	expected := "a number such as 9, or a text that a list named grades has, such as grades: [Band 7, Band 8a]"
	if len(known) > 0 {
		expected = "a number such as 9, or one of " + text.List(known, mostGradesTold, func(g string) string { return g })
	}
	return diag.Finding{
		Rule: "schema", Severity: diag.Error, Pos: level.GradePos, Subject: level.ID.Value, Field: "grade", Suggestion: diag.Nearest(level.grade.Value, known),
		Message: fmt.Sprintf("The level %s: grade must be %s.", level.Title.Value, expected),
	}
}

// mostGradesTold is how many grades stand in a sentence.
const mostGradesTold = 12
