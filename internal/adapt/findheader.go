package adapt

import (
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/infer"
	"github.com/orglint/orglint/internal/source"
)

// A header is what stands above a column.
type header struct {
	text  string
	meant string // what it says: of a record, without the fields that only lead to it
	form  string // see infer.Form
	value bool   // see likeValue
}

// findHeader returns the row that looks most like a header, by what headers usually say; -1 if none does.
func findHeader(t *source.Table, from Source) int {
	best, row := 0, -1
	above := mostAbove
	if t.Headed() {
		above = 1
	}
	for i := range min(len(t.Rows), above) {
		if n := likeHeader(headersOf(t, i), from); n > best {
			best, row = n, i
		}
	}
	return row
}

// headersOf returns the cells of a row.
func headersOf(t *source.Table, row int) []header {
	headers := make([]header, min(len(t.Rows[row]), mostAcross))
	for i := range headers {
		raw := t.Value(row, i)
		text := strings.Join(strings.Fields(ownLine(raw)), " ")
		meant := text
		if t.OfRecords() {
			meant = meantPath(text)
		}
		headers[i] = header{text, meant, infer.Form(meant), likeValue(raw)}
	}
	return headers
}

// headerByShape returns the first row of words, all different and as many as the rows below it have cells, of which none stands in these
// again; -1 if there is none.
func headerByShape(t *source.Table) int {
	const fewest = 3
	for row := range min(len(t.Rows)-fewest, mostAbove) {
		words := map[string]bool{}
		filled, fits := 0, true
		for column := range t.Rows[row] {
			if text := folded(t.Value(row, column)); text != "" {
				filled++
				fits = fits && kindOf(text) == wordCell && !words[text]
				words[text] = true
			}
		}
		if fits && filled > 1 && stands(t, row, words) {
			return row
		}
	}
	return -1
}

// stands reports whether some words stand above rows that have about as many cells, and none of the words.
func stands(t *source.Table, row int, words map[string]bool) bool {
	const below = 20
	widest := 0
	for next := row + 1; next < min(len(t.Rows), row+below); next++ {
		n := 0
		for column := range t.Rows[next] {
			text := folded(t.Value(next, column))
			if words[text] {
				return false
			}
			n += min(1, len(text))
		}
		widest = max(widest, n)
	}
	return 5*len(words) >= 4*widest
}

// likeHeader says how much a row looks like a header: how many fields it has, those of a mapping first, or 0 where it is none.
func likeHeader(headers []header, from Source) int {
	fields := map[string]bool{}
	mapped := 0
	for _, h := range headers {
		if slices.ContainsFunc(from.Map, func(m Mapping) bool { return sameHeader(m.Column.Value, h.text) }) {
			mapped++
			continue
		}
		if field, _ := infer.Meaning(h.meant); field != "" {
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
func labels(headers []header) bool {
	meant, filled := 0, 0
	for _, h := range headers {
		if h.text == "" {
			continue
		}
		filled++
		if field, _ := infer.Meaning(h.meant); field != "" {
			meant++
		}
	}
	return meant >= 3 && 2*meant >= filled
}

func sameHeader(a, b string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}
