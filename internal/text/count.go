package text

import "strconv"

// Count puts a number before a noun: 1 person, 2 people.
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
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

// Number writes a number without zeros at its end: 9 or 9.5.
func Number(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }
