package source

import (
	"strings"

	"github.com/orglint/orglint/internal/diag"
)

// A cutter takes the lists right below the document out of a text.
type cutter struct {
	text     string
	pieces   []Piece
	skeleton strings.Builder // the text without the items
	lines    []int           // where its lines start in the text
}

// cut goes through the lines of the text. It is false where it is in doubt what they mean.
func (c *cutter) cut() bool {
	var list diag.Text // the key of the list that may begin
	for at := 0; at < len(c.text); {
		line, rest := lineOf(c.text[at:])
		next := len(c.text) - rest
		if list.Value != "" && !isBlank(line) {
			indent := indentOf(line)
			if isItem(line, indent) {
				end, ok := c.items(list, at, indent)
				if !ok {
					return false
				}
				list, at = diag.Text{}, end
				continue
			}
			list = diag.Text{}
		}
		if isMark(line) {
			return false
		}
		if key, ok := listKey(line); ok {
			list = diag.Text{Value: key, Pos: diag.Pos{Offset: uint32(at), Length: uint32(len(key))}}
		}
		c.lines = append(c.lines, at)
		c.skeleton.WriteString(c.text[at:next])
		at = next
	}
	c.lines = append(c.lines, len(c.text))
	return true
}

// items cuts the items of a list, which start at an offset, and returns the offset after them.
func (c *cutter) items(list diag.Text, from, indent int) (end int, ok bool) {
	at := from
	for at < len(c.text) {
		spaces := indentOf(c.text[at:])
		if first := at + spaces; spaces > indent && first < len(c.text) && c.text[first] != '\t' {
			at = lineAfter(c.text, first) // of an item, or blank
			continue
		}
		line, rest := lineOf(c.text[at:])
		switch {
		case isBlank(line):
		case isItem(line, indent):
			if at-from >= pieceSize {
				c.pieces = append(c.pieces, Piece{Field: list, from: from, to: at})
				from = at
			}
		case spaces == 0 && line[0] != '\t' && isKey(line):
			c.pieces = append(c.pieces, Piece{Field: list, from: from, to: at})
			return at, true
		default:
			return 0, false
		}
		at = len(c.text) - rest
	}
	c.pieces = append(c.pieces, Piece{Field: list, from: from, to: at})
	return at, true
}

// isBlank reports whether there is nothing on a line but space or a comment.
func isBlank(line string) bool {
	line = strings.TrimLeft(line, " ")
	return line == "" || line[0] == '#'
}

// isKey reports whether a line begins with the key of a field: a word and a colon.
func isKey(line string) bool {
	key, rest, ok := strings.Cut(line, ":")
	return ok && isWord(key) && (rest == "" || rest[0] == ' ')
}

// listKey returns the key on a line that holds nothing else.
func listKey(line string) (key string, ok bool) {
	key, rest, _ := strings.Cut(line, ":")
	if !isKey(line) || !isBlank(rest) || strings.HasPrefix(rest, "#") {
		return "", false
	}
	return key, true
}

// isWord reports whether a text is a plain name of a field.
func isWord(text string) bool {
	const most = 100
	if text == "" || len(text) > most {
		return false
	}
	for i := range len(text) {
		c := text[i]
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_'
		if !letter && (i == 0 || (c < '0' || c > '9') && c != '-') {
			return false
		}
	}
	return true
}

// place puts empty lists in the place of those whose items were cut. It is false where one is not right below the document,
// or is there twice.
func (c *cutter) place(document *Value, f *File) bool {
	if document.Kind != Map || document.bare || document.Pos.Offset != document.Fields[0].Key.Pos.Offset {
		return false // in brackets
	}
	for i := range c.pieces {
		p := &c.pieces[i]
		if i > 0 && p.Field.Pos.Offset == c.pieces[i-1].Field.Pos.Offset {
			p.Field = c.pieces[i-1].Field
			continue
		}
		at := -1
		for j := range document.Fields {
			key := document.Fields[j].Key
			if key.Value == p.Field.Value && key.Pos.Offset == p.Field.Pos.Offset && document.Fields[j].Value.Kind == Null {
				at = j
			}
		}
		if at < 0 {
			return false
		}
		p.Field.Pos.File = f.File
		document.Fields[at].Value = Value{Kind: List, Pos: f.pos(p.from+strings.IndexByte(c.text[p.from:], '-'), 1)}
	}
	f.pieces = c.pieces
	return true
}

// indentOf counts the spaces with which a text begins.
func indentOf(text string) int {
	spaces := 0
	for spaces < len(text) && text[spaces] == ' ' {
		spaces++
	}
	return spaces
}

// isItem reports whether an item of a list begins on a line, which is indented by so many spaces.
func isItem(line string, indent int) bool {
	if len(line) <= indent || line[indent] != '-' || strings.TrimLeft(line[:indent], " ") != "" {
		return false
	}
	return len(line) == indent+1 || line[indent+1] == ' '
}
