package adapt

import (
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	wording "github.com/orglint/orglint/internal/text"
)

// Differing says which fields are read from other columns in one of two states of a chart than in the other; it is empty where none is, and
// where either is no table.
func Differing(before, after []*Reading) string {
	was, is := columnsOf(before), columnsOf(after)
	if len(was) == 0 || len(is) == 0 {
		return ""
	}
	var said []string
	for _, field := range fieldsOf(slices.Concat(before, after)) {
		if a, b := was[field], is[field]; !slices.EqualFunc(a, b, sameLabel) {
			said = append(said, fieldWords(field)+" from "+columnNames(a)+" before and "+columnNames(b)+" after")
		}
	}
	return strings.Join(said, ", ")
}

// fieldsOf returns the fields that columns were taken for, each once, in their order.
func fieldsOf(all []*Reading) (fields []string) {
	for i := range all {
		for _, use := range all[i].Used {
			if !slices.Contains(fields, use.Field) {
				fields = append(fields, use.Field)
			}
		}
	}
	return fields
}

// columnsOf returns the headers of the columns that were taken for each field, each once.
func columnsOf(all []*Reading) map[string][]string {
	columns := map[string][]string{}
	for i := range all {
		for _, use := range all[i].Used {
			known := columns[use.Field]
			if !slices.ContainsFunc(known, func(c string) bool { return sameLabel(c, use.Column) }) {
				columns[use.Field] = append(known, use.Column)
			}
		}
	}
	for _, headers := range columns {
		slices.Sort(headers)
	}
	return columns
}

// sameLabel reports whether two headers differ at most in capitals and space.
func sameLabel(a, b string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}

// columnNames names columns.
func columnNames(headers []string) string {
	if len(headers) == 0 {
		return "none"
	}
	const most = 3
	return wording.List(headers, most, diag.Quote)
}
