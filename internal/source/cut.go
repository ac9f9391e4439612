package source

import (
	"strings"

	"github.com/orglint/orglint/internal/diag"
)

// A Piece is a stretch of a file that holds some items of a list, which stands right below the document.
type Piece struct {
	Field diag.Text // the key of the list
	from  int
	to    int
}

// Size returns how many bytes the piece has.
func (p Piece) Size() int { return p.to - p.from }

// pieceSize is how many bytes a piece has at least, if its list goes on.
const pieceSize = 32 << 10

// Open reads a file as Read does, but leaves the items of the lists right below the document to ReadPiece: in the document,
// these lists are empty. Where that could make a difference it reads all of the file, and there are no pieces.
func Open(path, text string) *File {
	f := newFile(path, text)
	if f.unread || f.isJSON() || !f.cut() {
		f.read()
	}
	return f
}

// Pieces are what is still to be read of a file that was opened, in the order of the text.
func (f *File) Pieces() []Piece { return f.pieces }

// Whole reads all of a file that was opened, again.
func (f *File) Whole() {
	*f = File{File: f.File}
	f.read()
}

// ReadPiece returns a document with nothing but a list, which has the items of the piece, and the findings of reading them. It
// is not ok where only the whole file can tell what the piece means. Several goroutines may read pieces of a file.
func (f *File) ReadPiece(p Piece) (document Value, findings []diag.Finding, ok bool) {
	part := &File{File: f.File}
	items := cutItems(f.Data()[p.from:p.to], p.from)
	list := Value{Kind: List, Pos: part.pos(p.from, 0), Items: make([]Value, 0, len(items))}
	for _, item := range items {
		v, ok := part.readPlain(item)
		if !ok {
			v, ok = part.readItem(item)
		}
		if !ok || part.Incomplete || part.unread {
			return Value{}, nil, false
		}
		list.Items = append(list.Items, v)
	}
	return Value{Kind: Map, Pos: list.Pos, Fields: []Field{{Key: p.Field, Value: list}}}, part.Findings, true
}

// A span is a stretch of a file.
type span struct{ from, to int }

// readItem reads an item of a list.
func (f *File) readItem(item span) (v Value, ok bool) {
	text := f.Data()[item.from:item.to]
	if hasKeyMark(text) {
		return Value{}, false // where its value is missing, yaml.v3 places that at what follows the item
	}
	lines := yamlLines(text)
	for i := range lines {
		lines[i] += item.from
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

// cutItems cuts a piece of a list, which starts at an offset, at its items.
func cutItems(text string, offset int) []span {
	var items []span
	indent := indentOf(text)
	at := 0
	for at < len(text) {
		line, rest := lineOf(text[at:])
		if isItem(line, indent) {
			if n := len(items); n > 0 {
				items[n-1].to = offset + at
			}
			items = append(items, span{from: offset + at})
		}
		at = len(text) - rest
	}
	if n := len(items); n > 0 {
		items[n-1].to = offset + len(text)
	}
	return items
}

// cut finds the lists right below the document, and reads the document without their items. It is false, and nothing is
// read, where that could make a difference.
func (f *File) cut() bool {
	text := f.Data()
	if !cuttable(text) {
		return false
	}
	c := cutter{text: text}
	if !c.cut() || len(c.pieces) == 0 {
		return false
	}
	part := &File{File: f.File}
	documents, err := part.readNodes(c.skeleton.String(), c.lines, 0)
	if err != nil || len(documents) != 1 || len(part.Findings) > 0 || part.Incomplete || !c.place(&documents[0], f) {
		return false
	}
	f.Documents = documents
	return true
}

// cuttable reports whether a text is free of what may reach from one item of a list into another, or from elsewhere into it:
// anchors and aliases, directives, other documents, and unusual line breaks.
func cuttable(text string) bool {
	for _, mark := range []string{"\u0085", "\u2028", "\u2029", "\n---", "\n...", "\n%", "\ufeff"} {
		if strings.Contains(text, mark) {
			return false
		}
	}
	if strings.HasPrefix(text, "%") || strings.HasPrefix(text, "---") || strings.HasPrefix(text, "...") {
		return false
	}
	if strings.Count(text, "\r") != strings.Count(text, "\r\n") {
		return false
	}
	return !beginsWith(text, '&') && !beginsWith(text, '*')
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
