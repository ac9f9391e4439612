package lsp

import (
	"slices"
	"sort"
	"unicode/utf8"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/orglint/orglint/internal/diag"
)

// A document is a text that an editor holds.
type document struct {
	uri     uri.URI
	version int32
	text    []byte
	starts  []uint32 // of its lines
	edits   []swap   // since the text that the newest snapshot has
	made    int      // how many edits there were in all
}

// A swap is a stretch of a text that was replaced.
type swap struct{ at, removed, added int }

func newDocument(item protocol.TextDocumentItem) *document {
	d := &document{uri: item.URI, version: item.Version}
	d.set(item.Text)
	return d
}

// set makes a text the whole document.
func (d *document) set(text string) {
	d.text, d.starts = []byte(text), diag.LineStarts(text)
}

// change makes a change that an editor tells of.
func (d *document) change(event protocol.TextDocumentContentChangeEvent, encoding protocol.PositionEncodingKind) {
	switch change := event.(type) {
	case *protocol.TextDocumentContentChangePartial:
		from := d.offset(change.Range.Start, encoding)
		to := max(from, d.offset(change.Range.End, encoding))
		d.replace(from, to, change.Text)
		d.edits, d.made = append(d.edits, swap{from, to - from, len(change.Text)}), d.made+1
	case *protocol.TextDocumentContentChangeWholeDocument:
		d.edits, d.made = append(d.edits, difference(string(d.text), change.Text)), d.made+1
		d.set(change.Text)
	}
}

// replace replaces a stretch of the text. Of the lines it counts only those anew that may begin elsewhere.
func (d *document) replace(from, to int, text string) {
	d.text = slices.Replace(d.text, from, to, []byte(text)...)
	keep := sort.Search(len(d.starts), func(i int) bool { return int(d.starts[i]) >= max(from, 1) })
	behind := sort.Search(len(d.starts), func(i int) bool { return int(d.starts[i]) > to })
	var fresh []uint32
	for at := max(from, 1); at <= from+len(text); at++ {
		if before := d.text[at-1]; before == '\n' || before == '\r' && (at == len(d.text) || d.text[at] != '\n') {
			fresh = append(fresh, uint32(at))
		}
	}
	for i := range d.starts[behind:] {
		d.starts[behind+i] += uint32(len(text) - (to - from))
	}
	d.starts = slices.Replace(d.starts, keep, max(keep, behind), fresh...)
}

// offset returns the byte at a position. What is past the end of a line is at its end.
func (d *document) offset(at protocol.Position, encoding protocol.PositionEncodingKind) int {
	if int(at.Line) >= len(d.starts) {
		return len(d.text)
	}
	start, end := int(d.starts[at.Line]), len(d.text)
	if int(at.Line)+1 < len(d.starts) {
		end = int(d.starts[at.Line+1])
	}
	line := d.text[start:end]
	line = line[:lineLength(line)]
	return start + bytesOf(line, int(at.Character), encoding)
}

// position returns the position of a byte.
func (d *document) position(offset int, encoding protocol.PositionEncodingKind) protocol.Position {
	offset = min(offset, len(d.text))
	line := sort.Search(len(d.starts), func(i int) bool { return int(d.starts[i]) > offset }) - 1
	return protocol.Position{Line: uint32(line), Character: uint32(unitsOf(string(d.text[d.starts[line]:offset]), encoding))}
}

// line returns the line of a position, and where it begins.
func (d *document) line(number int) (text string, start int) {
	if number >= len(d.starts) {
		return "", len(d.text)
	}
	start = int(d.starts[number])
	rest := d.text[start:]
	return string(rest[:lineLength(rest)]), start
}

// lineLength counts the bytes of the first line of a text, without its end.
func lineLength(text []byte) int {
	if end := slices.IndexFunc(text, func(b byte) bool { return b == '\n' || b == '\r' }); end >= 0 {
		return end
	}
	return len(text)
}

// bytesOf counts the bytes of so many units of a line; all if it has fewer.
func bytesOf(line []byte, units int, encoding protocol.PositionEncodingKind) int {
	if encoding == protocol.PositionEncodingKindUTF8 {
		at := min(units, len(line))
		for at > 0 && at < len(line) && !utf8.RuneStart(line[at]) {
			at--
		}
		return at
	}
	at := 0
	for at < len(line) && units > 0 {
		r, size := utf8.DecodeRune(line[at:])
		if units -= width(r); units >= 0 {
			at += size
		}
	}
	return at
}

// unitsOf counts the units of a text in which an editor counts columns.
func unitsOf(text string, encoding protocol.PositionEncodingKind) int {
	if encoding == protocol.PositionEncodingKindUTF8 {
		return len(text)
	}
	n := 0
	for _, r := range text {
		n += width(r)
	}
	return n
}

// width counts the units of UTF-16 that a character has.
func width(r rune) int {
	if r > 0xFFFF {
		return 2
	}
	return 1
}

// difference returns the one swap that makes a text of another.
func difference(before, after string) swap {
	same := 0
	for same < min(len(before), len(after)) && before[same] == after[same] {
		same++
	}
	end := 0
	for end < min(len(before), len(after))-same && before[len(before)-1-end] == after[len(after)-1-end] {
		end++
	}
	return swap{same, len(before) - same - end, len(after) - same - end}
}

// now returns where an offset of the newest snapshot is in the document now.
func (d *document) now(offset int) int {
	for _, e := range d.edits {
		switch {
		case offset >= e.at+e.removed:
			offset += e.added - e.removed
		case offset > e.at:
			offset = e.at + min(offset-e.at, e.added)
		}
	}
	return offset
}

// then returns where an offset of the document was in the newest snapshot.
func (d *document) then(offset int) int {
	for _, e := range slices.Backward(d.edits) {
		switch {
		case offset >= e.at+e.added:
			offset += e.removed - e.added
		case offset > e.at:
			offset = e.at + min(offset-e.at, e.removed)
		}
	}
	return offset
}

// settle drops the edits that a new snapshot has. It was made of the text that the document had after some edits, if the document was open
// then, and holds data.
func (d *document) settle(taken *taken, data string) {
	if taken != nil && taken.document == d && len(taken.text) == len(data) {
		d.edits = slices.Clone(d.edits[len(d.edits)-(d.made-taken.made):])
		return
	}
	d.edits = nil
	if now := string(d.text); now != data {
		d.edits = []swap{difference(data, now)}
	}
}

// A taken is a document as it was when a check began.
type taken struct {
	document *document
	text     string
	made     int // edits
}

func (d *document) take() *taken {
	return &taken{document: d, text: string(d.text), made: d.made}
}
