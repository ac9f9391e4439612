package family

import (
	"cmp"
	"slices"

	"github.com/orglint/orglint/internal/diag"
)

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
	s.linkHiring(level)
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
