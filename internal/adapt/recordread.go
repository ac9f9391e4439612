package adapt

import (
	"fmt"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/internal/text"
)

// readRecords reads records as the table that they make together.
func (a *adapter) readRecords(file *source.File, r *records, from Source) error {
	table, what := r.table(file, 0)
	from.Map = slices.Concat(from.Map, what)
	file.Tables = []*source.Table{table}
	if err := a.readTable(file, from); err != nil {
		return err
	}
	c := a.charts[len(a.charts)-1]
	if c.reading.Shape == "" {
		c.reading.Shape = r.String()
	}
	c.reading.Things = r.things
	c.tellOdd(r)
	return nil
}

// fieldsOf says which field of a chart each field of a record holds.
func (r *tableReader) fieldsOf() map[string]string {
	known := map[string]string{}
	for at, name := range Fields() {
		for _, column := range r.fields[at] {
			key, _, _ := strings.Cut(r.headers[column].text, ".")
			known[key] = recordField(name)
		}
	}
	return known
}

// noPeople says what records are that have no field in which orglint knows a person, and what to do. It names fields that most of several
// records have: those are no secrets.
func noPeople(t *source.Table) string {
	const most = 8
	var keys []string
	more := 0
	for column := range t.Rows[0] {
		filled := 0
		for row := 1; row < len(t.Rows); row++ {
			filled += min(1, len(t.Value(row, column)))
		}
		switch key := t.Value(0, column); {
		case filled < 2 || 2*filled < len(t.Rows)-1 || !patterns().fieldName.MatchString(key):
		case len(keys) == most:
			more++
		default:
			keys = append(keys, key)
		}
	}
	which, id := "", "FIELD"
	if len(keys) > 0 {
		which, id = " with the fields "+strings.Join(keys, ", "), keys[0]
	}
	if more > 0 {
		which += fmt.Sprintf(" and %d more", more)
	}
	return fmt.Sprintf("This file holds a list of %s%s, and orglint cannot tell which fields say who somebody is and to whom they report. If they are "+
		"people, say so under sources in .orglint.yaml, as in map: {id: %s, name: FIELD, reports_to: FIELD}.",
		text.Count(len(t.Rows)-1, "record", "records"), which, id)
}
