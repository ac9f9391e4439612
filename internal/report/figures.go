package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/orglint/orglint/internal/audit"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/text"
)

// FigureFormats returns the names of the formats of figures.
func FigureFormats() []string { return []string{"text", "json", "csv", "markdown"} }

// WriteFigures writes the figures of a chart: the key figures, then the spans, the layers and the units.
func WriteFigures(w io.Writer, format string, result *lint.Result, options Options) error {
	switch format {
	case "json":
		return encode(w, figuresOf(result, options))
	case "csv":
		return writeFigureRows(w, result)
	}
	var b strings.Builder
	f := result.Figures
	title := fmt.Sprintf("%s on %s: %s and %s", organizationOf(f), result.AsOf, text.Count(f.People, "person", "people"), text.Count(f.Vacancies, "open seat", "open seats"))
	if format == "markdown" {
		b.WriteString("## " + markdown(title) + "\n")
	} else {
		b.WriteString(clean(title) + "\n")
	}
	for _, t := range figureTables(f) {
		if format == "markdown" {
			t.markdown(&b)
		} else {
			t.text(&b)
		}
	}
	for _, line := range Below(result) {
		if format == "markdown" {
			line = markdown(line) + "."
		}
		b.WriteString("\n" + line + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// organizationOf names the organization of figures.
func organizationOf(f *audit.Figures) string {
	if f.Organization == "" {
		return "The chart"
	}
	return f.Organization
}

// A figureTable is a table of figures. The first column holds what a row is about; the others hold numbers, but for what explains them.
type figureTable struct {
	columns []string
	rows    [][]string
	prose   bool // whether the last column holds words
}

func (t *figureTable) add(cells ...string) { t.rows = append(t.rows, cells) }

// text writes a table for a terminal: numbers to the right, words to the left.
func (t *figureTable) text(b *strings.Builder) {
	all := append([][]string{t.columns}, t.rows...)
	widths := make([]int, len(t.columns))
	for _, row := range all {
		for i, cell := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(clean(cell)))
		}
	}
	b.WriteString("\n")
	for _, row := range all {
		line := ""
		for i, cell := range row {
			cell = clean(cell)
			space := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell))
			switch {
			case i == 0:
				line = cell + space
			case t.isProse(i):
				line += "  " + cell
			default:
				line += "  " + space + cell
			}
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
}

// isProse reports whether a column holds words.
func (t *figureTable) isProse(column int) bool {
	return column == 0 || t.prose && column == len(t.columns)-1
}

// markdown writes a table in Markdown.
func (t *figureTable) markdown(b *strings.Builder) {
	b.WriteString("\n" + row(t.columns...) + "|")
	for i := range t.columns {
		if t.isProse(i) {
			b.WriteString("---|")
		} else {
			b.WriteString("--:|")
		}
	}
	b.WriteString("\n")
	for _, cells := range t.rows {
		cells = slices.Clone(cells)
		for i := range cells {
			if t.isProse(i) {
				cells[i] = markdown(cells[i])
			}
		}
		b.WriteString(row(cells...))
	}
}

// figureTables are the figures as people read them.
func figureTables(f *audit.Figures) []figureTable {
	spans := figureTable{columns: []string{"Direct reports", "Managers", "Share"}}
	for i, band := range audit.Bands() {
		spans.add(bandName(band), strconv.Itoa(f.Spans.Bands[i]), percent(f.Spans.Bands[i], f.Spans.Managers))
	}
	layers := figureTable{columns: []string{"Layer", "Seats", "Managers", "Average span"}}
	for i := range f.Layers {
		l := &f.Layers[i]
		layers.add(strconv.Itoa(i+1), strconv.Itoa(l.Seats), strconv.Itoa(l.Spans.Managers), average(&l.Spans))
	}
	units := figureTable{columns: []string{"Unit", "People", "Open", "Managers", "Average span", "Layers", "Errors", "Warnings", "Infos"}}
	for i := range f.Units {
		u := &f.Units[i]
		units.add(unitName(u), strconv.Itoa(u.People), strconv.Itoa(u.Vacancies), strconv.Itoa(u.Spans.Managers), average(&u.Spans), strconv.Itoa(u.Layers()),
			strconv.Itoa(u.Errors), strconv.Itoa(u.Warnings), strconv.Itoa(u.Infos))
	}
	tables := []figureTable{keyFigures(f), spans, layers}
	if len(units.rows) > 1 || len(f.Units) == 1 && f.Units[0].ID != "" {
		tables = append(tables, units)
	}
	if len(f.Gaps) > 0 {
		tables = append(tables, targetTable(f))
	}
	return tables
}

// keyFigures are the figures of the whole chart, each with what belongs to it.
func keyFigures(f *audit.Figures) figureTable {
	t := figureTable{columns: []string{"Figure", "Number", "Of which"}, prose: true}
	number := strconv.Itoa
	t.add("People, not FTE", number(f.People), parts(part{f.Employment.Employees, "employee", "employees"},
		part{f.Employment.Contractors, "contractor", "contractors"}, part{f.Employment.Interns, "intern", "interns"}, part{f.OnLeave, "on leave", "on leave"}))
	t.add("Open seats", number(f.Vacancies), "")
	t.add("Managers", number(f.Spans.Managers), parts(part{f.PlayerCoaches, "holds a contributor's role", "hold a contributor's role"}))
	t.add("Contributors", number(f.Contributors()), "")
	spread := ""
	if median, ok := f.Spans.Median(); ok {
		low, _ := f.Spans.Percentile(10)
		high, _ := f.Spans.Percentile(90)
		spread = fmt.Sprintf("median %s; 8 in 10 managers have between %d and %d", text.Number(median), low, high)
	}
	t.add("Average span", average(&f.Spans), spread)
	t.add("One to one", number(f.Spans.OneToOne()), "managers with a single report")
	t.add("Layers", number(f.LayerCount()), "the top included")
	t.add("Reporting lines", number(f.Lines), parts(part{f.Grades.Same, "to the same grade", "to the same grade"},
		part{f.Grades.Reversed, "to a lower grade", "to a lower grade"}, part{f.Grades.Unknown, "of an unknown grade", "of an unknown grade"}))
	t.add("Tops", number(len(f.Tops)), "without a manager")
	t.add("Report outside", number(f.External), "to a manager who is not in the chart")
	t.add("In no layer", number(len(f.Unplaced)), "their lines lead to no top")
	t.add("Acting or interim", number(f.Interim), "")
	t.rows = slices.DeleteFunc(t.rows, func(row []string) bool {
		return row[1] == "0" && slices.Contains([]string{"Report outside", "In no layer", "Acting or interim"}, row[0])
	})
	return t
}

// A part is how many of some are of a kind.
type part struct {
	number    int
	one, many string
}

// parts counts those that there are.
func parts(all ...part) string {
	var said []string
	for _, p := range all {
		if p.number > 0 {
			said = append(said, text.Count(p.number, p.one, p.many))
		}
	}
	return strings.Join(said, ", ")
}

// average shows a mean span.
func average(s *audit.Spans) string {
	if mean := mean(s); mean != nil {
		return strconv.FormatFloat(*mean, 'f', 2, 64)
	}
	return "-"
}

// bandName names a band.
func bandName(b audit.Band) string {
	switch {
	case b.Max > 1000:
		return strconv.Itoa(b.Min) + "+"
	case b.Min == b.Max:
		return strconv.Itoa(b.Min)
	}
	return fmt.Sprintf("%d-%d", b.Min, b.Max)
}

// unitName names a unit.
func unitName(u *audit.Unit) string {
	switch {
	case u.ID == "":
		return "No unit"
	case u.Name == "":
		return u.ID
	}
	return u.Name
}

// percent shows a part of a whole.
func percent(part, whole int) string {
	if whole == 0 {
		return "-"
	}
	return strconv.Itoa((200*part+whole)/(2*whole)) + "%"
}

// writeFigureRows writes figures as CSV, one a row: what they are of, its name, the figure, the number.
func writeFigureRows(w io.Writer, result *lint.Result) error {
	out := csv.NewWriter(w)
	_ = out.Write([]string{"of", "name", "figure", "number"})
	for _, r := range figureRows(result.Figures) {
		_ = out.Write([]string{r.of, noFormula(clean(r.name)), r.figure, r.number})
	}
	out.Flush()
	return out.Error()
}

// noFormula keeps a text from being taken for a formula by a spreadsheet.
func noFormula(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
