package rules

import (
	"fmt"
	"strings"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/text"
)

// The rules of the ladder share the verdict that the chart gives on each reporting line, so that a line has at most one
// finding, and turning a rule off does not wake another.

// judged calls report for every seat whose line to its manager has a verdict.
func (p *Pass) judged(kind chart.LineKind, report func(s *chart.Seat)) {
	for _, s := range p.Chart.OddLines {
		if s.Line().Kind == kind {
			report(s)
		}
	}
}

// lineFinding is a finding about the line of a seat to its manager. The judgement ends the sentence that names the two.
func lineFinding(s *chart.Seat, judgement string) diag.Finding {
	f := diag.Finding{
		Pos: s.ReportsTo().Pos, Subject: s.ID().Value, Field: "reports_to", Named: s.ReportsTo().Value, Affected: seatIDs(s),
	}
	f.Say(sentence(s.String()), " reports to %s%s", managerName(s), judgement)
	if s.Manager != nil {
		f.Related = append(f.Related, diag.Related{Pos: s.Manager.Role().Pos, Message: "the role of " + s.Manager.ShortName()})
	}
	if s.Level != nil && len(s.Level.Lines) > 0 {
		line := s.Level.Lines[0]
		pos, says := line.Level.Pos, "reports to this level"
		switch {
		case len(s.Level.Lines) > 1:
			says = "reports to one of these"
		case pos.IsZero():
			says = "reports to somebody outside the chart"
		}
		if pos.IsZero() {
			pos = line.External.Pos
		}
		f.Related = append(f.Related, fact(s.Level, pos, says))
	}
	return f
}

// fact points to what a job family says of a level.
func fact(level *family.Level, pos diag.Pos, says string) diag.Related {
	return diag.Related{Pos: pos, Message: level.Title.Value + " " + says}
}

// managerName names the manager of a seat, with the title.
func managerName(s *chart.Seat) string {
	if s.Manager != nil {
		return s.Manager.String()
	}
	return fmt.Sprintf("%s (%s)", s.External.ShortName(), s.External.Role.Value)
}

// rightManagers says to whom a level reports, in a sentence of its own. Titles may hold commas, so each has its own to.
func rightManagers(level *family.Level) string {
	const most = 10 // more make no sentence
	var names []string
	for i, line := range level.Lines {
		if i == most {
			names = append(names, "to "+text.Others(len(level.Lines)-most))
			break
		}
		switch {
		case line.External.Value != "":
			names = append(names, "to "+line.External.Value+" outside the chart")
		case line.Within != "":
			names = append(names, "to "+line.Title()+" of the same "+line.Within)
		case line.OrAbove:
			names = append(names, "to "+line.Title()+" or above")
		default:
			names = append(names, "to "+line.Title())
		}
	}
	return fmt.Sprintf("In the job family %s, %s reports %s.", level.Family.Name.Value, level.Title.Value, strings.Join(names, " or "))
}
