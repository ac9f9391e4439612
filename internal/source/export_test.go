package source

import (
	"slices"

	"github.com/orglint/orglint/internal/diag"
)

// PlainItems counts the items of a piece that are read without yaml.v3.
func PlainItems(f *File, p Piece) int {
	count, text := 0, f.Data()[:p.to]
	indent := indentOf(text[p.from:])
	r := plainReader{file: f, text: text, indent: indent, scratch: &Scratch{}}
	for at := p.from; at < p.to; at = nextItem(text, lineAfter(text, at), indent) {
		if _, _, ok := r.read(at); ok {
			count++
		}
	}
	return count
}

// ReadLess reads a workbook of which only a share may be read: of a number of parts, one. So what is too much need not be large.
func ReadLess(path, data string, parts int) *File {
	most := allRoom()
	most = room{most.unzipped / parts, most.pieces / parts, most.cells / parts, most.kept / parts}
	tables, hidden := readWorkbook(data, most)
	return &File{File: diag.NewFile(path, ""), Tables: tables, Hidden: hidden}
}

// Room returns how many bytes, tags, cells and bytes of texts of a workbook may be read.
func Room() [4]int {
	most := allRoom()
	return [4]int{most.unzipped, most.pieces, most.cells, most.kept}
}

// SameValues compares values, all but the files of their places and what the schema says of them.
func SameValues(a, b []Value) bool { return slices.EqualFunc(a, b, sameValue) }

func sameValue(a, b Value) bool {
	return a.Kind == b.Kind && a.bare == b.bare && a.Text == b.Text && samePos(a.Pos, b.Pos) && sameDoubts(a.Doubt, b.Doubt) && SameValues(a.Items, b.Items) &&
		slices.EqualFunc(a.Fields, b.Fields, func(a, b Field) bool {
			return a.Key.Value == b.Key.Value && samePos(a.Key.Pos, b.Key.Pos) && sameValue(a.Value, b.Value)
		})
}

func samePos(a, b diag.Pos) bool {
	return a.Offset == b.Offset && a.Length == b.Length && (a.File == nil) == (b.File == nil)
}

func sameDoubts(a, b *Doubt) bool {
	one, other := (&Value{Doubt: a}).Damage(), (&Value{Doubt: b}).Damage()
	return (one == nil) == (other == nil) && (one == nil || slices.Equal(one.Fields, other.Fields) && one.Any == other.Any &&
		len(one.Twice) == len(other.Twice))
}

// Mend cuts the text of a file into its records, parses each by itself, and returns the text without what does not read, what was found, and
// whether anything is left. Of a file that reads it changes nothing.
func Mend(path, data string) (text string, findings []diag.Finding, ok bool) {
	f := newFile(path, data)
	m := &mender{file: f, text: []byte(f.Data())}
	if !m.readable() {
		return data, nil, false
	}
	m.splitLines()
	m.conflicts()
	m.badBytes()
	if f.IsJSON() {
		m.flow(m.lines)
	} else {
		m.documents()
	}
	return string(m.text) + m.closers, m.findings, !m.hopeless
}
