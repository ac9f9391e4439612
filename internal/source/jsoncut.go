package source

import (
	"io"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
)

// This file cuts the lists of a chart in JSON, as cutter does those of YAML. It looks for brackets and quotation marks only: what stands
// between them is read, and checked, piece by piece.

// recordDepth is how deep the records of a list right below the document stand.
const recordDepth = 2

// A jsonCutter takes the lists right below the document out of a text.
type jsonCutter struct {
	file     *File
	text     string
	at       int
	document Value
}

// cutJSON finds the lists right below the document, and reads the document without their items. It is false, and nothing is read, where
// that could make a difference.
func (f *File) cutJSON() bool {
	c := jsonCutter{file: &File{File: f.File}, text: f.Data()}
	if !c.cut() || len(c.file.pieces) == 0 || c.file.Incomplete || len(c.file.Findings) > 0 || c.document.Get("version") == nil {
		return false
	}
	f.Documents, f.pieces = []Value{c.document}, c.file.pieces
	return true
}

// cut goes through the fields of the document.
func (c *jsonCutter) cut() bool {
	c.space()
	start := c.at
	if !c.mark('{') {
		return false
	}
	for more := true; more; more = c.mark(',') {
		if !c.field() {
			return false
		}
	}
	if !c.mark('}') {
		return false
	}
	c.document.Kind, c.document.Pos = Map, c.file.whole(c.file.pos(start, 1), c.at)
	c.space()
	return c.at == len(c.text)
}

// field reads a field of the document, or cuts it.
func (c *jsonCutter) field() bool {
	c.space()
	key, ok := c.read(0)
	if !ok || key.Kind != Quoted || slices.ContainsFunc(c.document.Fields, func(f Field) bool { return f.Key.Value == key.Text }) || !c.mark(':') {
		return false
	}
	c.space()
	field := Field{Key: diag.Text{Value: key.Text, Pos: key.Pos}}
	start := c.at
	if strings.HasPrefix(c.text[start:], "[") {
		ok = c.items(field.Key)
		field.Value = Value{Kind: List, Pos: c.file.whole(c.file.pos(start, 1), c.at)}
	} else {
		field.Value, ok = c.read(1)
	}
	c.document.Fields = append(c.document.Fields, field)
	c.space()
	return ok
}

// read reads the value that begins here, at a depth.
func (c *jsonCutter) read(depth int) (v Value, ok bool) {
	from := c.at
	if !c.skip() {
		return v, false
	}
	r := newJSONReader(c.file, from, c.at)
	if r.next() != nil {
		return v, false
	}
	v, err := r.value(depth)
	return v, err == nil && r.end == c.at
}

// items cuts the items of the list that begins here.
func (c *jsonCutter) items(list diag.Text) bool {
	c.at++
	c.space()
	if c.mark(']') {
		return true
	}
	for from := c.at; ; {
		if !c.skip() {
			return false
		}
		c.space()
		end := c.at
		switch last := c.mark(']'); {
		case last || end-from >= pieceSize && c.mark(','):
			c.file.pieces = append(c.file.pieces, Piece{Field: list, from: from, to: end, json: true})
			if last {
				return true
			}
			from = c.at
		case end == c.at && !c.mark(','):
			return false
		}
		c.space()
	}
}

// space goes over white space.
func (c *jsonCutter) space() {
	for c.at < len(c.text) && isJSONSpace(c.text[c.at]) {
		c.at++
	}
}

func isJSONSpace(b byte) bool { return b == ' ' || b == '\n' || b == '\r' || b == '\t' }

// mark goes over a mark, if it stands here.
func (c *jsonCutter) mark(mark byte) bool {
	if c.at < len(c.text) && c.text[c.at] == mark {
		c.at++
		return true
	}
	return false
}

// skip goes over the value that begins here: to where its brackets are closed, or to the next mark.
func (c *jsonCutter) skip() bool {
	depth, from := 0, c.at
	for ; c.at < len(c.text); c.at++ {
		switch b := c.text[c.at]; {
		case b == '"':
			end := endOfText(c.text, c.at+1)
			if end < 0 {
				return false
			}
			c.at = end
		case b == '{' || b == '[':
			depth++
		case (b == '}' || b == ']') && depth > 0:
			depth--
		case depth == 0 && (isJSONSpace(b) || strings.IndexByte(",:}]", b) >= 0):
			return c.at > from
		default:
			continue
		}
		if depth == 0 {
			c.at++
			return true
		}
	}
	return false
}

// endOfText returns where the quotation mark stands that ends a text of JSON; -1 if none does.
func endOfText(text string, from int) int {
	for at := from; ; at++ {
		end := strings.IndexByte(text[at:], '"')
		if end < 0 {
			return -1
		}
		at += end
		slashes := 0
		for at-slashes > from && text[at-slashes-1] == '\\' {
			slashes++
		}
		if slashes%2 == 0 {
			return at
		}
	}
}

// readJSONPiece does what ReadPiece does, for JSON.
func (f *File) readJSONPiece(p Piece, scratch *Scratch) (document Value, findings []diag.Finding, ok bool) {
	part := &File{File: f.File}
	scratch.clear(p)
	text := io.MultiReader(strings.NewReader("["), strings.NewReader(f.Data()[p.from:p.to]), strings.NewReader("]"))
	r := newJSONText(part, p.from-1, p.to, text)
	r.scratch = scratch
	if r.next() != nil {
		return Value{}, nil, false
	}
	for r.next() == nil {
		if r.kind == ']' {
			list := Value{Kind: List, Pos: part.pos(p.from, 0), Items: scratch.records}
			return Value{Kind: Map, Pos: list.Pos, Fields: []Field{{Key: p.Field, Value: list}}}, part.Findings, r.end > p.to
		}
		part.records = true
		v, err := r.value(recordDepth)
		if err != nil || part.Incomplete || part.faulty || part.swallowed || len(part.Unread)+len(part.apart) > 0 {
			break
		}
		scratch.records = append(scratch.records, v)
	}
	return Value{}, nil, false
}
