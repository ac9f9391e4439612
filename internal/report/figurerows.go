package report

import (
	"cmp"
	"math"
	"strconv"

	"github.com/orglint/orglint/internal/audit"
	"github.com/orglint/orglint/internal/lint"
)

// The JSON format of figures, version 1. What has no number, such as an average of no managers, is null.
type (
	jsonFigures struct {
		Version       int               `json:"version"`
		Tool          jsonTool          `json:"tool"`
		AsOf          string            `json:"as_of"`
		Organization  string            `json:"organization"`
		Coverage      jsonCoverage      `json:"coverage"`
		People        int               `json:"people"`
		Vacancies     int               `json:"vacancies"`
		Seats         int               `json:"seats"`
		Managers      int               `json:"managers"`
		Contributors  int               `json:"contributors"`
		Tops          []string          `json:"tops"`
		Lines         int               `json:"lines"`
		External      int               `json:"external"`
		UnplacedLines int               `json:"unplaced_lines"`
		Unplaced      []string          `json:"unplaced"`
		AverageSpan   *float64          `json:"average_span"`
		MedianSpan    *float64          `json:"median_span"`
		P10Span       *int              `json:"p10_span"`
		P90Span       *int              `json:"p90_span"`
		OneToOne      int               `json:"one_to_one"`
		PlayerCoaches int               `json:"player_coaches"`
		Layers        []jsonLayer       `json:"layers"`
		Spans         []jsonBand        `json:"spans"`
		Employment    jsonEmployment    `json:"employment"`
		OnLeave       int               `json:"on_leave"`
		Interim       int               `json:"interim"`
		Uncounted     int               `json:"uncounted,omitempty"` // records of which nobody can tell whether they count
		Grades        jsonGradeGaps     `json:"lines_by_grade"`
		Units         []jsonUnitFigures `json:"units"`
		Targets       []jsonGap         `json:"targets,omitzero"` // only where there are any
	}
	jsonLayer struct {
		Layer       int      `json:"layer"`
		Seats       int      `json:"seats"`
		Managers    int      `json:"managers"`
		AverageSpan *float64 `json:"average_span"`
	}
	jsonBand struct {
		Band     string `json:"band"`
		Managers int    `json:"managers"`
	}
	jsonEmployment struct {
		Employee   int `json:"employee"`
		Contractor int `json:"contractor"`
		Intern     int `json:"intern"`
	}
	jsonGradeGaps struct {
		Lower    int `json:"lower"`
		Same     int `json:"same"`
		Reversed int `json:"reversed"`
		Unknown  int `json:"unknown"`
	}
	jsonUnitFigures struct {
		Unit        *string  `json:"unit"`
		People      int      `json:"people"`
		Vacancies   int      `json:"vacancies"`
		Managers    int      `json:"managers"`
		AverageSpan *float64 `json:"average_span"`
		Layers      int      `json:"layers"`
		Errors      int      `json:"errors"`
		Warnings    int      `json:"warnings"`
		Infos       int      `json:"infos"`
	}
)

// figuresOf returns the figures of a result for programs.
func figuresOf(result *lint.Result, options Options) jsonFigures {
	f := result.Figures
	j := jsonFigures{
		Version: 1, Tool: jsonTool{Name: "orglint", Version: options.Version}, AsOf: result.AsOf, Organization: f.Organization,
		Coverage: coverageOf(result.Coverage), People: f.People, Vacancies: f.Vacancies, Seats: f.Seats(), Managers: f.Spans.Managers,
		Contributors: f.Contributors(), Tops: append([]string{}, f.Tops...), Lines: f.Lines, External: f.External,
		UnplacedLines: f.UnplacedLines, Unplaced: append([]string{}, f.Unplaced...), AverageSpan: mean(&f.Spans),
		OneToOne: f.Spans.OneToOne(), PlayerCoaches: f.PlayerCoaches, Layers: []jsonLayer{}, Spans: []jsonBand{},
		Employment: jsonEmployment{f.Employment.Employees, f.Employment.Contractors, f.Employment.Interns}, OnLeave: f.OnLeave, Interim: f.Interim, Uncounted: f.Unclear, Grades: jsonGradeGaps(f.Grades), Units: []jsonUnitFigures{}, Targets: gapsOf(f),
	}
	if median, ok := f.Spans.Median(); ok {
		j.MedianSpan = &median
	}
	j.P10Span, j.P90Span = percentile(&f.Spans, 10), percentile(&f.Spans, 90)
	for i := range f.Layers {
		l := &f.Layers[i]
		j.Layers = append(j.Layers, jsonLayer{i + 1, l.Seats, l.Spans.Managers, mean(&l.Spans)})
	}
	for i, band := range audit.Bands() {
		j.Spans = append(j.Spans, jsonBand{bandName(band), f.Spans.Bands[i]})
	}
	for i := range f.Units {
		u := &f.Units[i]
		own := jsonUnitFigures{
			People: u.People, Vacancies: u.Vacancies, Managers: u.Spans.Managers, AverageSpan: mean(&u.Spans), Layers: u.Layers(),
			Errors: u.Errors, Warnings: u.Warnings, Infos: u.Infos,
		}
		if u.ID != "" {
			own.Unit = &u.ID
		}
		j.Units = append(j.Units, own)
	}
	return j
}

// mean returns the average span with two decimals; nil where there is no manager.
func mean(s *audit.Spans) *float64 {
	average, ok := s.Average()
	if !ok {
		return nil
	}
	average = math.Round(average*100) / 100
	return &average
}

// percentile returns a percentile of spans; nil where there is no manager.
func percentile(s *audit.Spans, percent int) *int {
	lines, ok := s.Percentile(percent)
	if !ok {
		return nil
	}
	return &lines
}

// A figureRow is one figure: what it is of, the name of that, what it counts, and the number.
type figureRow struct{ of, name, figure, number string }

// A figure is a number by its name.
type figure struct {
	name   string
	number int
}

// rowsOf makes rows of figures and, where there are managers, of their average span.
func rowsOf(of, name string, spans *audit.Spans, figures ...figure) []figureRow {
	var rows []figureRow
	for _, f := range figures {
		rows = append(rows, figureRow{of, name, f.name, strconv.Itoa(f.number)})
	}
	if spans.Managers > 0 {
		rows = append(rows, figureRow{of, name, "average_span", average(spans)})
	}
	return rows
}

// figureRows are all figures, one a row.
func figureRows(f *audit.Figures) []figureRow {
	rows := rowsOf(
		"chart", f.Organization, &f.Spans, figure{"people", f.People}, figure{"vacancies", f.Vacancies}, figure{"seats", f.Seats()},
		figure{"managers", f.Spans.Managers}, figure{"contributors", f.Contributors()}, figure{"tops", len(f.Tops)}, figure{"lines", f.Lines},
		figure{"external", f.External}, figure{"unplaced_lines", f.UnplacedLines}, figure{"unplaced", len(f.Unplaced)},
		figure{"one_to_one", f.Spans.OneToOne()}, figure{"player_coaches", f.PlayerCoaches}, figure{"layers", f.LayerCount()},
		figure{"employees", f.Employment.Employees}, figure{"contractors", f.Employment.Contractors}, figure{"interns", f.Employment.Interns},
		figure{"on_leave", f.OnLeave}, figure{"interim", f.Interim}, figure{"lines_to_higher_grade", f.Grades.Lower},
		figure{"lines_to_same_grade", f.Grades.Same}, figure{"lines_to_lower_grade", f.Grades.Reversed}, figure{"lines_of_unknown_grade", f.Grades.Unknown},
	)
	for i, band := range audit.Bands() {
		rows = append(rows, figureRow{"reports", bandName(band), "managers", strconv.Itoa(f.Spans.Bands[i])})
	}
	for i := range f.Layers {
		l := &f.Layers[i]
		rows = append(rows, rowsOf("layer", strconv.Itoa(i+1), &l.Spans, figure{"seats", l.Seats}, figure{"managers", l.Spans.Managers})...)
	}
	for i := range f.Units {
		u := &f.Units[i]
		rows = append(rows, rowsOf("unit", cmp.Or(u.ID, "no unit"), &u.Spans, figure{"people", u.People}, figure{"vacancies", u.Vacancies},
			figure{"managers", u.Spans.Managers}, figure{"layers", u.Layers()}, figure{"errors", u.Errors}, figure{"warnings", u.Warnings},
			figure{"infos", u.Infos})...)
	}
	return append(rows, gapRows(f)...)
}
