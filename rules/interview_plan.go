package rules

import (
	"fmt"
	"slices"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/text"
)

// interviewPlan reports open seats whose interviews are not the steps by which the job family hires on their level.
func interviewPlan(p *Pass) {
	anybodyOn := p.Chart.AnybodyOn()
	seats, _ := p.Chart.Interviewed()
	for _, s := range seats {
		if s.Level == nil || len(s.Level.Hiring) == 0 {
			continue
		}
		p.planned(s)
		if !p.Chart.PlanKnown(s) {
			continue
		}
		for _, step := range s.Level.Hiring {
			if !step.Optional && !hasStep(s, step.Name.Value) && p.canBeHeld(s, step, anybodyOn) {
				f := p.planFault(s, about("missing", step.Name.Value), fmt.Sprintf("lacks the interview %s, which %s wants for %s",
					diag.Quote(step.Name.Value), s.Level.Family.Name.Value, s.Level.Title.Value))
				f.Advise("; add it.")
				p.Report(f)
			}
		}
	}
}

// planned looks at the interviews that an open seat has.
func (p *Pass) planned(s *chart.Seat) {
	last, lastName := -1, ""
	seen := map[string]bool{}
	for _, interview := range s.Interviews {
		name := interview.Step.Value
		at := slices.IndexFunc(s.Level.Hiring, func(step family.Step) bool { return step.Name.Value == name })
		switch {
		case at < 0:
			f := p.planFault(s, about("unknown", name), fmt.Sprintf("has the interview %s, which is no step of hiring for %s in %s",
				diag.Quote(name), s.Level.Title.Value, s.Level.Family.Name.Value))
			f.Advise("; correct its name, or take it out.")
			f.Pos, f.Named, f.Suggestion = interview.Step.Pos, name, diag.Nearest(name, stepNames(s.Level))
			if f.Suggestion != "" {
				f.Fix = replace(f.Pos, f.Suggestion)
			}
			p.Report(f)
			continue
		case seen[name]:
			f := p.planFault(s, about("twice", name), fmt.Sprintf("has the interview %s twice", diag.Quote(name)))
			f.Advise("; keep one.")
			f.Pos = interview.Step.Pos
			p.Report(f)
			continue
		case at < last:
			f := p.planFault(s, about("order", name), fmt.Sprintf("has the interview %s after %s; in %s it comes before", diag.Quote(name), diag.Quote(lastName), s.Level.Family.Name.Value))
			f.Advise("; move it up.")
			f.Pos = interview.Step.Pos
			p.Report(f)
		default:
			last, lastName = at, name
		}
		seen[name] = true
		p.length(s, interview, s.Level.Hiring[at])
	}
}

// length reports an interview that is not as long as its step.
func (p *Pass) length(s *chart.Seat, interview chart.Interview, step family.Step) {
	if interview.Minutes <= 0 || step.Minutes == nil || interview.Minutes == float64(step.Minutes.Value) {
		return
	}
	f := p.planFault(s, about("minutes", step.Name.Value), fmt.Sprintf("has %s minutes for the interview %s; %s gives it %d",
		text.Number(interview.Minutes), diag.Quote(step.Name.Value), s.Level.Family.Name.Value, step.Minutes.Value))
	f.Advise("; plan it with %d.", step.Minutes.Value)
	f.Pos = interview.MinutesPos
	p.Report(f)
}

// planFault starts a finding about an interview of an open seat.
func (p *Pass) planFault(s *chart.Seat, about, says string) diag.Finding {
	f := p.Seat(s, "interviews", "%s", says)
	f.Identity = about
	return f
}

// about tells findings about the interviews of one open seat apart.
func about(kind, step string) string { return kind + "\xff" + step }

// canBeHeld reports whether there can be somebody to hold a step for an open seat: not where it is for the level of the seat itself, or the
// chart has nobody at or above its level.
func (p *Pass) canBeHeld(s *chart.Seat, step family.Step, anybodyOn func([]*family.Level) bool) bool {
	if len(step.By.Levels) == 0 {
		return true
	}
	if slices.ContainsFunc(step.By.Levels, func(id diag.Text) bool { return id.Value == s.Level.ID.Value }) {
		return false
	}
	return anybodyOn(p.Chart.Families.AtOrAbove(step))
}

// hasStep reports whether an open seat has an interview of a name.
func hasStep(s *chart.Seat, name string) bool {
	return slices.ContainsFunc(s.Interviews, func(i chart.Interview) bool { return i.Step.Value == name })
}

// stepNames returns the names of the steps by which somebody is hired on a level.
func stepNames(level *family.Level) []string {
	var names []string
	for _, step := range level.Hiring {
		names = append(names, step.Name.Value)
	}
	return names
}
