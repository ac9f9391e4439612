package page

import (
	"fmt"
	"strings"

	"github.com/orglint/orglint/internal/audit"
	"github.com/orglint/orglint/internal/brief"
	"github.com/orglint/orglint/internal/text"
)

// A figure is one of the key figures: its number, what belongs to it, and what bends it.
type figure struct {
	Name, Glossary string
	Number, Of     string
	Change         string
	Twists         [][]phrase
}

// Key are the key figures.
func (v *view) Key() []figure {
	f := v.b.Figures
	all := []figure{
		{Name: "People", Change: v.b.ChangeOf("people"), Glossary: "people", Number: grouped(f.People), Of: "people, not FTE: " + employed(f.Employment) + tail(f.OnLeave, "on leave"), Twists: v.notes("people")},
		{Name: "Open seats", Change: v.b.ChangeOf("vacancies"), Glossary: "seat", Number: grouped(f.Vacancies), Of: v.openLong()},
		{Name: "Managers", Change: v.b.ChangeOf("managers"), Glossary: "manager", Number: grouped(f.Spans.Managers), Of: v.managersOf()},
		{Name: "Average span", Change: v.b.ChangeOf("average_span"), Glossary: "span", Number: average(&f.Spans), Of: spread(&f.Spans), Twists: v.notes("spans")},
		{Name: "Layers", Change: v.b.ChangeOf("layers"), Glossary: "layer", Number: grouped(f.LayerCount()), Of: v.layersOf(), Twists: v.notes("layers")},
		{Name: "One to one", Change: v.b.ChangeOf("one_to_one"), Glossary: "one", Number: grouped(f.Spans.OneToOne()), Of: text.Verb(f.Spans.OneToOne(), "manager with", "managers with") + " a single report"},
		{Name: "Same grade", Glossary: "grade", Number: grouped(f.Grades.Same), Of: grades(f)},
		{Name: "Interim", Change: v.b.ChangeOf("interim"), Glossary: "interim", Number: grouped(f.Interim), Of: "acting or interim; " + counted(f.PlayerCoaches, "manager holds", "managers hold") + " a contributor’s role"},
	}
	return all
}

// employed counts people by how they are employed.
func employed(e audit.Employment) string {
	var said []string
	for _, each := range []struct {
		n         int
		one, many string
	}{{e.Employees, "employee", "employees"}, {e.Contractors, "contractor", "contractors"}, {e.Interns, "intern", "interns"}} {
		if each.n > 0 {
			said = append(said, counted(each.n, each.one, each.many))
		}
	}
	if len(said) == 0 {
		return "how they are employed is not known"
	}
	return strings.Join(said, ", ")
}

// tail counts what is worth saying at the end.
func tail(n int, what string) string {
	if n == 0 {
		return ""
	}
	return "; " + grouped(n) + " " + what
}

// openLong counts the seats that have been open for more than 90 days.
func (v *view) openLong() string {
	long, unknown := 0, 0
	for i := range v.b.Seats {
		s := &v.b.Seats[i]
		switch {
		case !s.Vacancy:
		case s.Opened == "":
			unknown++
		case text.After(s.Opened, brief.DaysOpen) < v.b.Result.AsOf:
			long++
		}
	}
	switch {
	case v.b.Figures.Vacancies == 0:
		return ""
	case unknown == v.b.Figures.Vacancies:
		return "since when, the chart does not say"
	case long == 0:
		return "none open for more than 90 days" + tail(unknown, "without a date")
	}
	return grouped(long) + " open for more than 90 days" + tail(unknown, "without a date")
}

// managersOf says what the managers are among.
func (v *view) managersOf() string {
	f := v.b.Figures
	said := "and " + counted(f.Contributors(), "contributor", "contributors")
	if f.Spans.Managers > 0 {
		said += "; " + text.Decimal(float64(f.Contributors())/float64(f.Spans.Managers)) + " to a manager"
	}
	open := 0
	for _, seat := range v.b.Managers {
		if v.b.Seats[seat].Vacancy {
			open++
		}
	}
	if open > 0 {
		said += "; " + counted(open, "managing seat", "managing seats") + " open"
	}
	return said
}

// average writes a mean span.
func average(s *audit.Spans) string {
	if mean, ok := s.Average(); ok {
		return text.Decimal(mean)
	}
	return "–"
}

// spread says how spans differ.
func spread(s *audit.Spans) string {
	median, ok := s.Median()
	if !ok {
		return "nobody has a report"
	}
	low, _ := s.Percentile(10)
	high, _ := s.Percentile(90)
	return fmt.Sprintf("median %s; 8 in 10 managers between %d and %d", text.Number(median), low, high)
}

// layersOf compares the layers with their limit.
func (v *view) layersOf() string {
	said := "the top included"
	if v.b.View != "" {
		said = "down to layer " + grouped(len(v.b.Figures.Layers)) + " of the chart"
	}
	if v.b.Limits.Layers > 0 {
		said += "; limit " + grouped(v.b.Limits.Layers)
	}
	return said
}

// grades compares the grades along the lines.
func grades(f *audit.Figures) string {
	if f.Grades.Unknown == f.Lines {
		return "grades are not known"
	}
	said := fmt.Sprintf("of %s %s the same grade at both ends; %s %s reversed", counted(f.Lines, "line", "lines"), text.Verb(f.Lines, "has", "have"),
		grouped(f.Grades.Reversed), text.Verb(f.Grades.Reversed, "is", "are"))
	return said + tail(f.Grades.Unknown, "of unknown grade")
}
