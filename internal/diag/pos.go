package diag

import (
	"cmp"
	"fmt"
)

// A Pos is a stretch of a file, in bytes. Lines and columns are worked out when a finding is shown. The zero Pos is no
// place at all.
type Pos struct {
	File   *File
	Offset uint32 // of the first byte
	Length uint32 // in bytes; 0 marks a point
}

// A Place is a Pos as people read it. Lines and columns count from 1, columns in characters; the end column is the one
// after the last character.
type Place struct {
	Path                             string
	Line, Column, EndLine, EndColumn int
}

// IsZero reports whether the position is no place at all.
func (p Pos) IsZero() bool { return p.File == nil }

// Place works out lines and columns. The zero Pos gives the zero Place.
func (p Pos) Place() Place {
	if p.IsZero() {
		return Place{}
	}
	place := Place{Path: p.File.Path}
	place.Line, place.Column = p.File.position(int(p.Offset))
	place.EndLine, place.EndColumn = p.File.position(int(p.Offset) + int(p.Length))
	if p.File.Sheet != "" {
		place.EndColumn++ // a cell is one column wide
	}
	return place
}

// Cell returns the sheet and the cell of a place in a workbook, such as Staff!C7; nothing elsewhere.
func (p Pos) Cell() string {
	if p.IsZero() || p.File.Sheet == "" {
		return ""
	}
	place := p.Place()
	name := ""
	for n := place.Column; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return fmt.Sprintf("%s!%s%d", p.File.Sheet, name, place.Line)
}

// Row names the record at a place where its id may not be shown: row 4, or line 4 of a file that is no table. Where the chart has
// several files, it says in which; and of a file that holds one record, whose name may be the id, no more than that.
func (p Pos) Row() string {
	if p.IsZero() {
		return ""
	}
	if p.File.Single {
		return fmt.Sprintf("file %d", p.File.Number)
	}
	what := "line"
	if p.File.Table {
		what = "row"
	}
	line, _ := p.File.position(int(p.Offset))
	if p.File.Number > 0 && p.File.Sheet != "" {
		return fmt.Sprintf("%s %d of %s, sheet %s", what, line, p.File.Path, p.File.Sheet)
	}
	if p.File.Number > 0 {
		return fmt.Sprintf("%s %d of %s", what, line, p.File.Path)
	}
	return fmt.Sprintf("%s %d", what, line)
}

// String returns path:line:column.
func (p Pos) String() string {
	place := p.Place()
	return fmt.Sprintf("%s:%d:%d", place.Path, place.Line, place.Column)
}

// Compare orders positions by path and offset; no place comes first.
func (p Pos) Compare(q Pos) int {
	if p.File == q.File {
		return cmp.Compare(p.Offset, q.Offset)
	}
	return cmp.Or(cmp.Compare(p.path(), q.path()), cmp.Compare(p.Offset, q.Offset))
}

func (p Pos) path() string {
	if p.IsZero() {
		return ""
	}
	return p.File.Path
}
