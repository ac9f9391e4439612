package adapt

import (
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/infer"
	"github.com/orglint/orglint/internal/source"
	wording "github.com/orglint/orglint/internal/text"
)

// onlyTable leaves in a table the people, where a sheet holds other tables too: beside them, behind an empty column, or below, behind an empty
// row. One with the same header goes on with the people; what else is left out is noted.
func onlyTable(t *source.Table, from Source) {
	head := findHeader(t, from)
	if head < 0 || t.Headed() {
		return
	}
	first := t.Rows[head][0]
	besides(t, head, from)
	if head = slices.IndexFunc(t.Rows, func(r source.Row) bool { return r[0] == first }); head >= 0 {
		below(t, head, from)
	}
}

// A block is some columns of a table, with empty ones at both sides.
type block struct {
	from, to int // columns; to is behind the last
	headers  []header
	rows     []int // below the header that hold anything in them
}

// besides takes apart the tables that stand side by side.
func besides(t *source.Table, head int, from Source) {
	all := blocksOf(t, head)
	if len(all) < 2 {
		return
	}
	main := 0
	for i := range all {
		if likeHeader(all[i].headers, from) > likeHeader(all[main].headers, from) {
			main = i
		}
	}
	if likeHeader(all[main].headers, from) == 0 {
		return
	}
	var others []block
	for i, b := range all {
		switch columns := all[main].same(&b); {
		case i == main:
		case columns != nil:
			t.Move(head+1, b.from, b.to, columns)
			others = append(others, b)
		case b.apart(&all[main]):
			others = append(others, b)
			t.Aside = append(t.Aside, b.String())
		}
	}
	for _, b := range others {
		t.Clear(head, b.from, b.to)
	}
}

// blocksOf returns the blocks of a table, if there are several.
func blocksOf(t *source.Table, head int) (all []block) {
	headers := headersOf(t, head)
	width := min(t.Columns(), mostAcross)
	if at := slices.IndexFunc(headers, func(h header) bool { return h.text != "" }); at < 0 || !slices.ContainsFunc(headers[at:], func(h header) bool {
		return h.text == ""
	}) && width == len(headers) {
		return nil // no header is missing
	}
	filled := filledColumns(t, head, width)
	for column := 0; column < width; column++ {
		if !filled[column] {
			continue
		}
		b := block{from: column}
		for ; column < width && filled[column]; column++ {
			h := header{}
			if column < len(headers) {
				h = headers[column]
			}
			b.headers = append(b.headers, h)
		}
		b.to = column
		all = append(all, b)
	}
	if len(all) > 1 {
		for i := range all {
			all[i].findRows(t, head)
		}
	}
	return all
}

// filledColumns says which columns hold anything from a row on.
func filledColumns(t *source.Table, head, width int) []bool {
	filled := make([]bool, width)
	for row := head; row < len(t.Rows); row++ {
		for column := range min(width, len(t.Rows[row])) {
			filled[column] = filled[column] || t.Filled(row, column)
		}
	}
	return filled
}

// findRows finds the rows that hold anything in a block.
func (b *block) findRows(t *source.Table, head int) {
	for row := head + 1; row < len(t.Rows); row++ {
		for column := b.from; column < b.to; column++ {
			if t.Filled(row, column) {
				b.rows = append(b.rows, row)
				break
			}
		}
	}
}

// same returns the columns of a block that those of another go on with, where the two have the same headers; -1 for one that goes on with none.
func (b *block) same(other *block) []int {
	var columns []int
	n := 0
	for _, h := range other.headers {
		at := slices.IndexFunc(b.headers, func(mine header) bool { return mine.form == h.form && h.form != "" })
		if at >= 0 {
			n++
			at += b.from
		}
		columns = append(columns, at)
	}
	if n < 2 || 2*n < len(b.headers) {
		return nil
	}
	return columns
}

// apart reports whether a block is another table than the one of people beside it: it has no header, or says nothing of them, and ends above
// or below their last row, or begins below their first.
func (b *block) apart(people *block) bool {
	for _, h := range b.headers {
		field, _ := infer.Meaning(h.meant)
		if isManager(field) || slices.Contains([]string{"id", "email", "status", "end"}, field) && !people.has(field) {
			return false
		}
	}
	if len(b.rows) == 0 || len(people.rows) == 0 {
		return len(b.rows) == 0 && len(b.headers) == 1
	}
	whole := b.rows[len(b.rows)-1]-b.rows[0] == len(b.rows)-1 // without a gap
	return whole && (b.rows[0] != people.rows[0] || b.rows[len(b.rows)-1] != people.rows[len(people.rows)-1])
}

// has reports whether a block has a column of a field, by its headers.
func (b *block) has(field string) bool {
	return slices.ContainsFunc(b.headers, func(h header) bool { f, _ := infer.Meaning(h.meant); return f == field })
}

// String names the headers of a block.
func (b *block) String() string {
	const most = 5
	var texts []string
	for _, h := range b.headers {
		if h.value {
			return ""
		}
		if h.text != "" {
			texts = append(texts, h.text)
		}
	}
	return wording.List(texts, most, diag.Quote)
}

// below takes out of a table what stands below an empty row and is another one: of people, where nothing is read from there on, or of
// something else. The header again, with a heading above or without, goes on with the people.
func below(t *source.Table, head int, from Source) {
	main := &block{headers: headersOf(t, head)}
	for row := head + 2; row < len(t.Rows); row++ {
		if !t.Gap(row) {
			continue
		}
		at := row
		for at < len(t.Rows)-1 && filledIn(t, at) == 1 { // headings
			at++
		}
		switch next := (&block{headers: headersOf(t, at)}); {
		case at == row && filledIn(t, at) == 1: // the last row
		case main.again(next):
			t.Drop(row, at)
		case !isOtherHeader(t, head, at):
		case likeHeader(next.headers, from) > 0 && (next.has("role") || slices.ContainsFunc(Fields(), func(f string) bool { return isManager(f) && next.has(f) })):
			t.RefuseAll(at, "Another table begins here, with other columns. Nothing is read from here on; give each table a file or a sheet of its own.")
			t.Drop(row, at)
			return
		default:
			t.Aside = append(t.Aside, next.String())
			t.Drop(row, len(t.Rows))
			return
		}
		row = max(row, at-1)
	}
}

// again reports whether headers are the same again.
func (b *block) again(other *block) bool {
	forms := func(all []header) (forms []string) {
		for _, h := range all {
			forms = append(forms, h.form)
		}
		return forms
	}
	return slices.Equal(forms(b.headers), forms(other.headers))
}

// isOtherHeader reports whether a row is the header of another table: words, all different, none of which stands in the rows above, and of
// which half are known as headers, or some and numbers stand below one.
func isOtherHeader(t *source.Table, head, row int) bool {
	if t.IsRuled(row) {
		return true
	}
	if row+1 >= len(t.Rows) || !areWords(t, row) || filledIn(t, row) < 2 {
		return false
	}
	known, numbers := 0, false
	words := map[string]bool{}
	for column := range t.Rows[row] {
		text := strings.TrimSpace(t.Value(row, column))
		if words[folded(text)] {
			return false
		}
		if text == "" {
			continue
		}
		words[folded(text)] = true
		if field, _ := infer.Meaning(text); field != "" {
			known++
		}
		below := kindOf(t.Value(row+1, column))
		numbers = numbers || below == numberCell || below == dayCell
	}
	return known > 0 && (2*known >= len(words) || numbers) && !standsIn(t, words, head+1, row)
}

// standsIn reports whether one of some words stands in some rows.
func standsIn(t *source.Table, words map[string]bool, from, to int) bool {
	for row := from; row < to; row++ {
		for column := range t.Rows[row] {
			if words[folded(t.Value(row, column))] {
				return true
			}
		}
	}
	return false
}
