package source

import (
	"iter"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
)

// mostFlat is how many cells a table of records may have, also of those that are empty: as many as a workbook.
const mostFlat = maxCells

// A spot is a cell by its row and column.
type spot struct{ row, column int }

// Records begins a table of the records that stand in a file of YAML or JSON. Its first row is the header, which is set last.
func (f *File) Records() *Table {
	return &Table{text: f.Data(), records: true, said: map[spot]string{}, damaged: map[int]*Value{}, Rows: make([]Row, 1)}
}

// SetHeader sets the header of a table of records.
func (t *Table) SetHeader(texts []diag.Text) { t.Rows[0] = t.rowOf(0, texts) }

// AddRecord adds a row of texts, at least one, each with its place. Those that are missing at the end are empty. Where the table would be
// too large it is cut off, which is told.
func (t *Table) AddRecord(record *Value, texts []diag.Text) {
	if t.flat += len(texts); t.flat > mostFlat || len(t.Rows) > mostRows {
		if len(t.faults) == 0 {
			t.faults = append(t.faults, fault{offset: int(texts[0].Pos.Offset), message: tooManyRecords})
		}
		return
	}
	at := len(t.Rows)
	t.Rows = append(t.Rows, t.rowOf(at, texts))
	if record.Damage() != nil {
		t.damaged[at] = record
	}
}

const tooManyRecords = "This file has more records than orglint reads of a file of another layout: two million, or 16 million values. Split it, or convert it in parts."

func (t *Table) rowOf(at int, texts []diag.Text) Row {
	row := t.space.make(len(texts))
	for i, text := range texts {
		row[i] = Cell{text.Pos.Offset, text.Pos.Length}
		if t.say(row[i]) != text.Value {
			t.said[spot{at, i}] = text.Value
		}
	}
	return row
}

// A Spot is a cell of a table or, where To is not 0, a part of what it says. One without a column is nothing.
type Spot struct{ Row, Column, From, To int }

// Rearrange returns a table of the same file whose rows have other cells of it, with places as they were. Its first row is the header. The
// table has a row at least.
func (t *Table) Rearrange(rows [][]Spot) *Table {
	made := &Table{Sheet: t.Sheet, text: t.text, comma: t.comma, faults: t.faults, records: t.records, headed: true, said: map[spot]string{}}
	for i, spots := range rows {
		row := made.space.make(len(spots))
		is := func(s Spot) bool { return s.Column >= 0 && s.Column < len(t.Rows[s.Row]) }
		start := t.Rows[0][0].offset
		if first := slices.IndexFunc(spots, is); first >= 0 {
			start = t.part(spots[first]).offset
		}
		for j, s := range spots {
			if row[j].offset = start; !is(s) {
				continue
			}
			row[j] = t.part(s)
			if text, ok := t.said[spot{s.Row, s.Column}]; ok {
				made.said[spot{i, j}] = text
			}
		}
		made.Rows = append(made.Rows, row)
	}
	return made
}

// part returns the cell of a spot, or the part of it. What stands there with signs of its own is no part.
func (t *Table) part(s Spot) Cell {
	c := t.Rows[s.Row][s.Column]
	if s.To == 0 {
		return c
	}
	raw, whole := t.text[c.offset:c.offset+c.length], t.at(s.Row, s.Column)
	if at := strings.Index(raw, whole[s.From:s.To]); at >= 0 {
		if exact := strings.Index(raw, whole); exact >= 0 {
			at = exact + s.From
		}
		return Cell{c.offset + uint32(at), uint32(s.To - s.From)}
	}
	return c
}

// Headed reports whether the first row is known to be the header.
func (t *Table) Headed() bool { return t.records || t.headed }

// OfRecords reports whether the rows are records of YAML or JSON.
func (t *Table) OfRecords() bool { return t.records }

// Damaged returns the record that a row is of which a part was not read; nil if all was.
func (t *Table) Damaged(row int) *Value { return t.damaged[row] }

// bare takes the quotation marks off a text of YAML or JSON.
func bare(raw string) string {
	if last := len(raw) - 1; last > 0 && (raw[0] == '"' || raw[0] == '\'') && raw[last] == raw[0] {
		return raw[1:last]
	}
	return raw
}

// showRecords does what Show does, for records. Where something was not read, its texts are kept to compare with.
func (f *File) showRecords(t *Table, kept iter.Seq[Cell]) {
	for i := range f.Unread {
		s := &f.Unread[i]
		s.texts, s.List = s.Texts(), "people"
	}
	var hidden []diag.Pos
	at := 0
	hide := func(to int) {
		if to > at {
			hidden = append(hidden, f.pos(at, to-at))
		}
	}
	for cell := range kept {
		hide(int(cell.offset))
		at = max(at, int(cell.offset+cell.length))
	}
	hide(len(f.Data()))
	f.File.Hide(hidden)
	f.Table = true
	t.text = f.Data()
	f.Tables, f.Documents = nil, nil
	f.tell(t)
}
