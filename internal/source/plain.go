package source

import (
	"strings"

	"github.com/orglint/orglint/internal/diag"
)

// This file reads the records that most charts are made of: plain fields, one a line or all in one pair of braces. It may
// only decline, or return what yaml.v3 would: a test compares the two. Without it everything works, but slower.

// A plainReader reads items of a list, each of which begins on a line that is indented by so many spaces.
type plainReader struct {
	file    *File
	text    string // of the file, up to the end of the piece
	at      int
	indent  int
	scratch *Scratch
	first   int // of the fields in the scratch that belong to the record
}

// mostPlain is the number of fields above which a record, or a list in it, is left to yaml.v3.
const mostPlain = manyKeys

// read reads the item that begins on the line at an offset, if it is a record of plain fields, and returns the offset of the
// next. It is not ok for any other.
func (r *plainReader) read(from int) (v Value, end int, ok bool) {
	r.at, r.first = from+r.indent+1, len(r.scratch.fields)
	texts := len(r.scratch.texts)
	r.spaces()
	if r.at < len(r.text) && r.text[r.at] == '{' {
		v, ok = r.braces()
	} else {
		v, ok = r.lines(r.at - from)
	}
	if !ok {
		r.scratch.fields, r.scratch.texts = r.scratch.fields[:r.first], r.scratch.texts[:texts]
	}
	return v, r.at, ok
}

// lines reads fields that stand one below the other, at a column.
func (r *plainReader) lines(column int) (v Value, ok bool) {
	for more := true; more; {
		if !r.field(false) || !r.atLineEnd() {
			return Value{}, false
		}
		if more, ok = r.nextLine(column); !ok {
			return Value{}, false
		}
	}
	v = Value{Kind: Map, Fields: r.fields()}
	v.Pos = v.Fields[0].Key.Pos
	return v, true
}

// fields returns the fields of the record.
func (r *plainReader) fields() []Field {
	all := r.scratch.fields
	return all[r.first:len(all):len(all)]
}

// nextLine goes to the next line that is more than space. There are more fields if it begins at a column; it is not ok if that
// begins neither there nor, with a dash, where items do.
func (r *plainReader) nextLine(column int) (more, ok bool) {
	for r.at < len(r.text) {
		if r.text[r.at] == '\r' {
			r.at++
		}
		r.at++
		start := r.at
		r.spaces()
		switch {
		case r.atLineEnd():
			continue
		case r.at-start == column:
			return true, true
		}
		indent := r.at - start
		r.at = start
		line, _ := lineOf(r.text[start:min(len(r.text), start+indent+len("- "))])
		return false, indent == r.indent && isItem(line, indent)
	}
	return false, true
}

// atLineEnd reports whether the line ends here: at a line break, or with the text.
func (r *plainReader) atLineEnd() bool {
	return r.at >= len(r.text) || r.text[r.at] == '\n' || r.text[r.at] == '\r'
}

// braces reads fields between braces, and what is left of the line and of those after it, which must be space.
func (r *plainReader) braces() (v Value, ok bool) {
	start := r.at
	for r.at < len(r.text) && (r.text[r.at] == ',' || r.at == start) {
		r.at++
		r.spaces()
		if !r.field(true) {
			return Value{}, false
		}
	}
	if r.at >= len(r.text) || r.text[r.at] != '}' {
		return Value{}, false
	}
	r.at++
	v = Value{Kind: Map, Fields: r.fields(), Pos: r.file.whole(r.file.pos(start, 1), r.at)}
	r.spaces()
	if !r.atLineEnd() {
		return Value{}, false
	}
	more, ok := r.nextLine(-1)
	return v, ok && !more
}

// field reads a field and the spaces after it.
func (r *plainReader) field(flow bool) bool {
	start := r.at
	for r.at < len(r.text) && r.text[r.at] != ':' && r.text[r.at] > ' ' {
		r.at++
	}
	key := r.text[start:r.at]
	if r.at+1 >= len(r.text) || r.text[r.at] != ':' || r.text[r.at+1] != ' ' || !isWord(key) || !r.isNew(key) {
		return false
	}
	r.at++
	r.spaces()
	r.scratch.fields = append(r.scratch.fields, Field{Key: diag.Text{Value: key, Pos: r.file.pos(start, len(key))}})
	value, ok := &r.scratch.fields[len(r.scratch.fields)-1].Value, false
	if r.at < len(r.text) && r.text[r.at] == '[' {
		ok = r.list(value)
	} else {
		ok = r.scalar(value, flow)
	}
	r.spaces()
	return ok
}

// isNew reports whether the record has no field of that key, and room for one.
func (r *plainReader) isNew(key string) bool {
	fields := r.scratch.fields[r.first:]
	for i := range fields {
		if fields[i].Key.Value == key {
			return false
		}
	}
	return len(fields) < mostPlain
}

// list reads a list in brackets.
func (r *plainReader) list(v *Value) bool {
	start, first := r.at, len(r.scratch.texts)
	for r.at < len(r.text) && (r.text[r.at] == ',' || r.at == start) {
		r.at++
		r.spaces()
		var text Value
		if !r.scalar(&text, true) {
			return false
		}
		r.scratch.texts = append(r.scratch.texts, text)
		r.spaces()
	}
	if r.at >= len(r.text) || r.text[r.at] != ']' {
		return false
	}
	r.at++
	texts := r.scratch.texts
	v.Kind, v.Items, v.Pos = List, texts[first:len(texts):len(texts)], r.file.whole(r.file.pos(start, 1), r.at)
	return true
}

// scalar reads a text: in brackets or braces, or to the end of the line.
func (r *plainReader) scalar(v *Value, flow bool) bool {
	if r.at >= len(r.text) {
		return false
	}
	start, end := r.at, 0
	v.Kind = Plain
	switch c := r.text[r.at]; {
	case c == '"' || c == '\'':
		v.Kind = Quoted
		r.at, end = r.quoted()
		start++
	case c < 0x80 && !isAlphanumeric(c) && strings.IndexByte("_/(+.$", c) < 0:
		return false
	case flow:
		r.at, end = r.inBrackets()
	default:
		r.at, end = r.toLineEnd()
	}
	if end < 0 {
		return false
	}
	v.Text = r.text[start:end]
	if v.Kind == Quoted {
		v.Pos = r.file.pos(start-1, end-start+2)
		return isPlain(v.Text)
	}
	v.Pos = r.file.pos(start, end-start)
	if v.Text == "null" {
		v.Kind = Null
	}
	return true
}

// quoted finds the end of a text in quotation marks, with none and no backslash in it; -1 for any other.
func (r *plainReader) quoted() (next, end int) {
	quote := r.text[r.at]
	length := strings.IndexByte(r.text[r.at+1:], quote)
	if length < 0 {
		return r.at, -1
	}
	end = r.at + 1 + length
	next = end + 1
	if next < len(r.text) && r.text[next] == quote || quote == '"' && strings.Contains(r.text[r.at:end], `\`) {
		return r.at, -1
	}
	return next, end
}

// inBrackets finds the end of a text without quotation marks in brackets or braces; -1 for one that may be more than that.
func (r *plainReader) inBrackets() (next, end int) {
	length := strings.IndexAny(r.text[r.at:], ",[]{}:?#\t\r\n")
	if length < 0 || strings.IndexByte(",[]{}", r.text[r.at+length]) < 0 || !isPlain(r.text[r.at:r.at+length]) {
		return r.at, -1
	}
	next = r.at + length
	return next, r.at + len(strings.TrimRight(r.text[r.at:next], " "))
}

// isPlain reports whether a text has no tabs, no line breaks, and no character that yaml.v3 refuses.
func isPlain(text string) bool {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c >= 0xc2 && !isPrintable(text[i:]) {
			return false
		}
	}
	return true
}

// isPrintable reports whether yaml.v3 takes the character above ASCII that a text begins with.
func isPrintable(text string) bool {
	switch text[0] {
	case 0xc2:
		return text[1] >= 0xa0
	case 0xef:
		return text[1] != 0xbf || text[2] < 0xbe
	}
	return true
}

// toLineEnd finds the end of a text without quotation marks that the line ends with; -1 for one that may be more than that.
func (r *plainReader) toLineEnd() (next, end int) {
	text := r.text
	i := r.at
	for ; i < len(text); i++ {
		switch c := text[i]; {
		case c > ':' && c < 0xc2:
		case c == ' ':
			continue
		case c == '\n' || c == '\r':
			return i, end
		case c == '\t', c == '#' && text[i-1] == ' ', c >= 0xc2 && !isPrintable(text[i:]):
			return r.at, -1
		case c == ':' && (i+1 == len(text) || text[i+1] <= ' '):
			return r.at, -1
		}
		end = i + 1
	}
	return i, end
}

// spaces goes past spaces.
func (r *plainReader) spaces() {
	for r.at < len(r.text) && r.text[r.at] == ' ' {
		r.at++
	}
}

func isAlphanumeric(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}
