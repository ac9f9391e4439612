package source

import (
	"encoding/json"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/orglint/orglint/internal/diag"
)

// maxDepth is how deep lists and fields may stand inside each other.
const maxDepth = 1000

// errTooDeep stops the reading of a file whose values stand too deep inside each other.
var errTooDeep = errors.New("too deep")

// endsEarly is the message where a file ends before its brackets are closed.
const endsEarly = "The JSON text ends too early: a closing bracket or quotation mark is missing; was the file saved whole?"

// tooDeep is the message for it.
const tooDeep = "Lists and fields stand more than 1,000 levels deep inside each other here; no org chart needs that."

// A jsonReader walks the tokens of a JSON text.
type jsonReader struct {
	file    *File
	decoder *jsontext.Decoder
	from    int // where the text that is decoded begins, in bytes
	to      int
	start   int // of the token last read
	end     int
	kind    jsontext.Kind // of that token
	text    string        // what that token says, if it is a text
	scratch *Scratch      // has room for the fields of records; or nil
}

// readJSON reads all JSON values of the file.
func (f *File) readJSON() {
	r := newJSONReader(f, 0, len(f.text()))
	if err := r.values(); err != nil {
		f.syntax(r.explain(err))
	}
}

// newJSONReader reads a stretch of the file.
func newJSONReader(f *File, from, to int) *jsonReader {
	return newJSONText(f, from, to, strings.NewReader(f.text()[from:to]))
}

// newJSONText reads a text in which a stretch of the file stands from some place on.
func newJSONText(f *File, from, to int, text io.Reader) *jsonReader {
	return &jsonReader{file: f, from: from, to: to, end: from, decoder: jsontext.NewDecoder(text, jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))}
}

// values adds the values to the documents of the file.
func (r *jsonReader) values() error {
	for {
		err := r.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		var v Value
		if err == nil {
			v, err = r.value(0)
		}
		if err != nil {
			return err
		}
		r.file.Documents = append(r.file.Documents, v)
	}
}

// isJSONLines reports whether the file says of itself that it has a value a line.
func (f *File) isJSONLines() bool {
	return slices.Contains([]string{".jsonl", ".ndjson"}, strings.ToLower(filepath.Ext(f.Path)))
}

// readJSONLines reads a value a line. A line that does not read costs only itself.
func (f *File) readJSONLines() {
	text := f.text()
	for at := 0; at < len(text); {
		end := at + lineLength(text[at:])
		r, before := newJSONReader(f, at, end), len(f.Documents)
		if err := r.values(); err != nil {
			pos, message := r.explain(err)
			line := f.pos(at, end-at)
			pos.Offset = min(pos.Offset, uint32(end))
			f.Documents = f.Documents[:before]
			f.found(diag.Finding{Rule: "syntax", Pos: pos, Field: message, Message: message})
			broken := strings.TrimSpace(text[at:end])
			f.Unread = append(f.Unread, Stretch{
				Pos: line, Lost: []diag.Pos{line}, Cut: !strings.HasSuffix(broken, "}"), Nameless: !strings.Contains(strings.TrimSuffix(broken, ":"), ":"),
			})
		}
		at = lineAfter(text, at)
	}
}

// next reads one token and notes where it stands.
func (r *jsonReader) next() error {
	token, err := r.decoder.ReadToken()
	if err != nil {
		return err
	}
	data := r.file.text()
	r.start = r.end
	r.end = r.from + int(r.decoder.InputOffset())
	for r.start < r.end && strings.IndexByte(" \t\r\n,:", data[r.start]) >= 0 {
		r.start++
	}
	if r.kind = token.Kind(); r.kind == '"' {
		if r.text = data[r.start+1 : r.end-1]; strings.IndexByte(r.text, '\\') >= 0 {
			r.text = token.String()
			r.halves()
		}
	}
	return nil
}

// pos is the position of the token last read.
func (r *jsonReader) pos() diag.Pos { return r.file.pos(r.start, r.end-r.start) }

// value reads the value that begins with the token last read.
func (r *jsonReader) value(depth int) (Value, error) {
	v := Value{Pos: r.pos()}
	switch r.kind {
	case '"':
		v.Kind, v.Text = Quoted, r.text
	case '0', 't', 'f':
		v.Kind, v.Text = Plain, r.file.text()[r.start:r.end]
	case '[', '{':
		if depth == maxDepth {
			return v, errTooDeep
		}
		if r.kind == '[' {
			return r.list(v, depth)
		}
		return r.mapping(v, depth)
	case jsontext.KindNull, jsontext.KindInvalid, jsontext.KindEndObject, jsontext.KindEndArray: // nothing
	}
	return v, nil
}

// halves reports where the text last read has half a character, of which U+FFFD is made.
func (r *jsonReader) halves() {
	if !strings.Contains(r.text, "\uFFFD") {
		return
	}
	if m, ok := findBadEscape(r.file.Data(), r.start, r.end); ok {
		r.file.syntax(r.file.pos(m.offset, m.length), m.message)
	}
}

func (r *jsonReader) list(v Value, depth int) (Value, error) {
	v.Kind = List
	for {
		if err := r.next(); err != nil {
			return v, err
		}
		if r.kind == ']' {
			v.Pos = r.file.whole(v.Pos, r.end)
			return v, nil
		}
		r.file.records = depth == 1 || r.file.foreign
		item, err := r.value(depth + 1)
		if err != nil {
			return v, err
		}
		v.Items = r.file.takeApart(append(v.Items, item))
	}
}

func (r *jsonReader) mapping(v Value, depth int) (Value, error) {
	v.Kind = Map
	inList := depth == recordDepth && r.scratch != nil
	if inList {
		v.Fields = r.scratch.room()
	}
	fields := r.file.mapping(&v, depth)
	for {
		if err := r.next(); err != nil {
			return v, err
		}
		if r.kind == '}' {
			fields.finish()
			if inList {
				r.scratch.take(&v)
			}
			v.Pos = r.file.whole(v.Pos, r.end)
			return v, nil
		}
		key := diag.Text{Value: r.text, Pos: r.pos()} // the decoder has seen to it that keys are texts
		if err := r.next(); err != nil {
			return v, err
		}
		field, err := r.value(depth + 1)
		if err != nil {
			return v, err
		}
		fields.add(Field{Key: key, Value: field})
	}
}

// explain says in plain words what is wrong with a JSON text, and where. That is what encoding/json says of it.
func (r *jsonReader) explain(err error) (pos diag.Pos, message string) {
	data := r.file.text()
	if errors.Is(err, errTooDeep) {
		return r.pos(), tooDeep
	}
	decoder := json.NewDecoder(strings.NewReader(data[r.from:r.to]))
	decoder.UseNumber()
	for err = nil; err == nil; {
		_, err = decoder.Token()
	}
	if bad := (*json.SyntaxError)(nil); errors.As(err, &bad) {
		at := int(bad.Offset)
		if at != int(decoder.InputOffset()) {
			at-- // the decoder counts the bad character when it met it inside a value, but not between values
		}
		if at >= 0 && r.from+at < len(data) {
			return r.file.pos(r.from+at, 1), jsonMessage(bad.Error())
		}
	}
	return r.file.pos(len(strings.TrimRight(data, " \t\r\n")), 0),
		endsEarly
}

// jsonMessage puts what encoding/json says in plain words.
func jsonMessage(problem string) string {
	switch {
	case strings.Contains(problem, "looking for beginning of object key"), strings.Contains(problem, "looking for beginning of value"):
		return "A value or a field in quotation marks is missing here; perhaps the comma before is one too many."
	case strings.Contains(problem, "after object key:value pair"), strings.Contains(problem, "after array element"):
		return "A comma or a closing bracket is missing before this."
	case strings.Contains(problem, "after object key"):
		return "A colon is missing before this, between a field and its value."
	case strings.Contains(problem, "in string"):
		return "This character cannot stand in a JSON text; a line break is written \\n, a tab \\t, and \\ is written \\\\."
	}
	return "The file does not read as JSON from here (" + problem + "); look for a missing quotation mark, comma or bracket."
}
