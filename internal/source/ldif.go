package source

import (
	"encoding/base64"
	"strings"
	"unicode/utf8"

	"github.com/orglint/orglint/internal/diag"
)

// IsLDIF reports whether a text is what a directory writes (RFC 2849): entries of lines, each of which begins with its dn.
func IsLDIF(text string) bool {
	text = strings.TrimPrefix(text, "\ufeff")
	for text != "" {
		line, _ := lineOf(text)
		text = text[lineAfter(text, 0):]
		line = strings.ToLower(strings.TrimSpace(line))
		switch {
		case line == "", line[0] == '#', strings.HasPrefix(line, "version:"):
		default:
			return strings.HasPrefix(line, "dn::") || strings.HasPrefix(line, "dn:") && strings.Contains(line, "=")
		}
	}
	return false
}

// An ldifReader reads entries into documents: a field for each attribute, which has a list where the attribute has several values.
type ldifReader struct {
	file  *File
	entry Value
}

// readLDIF reads the entries of the file. A line that does not read costs only itself.
func (f *File) readLDIF() {
	r := &ldifReader{file: f}
	text := f.text()
	for at := 0; at < len(text); {
		end := at + lineLength(text[at:])
		next := lineAfter(text, at)
		for next < len(text) && text[next] == ' ' && end > at { // the line goes on
			end = next + lineLength(text[next:])
			next = lineAfter(text, next)
		}
		r.line(at, end)
		at = next
	}
	r.flush()
}

// line reads a line, with those that it goes on in.
func (r *ldifReader) line(at, end int) {
	raw := r.file.text()[at:end]
	switch {
	case strings.TrimSpace(raw) == "":
		r.flush()
		return
	case raw[0] == '#':
		return
	}
	name, rest, ok := strings.Cut(raw, ":")
	if !ok || strings.ContainsAny(name, " \t\r\n") || name == "" {
		r.broken(at, end, "This line does not read: it has no name of an attribute with a colon behind it.")
		return
	}
	if name == "version" && len(r.entry.Fields) == 0 {
		return
	}
	name, _, _ = strings.Cut(name, ";") // its language, mostly
	coded := strings.HasPrefix(rest, ":")
	value := strings.TrimLeft(strings.TrimPrefix(rest, ":"), " ")
	from := end - len(value)
	value = unfolded(value)
	if coded {
		data, err := base64.StdEncoding.DecodeString(strings.TrimSpace(value))
		if err != nil {
			r.broken(at, end, "The value of this attribute does not read as base64.")
			return
		}
		if value = string(data); !utf8.ValidString(value) || strings.ContainsRune(value, 0) {
			return // a picture, or a password
		}
	}
	key := diag.Text{Value: name, Pos: r.file.pos(at, len(name))}
	r.add(key, Value{Kind: Quoted, Text: strings.TrimRight(value, " "), Pos: r.file.pos(from, end-from)})
}

// unfolded joins the lines of a value.
func unfolded(value string) string {
	return strings.NewReplacer("\r\n ", "", "\n ", "", "\r ", "").Replace(value)
}

// add adds a value to the entry.
func (r *ldifReader) add(key diag.Text, v Value) {
	for i := range r.entry.Fields {
		field := &r.entry.Fields[i]
		if !strings.EqualFold(field.Key.Value, key.Value) {
			continue
		}
		if field.Value.Kind != List {
			field.Value = Value{Kind: List, Pos: field.Value.Pos, Items: []Value{field.Value}}
		}
		field.Value.Items = append(field.Value.Items, v)
		return
	}
	if len(r.entry.Fields) == 0 {
		r.entry = Value{Kind: Map, Pos: key.Pos, Doubt: r.entry.Doubt}
	}
	r.entry.Fields = append(r.entry.Fields, Field{Key: key, Value: v})
}

// broken tells a line that does not read.
func (r *ldifReader) broken(at, end int, message string) {
	pos := r.file.pos(at, min(end-at, lineLength(r.file.text()[at:])))
	r.file.found(diag.Finding{Rule: "syntax", Pos: pos, Field: message, Message: message})
	nameless := !strings.ContainsAny(strings.Trim(r.file.text()[at:end], " \t\r:-"), " =") // of the path of the entry, or its name
	r.file.Unread = append(r.file.Unread, Stretch{Pos: pos, Lost: []diag.Pos{pos}, Nameless: nameless})
	r.entry.SetDamage(Damage{Any: true})
}

// flush ends an entry.
func (r *ldifReader) flush() {
	if len(r.entry.Fields) > 0 {
		r.file.Documents = append(r.file.Documents, r.entry)
	}
	r.entry = Value{}
}
