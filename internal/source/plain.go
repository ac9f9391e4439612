package source

import (
	"strings"
	"unicode/utf8"

	"github.com/orglint/orglint/internal/diag"
)

// This file reads the records that most charts are made of: plain fields, one a line or all in one pair of braces. It may
// only decline, or return what yaml.v3 would: a test compares the two. Without it everything works, but slower.

// A plainReader reads one item of a list.
type plainReader struct {
	file *File
	text string // of the file
	at   int
	end  int // of the item
}

// readPlain reads an item of a list that is a record of plain fields. It is not ok for any other.
func (f *File) readPlain(item span) (v Value, ok bool) {
	r := &plainReader{file: f, text: f.Data(), at: item.from, end: item.to}
	if !plainCharacters(r.text[item.from:item.to]) {
		return Value{}, false
	}
	r.spaces()
	r.at++ // the dash
	r.spaces()
	column := r.at - item.from
	before := len(f.Findings)
	if r.at < r.end && r.text[r.at] == '{' {
		v, ok = r.braces()
		ok = ok && strings.Trim(r.text[r.at:r.end], " \r\n") == ""
	} else {
		v, ok = r.lines(column)
	}
	if !ok {
		f.Findings = f.Findings[:before]
		return Value{}, false
	}
	f.name(&v, before)
	return v, true
}

// plainCharacters reports whether a text has no comments, no tabs, and no character that yaml.v3 refuses.
func plainCharacters(text string) bool {
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\t', c == '#' && i > 0 && (text[i-1] == ' ' || text[i-1] == '\n'):
			return false
		case c >= utf8.RuneSelf:
			r, size := utf8.DecodeRuneInString(text[i:])
			if r < 0xa0 || r == 0xfffe || r == 0xffff {
				return false
			}
			i += size - 1
		}
	}
	return true
}

// lines reads fields that stand one below the other, at a column.
func (r *plainReader) lines(column int) (v Value, ok bool) {
	v = Value{Kind: Map, Fields: make([]Field, 0, usualFields)}
	var seen keySet
	for {
		end := r.lineEnd()
		field, ok := r.field(end, "")
		if !ok || r.at != end {
			return Value{}, false
		}
		r.file.add(&v, &seen, field)
		if !r.nextLine(column) {
			return Value{}, false
		}
		if r.at == r.end {
			v.Pos = v.Fields[0].Key.Pos
			return v, true
		}
	}
}

// nextLine goes to the next line that is more than space. It is false where that does not begin at a column.
func (r *plainReader) nextLine(column int) bool {
	for r.at < r.end && r.at == r.lineEnd() {
		if r.text[r.at] == '\r' {
			r.at++
		}
		r.at++
		start := r.at
		r.spaces()
		if r.at < r.lineEnd() && r.at-start != column {
			return false
		}
	}
	return true
}

// usualFields is how many fields a record usually has.
const usualFields = 8

// braces reads fields between braces.
func (r *plainReader) braces() (v Value, ok bool) {
	start, end := r.at, r.lineEnd()
	v = Value{Kind: Map, Fields: make([]Field, 0, usualFields)}
	var seen keySet
	for r.at < end && (r.text[r.at] == ',' || r.at == start) {
		r.at++
		r.spaces()
		field, ok := r.field(end, ",[]{}")
		if !ok {
			return Value{}, false
		}
		r.file.add(&v, &seen, field)
	}
	if r.at >= end || r.text[r.at] != '}' {
		return Value{}, false
	}
	r.at++
	v.Pos = r.file.whole(r.file.pos(start, 1), r.at)
	return v, true
}

// field reads a field and the spaces after it. Inside brackets, closing are the characters that end a value.
func (r *plainReader) field(end int, closing string) (f Field, ok bool) {
	colon := strings.IndexByte(r.text[r.at:end], ':')
	if colon < 0 || !isWord(r.text[r.at:r.at+colon]) {
		return Field{}, false
	}
	f.Key = diag.Text{Value: r.text[r.at : r.at+colon], Pos: r.file.pos(r.at, colon)}
	r.at += colon + 1
	if r.at == end || r.text[r.at] != ' ' {
		return Field{}, false
	}
	r.spaces()
	if r.at < end && r.text[r.at] == '[' {
		f.Value, ok = r.list(end)
	} else {
		f.Value, ok = r.scalar(end, closing)
	}
	r.spaces()
	return f, ok
}

// list reads a list in brackets.
func (r *plainReader) list(end int) (v Value, ok bool) {
	start := r.at
	v = Value{Kind: List}
	for r.at < end && (r.text[r.at] == ',' || r.at == start) {
		r.at++
		r.spaces()
		item, ok := r.scalar(end, ",[]{}")
		if !ok {
			return Value{}, false
		}
		v.Items = append(v.Items, item)
		r.spaces()
	}
	if r.at >= end || r.text[r.at] != ']' {
		return Value{}, false
	}
	r.at++
	v.Pos = r.file.whole(r.file.pos(start, 1), r.at)
	return v, true
}

// scalar reads a text.
func (r *plainReader) scalar(end int, closing string) (v Value, ok bool) {
	if r.at == end {
		return Value{}, false
	}
	switch c := r.text[r.at]; {
	case c == '"' || c == '\'':
		return r.quoted(end)
	case c >= utf8.RuneSelf, isAlphanumeric(c), strings.IndexByte("_/(+.$", c) >= 0:
		return r.plain(end, closing)
	}
	return Value{}, false
}

// quoted reads a text in quotation marks, with none and no backslash in it.
func (r *plainReader) quoted(end int) (v Value, ok bool) {
	quote := r.text[r.at]
	length := strings.IndexByte(r.text[r.at+1:end], quote)
	if length < 0 {
		return Value{}, false
	}
	text := r.text[r.at+1 : r.at+1+length]
	v = Value{Kind: Quoted, Text: text, Pos: r.file.pos(r.at, length+2)}
	r.at += length + 2
	again := r.at < end && r.text[r.at] == quote
	return v, !again && (quote == '\'' || strings.IndexByte(text, '\\') < 0)
}

// plain reads a text without quotation marks.
func (r *plainReader) plain(end int, closing string) (v Value, ok bool) {
	text := r.text[r.at:end]
	if closing != "" {
		if i := strings.IndexAny(text, closing); i >= 0 {
			text = text[:i]
		}
		if strings.ContainsAny(text, ":?#") {
			return Value{}, false
		}
	}
	text = strings.TrimRight(text, " ")
	if strings.Contains(text, ": ") || strings.HasSuffix(text, ":") {
		return Value{}, false
	}
	v = Value{Kind: Plain, Text: text, Pos: r.file.pos(r.at, len(text))}
	if text == "null" {
		v.Kind = Null
	}
	r.at += len(text)
	return v, true
}

// lineEnd returns where the line ends: at a line break, or with the item.
func (r *plainReader) lineEnd() int {
	next := strings.IndexByte(r.text[r.at:r.end], '\n')
	switch {
	case next < 0:
		return r.end
	case next > 0 && r.text[r.at+next-1] == '\r':
		return r.at + next - 1
	}
	return r.at + next
}

// spaces goes past spaces.
func (r *plainReader) spaces() {
	for r.at < r.end && r.text[r.at] == ' ' {
		r.at++
	}
}

func isAlphanumeric(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}
