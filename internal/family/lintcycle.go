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
	within := insideRings(l.set.Levels, steps)
	for _, level := range l.set.Levels {
		if told[level] {
			continue
		}
		way := circle(level, within)
		if len(way) == 0 {
			continue
		}
		names, named := level.Title.Value, false
		for _, s := range way {
			told[s.to] = true
			named = named || l.isNamed(s.to)
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

// insideRings returns the steps that are part of some circle, so that looking for circles never leaves the levels that hang
// together in them.
func insideRings(levels []*Level, steps func(*Level) []step) func(*Level) []step {
	r := rings{steps: steps, low: map[*Level]int{}, ring: map[*Level]int{}}
	for _, level := range levels {
		if r.low[level] == 0 {
			r.visit(level)
		}
	}
	return func(level *Level) []step {
		return slices.DeleteFunc(steps(level), func(s step) bool { return r.ring[s.to] != r.ring[level] })
	}
}

// rings gives the same number to levels from each of which a way leads to the other, after Tarjan.
type rings struct {
	steps func(*Level) []step
	count int            // the levels that were visited
	low   map[*Level]int // the first visited level, by number, that is known to be in the same ring
	ring  map[*Level]int
	open  []*Level // visited, and without a ring yet
}

func (r *rings) visit(level *Level) {
	r.count++
	number := r.count
	r.low[level] = number
	r.open = append(r.open, level)
	for _, s := range r.steps(level) {
		if r.low[s.to] == 0 {
			r.visit(s.to)
		}
		if r.ring[s.to] == 0 {
			r.low[level] = min(r.low[level], r.low[s.to])
		}
	}
	if r.low[level] != number {
		return
	}
	for done := false; !done; {
		last := r.open[len(r.open)-1]
		r.open = r.open[:len(r.open)-1]
		r.ring[last] = number
		done = last == level
	}
}
