package rules

import (
	"fmt"
	"strings"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
)

// interviewer reports those who are to hold an interview for an open seat and cannot, or whom the job family does not want for it.
func interviewer(p *Pass) {
	seats, by := p.Chart.Interviewed()
	for i, s := range seats {
		held := map[*chart.Seat]bool{}
		for _, who := range by[i] {
			if problem, advice := p.misfit(s, who, held); problem != "" {
				f := p.Seat(s, "by", "%s", problem)
				f.Advise("; %s.", advice)
				f.Pos, f.Named, f.Identity = who.By.Pos, who.By.Value, who.Step.Value+"\xff"+who.By.Value
				f.Suggestion = who.Meant
				if who.Unknown {
					f.Severity = diag.Warning
				}
				p.Report(f)
			}
			if who.Seat != nil {
				held[who.Seat] = true
			}
		}
	}
}

// misfit says why somebody should not hold an interview, and what to do; nothing where they may. Held are those who hold an earlier one.
func (p *Pass) misfit(s *chart.Seat, who chart.Interviewer, held map[*chart.Seat]bool) (problem, advice string) {
	const another = "name another person under by"
	has := fmt.Sprintf("has the interview %s", diag.Quote(who.Step.Value))
	switch who.Unfit {
	case chart.OwnSeat:
		return has + " with the open seat itself", another
	case chart.OpenSeat:
		return fmt.Sprintf("%s with %s, which nobody holds", has, who.Seat), another
	case chart.HasLeft:
		return fmt.Sprintf("%s with %s, who left on %s", has, who.Seat, who.Seat.End().Value), another
	case chart.Fit:
	}
	if who.Unknown {
		return has + " with " + diag.Quote(who.By.Value) + ", but nobody in the chart has that id",
			"correct the id, or write {text: ...} for somebody who is not in the chart"
	}
	step, known := stepOf(s, who.Step.Value)
	if !known || who.Level == nil {
		return "", ""
	}
	if wanted, judged := p.Chart.Families.Wants(step, who.Level); judged && !wanted {
		return fmt.Sprintf("%s with %s; in %s it is held by %s", has, p.Chart.NameOf(who.By.Value), s.Level.Family.Name.Value, p.wanted(step)), another
	}
	if len(step.By.Families) > 0 && who.Seat != nil && held[who.Seat] {
		return fmt.Sprintf("%s with %s, who holds an earlier one; in %s it is held by somebody else", has, who.Seat, s.Level.Family.Name.Value), another
	}
	return "", ""
}

// wanted says who should hold a step.
func (p *Pass) wanted(step family.Step) string {
	var names []string
	for _, id := range step.By.Levels {
		names = append(names, p.Chart.Families.Level(id.Value).Title.Value)
	}
	for _, name := range step.By.Families {
		names = append(names, name.Value)
	}
	if len(step.By.Families) > 0 {
		return "somebody of " + strings.Join(names, " or ")
	}
	return strings.Join(names, " or ")
}

// stepOf returns the step of a name by which somebody is hired for an open seat.
func stepOf(s *chart.Seat, name string) (family.Step, bool) {
	if s.Level != nil {
		for _, step := range s.Level.Hiring {
			if step.Name.Value == name {
				return step, true
			}
		}
	}
	return family.Step{}, false
}
