// Package family holds job families: their levels, the titles that mean a level, and the ladder that the levels' reporting
// lines make.
package family

import (
	"slices"
	"sync"

	"github.com/orglint/orglint/internal/diag"
)

// A Family is one job family.
type Family struct {
	Name    diag.Text // as messages show it
	Title   diag.Text
	Purpose diag.Text   // whom it is for
	Source  diag.Text   // where the facts come from
	Grounds []diag.Text // on which a deviation may be made
	ByGrade bool        // whether people are judged by their grades alone, because their titles are their own
	Scale   Scale
	Levels  []*Level // in the order of the file
}

// A Track tells whether the people on a level manage people.
type Track uint8

// The tracks.
const (
	Management Track = iota
	IndividualContributor
)

// A Level is one step of a family's ladder.
type Level struct {
	Family      *Family
	ID          diag.Text
	Title       diag.Text
	Aliases     []diag.Text
	Track       Track
	Grade       Grade
	GradeText   string // as its scale has it
	GradePos    diag.Pos
	Lines       []Line // whom the level reports to; nil where the family does not say
	Manages     []diag.Text
	MaxTeams    *Limit    // nil where there is none
	MinTeams    *Limit    // likewise
	TeamKind    diag.Text // of the teams that count
	Specialties bool      // whether a specialty may follow the title

	Requirements []diag.Text // what the family asks for in words
	Indicators   []Indicator
	Hiring       []Step // in their order; nil where the family does not say

	// Extends, EquivalentTo and Experience name other levels by their ids.
	Extends      []diag.Text
	EquivalentTo diag.Text
	Experience   []Experience

	grade diag.Text
	order int      // among all levels of a set
	above []*Level // the levels of Lines, in the order of the set
	open  bool     // whether Lines name a level that no loaded family has
}

// An Experience is how many years somebody on a level should have spent on another.
type Experience struct {
	Level diag.Text
	Years float64
	Pos   diag.Pos // of the number
}

// A Limit is a number that a family sets, and where.
type Limit struct {
	Value int
	Pos   diag.Pos
}

// A Line is one entry of whom a level reports to: a level, or someone outside every family.
type Line struct {
	Level    diag.Text
	OrAbove  bool   // every level above will do too
	Within   string // the kind of unit that both must sit in; empty where it does not matter
	External diag.Text

	target *Level // nil if no loaded family has the level
}

// Title returns the title of the level that the line names; its id where no loaded family has it.
func (l Line) Title() string {
	if l.target == nil {
		return l.Level.Value
	}
	return l.target.Title.Value
}

// A Set is the families that apply to a chart. It does not change once it is loaded.
type Set struct {
	Families []*Family
	Levels   []*Level // of all families, in the order of the families
	Names    []string // all titles, then all aliases, then all ids

	// Findings are the references to levels that no loaded family has.
	Findings []diag.Finding

	byID   map[string]*Level
	byName map[string]*Level // by title and alias, in normal form

	spelling func() *diag.Spelling // of Names

	grades  grades
	missing map[string]int // by id: the finding for a level that no loaded family has
	longest int            // the length of the longest id, title or alias: nothing longer needs to be looked up
}

// Level returns the level of an id; nil if no loaded family has it.
func (s *Set) Level(id string) *Level { return s.byID[id] }

// JudgesRoles reports whether a role has to be in one of the families: where there are any, and none judges people by their grades alone.
func (s *Set) JudgesRoles() bool {
	return len(s.Levels) > 0 && !slices.ContainsFunc(s.Families, func(f *Family) bool { return f.ByGrade })
}

// titled returns the levels that a role can mean.
func (s *Set) titled() []*Level {
	return slices.DeleteFunc(slices.Clone(s.Levels), func(l *Level) bool { return l.Family.ByGrade })
}

// collectNames returns the ids, titles and aliases of all levels, titles first.
func (s *Set) collectNames() []string {
	var names []string
	levels := s.titled()
	for _, level := range levels {
		names = append(names, level.Title.Value)
	}
	for _, level := range levels {
		for _, alias := range level.Aliases {
			names = append(names, alias.Value)
		}
	}
	return append(names, s.ids()...)
}

// newSet puts families and what a configuration says of grades together. Where two have the same id or title, the family named first keeps
// it. What is wrong with the grades are findings.
func newSet(families []*Family, own Scale) (*Set, []diag.Finding) {
	s := &Set{Families: families, byID: map[string]*Level{}, byName: map[string]*Level{}, missing: map[string]int{}}
	for _, f := range families {
		for _, level := range f.Levels {
			level.order = len(s.Levels)
			s.Levels = append(s.Levels, level)
			addIfNew(s.byID, level.ID.Value, level)
		}
	}
	titled := s.titled()
	for _, level := range titled {
		addIfNew(s.byName, Normal(level.Title.Value), level)
	}
	for _, level := range titled {
		for _, alias := range level.Aliases {
			addIfNew(s.byName, Normal(alias.Value), level)
		}
	}
	for _, level := range s.Levels {
		s.link(level)
	}
	s.Names = s.collectNames()
	s.spelling = sync.OnceValue(func() *diag.Spelling { return diag.NewSpelling(s.Names) })
	for _, name := range s.Names {
		s.longest = max(s.longest, len(name))
	}
	misgraded := s.rank(own)
	return s, misgraded
}

func addIfNew(index map[string]*Level, name string, level *Level) {
	if index[name] == nil {
		index[name] = level
	}
}
