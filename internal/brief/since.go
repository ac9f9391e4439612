package brief

import (
	"math"
	"slices"

	"github.com/orglint/orglint/internal/audit"
	"github.com/orglint/orglint/internal/text"
)

// A figure is one that is followed over time.
type figure int

// The figures, in the order in which they are shown.
const (
	peopleNow figure = iota
	vacanciesNow
	managersNow
	contributorsNow
	averageNow
	oneToOneNow
	layersNow
	unplacedNow
	interimNow
	exceptionsNow
	errorsNow
	warningsNow
	infosNow
	figures
)

// name returns what a figure is called in results.
func (f figure) name() string {
	return [...]string{
		"people", "vacancies", "managers", "contributors", "average_span", "one_to_one", "layers", "unplaced", "interim", "deviations", "errors", "warnings", "infos",
	}[f]
}

// label returns what it is called in a report.
func (f figure) label() string {
	return [...]string{
		"People, not FTE", "Open seats", "Managers", "Contributors", "Average span", "One to one", "Layers", "In no layer", "Acting or interim", "Exceptions",
		"Errors", "Warnings", "Infos",
	}[f]
}

// A Since is what became of the figures since earlier results.
type Since struct {
	Days   []string // of the earlier results, the first first, and then that of the report
	Trends []Trend  // of figures that an earlier result has
	Notes  []string // on files that are not used, each the end of no sentence: a.json is of another organisation
}

// A Trend is a figure over time.
type Trend struct {
	Name   string    // in results, such as average_span
	Label  string    // in a report, such as Average span
	Values []float64 // one a day of Since.Days; NaN where it is not known
	Change string    // since the last earlier day that has it: up 2 since 1 August
}

// Text writes the value of a day; it is empty where it is not known.
func (t *Trend) Text(day int) string {
	switch value := t.Values[day]; {
	case math.IsNaN(value):
		return ""
	case t.Name == averageNow.name():
		return text.Decimal(value)
	default:
		return text.Grouped(int(value))
	}
}

// ChangeOf returns the change of a figure, by its name in results; empty where there is nothing to compare it with.
func (b *Brief) ChangeOf(name string) string {
	if b.Since != nil {
		for i := range b.Since.Trends {
			if t := &b.Since.Trends[i]; t.Name == name {
				return t.Change
			}
		}
	}
	return ""
}

// Compare compares the figures with earlier results, if there are any.
func (b *Brief) Compare(h *History) {
	if h == nil {
		return
	}
	s := &Since{Notes: slices.Clone(h.notes)}
	var of []values
	for i := range h.results {
		e := &h.results[i]
		switch {
		case e.day >= b.Result.AsOf:
			s.Notes = append(s.Notes, "a result of "+text.LongDay(e.day)+" is not used, because it is not before this report")
			continue
		case e.organization != "" && b.Figures.Organization != "" && e.organization != b.Figures.Organization:
			s.Notes = append(s.Notes, "a result of "+text.LongDay(e.day)+" is not used, because it is of another organisation")
			continue
		}
		v, ok := e.of(b.View)
		if !ok {
			s.Notes = append(s.Notes, "the result of "+text.LongDay(e.day)+" says nothing of this unit")
			continue
		}
		if last := len(s.Days) - 1; last >= 0 && s.Days[last] == e.day {
			of[last].take(v)
			continue
		}
		s.Days, of = append(s.Days, e.day), append(of, v)
	}
	s.Days, of = append(s.Days, b.Result.AsOf), append(of, b.values())
	for f := range figures {
		if t := trend(f, s.Days, of); t.Change != "" {
			s.Trends = append(s.Trends, t)
		}
	}
	b.Since = s
}

// of returns the figures of a unit, or of the whole chart.
func (e *earlier) of(unit string) (v values, ok bool) {
	if unit == "" {
		return e.values, true
	}
	at := slices.IndexFunc(e.units, func(u earlierUnit) bool { return u.id == unit })
	if at < 0 {
		return values{}, false
	}
	return e.units[at].values, true
}

// take takes over what another result of the same day knows.
func (v *values) take(other values) {
	for f, value := range other {
		if value != nil {
			v[f] = value
		}
	}
}

// values returns the figures as they are now.
func (b *Brief) values() values {
	f, s := b.Figures, &b.Result.Summary
	now := map[figure]int{
		peopleNow: f.People, vacanciesNow: f.Vacancies, managersNow: f.Spans.Managers, contributorsNow: f.Contributors(), oneToOneNow: f.Spans.OneToOne(),
		layersNow: f.LayerCount(), unplacedNow: len(f.Unplaced), interimNow: f.Interim, exceptionsNow: s.Allowed, errorsNow: s.Errors, warningsNow: s.Warnings, infosNow: s.Infos,
	}
	var v values
	for figure, n := range now {
		number := float64(n)
		v[figure] = &number
	}
	v[averageNow] = averageOf(&f.Spans)
	return v
}

// averageOf returns the average span with two decimals, as results have it; nil where there is no manager.
func averageOf(s *audit.Spans) *float64 {
	average, ok := s.Average()
	if !ok {
		return nil
	}
	average = math.Round(average*100) / 100
	return &average
}

// trend puts the values of a figure in a row, and says what changed since the last day before the report that has it.
func trend(f figure, days []string, of []values) Trend {
	t := Trend{Name: f.name(), Label: f.label()}
	for _, v := range of {
		if v[f] == nil {
			t.Values = append(t.Values, math.NaN())
		} else {
			t.Values = append(t.Values, *v[f])
		}
	}
	last := len(days) - 1
	for at := last - 1; at >= 0 && t.Change == "" && of[last][f] != nil; at-- {
		if of[at][f] != nil {
			t.Change = t.changed(at, text.DayBy(days[at], days[last]))
		}
	}
	return t
}

// changed says how much a figure changed since a day.
func (t *Trend) changed(since int, day string) string {
	shown := func(at int) float64 { return math.Floor(t.Values[at]*10 + .5) } // tenths, so that the change is that of what is shown
	by := shown(len(t.Values)-1) - shown(since)
	apart := &Trend{Name: t.Name, Values: []float64{math.Abs(by) / 10}}
	switch {
	case by == 0:
		return "as on " + day
	case by > 0:
		return "up " + apart.Text(0) + " since " + day
	}
	return "down " + apart.Text(0) + " since " + day
}
