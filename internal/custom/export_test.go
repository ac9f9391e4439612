package custom

import (
	"fmt"
	"reflect"
	"strings"
)

// The limits, for the test that compares them with the documents.
const (
	Longest     = longest
	MostParts   = mostParts
	StepsAtOnce = stepsAtOnce
)

// A Table is the rows of a table of fields, as the documents have it.
type Table struct{ Name, Rows string }

// Tables returns the fields that expressions know.
func Tables() []Table {
	return []Table{
		{"FACTS", rows(reflect.TypeFor[facts]())},
		{"PERSON", rows(reflect.TypeFor[person]())},
		{"LEVEL", rows(reflect.TypeFor[level]())},
	}
}

func rows(t reflect.Type) string {
	var b strings.Builder
	for field := range t.Fields() {
		if about := field.Tag.Get("about"); about != "" {
			kind := strings.TrimPrefix(strings.TrimPrefix(kindOf(field.Type), "a "), "an ")
			fmt.Fprintf(&b, "| `%s` | %s | %s |\n", field.Tag.Get("expr"), kind, about)
		}
	}
	return b.String()
}
