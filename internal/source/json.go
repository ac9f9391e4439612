package source

import (
	"encoding/json"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"

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

// A jsonReader walks the tokens of a JSON text. It exists because encoding/json's own decoding keeps no places.
type jsonReader struct {
	file    *File
	decoder *json.Decoder
	from    int // where the text that is decoded begins, in bytes
	start   int // of the token last read
	end     int
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
	r := &jsonReader{file: f, from: from, end: from, decoder: json.NewDecoder(strings.NewReader(f.text()[from:to]))}
	r.decoder.UseNumber()
	return r
}

// values adds the values to the documents of the file.
func (r *jsonReader) values() error {
	for {
		token, err := r.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		var v Value
		if err == nil {
			v, err = r.value(token, 0)
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
			f.Unread = append(f.Unread, Stretch{Pos: line, Lost: []diag.Pos{line}, Cut: !strings.HasSuffix(strings.TrimSpace(text[at:end]), "}")})
		}
		at = lineAfter(text, at)
	}
}

// next reads one token and notes where it stands.
func (r *jsonReader) next() (json.Token, error) {
	token, err := r.decoder.Token()
	if err != nil {
		return nil, err
	}
	data := r.file.text()
	r.start = r.end
	r.end = r.from + int(r.decoder.InputOffset())
	for r.start < r.end && strings.IndexByte(" \t\r\n,:", data[r.start]) >= 0 {
		r.start++
	}
	return token, nil
}

// pos is the position of the token last read.
func (r *jsonReader) pos() diag.Pos { return r.file.pos(r.start, r.end-r.start) }

// value reads the value that begins with a token.
func (r *jsonReader) value(token json.Token, depth int) (Value, error) {
	v := Value{Pos: r.pos()}
	switch t := token.(type) {
	case nil:
		return v, nil
	case string:
		v.Kind, v.Text = Quoted, t
		r.halves(t)
	case json.Number:
		v.Kind, v.Text = Plain, t.String()
	case bool:
		v.Kind, v.Text = Plain, r.file.text()[r.start:r.end]
	case json.Delim:
		if depth == maxDepth {
			return v, errTooDeep
		}
		if t == '[' {
			return r.list(v, depth)
		}
		return r.mapping(v, depth)
	}
	return v, nil
}

// halves reports where the text last read has half a character, of which encoding/json makes U+FFFD.
func (r *jsonReader) halves(text string) {
	if !strings.Contains(text, "\uFFFD") {
		return
	}
	if m, ok := findBadEscape(r.file.Data(), r.start, r.end); ok {
		r.file.syntax(r.file.pos(m.offset, m.length), m.message)
	}
}

func (r *jsonReader) list(v Value, depth int) (Value, error) {
	v.Kind = List
	for r.decoder.More() {
		token, err := r.next()
		if err != nil {
			return v, err
		}
		r.file.records = depth == 1 || r.file.foreign
		item, err := r.value(token, depth+1)
		if err != nil {
			return v, err
		}
		v.Items = r.file.takeApart(append(v.Items, item))
	}
	return r.closed(v)
}

// closed reads the closing bracket, and stretches the place of the value to it.
func (r *jsonReader) closed(v Value) (Value, error) {
	_, err := r.next()
	v.Pos = r.file.whole(v.Pos, r.end)
	return v, err
}

func (r *jsonReader) mapping(v Value, depth int) (Value, error) {
	v.Kind = Map
	fields := r.file.mapping(&v, depth)
	for r.decoder.More() {
		token, err := r.next()
		if err != nil {
			return v, err
		}
		name, _ := token.(string) // the decoder has seen to it that keys are texts
		r.halves(name)
		key := diag.Text{Value: name, Pos: r.pos()}
		if token, err = r.next(); err != nil {
			return v, err
		}
		field, err := r.value(token, depth+1)
		if err != nil {
			return v, err
		}
		fields.add(Field{Key: key, Value: field})
	}
	fields.finish()
	return r.closed(v)
}

// explain says in plain words what is wrong with a JSON text, and where.
func (r *jsonReader) explain(err error) (pos diag.Pos, message string) {
	data := r.file.text()
	if errors.Is(err, errTooDeep) {
		return r.pos(), tooDeep
	}
	if bad := (*json.SyntaxError)(nil); errors.As(err, &bad) {
		at := int(bad.Offset)
		if at != int(r.decoder.InputOffset()) {
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
