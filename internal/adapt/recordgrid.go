package adapt

import (
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// gridIn finds rows that have no fields, but a header: lists of lists of which the first is the header, or has it beside it under columns, as
// programs that work with tables write them; nil if there are none.
func gridIn(v *source.Value, path []string) *records {
	r := &records{under: strings.Join(path, "."), of: "lists of values, below a list of headers"}
	switch v.Kind {
	case source.List:
		r.rows = rowsIn(v)
		if len(r.rows) < 2 {
			return nil
		}
		r.head, r.rows = r.rows[0], r.rows[1:]
	case source.Map:
		r.head, r.rows = besideHeader(v)
	case source.Null, source.Plain, source.Quoted:
	}
	if len(r.rows) == 0 || slices.IndexFunc(r.head, func(t diag.Text) bool { return t.Value != "" }) < 0 {
		return nil
	}
	return r
}

// besideHeader returns the header and the rows that stand in two fields of a value.
func besideHeader(v *source.Value) (head []diag.Text, rows [][]diag.Text) {
	for _, key := range []string{"columns", "cols", "headers", "header", "fields"} {
		if len(head) == 0 {
			head = textsIn(v.Get(key))
		}
	}
	for _, key := range []string{"rows", "data", "values", "records"} {
		if len(rows) == 0 {
			rows = rowsIn(v.Get(key))
		}
	}
	return head, rows
}

// rowsIn returns the rows that a list holds; nil if it holds anything else.
func rowsIn(v *source.Value) (rows [][]diag.Text) {
	for i := range itemsOf(v) {
		item := &v.Items[i]
		if cells := item.Get("c"); cells != nil { // as Google's charts take them
			item = cells
		}
		row := textsIn(item)
		if len(row) == 0 || len(row) > mostAcross {
			return nil
		}
		rows = append(rows, row)
	}
	return rows
}

// textsIn returns the texts of a list, or those of the groups in it; nil if it is no list.
func textsIn(v *source.Value) (texts []diag.Text) {
	for i := range itemsOf(v) {
		switch item := &v.Items[i]; item.Kind {
		case source.Map:
			t := get(item, "v", "label", "name", "title", "field", "id", "key")
			if t.Pos.File == nil {
				t.Pos = item.Start()
				t.Pos.Length = 0
			}
			texts = append(texts, t)
		case source.List:
			return nil
		case source.Null:
			t := diag.Text{Pos: item.Pos}
			t.Pos.Length = 0
			texts = append(texts, t)
		case source.Plain, source.Quoted:
			texts = append(texts, diag.Text{Value: item.Text, Pos: item.Pos})
		}
	}
	return texts
}
