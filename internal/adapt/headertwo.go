package adapt

import (
	"slices"

	"github.com/orglint/orglint/internal/infer"
	"github.com/orglint/orglint/internal/privacy"
	"github.com/orglint/orglint/internal/source"
)

// joinRows takes the row above or below the header for a part of it, where the two together say more: as Manager above Id and Name.
func (c *columns) joinRows(t *source.Table, from Source) {
	for _, lower := range []int{c.header + 1, c.header} {
		if lower < 1 || lower+1 >= len(t.Rows) || !areWords(t, lower-1) || !areWords(t, lower) {
			continue
		}
		joined := joinHeaders(headersOf(t, lower-1), headersOf(t, lower))
		if joined != nil && meant(joined, from) > meant(c.headers, from) {
			c.header, c.first, c.headers = lower, lower+1, joined
			return
		}
	}
}

// areWords reports whether all cells of a row are words, as those of headers are.
func areWords(t *source.Table, row int) bool {
	for column := range t.Rows[row] {
		if kind := kindOf(t.Value(row, column)); kind != wordCell && kind != emptyCell {
			return false
		}
	}
	return true
}

// joinHeaders joins the words of two rows: those above stand for the columns to the right too, as far as nothing else stands above and
// something below. It returns nothing where those above stand for one column each.
func joinHeaders(above, below []header) []header {
	joined := make([]header, max(len(above), len(below)))
	group, spread := "", false
	for i := range joined {
		up, down := header{}, header{}
		if i < len(above) {
			up = above[i]
		}
		if i < len(below) {
			down = below[i]
		}
		switch {
		case up.text != "":
			if group = up.text; down.text == "" || sameHeader(up.text, down.text) {
				group = ""
			}
		case down.text != "" && group != "":
			spread = true
		default:
			group = ""
		}
		joined[i] = joinHeader(up, down, group)
	}
	if !spread {
		return nil
	}
	return joined
}

// joinHeader joins what stands above a column: the words together or, where only those below have a meaning, those.
func joinHeader(up, down header, group string) header {
	if down.text == "" {
		return up
	}
	if group == "" {
		return down
	}
	text := group + " " + down.text
	h := header{text: text, meant: text, form: infer.Form(text), value: up.value || down.value}
	if field, _ := infer.Meaning(text); field != "" || privacy.Holds(text) != "" {
		return h
	}
	if field, _ := infer.Meaning(group); field == "" && !infer.SetsApart(group) {
		h.meant, h.form = down.meant, down.form
	}
	return h
}

// meant counts the fields that some headers mean, and those that a configuration names.
func meant(headers []header, from Source) int {
	var fields []string
	for _, h := range headers {
		field, named := from.given(h.text)
		if !named {
			field, _ = infer.Meaning(h.meant)
		}
		if field != "" && !slices.Contains(fields, field) {
			fields = append(fields, field)
		}
	}
	return len(fields)
}
