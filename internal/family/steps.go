package family

import (
	"slices"
	"strings"
)

// Steps count how far up the ladder a level is from another. They remember what they found, and are not for several goroutines.
type Steps struct {
	set       *Set
	specialty map[*Level]*Level // of each individual contributor's level the one after which its specialty is called
	found     map[[2]*Level]Way
}

// A Way is what lies between two levels of one track.
type Way struct {
	Steps   int      // 0 where the second is no higher
	Between []*Level // one for each step but the last
	Known   bool     // whether the families tell
}

// Steps returns what counts the steps between the levels of the set.
func (s *Set) Steps() *Steps {
	return &Steps{set: s, specialty: map[*Level]*Level{}, found: map[[2]*Level]Way{}}
}

// Between returns the way from a level up to another of the same track. For managers a step is one line up among managers' levels. For
// individual contributors, who may all report to the same levels, it is one grade among the levels of their specialty, which those go on that
// extend them.
func (p *Steps) Between(from, to *Level) Way {
	pair := [2]*Level{from, to}
	way, ok := p.found[pair]
	if !ok {
		switch {
		case from.Track != to.Track:
		case from.Track == Management:
			way = climbTo(from, to)
		default:
			way = p.grades(from, to)
		}
		p.found[pair] = way
	}
	return way
}

// climbTo returns the shortest way up the lines of managers' levels. Where there is none up, the way down tells that it is no step up.
func climbTo(from, to *Level) Way {
	if from == to {
		return Way{Known: true}
	}
	below := map[*Level]*Level{from: nil}
	for queue := []*Level{from}; len(queue) > 0; queue = queue[1:] {
		for _, above := range queue[0].above {
			if _, seen := below[above]; seen || above.Track != Management {
				continue
			}
			below[above] = queue[0]
			queue = append(queue, above)
		}
	}
	if _, up := below[to]; !up {
		return Way{Known: isBelow(to, from)}
	}
	way := Way{Steps: 1, Known: true}
	for at := below[to]; at != from; at = below[at] {
		way.Steps++
		way.Between = append([]*Level{at}, way.Between...)
	}
	return way
}

// isBelow reports whether a way leads up from one managers' level to another.
func isBelow(low, high *Level) bool {
	seen := map[*Level]bool{low: true}
	for queue := []*Level{low}; len(queue) > 0; queue = queue[1:] {
		for _, above := range queue[0].above {
			if above == high {
				return true
			}
			if !seen[above] && above.Track == Management {
				seen[above] = true
				queue = append(queue, above)
			}
		}
	}
	return false
}

// grades returns the grades above that of a level up to that of another, of the levels of both specialties and those that the other extends.
func (p *Steps) grades(from, to *Level) Way {
	if _, known := from.Grade.Compare(to.Grade); !known {
		return Way{}
	}
	ladder := slices.Concat(p.alike(from), p.alike(to), p.extended(to))
	at := map[Grade]*Level{}
	var order []Grade
	for _, level := range ladder {
		above, known := level.Grade.Compare(from.Grade)
		upTo, _ := level.Grade.Compare(to.Grade)
		if known && above > 0 && upTo <= 0 && at[level.Grade] == nil {
			at[level.Grade] = level
			order = append(order, level.Grade)
		}
	}
	way := Way{Steps: len(order), Known: true}
	slices.SortFunc(order, func(a, b Grade) int { higher, _ := a.Compare(b); return higher })
	for _, grade := range order[:max(0, len(order)-1)] {
		way.Between = append(way.Between, at[grade])
	}
	return way
}

// alike returns the individual contributors' levels of the specialty of one.
func (p *Steps) alike(level *Level) []*Level {
	return slices.DeleteFunc(slices.Clone(p.set.Levels), func(l *Level) bool {
		return l.Track != IndividualContributor || p.specialtyOf(l) != p.specialtyOf(level)
	})
}

// extended returns a level and all that it extends, of individual contributors.
func (p *Steps) extended(level *Level) []*Level {
	seen := map[*Level]bool{level: true}
	all := []*Level{level}
	for at := 0; at < len(all); at++ {
		for _, id := range all[at].Extends {
			if below := p.set.byID[id.Value]; below != nil && !seen[below] && below.Track == IndividualContributor {
				seen[below] = true
				all = append(all, below)
			}
		}
	}
	return all
}

// specialtyOf returns the level after which the specialty of one is called: Backend Engineer for Senior Backend Engineer and Backend Engineer
// Intern, if the family has it; else the level itself.
func (p *Steps) specialtyOf(level *Level) *Level {
	if known, ok := p.specialty[level]; ok {
		return known
	}
	named := level
	words := strings.Fields(Normal(level.Title.Value))
	for n := 1; n < len(words) && named == level; n++ {
		for _, part := range [][]string{words[len(words)-n:], words[:n]} {
			title := strings.Trim(strings.Join(part, " "), ", ")
			if base := p.set.byName[title]; base != nil && base.Family == level.Family && base.Track == IndividualContributor && Normal(base.Title.Value) == title {
				named = base
				break
			}
		}
	}
	p.specialty[level] = named
	return named
}
