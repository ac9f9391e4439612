package family

import (
	"slices"

	"github.com/orglint/orglint/internal/diag"
)

// A step leads from one level to another, and stands somewhere.
type step struct {
	to  *Level
	pos diag.Pos
}

func reportSteps(level *Level) []step {
	var steps []step
	for _, line := range level.Lines {
		if line.target != nil {
			steps = append(steps, step{line.target, line.Level.Pos})
		}
	}
	return steps
}

func (l *linter) extendSteps(level *Level) []step {
	var steps []step
	for _, id := range level.Extends {
		if base := l.set.Level(id.Value); base != nil {
			steps = append(steps, step{base, id.Pos})
		}
	}
	return steps
}

// cycles reports the circles that steps make, each once, at the member that is first in the order of the families.
func (l *linter) cycles(field string, steps func(*Level) []step) {
	told := map[*Level]bool{}
	for _, level := range goingRound(l.set.Levels, steps) {
		if told[level] {
			continue
		}
		way := circle(level, steps)
		if len(way) == 0 {
			continue
		}
		names, named := level.Title.Value, false
		for _, s := range way {
			told[s.to] = true
			named = named || l.named[s.to.Family]
			names += " → " + s.to.Title.Value
		}
		if !named {
			continue
		}
		what := "These levels report to each other in a circle"
		if field == "extends" {
			what = "These levels extend each other in a circle"
		}
		f := diag.Finding{Pos: way[0].pos, Field: field, Message: what + ": " + names + "."}
		for _, s := range way[1:] {
			f.Related = append(f.Related, diag.Related{Pos: s.pos, Message: "on to " + s.to.Title.Value})
		}
		l.report("family-level-cycle", diag.Error, level, f)
	}
}

// circle returns the shortest way from a level back to itself; it is empty if there is none.
func circle(level *Level, steps func(*Level) []step) []step {
	type arrival struct {
		from *Level
		by   step
	}
	came := map[*Level]arrival{}
	for queue := []*Level{level}; len(queue) > 0; queue = queue[1:] {
		for _, s := range steps(queue[0]) {
			if _, ok := came[s.to]; ok {
				continue
			}
			came[s.to] = arrival{queue[0], s}
			if s.to != level {
				queue = append(queue, s.to)
				continue
			}
			var way []step
			for at := level; len(way) == 0 || at != level; at = came[at].from {
				way = append(way, came[at].by)
			}
			slices.Reverse(way)
			return way
		}
	}
	return nil
}

// goingRound leaves out levels from which no way leads on for ever: those that are in no circle, and lead to none.
func goingRound(levels []*Level, steps func(*Level) []step) []*Level {
	left := make(map[*Level]int, len(levels)) // the steps that lead on
	from := map[*Level][]*Level{}
	var ends []*Level
	for _, level := range levels {
		for _, s := range steps(level) {
			left[level]++
			from[s.to] = append(from[s.to], level)
		}
		if left[level] == 0 {
			ends = append(ends, level)
		}
	}
	for ; len(ends) > 0; ends = ends[1:] {
		for _, level := range from[ends[0]] {
			left[level]--
			if left[level] == 0 {
				ends = append(ends, level)
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(levels), func(level *Level) bool { return left[level] == 0 })
}
