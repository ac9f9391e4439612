// Package plan holds the moves of a re-organisation: how they are written, in which order they are made, and what they make of the files of a
// chart. It judges nothing: the files that it makes are checked as any others are.
package plan

import (
	"cmp"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// A Verb is what a move does.
type Verb uint8

// The verbs. Their order is that in which a day's moves are worked out: what is said of somebody comes before what follows from something
// else.
const (
	Change Verb = iota // somebody has other fields from then on
	Team               // a team changes, is new or goes
	Unit               // a unit, likewise
	Add                // somebody new, or a new open seat
	Fill               // an open seat is taken
	Remove             // somebody leaves, or an open seat goes
)

// A Move is one change of a plan.
type Move struct {
	Verb     Verb
	Subjects []diag.Text    // the ids of whom or what it is about; of Change there may be several
	Set      []source.Field // what they have from then on, in the order of the file; what is Null they have no more
	Record   *source.Value  // the new record of Add, and of Fill where somebody new takes the seat
	With     diag.Text      // the id of who takes the seat of Fill, where they are in the chart
	Date     string         // the first day on which it is so; empty for the start
	File     diag.Text      // the path of the file that a record is added to or stands in; mostly not given
	Pos      diag.Pos
}

// into returns what a team or unit goes into; nil where the move says nothing of it, Null where it goes into none.
func (m *Move) into() *source.Value { return m.field("into") }

// field returns what a move gives for a field; nil where it says nothing of it.
func (m *Move) field(name string) *source.Value {
	for i := range m.Set {
		if m.Set[i].Key.Value == name {
			return &m.Set[i].Value
		}
	}
	return nil
}

// A Plan is the moves of a re-organisation, in the order of the file, those of flags behind them.
type Plan struct{ Moves []Move }

// A Day is the moves that are made together.
type Day struct {
	Date  string // empty for the start
	Moves []Move
}

// Days returns the moves by day: those without a date first.
func (p *Plan) Days() []Day {
	moves := slices.Clone(p.Moves)
	slices.SortStableFunc(moves, func(a, b Move) int { return cmp.Compare(a.Date, b.Date) })
	var days []Day
	for len(moves) > 0 {
		n := 1
		for n < len(moves) && moves[n].Date == moves[0].Date {
			n++
		}
		days = append(days, Day{moves[0].Date, moves[:n:n]})
		moves = moves[n:]
	}
	return days
}

// Last returns the last day of the plan; empty where no move has a date.
func (p *Plan) Last() string {
	last := ""
	for i := range p.Moves {
		last = max(last, p.Moves[i].Date)
	}
	return last
}

// An Error tells what is wrong with a plan: each finding at its move.
type Error struct{ Findings []diag.Finding }

// Error returns the lines.
func (e *Error) Error() string {
	return strings.Join(e.Lines(), "\n")
}

// Lines returns a line for each thing that is wrong: path:line:column: error: message, or the flag and the message.
func (e *Error) Lines() []string {
	placed := diag.FileError{Findings: e.Findings}
	lines := placed.Lines()
	for i, f := range e.Findings {
		if isFlag(f.Pos) {
			lines[i] = f.Pos.File.Path + lines[i][len(f.Pos.String()):]
		}
	}
	return lines
}

// An UnreadError says that nothing can be planned in a chart of another layout, because a part of a file cannot be read.
type UnreadError struct{ Path string }

// Error returns the sentence.
func (e *UnreadError) Error() string {
	return "nothing is planned: a part of " + e.Path + " cannot be read; orglint check says what"
}
