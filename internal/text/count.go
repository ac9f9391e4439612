package text

import (
	"math"
	"strconv"
	"strings"
)

// Count puts a number before a noun: 1 person, 2 people.
func Count(n int, one, many string) string {
	return strconv.Itoa(n) + " " + Verb(n, one, many)
}

// Others counts those beside the ones that are named: 1 other, 2 others.
func Others(n int) string { return Count(n, "other", "others") }

// AndOthers counts after a name, or some names, those that are not named: Ada and 2 others. It is the name alone if there are none.
func AndOthers(name string, n int) string {
	if n <= 0 {
		return name
	}
	return name + " and " + Others(n)
}

// Verb puts a verb in the form that a number takes: 1 person reports, 2 people report.
func Verb(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// List names things in a row, the first of them where they are many: Ada, Bo and 7 more.
func List[T any](all []T, most int, name func(T) string) string {
	var b strings.Builder
	for i, each := range all[:min(len(all), most)] {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(name(each))
	}
	if more := len(all) - most; more > 0 {
		b.WriteString(" and " + strconv.Itoa(more) + " more")
	}
	return b.String()
}

// Number writes a number without zeros at its end: 9 or 9.5.
func Number(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }

// Grouped writes a number as people read it: 1,986.
func Grouped(n int) string {
	s := strconv.Itoa(n)
	for at := len(s) - 3; at > 0 && s[at-1] != '-'; at -= 3 {
		s = s[:at] + "," + s[at:]
	}
	return s
}

// Decimal writes a number with one decimal, halves up: 3.5.
func Decimal(n float64) string {
	return strconv.FormatFloat(math.Floor(n*10+.5)/10, 'f', 1, 64)
}

// And names things in a row, with "and" before the last: Ada, Bo and Cy.
func And(names ...string) string {
	last := len(names) - 1
	if last < 1 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}
