package source

import (
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/parallel"
)

// A Piece is a stretch of a file that holds some items of a list, which stands right below the document.
type Piece struct {
	Field diag.Text // the key of the list
	from  int
	to    int
	json  bool
	made  func(at int, room []Field) Value // of a list that another layout makes, whose items these are the numbers of
}

// Size returns how many bytes the piece has or, where its records are made, how many of them.
func (p Piece) Size() int { return p.to - p.from }

// pieceSize is how many bytes a piece has at least, if its list goes on.
const pieceSize = 32 << 10

// Open reads a file as Read does, but leaves the items of the lists right below the document to ReadPiece: in the document,
// these lists are empty. Where that could make a difference it reads all of the file, and there are no pieces.
func Open(path, text string) *File {
	d := newDecoded(text)
	f := d.file(path)
	if d.fault == nil && !d.unusual && f.cut() {
		return f
	}
	f.read()
	return f
}

// Pieces are what is still to be read of a file that was opened, in the order of the text.
func (f *File) Pieces() []Piece { return f.pieces }

// Whole reads all of a file that was opened, again.
func (f *File) Whole() {
	if len(f.pieces) > 0 && f.pieces[0].made != nil {
		f.makeAll()
		return
	}
	*f = File{File: f.File}
	f.read()
}

// Fill reads what is still to be read of a file that was opened: its pieces or, where only the whole file can tell what one of them means, all
// of it.
func (f *File) Fill() {
	if !f.fill() {
		f.Whole()
	}
}

// fill does what Fill does, unless only the whole file can tell what a piece means.
func (f *File) fill() bool {
	type part struct {
		document Value
		findings []diag.Finding
		ok       bool
	}
	parts := make([]part, len(f.pieces))
	parallel.Each(len(parts), func(i int) {
		p := &parts[i]
		p.document, p.findings, p.ok = f.ReadPiece(f.pieces[i], &Scratch{})
	})
	if slices.ContainsFunc(parts, func(p part) bool { return !p.ok }) {
		return false
	}
	total := map[string]int{}
	for i, p := range f.pieces {
		total[p.Field.Value] += len(parts[i].document.Fields[0].Value.Items)
	}
	for i, p := range f.pieces {
		list := f.Documents[0].Get(p.Field.Value)
		if len(list.Items) == 0 {
			list.Items = make([]Value, 0, total[p.Field.Value])
		}
		list.Items = append(list.Items, parts[i].document.Fields[0].Value.Items...)
		f.Findings = append(f.Findings, parts[i].findings...)
	}
	f.pieces = nil
	return true
}

// A Scratch is memory for the values of a piece. It may be used again for another piece when nothing is looked at any more in the
// document that was read with it, but for the values of fields that are groups.
type Scratch struct {
	records []Value
	fields  []Field // of records
	texts   []Value // in lists of fields
}

// clear makes room for the values of a piece.
func (s *Scratch) clear(p Piece) {
	const usualField, usualRecord = 16, 128 // bytes
	if cap(s.fields) == 0 {
		s.fields, s.records = make([]Field, 0, p.Size()/usualField), make([]Value, 0, p.Size()/usualRecord)
	}
	s.records, s.fields, s.texts = s.records[:0], s.fields[:0], s.texts[:0]
}

// ReadPiece returns a document with nothing but a list, which has the items of the piece, and the findings of reading them. It
// is not ok where only the whole file can tell what the piece means. Several goroutines may read pieces of a file, each with a
// Scratch of its own.
func (f *File) ReadPiece(p Piece, scratch *Scratch) (document Value, findings []diag.Finding, ok bool) {
	if p.made != nil {
		return p.make(scratch), nil, true
	}
	if p.json {
		return f.readJSONPiece(p, scratch)
	}
	part := &File{File: f.File, mended: f.mended}
	scratch.clear(p)
	text := f.text()[:p.to]
	indent := indentOf(text[p.from:])
	plain := plainReader{file: part, text: text, indent: indent, scratch: scratch}
	for at := nextItem(text, p.from, indent); at < p.to; {
		v, end, ok := plain.read(at)
		if !ok {
			end = nextItem(text, lineAfter(text, at), indent)
			v, ok = part.readItem(at, end)
		}
		if !ok || part.Incomplete || part.faulty || part.swallowed || len(part.Unread) > 0 {
			return Value{}, nil, false
		}
		scratch.records = append(scratch.records, v)
		at = end
	}
	list := Value{Kind: List, Pos: part.pos(p.from, 0), Items: scratch.records}
	return Value{Kind: Map, Pos: list.Pos, Fields: []Field{{Key: p.Field, Value: list}}}, part.Findings, true
}

// readItem reads an item of a list, which is a stretch of the file.
func (f *File) readItem(from, to int) (v Value, ok bool) {
	text := f.text()[from:to]
	if hasKeyMark(text) || pastValues(text) >= 0 {
		return Value{}, false // where its value is missing, yaml.v3 places that at what follows the item
	}
	lines := yamlLines(text)
	for i := range lines {
		lines[i] += from
	}
	documents, err := f.readNodes(text, lines, 1)
	if err != nil || len(documents) != 1 || documents[0].Kind != List || len(documents[0].Items) != 1 {
		return Value{}, false
	}
	return documents[0].Items[0], true
}

// hasKeyMark reports whether a text may have a key that is marked as one by a question mark.
func hasKeyMark(text string) bool {
	for i := range len(text) {
		if text[i] == '?' && (i == 0 || strings.IndexByte(" \t\n-[{,", text[i-1]) >= 0) &&
			(i+1 == len(text) || strings.IndexByte(" \t\r\n", text[i+1]) >= 0) {
			return true
		}
	}
	return false
}

// nextItem returns the offset of the first line from an offset on, which begins a line, that begins an item; that of the end of
// the text where there is none.
func nextItem(text string, at, indent int) int {
	for at < len(text) {
		line, rest := lineOf(text[at:])
		if isItem(line, indent) {
			break
		}
		at = len(text) - rest
	}
	return at
}

// cut finds the lists right below the document, and reads the document without their items. It is false, and nothing is
// read, where that could make a difference.
func (f *File) cut() bool {
	text := f.text()
	if f.IsJSON() {
		return !f.isJSONLines() && f.cutJSON()
	}
	if !cuttable(text) {
		return false
	}
	c := cutter{text: text}
	if !c.cut() || len(c.pieces) == 0 || pastValues(c.skeleton.String()) >= 0 {
		return false
	}
	part := &File{File: f.File, mended: f.mended}
	documents, err := part.readNodes(c.skeleton.String(), c.lines, 0)
	if err != nil || len(documents) != 1 || len(part.Findings) > 0 || part.Incomplete || !c.place(&documents[0], f) {
		return false
	}
	f.Documents = documents
	return true
}

// cuttable reports whether a text is free of what may reach from one item of a list into another, or from elsewhere into it:
// anchors and aliases.
func cuttable(text string) bool {
	return !beginsWith(text, '&') && !beginsWith(text, '*')
}

// isMark reports whether a line is a directive, or may separate documents.
func isMark(line string) bool {
	return strings.HasPrefix(line, "%") || strings.HasPrefix(line, "---") || strings.HasPrefix(line, "...")
}

// beginsWith reports whether some value in a text may begin with a mark and a name.
func beginsWith(text string, mark byte) bool {
	for at := strings.IndexByte(text, mark); at >= 0 && at < len(text); {
		begins := at == 0 || strings.IndexByte(" \t\n[{,:", text[at-1]) >= 0
		if begins && at+1 < len(text) && strings.IndexByte(" \t\r\n", text[at+1]) < 0 {
			return true
		}
		next := strings.IndexByte(text[at+1:], mark)
		if next < 0 {
			return false
		}
		at += 1 + next
	}
	return false
}
