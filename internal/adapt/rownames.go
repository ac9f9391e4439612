package adapt

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/infer"
	"github.com/orglint/orglint/internal/people"
)

// idOf returns the id of a row.
func (r *tableReader) idOf(row int) diag.Text {
	for _, column := range r.identity {
		if r.table.Covered(row, column) {
			continue
		}
		switch {
		case column == r.id && column >= 0:
			return r.ownID(row)
		case column < 0 || column == r.name:
			return r.nameOf(row)
		}
		if t := r.cell(row, column); t.Value != "" {
			return t
		}
	}
	return diag.Text{}
}

// ownID returns what a row has in the column of the ids or, where that is nothing yet, the e-mail address or the name. Open seats without an id
// get ids of their own.
func (r *tableReader) ownID(row int) diag.Text {
	t := r.exact(row, r.id)
	if !r.isNoID(t.Value) {
		return t
	}
	if email := r.cell(row, r.email); email.Value != "" {
		return email
	}
	if name := r.nameOf(row); !isOpen(name.Value) {
		return name
	}
	return diag.Text{}
}

// isNoID reports whether a cell of the ids stands for somebody who has none yet: nothing, a word for it, or zeros that several have.
func (r *tableReader) isNoID(value string) bool {
	value = strings.ToUpper(strings.TrimSpace(value))
	return value == "" || slices.Contains([]string{"N/A", "TBC", "TBD", "TBA", "PENDING"}, value) ||
		(slices.Contains([]string{"NA", "N.A.", "NONE", "NULL", "NEW", "-"}, value) || len(value) > 1 &&
			(strings.Trim(value, "X") == "" || strings.Trim(value, "0") == "")) && r.sharedID(value)
}

// sharedID reports whether several rows have one text in the column of the ids.
func (r *tableReader) sharedID(value string) bool {
	n := 0
	for row := r.columns.first; row < r.stop && n < 2; row++ {
		if strings.EqualFold(strings.TrimSpace(r.table.Value(row, r.id)), value) {
			n++
		}
	}
	return n > 1
}

// nameOf returns the name of a row, without what is noted behind it.
func (r *tableReader) nameOf(row int) diag.Text {
	name, _ := r.nameAndNote(row)
	return name
}

// nameAndNote returns the name of a row, and what is noted in brackets behind it of whether and how somebody is employed: Ann Lee (On
// Leave).
func (r *tableReader) nameAndNote(row int) (name diag.Text, note string) {
	name = r.wholeName(row)
	rest, aside := people.Aside(name.Value)
	if aside == "" || infer.StandingOf(aside) <= infer.Here && employmentOf(aside) == "" && aside != "C" {
		return name, ""
	}
	name.Value = rest
	return name, aside
}

// wholeName returns the name of a row as it is written, which may be in several columns.
func (r *tableReader) wholeName(row int) diag.Text {
	if r.name >= 0 && !r.table.Covered(row, r.name) {
		if t := r.cell(row, r.name); t.Value != "" {
			if last, first, ok := strings.Cut(t.Value, ","); ok && r.lastFirst && !strings.Contains(first, ",") {
				t.Value = people.Turned(last, first)
			}
			return t
		}
	}
	order := [...]int{r.first, r.middle, r.last, r.second}
	if last, _ := utf8.DecodeRuneInString(r.cell(row, r.last).Value); people.IsEastAsian(last) {
		order = [...]int{r.last, r.second, r.first, r.middle} // as names are written there
	}
	name := diag.Text{}
	for _, column := range order {
		switch part := r.cell(row, column); {
		case part.Value == "":
		case name.Value == "":
			name = part
		default:
			name.Value += " " + part.Value
		}
	}
	return name
}
