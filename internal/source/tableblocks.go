package source

import (
	"slices"
	"strings"
)

// Gap reports whether an empty line stands above a row.
func (t *Table) Gap(row int) bool {
	if row == 0 || t.records {
		return false
	}
	above := t.Rows[row-1]
	var end uint32
	for _, cell := range above {
		end = max(end, cell.offset+cell.length)
	}
	for _, cell := range t.Rows[row] {
		if cell.offset >= end { // and not one of a merged cell
			return strings.Count(t.text[end:cell.offset], "\n") > 1
		}
	}
	return false
}

// Filled reports whether a cell holds anything.
func (t *Table) Filled(row, column int) bool {
	return column < len(t.Rows[row]) && t.Rows[row][column].length > 0
}

// Clear empties the cells of some columns in the rows from one on: they are of another table.
func (t *Table) Clear(row, from, to int) {
	for ; row < len(t.Rows); row++ {
		for column := from; column < min(to, len(t.Rows[row])); column++ {
			t.Rows[row][column].length = 0
		}
	}
	t.dropEmpty()
}

// Move moves the cells of some columns in the rows from one on to rows of their own at the end, each to another column.
func (t *Table) Move(row, from, to int, columns []int) {
	for last := len(t.Rows); row < last; row++ {
		if moved := t.Rows[row].moved(from, to, columns); moved != nil {
			t.Rows = append(t.Rows, moved)
		}
	}
}

// moved returns the cells of some columns of a row, each in another column; nothing where none is filled.
func (r Row) moved(from, to int, columns []int) Row {
	moved := make(Row, slices.Max(columns)+1)
	start := Cell{}
	for column := from; column < min(to, len(r)); column++ {
		if at := columns[column-from]; at >= 0 && r[column].length > 0 {
			moved[at] = r[column]
			if start.length == 0 {
				start = r[column]
			}
		}
	}
	if start.length == 0 {
		return nil
	}
	for i := range moved {
		if moved[i].length == 0 { // what is empty stands where the row begins
			moved[i].offset = start.offset
		}
	}
	return moved
}

// Drop takes some rows out.
func (t *Table) Drop(from, to int) { t.Rows = slices.Delete(t.Rows, from, to) }

// dropEmpty takes out the rows in which nothing is left.
func (t *Table) dropEmpty() {
	t.Rows = slices.DeleteFunc(t.Rows, func(row Row) bool {
		return !slices.ContainsFunc(row, func(c Cell) bool { return c.length > 0 })
	})
}
