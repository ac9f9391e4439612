package family

import "slices"

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

	// Skipped are the levels between, from the lower to the higher, where Relation is Skips: the first of them, and how many there are.
	Skipped []*Level
	Between int
}

// maxSkipped is how many of the levels between two are kept: a sentence names no more, and there may be thousands for each person.
const maxSkipped = 10

// A Ladder is what stands above a level. It is climbed once for all who report from that level, so that each line is judged
// by a look at it: families may have thousands of levels, each with many above.
type Ladder struct {
	level   *Level
	levels  []*Level // all of the set: those below are by their order
	allowed []bool   // as managers
	within  []string // the kind of unit in which they are allowed; nil if none is
	from    []int32  // from which level a shortest way up leads there, counted from 1; 0 where none does
	open    bool     // whether a level on the way up, or this one, reports to one that no loaded family has
}

// Ladder climbs from a level.
func (s *Set) Ladder(level *Level) *Ladder {
	l := &Ladder{level: level, levels: s.Levels, allowed: make([]bool, len(s.Levels)), from: make([]int32, len(s.Levels)), open: level.open}
	var allowed, queue []*Level
	for _, line := range level.Lines {
		if line.target == nil || line.Within != "" {
			continue
		}
		l.allowed[line.target.order] = true
		if line.OrAbove {
			allowed = append(allowed, line.target)
		}
	}
	climb(allowed, make([]bool, len(s.Levels)), func(above *Level) { l.allowed[above.order] = true })
	l.climbWithin()
	queue = slices.Clone(level.above)
	for _, above := range queue {
		l.from[above.order] = int32(above.order) + 1 // where ways begin
	}
	for ; len(queue) > 0; queue = queue[1:] {
		l.open = l.open || queue[0].open
		for _, above := range queue[0].above {
			if l.from[above.order] == 0 {
				l.from[above.order] = int32(queue[0].order) + 1
				queue = append(queue, above)
			}
		}
	}
	return l
}

// climbWithin notes who is allowed in the same unit. Of lines that say so for the same level the last counts.
func (l *Ladder) climbWithin() {
	var seen []bool
	for _, line := range slices.Backward(l.level.Lines) {
		if line.target == nil || line.Within == "" {
			continue
		}
		if l.within == nil {
			l.within, seen = make([]string, len(l.levels)), make([]bool, len(l.levels))
		}
		note := func(level *Level) {
			if l.within[level.order] == "" {
				l.within[level.order] = line.Within
			}
		}
		note(line.target)
		if line.OrAbove {
			climb([]*Level{line.target}, seen, note)
		}
	}
}

// climb calls do for some levels and all above them that were not seen.
func climb(queue []*Level, seen []bool, do func(*Level)) {
	for ; len(queue) > 0; queue = queue[1:] {
		if level := queue[0]; !seen[level.order] {
			seen[level.order] = true
			do(level)
			queue = append(queue, level.above...)
		}
	}
}

// Judge tells whether the level may report to a manager's.
func (l *Ladder) Judge(manager *Level) Verdict {
	if len(l.level.Lines) == 0 {
		return Verdict{Relation: Unjudged}
	}
	if l.allowed[manager.order] {
		return Verdict{Relation: Allowed}
	}
	verdict := Verdict{Relation: Elsewhere}
	if l.within != nil {
		verdict.Within = l.within[manager.order]
	}
	switch from := l.from[manager.order]; {
	case from == int32(manager.order)+1: // the level names it, so that nothing is skipped
		if l.level.open {
			verdict.Relation = Unjudged
		}
	case from > 0:
		verdict.Relation = Skips
		verdict.Skipped, verdict.Between = l.wayTo(manager)
	case l.open:
		verdict.Relation = Unjudged // who stands above is not known
	}
	return verdict
}

// wayTo returns the first of the levels on the shortest way up to a higher one, and how many there are. Of ways equally short it
// takes the first in the order of the families.
func (l *Ladder) wayTo(manager *Level) (first []*Level, between int) {
	for at := l.from[manager.order]; ; at = l.from[at-1] {
		between++
		if between > maxSkipped { // the way is followed down, and the lower ones are kept
			first = first[1:]
		}
		first = append(first, l.levels[at-1])
		if at == l.from[at-1] {
			first = slices.Clone(first)
			slices.Reverse(first)
			return first, between
		}
	}
}

// Declares reports whether a level names another outright as one that it reports to.
func (l *Level) Declares(manager *Level) bool {
	return slices.ContainsFunc(l.Lines, func(line Line) bool { return line.target == manager })
}
