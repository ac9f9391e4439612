package adapt

import (
	"fmt"
	"slices"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/infer"
	"github.com/orglint/orglint/internal/privacy"
	"github.com/orglint/orglint/internal/source"
)

// columns says what the columns of a table hold.
type columns struct {
	header  int // its row
	first   int // the first row below the header
	headers []header
	layout  layout
	fields  [][]int // columns by field, in the order of knownFields; the likeliest first
	why     []string
	names   []bool // whether a column seems to hold names of people
	asked   []infer.Ask
	slips   []slip       // fields of records that are not used, and were probably meant to be others
	hints   []infer.Ask  // columns that may say who has left, and are not used
	mapped  map[int]bool // columns that the configuration names
	no      string       // why the rows are no people; empty if they are
	known   bool         // whether the header is a usual one, or there is a column of managers all the same

	totals, headings, footers int // rows that were set aside, because they are about nobody
}

// mostAbove is how many rows may stand above the header, and mostAcross how many columns are looked at.
const mostAbove, mostAcross = 40, 1000

// findColumns finds the header of a table, and what its columns hold. It is not ok where no row is a header.
func findColumns(t *source.Table, from Source) (c *columns, ok bool) {
	row := findHeader(t, from)
	usual := row >= 0
	switch {
	case usual:
	case t.Headed():
		row = 0
	default:
		row = headerByShape(t)
	}
	if row < 0 || row >= len(t.Rows) {
		return nil, false
	}
	c = &columns{header: row, first: row + 1, headers: headersOf(t, row)}
	if !t.Headed() {
		c.joinRows(t, from)
	}
	if c.layout = findLayout(from.As, c.headers); t.Headed() && from.As == "" {
		c.layout = findLayout("csv", nil)
	}
	if c.first < len(t.Rows) && !t.Headed() && labels(headersOf(t, c.first)) {
		c.first++ // the headers again, in other words
	}
	c.assign(t, from)
	c.known = c.no == "" && (usual || c.managed())
	return c, usual || !t.OfRecords() || c.known
}

// managed reports whether the table has a column of managers.
func (c *columns) managed() bool {
	return slices.ContainsFunc(Fields(), func(field string) bool { return isManager(field) && len(c.of(field)) > 0 })
}

// assign decides which columns are used for what.
func (c *columns) assign(t *source.Table, from Source) {
	meant := make([]string, len(c.headers))
	for i, h := range c.headers {
		meant[i] = h.meant
	}
	asked := infer.Table{
		Headers: meant, Rows: len(t.Rows) - c.first, Given: map[int]string{},
		Value:   func(row, column int) string { return t.Value(c.first+row, column) },
		Settled: c.layout.name != "csv", People: from.As != "", Without: from.without(),
	}
	c.settle(&asked, from)
	answer := infer.Columns(asked)
	c.why, c.names, c.asked, c.hints, c.no = answer.Why, answer.Named, answer.Asked, answer.Hints, answer.Not
	names := Fields()
	c.fields = make([][]int, len(names))
	take := func(column int) {
		if at := slices.Index(names, answer.Fields[column]); at >= 0 && !slices.Contains(c.fields[at], column) {
			c.fields[at] = append(c.fields[at], column)
		}
	}
	for _, column := range answer.Managers {
		take(column)
	}
	for column := range c.headers {
		take(column)
	}
}

// settle notes the columns whose fields the configuration or the layout says.
func (c *columns) settle(asked *infer.Table, from Source) {
	special := c.layout.meanings(c.headers)
	c.mapped = map[int]bool{}
	for i, h := range c.headers {
		if field, ok := from.given(h.text); ok {
			asked.Given[i], c.mapped[i] = field, true
			if from.stands(h.text) {
				asked.Shape = append(asked.Shape, i)
			}
		} else if field, ok := special[h.form]; ok && !from.maps(field) {
			asked.Given[i] = field
		} else if field, _ := infer.Meaning(h.meant); field == "" && privacy.Holds(h.text) != "" {
			asked.Given[i] = "" // nobody looks at what is private
		}
	}
}

// given returns the field that the configuration says a column is for, empty where it is to be ignored; ok is false where it says nothing.
func (s *Source) given(header string) (field string, ok bool) {
	for _, m := range s.Map {
		if sameHeader(m.Column.Value, header) {
			return m.Field, true
		}
	}
	return "", slices.ContainsFunc(s.Ignore, func(t diag.Text) bool { return sameHeader(t.Value, header) })
}

// stands reports whether it is only where records stand that says which column this is.
func (s *Source) stands(header string) bool {
	at := slices.IndexFunc(s.Map, func(m Mapping) bool { return sameHeader(m.Column.Value, header) })
	return at >= 0 && s.Map[at].shape
}

// maps reports whether the configuration says which column a field is in.
func (s *Source) maps(field string) bool {
	return slices.ContainsFunc(s.Map, func(m Mapping) bool { return m.Field == field })
}

// noColumn is what a mapping says of a field that a table does not have.
const noColumn = "none"

// without returns the fields that the configuration says the table does not have. Where it says which column names the managers, no other
// does.
func (s *Source) without() []string {
	var fields []string
	mapped := slices.ContainsFunc(s.Map, func(m Mapping) bool { return isManager(m.Field) })
	for _, field := range Fields() {
		none := slices.ContainsFunc(s.Map, func(m Mapping) bool { return m.Field == field && m.Column.Value == noColumn })
		if none || mapped && isManager(field) && !s.maps(field) {
			fields = append(fields, field)
		}
	}
	return fields
}

// of returns the columns of a field.
func (c *columns) of(field string) []int {
	for i, f := range Fields() {
		if f == field {
			return c.fields[i]
		}
	}
	return nil
}

// one returns the column of a field; -1 if there is none.
func (c *columns) one(field string) int {
	if all := c.of(field); len(all) > 0 {
		return all[0]
	}
	return -1
}

// used reports for each column whether it is used.
func (c *columns) used() []bool {
	used := make([]bool, len(c.headers))
	for _, columns := range c.fields {
		for _, i := range columns {
			used[i] = true
		}
	}
	return used
}

// show leaves of a table nothing but its headers and the columns that are used.
func (c *columns) show(file *source.File, table *source.Table) {
	used := c.used()
	if c.layout.name == "organogram" {
		used = organogramColumns(c)
	}
	file.Show(table, func(row, column int) bool {
		if row == c.header { // and no row that ran into one
			return ownLine(table.Value(row, column)) == table.Value(row, column)
		}
		return row > c.header && column < len(used) && used[column]
	})
}

// tell notes which columns are used for what, and which are not.
func (c *columns) tell(r *Reading) {
	names := Fields()
	r.Valued, r.Totals, r.Headings, r.Footers = c.valued(), c.totals, c.headings, c.footers
	for _, hint := range c.hints {
		r.Hints = append(r.Hints, Use{Column: c.named(hint.Column), Field: hint.Field})
	}
	for i, h := range c.headers {
		field := ""
		for at, columns := range c.fields {
			if slices.Contains(columns, i) {
				field = names[at]
			}
		}
		switch {
		case field != "":
			r.Used = append(r.Used, Use{h.text, field, c.why[i]})
		case h.text != "":
			r.Ignored = append(r.Ignored, h.text)
		}
	}
}

// missing returns a finding for each column that the configuration names and the table does not have.
func (c *columns) missing(from Source, file *diag.File) []diag.Finding {
	var findings []diag.Finding
	for _, m := range from.Map {
		if m.Column.Value != noColumn && !c.has(m.Column.Value) {
			findings = append(findings, c.absent(m.Column, file, fieldWords(m.Field)))
		}
	}
	for _, t := range from.Ignore {
		if !c.has(t.Value) {
			findings = append(findings, c.absent(t, file, "what is to be ignored"))
		}
	}
	return findings
}

// has reports whether the table has a column with a header.
func (c *columns) has(text string) bool {
	return slices.ContainsFunc(c.headers, func(h header) bool { return sameHeader(text, h.text) })
}

// absent is the finding for a column that the table does not have.
func (c *columns) absent(column diag.Text, file *diag.File, purpose string) diag.Finding {
	var others []string
	for i := range c.headers {
		others = append(others, c.named(i))
	}
	return diag.Finding{
		Rule: "schema", Pos: column.Pos, Field: "map", Named: column.Value,
		Message:    fmt.Sprintf("%s has no column %s, which the configuration names for %s.", file.Path, diag.Quote(column.Value), purpose),
		Suggestion: diag.Nearest(column.Value, others),
	}
}
