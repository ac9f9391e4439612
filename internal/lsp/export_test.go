package lsp

import (
	"context"
	"io"
	"strings"

	"go.lsp.dev/protocol"
)

// A Document is a document of tests.
type Document struct{ d *document }

// NewDocument returns a document that holds a text.
func NewDocument(text string) *Document {
	return &Document{newDocument(protocol.TextDocumentItem{Text: text})}
}

// Replace replaces a stretch, as a change between two positions does, and returns it in bytes.
func (d *Document) Replace(start, end protocol.Position, text string, encoding protocol.PositionEncodingKind) (from, to int) {
	from = d.d.offset(start, encoding)
	to = max(from, d.d.offset(end, encoding))
	d.d.change(&protocol.TextDocumentContentChangePartial{Range: protocol.Range{Start: start, End: end}, Text: text}, encoding)
	return from, to
}

// Whole makes a text the whole document.
func (d *Document) Whole(text string) {
	d.d.change(&protocol.TextDocumentContentChangeWholeDocument{Text: text}, protocol.PositionEncodingKindUTF16)
}

// Text returns the text.
func (d *Document) Text() string { return string(d.d.text) }

// Starts returns where lines begin.
func (d *Document) Starts() []uint32 { return d.d.starts }

// Position returns the position of a byte.
func (d *Document) Position(offset int, encoding protocol.PositionEncodingKind) protocol.Position {
	return d.d.position(offset, encoding)
}

// Offset returns the byte at a position.
func (d *Document) Offset(at protocol.Position, encoding protocol.PositionEncodingKind) int {
	return d.d.offset(at, encoding)
}

// Now returns where a byte of the newest snapshot is now.
func (d *Document) Now(offset int) int { return d.d.now(offset) }

// Then returns where a byte was in the newest snapshot.
func (d *Document) Then(offset int) int { return d.d.then(offset) }

// Take takes the document for a check, and returns what makes that the newest snapshot.
func (d *Document) Take() (settle func()) {
	t := d.d.take()
	return func() { d.d.settle(t, t.text) }
}

// ReadStream reads all messages of a stream, and returns how many there are.
func ReadStream(in io.Reader, out io.Writer) (messages int, err error) {
	s := newStream(in, out)
	for {
		if _, _, err := s.Read(context.Background()); err != nil {
			return messages, err
		}
		messages++
	}
}

// Cursor says what stands around the mark | in a text: the lists, the key and what is typed.
func Cursor(text string) string {
	before, after, _ := strings.Cut(text, "|")
	lines := strings.Split(before, "\n")
	line := lines[len(lines)-1]
	rest, _, _ := strings.Cut(after, "\n")
	c, ok := cursorAt(line+rest, len(line), func(yield func(string) bool) {
		for i := len(lines) - 2; i >= 0; i-- {
			if !yield(lines[i]) {
				return
			}
		}
	})
	if !ok {
		return "nothing"
	}
	return strings.Join(c.lists, "/") + " " + c.key + "=" + c.typed
}
