package family

import (
	"cmp"
	"slices"

	"github.com/orglint/orglint/internal/diag"
)

// A Relation is what the ladder says about a level that reports to another.
type Relation uint8

// The relations.
const (
	Unjudged Relation = iota // the families do not say enough to tell
	Allowed
	Skips     // the manager's level is above an allowed one, on the same line
	Elsewhere // neither: below, the same, or on another line
)

// A Verdict is what the ladder says about one level that reports to another.
type Verdict struct {
	Relation Relation

	// Within is the kind of unit that both must sit in for the line to be allowed; empty if it is not allowed that way.
	// Where they do not, Relation holds.
	Within string

	// Skipped are the levels between, from the lower to the higher, where Relation is Skips.
	Skipped []*Level
}

// Judge tells whether one level may report to another.
func (s *Set) Judge(level, manager *Level) Verdict {
	if len(level.Lines) == 0 {
		return Verdict{Relation: Unjudged}
	}
	verdict := Verdict{Relation: Elsewhere}
	for _, line := range level.Lines {
		switch {
		case line.target == nil || !line.allows(manager):
		case line.Within == "":
			return Verdict{Relation: Allowed}
		default:
			verdict.Within = line.Within
		}
	}
	way, open := wayUp(level.above, manager)
	switch {
	case len(way) > 0:
		verdict.Relation, verdict.Skipped = Skips, way
	case open || level.open:
		verdict.Relation = Unjudged // who stands above is not known
	}
	return verdict
}

// Declares reports whether a level names another outright as one that it reports to.
func (l *Level) Declares(manager *Level) bool {
	return slices.ContainsFunc(l.Lines, func(line Line) bool { return line.target == manager })
}

// allows reports whether a line whose level is loaded allows a manager on some level.
func (l Line) allows(manager *Level) bool {
	return l.target == manager || (l.OrAbove && reaches(l.target, manager))
}

// reaches reports whether one level is another or stands below it.
func reaches(from, to *Level) bool {
	way, _ := wayUp([]*Level{from}, to)
	return from == to || len(way) > 0
}

// wayUp returns the shortest way from one of some levels up to a higher one, without that one: empty if there is none,
// or if it is one of them. Of ways equally short it takes the first in the order of the families. It is open if a level on
// the way up reports to one that no loaded family has.
func wayUp(from []*Level, to *Level) (way []*Level, open bool) {
	cameFrom := map[*Level]*Level{}
	queue := slices.Clone(from)
	for _, level := range from {
		cameFrom[level] = level
	}
	if cameFrom[to] != nil {
		return nil, false
	}
	for len(queue) > 0 {
		level := queue[0]
		queue = queue[1:]
		open = open || level.open
		for _, above := range level.above {
			if cameFrom[above] != nil {
				continue
			}
			cameFrom[above] = level
			if above == to {
				return wayBack(cameFrom, level), open
			}
			queue = append(queue, above)
		}
	}
	return nil, open
}

// wayBack follows a way down to where it began and returns it from there up.
func wayBack(cameFrom map[*Level]*Level, level *Level) []*Level {
	way := []*Level{level}
	for cameFrom[level] != level {
		level = cameFrom[level]
		way = append(way, level)
	}
	slices.Reverse(way)
	return way
}

// link finds the levels that a level names, and reports those that no loaded family has.
func (s *Set) link(level *Level) {
	for i := range level.Lines {
		line := &level.Lines[i]
		if line.Level.Value == "" {
			continue
		}
		line.target = s.byID[line.Level.Value]
		level.open = level.open || line.target == nil
		s.expect(level, line.Level, "reports_to")
		if line.target != nil && !slices.Contains(level.above, line.target) {
			level.above = append(level.above, line.target)
		}
	}
	slices.SortFunc(level.above, func(a, b *Level) int { return cmp.Compare(a.order, b.order) })
	var experience []diag.Text
	for _, e := range level.Experience {
		experience = append(experience, e.Level)
	}
	for _, named := range []struct {
		field string
		ids   []diag.Text
	}{
		{"manages", level.Manages},
		{"extends", level.Extends},
		{"equivalent_to", []diag.Text{level.EquivalentTo}},
		{"requires", experience},
	} {
		for _, id := range named.ids {
			s.expect(level, id, named.field)
		}
	}
}

// maxSuggestions is how many missing levels get a suggestion: finding one costs a look at every level.
const maxSuggestions = 100

// expect reports an id that no loaded family has.
func (s *Set) expect(level *Level, id diag.Text, field string) {
	if id.Value == "" || s.byID[id.Value] != nil {
		return
	}
	if i, ok := s.missing[id.Value]; ok { // once a level that is missing
		known := &s.Findings[i]
		known.Related = append(known.Related, diag.Related{Pos: id.Pos, Message: level.Title.Value + " names it too"})
		if last := known.Affected[len(known.Affected)-1]; last != level.ID.Value {
			known.Affected = append(known.Affected, level.ID.Value)
		}
		return
	}
	s.missing[id.Value] = len(s.Findings)
	f := diag.Finding{
		Affected: []string{level.ID.Value},
		Rule:     "family-unknown-level", Severity: diag.Warning, Pos: id.Pos, Subject: level.ID.Value, Field: field, Named: id.Value, Identity: id.Value,
		Message: level.Title.Value + " in " + level.Family.Name.Value + " names the level " + diag.Quote(id.Value) +
			", which no loaded job family has.",
	}
	if len(s.Findings) < maxSuggestions {
		f.Suggestion = diag.Nearest(id.Value, s.ids())
	}
	if field == "reports_to" {
		f.Message += " Load the family that has it, or write {external: ...} for a manager outside all of them."
	}
	s.Findings = append(s.Findings, f)
}

// ids returns the ids of all levels.
func (s *Set) ids() []string {
	ids := make([]string, len(s.Levels))
	for i, level := range s.Levels {
		ids[i] = level.ID.Value
	}
	return ids
}
