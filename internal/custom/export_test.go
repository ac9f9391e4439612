package custom

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// The limits, for the test that compares them with the documents.
const (
	Longest      = longest
	MostParts    = mostParts
	StepsAtOnce  = stepsAtOnce
	StepsAtAll   = stepsAtAll
	StepsAPerson = stepsAPerson
	PartsAStep   = partsAStep
)

// Functions returns the names of all functions that rules may use.
func Functions() []string {
	return slices.Concat(builtins(), []string{"min", "max", "days", "number"})
}

// Tables returns the rows of the tables of fields that the documents have: of everything, of a person and of a level.
func Tables() []string {
	return []string{rows(reflect.TypeFor[facts]()), rows(reflect.TypeFor[person]()), rows(reflect.TypeFor[level]())}
}

func rows(t reflect.Type) string {
	kinds := map[reflect.Type]string{
		reflect.TypeFor[[]string]():           "list of texts",
		reflect.TypeFor[[]*person]():          "list of people",
		reflect.TypeFor[map[string]string]():  "texts by name",
		reflect.TypeFor[map[string]float64](): "numbers by name",
	}
	var b strings.Builder
	for field := range t.Fields() {
		about := field.Tag.Get("about")
		if about == "" {
			continue
		}
		kind := kinds[field.Type]
		if kind == "" {
			kind = strings.TrimPrefix(kindOf(field.Type), "a ")
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", field.Tag.Get("expr"), kind, about)
	}
	return b.String()
}
