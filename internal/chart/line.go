package chart

import (
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
)

// A Line is what the ladder says of one reporting line. A line has one verdict, so that the rules of the ladder never
// say two things about it.
type Line struct {
	Kind    LineKind
	Skipped []*family.Level // where Kind is LineSkips, from the lower level to the higher: the first of them
	Between int             // how many are skipped
	Within  string          // where Kind is LineOutsideUnit: the kind of unit
}

// A LineKind is the verdict on a line.
type LineKind uint8

// The verdicts, in the order in which they are looked for.
const (
	LineFine          LineKind = iota // allowed, or not to be judged
	LineToContributor                 // the manager's level is an individual contributor's
	LineSkips                         // the manager's level lies above the one the role reports to
	LineOutsideUnit                   // the manager's level is allowed, but only within the same unit
	LineElsewhere                     // the manager's level is neither allowed nor above
	LineInverted                      // no family can judge the line, and the manager's grade is lower
	LineNotManaged                    // the role reports to nobody in particular, and the manager's level manages others
)

// levels is a pair of levels, of which one reports to the other.
type levels struct{ of, manager *family.Level }

// A judge judges lines. It remembers what stands above each level, what the families say about each pair of levels, and what units
// lie in.
type judge struct {
	chart    *Chart
	ladders  map[*family.Level]*family.Ladder
	verdicts map[levels]family.Verdict
	managed  map[levels]Line // of those who report to nobody in particular
	around   map[unitKind]around

	numbered, inverted int // lines whose grades are numbers and can be compared, and those of them where the manager's is lower
}

// newJudge returns a judge of lines.
func (c *Chart) newJudge() judge {
	return judge{
		chart: c, ladders: map[*family.Level]*family.Ladder{}, verdicts: map[levels]family.Verdict{}, managed: map[levels]Line{},
		around: map[unitKind]around{},
	}
}

// LineTo returns a function that judges the line that a seat would have if another were its manager.
func (c *Chart) LineTo() func(s, manager *Seat) Line {
	j := c.newJudge()
	return func(s, manager *Seat) Line {
		moved := *s
		moved.Manager, moved.link, moved.circle = manager, toSeat, false
		return j.line(&moved)
	}
}

// line judges the line of a seat to its manager.
func (j *judge) line(s *Seat) Line {
	var manager *family.Level
	switch {
	case s.circle:
		return Line{}
	case s.link == toSeat:
		manager = s.Manager.Level
	case s.link == toExternal && s.External.Level != nil && !namesExternal(s.Level, s.External):
		manager = s.External.Level
	default:
		return Line{}
	}
	if manager != nil && manager.Track == family.IndividualContributor && (s.Level == nil || !s.Level.Declares(manager)) {
		return Line{Kind: LineToContributor}
	}
	if s.Level == nil || manager == nil {
		return j.compare(s)
	}
	pair := levels{s.Level, manager}
	if len(s.Level.Lines) == 0 {
		return remembered(j.managed, pair, func() Line { return notManaged(s.Level, manager) })
	}
	return j.apply(s, remembered(j.verdicts, pair, func() family.Verdict {
		ladder := remembered(j.ladders, s.Level, func() *family.Ladder { return j.chart.Families.Ladder(s.Level) })
		return ladder.Judge(manager)
	}))
}

// remembered returns what is known of something, and finds it out the first time.
func remembered[K comparable, V any](known map[K]V, of K, find func() V) V {
	v, ok := known[of]
	if !ok {
		v = find()
		known[of] = v
	}
	return v
}

// namesExternal reports whether a level reports outright to a manager outside every family who has that name.
func namesExternal(level *family.Level, external *External) bool {
	return level != nil && slices.ContainsFunc(level.Lines, func(line family.Line) bool {
		return line.External.Value != "" && strings.EqualFold(line.External.Value, external.Name.Value)
	})
}

// apply turns what the families say about two levels into what holds for two seats.
func (j *judge) apply(s *Seat, v family.Verdict) Line {
	if v.Within != "" {
		if s.link != toSeat {
			return Line{}
		}
		if same, known := j.sameUnit(s, s.Manager, v.Within); same || !known {
			return Line{}
		}
	}
	switch v.Relation {
	case family.Skips:
		return Line{Kind: LineSkips, Skipped: v.Skipped, Between: v.Between}
	case family.Elsewhere:
		if v.Within != "" {
			return Line{Kind: LineOutsideUnit, Within: v.Within}
		}
		return Line{Kind: LineElsewhere}
	case family.Allowed, family.Unjudged:
	}
	return Line{}
}

// notManaged judges the line of a level that does not say to whom it reports, by the levels that the manager's manages.
func notManaged(level, manager *family.Level) Line {
	if len(manager.Manages) > 0 && !slices.ContainsFunc(manager.Manages, func(id diag.Text) bool {
		return id.Value == level.ID.Value
	}) {
		return Line{Kind: LineNotManaged}
	}
	return Line{}
}

// compare compares the grades that two records give.
func (j *judge) compare(s *Seat) Line {
	if s.link != toSeat {
		return Line{}
	}
	if s.LevelUnread() || s.Manager.LevelUnread() {
		return Line{}
	}
	order, ok := s.Manager.rank.Compare(s.rank)
	ok = ok && j.chart.Families.JudgesGrades()
	if ok && s.rank.IsNumber() {
		j.numbered++
	}
	if !ok || order >= 0 {
		return Line{}
	}
	if s.rank.IsNumber() {
		j.inverted++
	}
	return Line{Kind: LineInverted}
}

// fewestReversed is from how many lines to a lower grade on it may be that 1 is the highest grade.
const fewestReversed = 5

// reversed returns how many lines lead to a lower number, of how many, where so many do that 1 seems to be the highest grade, and nobody
// says which is; else 0.
func (j *judge) reversed() Share {
	if j.chart.Families.Ordered() || j.inverted < fewestReversed || j.inverted*4 < j.numbered*3 {
		return Share{}
	}
	return Share{j.inverted, j.numbered}
}
