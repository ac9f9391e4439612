package rules

import (
	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/text"
)

// missingExperience reports people whose record gives their experience, and less of it than their level requires.
func missingExperience(p *Pass) {
	for s := range p.Chart.Counted() {
		if s.Level == nil || s.ExperiencePos.IsZero() {
			continue
		}
		for _, required := range s.Level.Experience {
			p.experience(s, required)
		}
	}
}

// experience compares the experience of a seat with what one requirement of its level says.
func (p *Pass) experience(s *chart.Seat, required family.Experience) {
	pos, years := s.ExperiencePos, 0.0
	level := p.Chart.Families.Level(required.Level.Value)
	for _, e := range s.Experience {
		means, _ := p.Chart.Families.Resolve(e.Level.Value)
		if e.Level.Value == required.Level.Value || (means.Level != nil && means.Level == level) {
			pos, years = e.Pos, max(e.Years, years)
		}
	}
	if years >= required.Years {
		return
	}
	name, title := s.Level.Family.Name.Value, required.Level.Value
	if level != nil {
		title = level.Title.Value
	}
	f := p.Seat(s, "experience", "has %s of experience as %s; the job family %s requires %s for %s.",
		howLong(years), title, name, howLong(required.Years), s.Level.Title.Value)
	f.Pos, f.Named = pos, required.Level.Value
	f.Related = []diag.Related{fact(s.Level, required.Pos, "requires "+howLong(required.Years)+" as "+title)}
	p.Report(f)
}

// howLong writes a number of years.
func howLong(years float64) string {
	switch years {
	case 0:
		return "no years"
	case 1:
		return "1 year"
	}
	return text.Number(years) + " years"
}
