package adapt

import (
	"fmt"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// columns says what the columns of a table hold.
type columns struct {
	header  int // its row
	first   int // the first row below the header
	headers []header
	layout  layout
	fields  [][]int // columns by field, in the order of knownFields; the likeliest first
	fixed   []bool  // whether a mapping says which column a field is in
}

// mostAbove is how many rows may stand above the header, and mostAcross how many columns are looked at.
const mostAbove, mostAcross = 40, 1000

// A header is what stands above a column.
type header struct {
	text  string
	meant string // what of it says what the column holds
	form  string // of that; see headerForm
	value bool   // see likeValue
}

// findColumns finds the header of a table, and what its columns hold. It is not ok where no row is a header.
func findColumns(t *source.Table, from Source, known dictionary) (c *columns, ok bool) {
	best, row := 0, -1
	above := mostAbove
	if t.Headed() {
		above = 1
	}
	for i := range min(len(t.Rows), above) {
		if n := likeHeader(headersOf(t, i), from, known); n > best {
			best, row = n, i
		}
	}
	if row < 0 {
		return nil, false
	}
	c = &columns{header: row, first: row + 1, headers: headersOf(t, row)}
	if c.layout = findLayout(from.As, c.headers); t.Headed() && from.As == "" {
		c.layout = findLayout("csv", nil)
	}
	c.assign(from, known)
	if c.first < len(t.Rows) && !t.Headed() && labels(headersOf(t, c.first), known) {
		c.first++ // the headers again, in other words
	}
	return c, true
}

// headersOf returns the cells of a row.
func headersOf(t *source.Table, row int) []header {
	headers := make([]header, min(len(t.Rows[row]), mostAcross))
	for i := range headers {
		raw := t.Value(row, i)
		text := strings.Join(strings.Fields(raw), " ")
		meant := text
		if t.OfRecords() {
			meant = meantPath(text)
		}
		headers[i] = header{text, meant, headerForm(meant), likeValue(raw)}
	}
	return headers
}

// likeHeader says how much a row looks like a header: how many fields it has, those of a mapping first, or 0 where it is none.
func likeHeader(headers []header, from Source, known dictionary) int {
	fields := map[string]bool{}
	mapped := 0
	for _, h := range headers {
		if slices.ContainsFunc(from.Map, func(m Mapping) bool { return sameHeader(m.Column.Value, h.text) }) {
			mapped++
			continue
		}
		if field := known.meaningOf(h.form).field; field != "" {
			fields[field] = true
		}
	}
	if l := findLayout("", headers); l.name == "organogram" {
		return len(headers) + 1
	}
	identity := slices.ContainsFunc([]string{"id", "other_id", "email", "name", "first_name", "last_name"}, func(f string) bool { return fields[f] })
	if mapped > 0 && 2*mapped >= len(from.Map) || identity && len(fields) > 1 {
		return len(fields) + mapped*mostAcross
	}
	return 0
}

// labels reports whether a row below the header says again what the columns hold.
func labels(headers []header, known dictionary) bool {
	meant, filled := 0, 0
	for _, h := range headers {
		if h.text == "" {
			continue
		}
		filled++
		if field := known.meaningOf(h.form).field; field != "" {
			meant++
		}
	}
	return meant >= 3 && 2*meant >= filled
}

// A dictionary says which field a header means in any layout, by the form of the header.
type dictionary map[string]meaning

// A meaning is a field, and how far down a header is among those that mean it.
type meaning struct {
	field string
	rank  int
}

// meaningOf returns what a header means; a word in front that says whose it is, as in Emp Title, makes no difference.
func (d dictionary) meaningOf(form string) meaning {
	if m, ok := d[form]; ok {
		return m
	}
	for _, front := range []string{"employees", "employee", "emp", "workers", "worker", "staff", "persons", "person", "associate", "current", "primary"} {
		if rest, ok := strings.CutPrefix(form, front); ok {
			if m, ok := d[rest]; ok {
				return m
			}
		}
	}
	return meaning{}
}

func newDictionary() dictionary {
	d := dictionary{}
	for _, f := range knownFields() {
		for rank, form := range f.headers {
			if _, ok := d[form]; !ok {
				d[form] = meaning{f.name, rank}
			}
		}
	}
	return d
}

func sameHeader(a, b string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}

// assign decides which columns are used for what.
func (c *columns) assign(from Source, known dictionary) {
	names := Fields()
	c.fields, c.fixed = make([][]int, len(names)), make([]bool, len(names))
	special := c.layout.meanings(c.headers)
	found := make([][]ranked, len(names))
	for i, h := range c.headers {
		if m := slices.IndexFunc(from.Map, func(m Mapping) bool { return sameHeader(m.Column.Value, h.text) }); m >= 0 {
			at := slices.Index(names, from.Map[m].Field)
			c.fixed[at] = true
			c.fields[at] = append(c.fields[at], i)
			continue
		}
		m := known.meaningOf(h.form)
		if other, ok := special[h.form]; ok {
			m = meaning{other, -1}
		}
		if at := slices.Index(names, m.field); at >= 0 {
			found[at] = append(found[at], ranked{i, m.rank})
		}
	}
	for at, all := range found {
		if !c.fixed[at] {
			c.fields[at] = likeliest(all, isManager(names[at]) || names[at] == "other_id")
		}
	}
	c.family(names)
}

// A ranked is a column that may hold a field.
type ranked struct{ column, rank int }

// likeliest returns the column that a field is most likely in, or all of those that may hold it.
func likeliest(all []ranked, several bool) []int {
	slices.SortStableFunc(all, func(a, b ranked) int { return a.rank - b.rank })
	var columns []int
	for _, r := range all {
		if len(columns) == 0 || several {
			columns = append(columns, r.column)
		}
	}
	return columns
}

// family takes a column called Name beside one of first names for the last names.
func (c *columns) family(names []string) {
	at := func(name string) *[]int { return &c.fields[slices.Index(names, name)] }
	if name := at("name"); len(*name) == 1 && len(*at("first_name")) > 0 && len(*at("last_name")) == 0 &&
		c.headers[(*name)[0]].form == "name" && !c.fixed[slices.Index(names, "name")] {
		*at("last_name"), *name = *name, nil
	}
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

// tell notes which columns are used for what, and which are not.
func (c *columns) tell(r *Reading) {
	names := Fields()
	r.Valued = c.valued()
	for i, h := range c.headers {
		field := ""
		for at, columns := range c.fields {
			if slices.Contains(columns, i) {
				field = names[at]
			}
		}
		switch {
		case field != "":
			r.Used = append(r.Used, Use{h.text, field})
		case h.text != "":
			r.Ignored = append(r.Ignored, h.text)
		}
	}
}

// missing returns a finding for each column of a mapping that the table does not have.
func (c *columns) missing(from Source, file *diag.File) []diag.Finding {
	var findings []diag.Finding
	for _, m := range from.Map {
		if !slices.ContainsFunc(c.headers, func(h header) bool { return sameHeader(m.Column.Value, h.text) }) {
			var others []string
			for i := range c.headers {
				others = append(others, c.named(i))
			}
			findings = append(findings, diag.Finding{
				Rule: "schema", Pos: m.Column.Pos, Field: "map", Named: m.Column.Value,
				Message: fmt.Sprintf("%s has no column %s, which the configuration names for %s.",
					file.Path, diag.Quote(m.Column.Value), fieldWords(m.Field)),
				Suggestion: diag.Nearest(m.Column.Value, others),
			})
		}
	}
	return findings
}
