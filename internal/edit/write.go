package edit

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"

	"github.com/orglint/orglint/internal/source"
)

// words matches texts of several words that YAML reads as they are where no brackets stand around them.
var words = regexp.MustCompile(`^[\p{L}\p{N}]+([ ,.&/()'_-]{1,2}[\p{L}\p{N}]+)*\)?$`)

// inBrackets matches texts of several words that YAML reads as they are there too.
var inBrackets = regexp.MustCompile(`^[\p{L}\p{N}]+([ ./()'_-][\p{L}\p{N}]+)*$`)

// Text is a text as a value to insert.
func Text(text string) source.Value { return source.Value{Kind: source.Plain, Text: text} }

// List is a list of texts as a value to insert.
func List(texts ...string) source.Value {
	list := source.Value{Kind: source.List}
	for _, text := range texts {
		list.Items = append(list.Items, Text(text))
	}
	return list
}

// Record is a record as a value to insert. Fields are added with With.
func Record() source.Value { return source.Value{Kind: source.Map} }

// With returns a record with a further field at its end.
func With(record source.Value, key string, value source.Value) source.Value {
	f := source.Field{Value: value}
	f.Key.Value = key
	record.Fields = append(record.Fields, f)
	return record
}

// scalar writes a text. In brackets fewer texts stand without quotation marks.
func (d *Draft) scalar(text string, brackets bool) string {
	switch {
	case d.json:
		return quote(text)
	case strings.EqualFold(text, "null"):
	case !brackets && words.MatchString(text), brackets && inBrackets.MatchString(text):
		return text
	}
	return source.Scalar(text)
}

// quote writes a text as JSON does.
func quote(text string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if e.Encode(text) != nil { // texts can always be written
		return `""`
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// like writes a text with the quotation marks of the value that it replaces.
func (d *Draft) like(v *source.Value, text string, brackets bool) string {
	_, number := source.Number(text)
	switch old := d.from(v); {
	case d.json && v.Kind == source.Plain && number:
		return text
	case d.json:
		return quote(text)
	case strings.HasPrefix(old, `"`):
		return source.QuotedScalar(text)
	case strings.HasPrefix(old, "'"):
		return "'" + strings.ReplaceAll(text, "'", "''") + "'"
	}
	return d.scalar(text, brackets)
}

// key writes a key.
func (d *Draft) key(key string) string {
	if d.json {
		return quote(key)
	}
	return source.Scalar(key)
}

// text writes a value on one line.
func (d *Draft) text(v *source.Value) string {
	var parts []string
	switch v.Kind {
	case source.Null:
		return "null"
	case source.List:
		for i := range v.Items {
			parts = append(parts, d.text(&v.Items[i]))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case source.Map:
		for _, f := range v.Fields {
			parts = append(parts, d.inline(f, source.Map))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case source.Plain, source.Quoted:
	}
	return d.scalarOf(v, true)
}

// scalarOf writes a value that is a text, a number or a truth value: it keeps its quotation marks, and JSON has some that stand without.
func (d *Draft) scalarOf(v *source.Value, brackets bool) string {
	switch number, ok := source.Number(v.Text); {
	case d.json && v.Kind == source.Plain && (ok && number == v.Text || v.Text == "true" || v.Text == "false"):
		return v.Text
	case !d.json && v.Kind == source.Quoted:
		return source.QuotedScalar(v.Text)
	}
	return d.scalar(v.Text, brackets)
}

// entry writes a field on lines of its own, so many spaces in.
func (d *Draft) entry(f source.Field, in int) []string {
	start := strings.Repeat(" ", in) + d.key(f.Key.Value) + ":"
	switch v := &f.Value; {
	case v.IsText():
		return []string{start + " " + d.scalarOf(v, false)}
	case v.Kind == source.Map && len(v.Fields) > 0:
		lines := []string{start}
		for _, f := range v.Fields {
			lines = append(lines, d.entry(f, in+2)...)
		}
		return lines
	case v.Kind == source.List && len(v.Items) > 0 && v.Items[0].Kind == source.Map:
		lines := []string{start}
		for i := range v.Items {
			lines = append(lines, d.item(v.Items[i], in+2, false)...)
		}
		return lines
	default:
		return []string{start + " " + d.text(v)}
	}
}

// item writes an item on lines of its own: in brackets, if those beside it are, or each field on a line.
func (d *Draft) item(v source.Value, in int, inline bool) []string {
	start := strings.Repeat(" ", in) + "- "
	switch {
	case v.IsText():
		return []string{start + d.scalarOf(&v, false)}
	case inline || v.Kind != source.Map || len(v.Fields) == 0:
		return []string{start + d.text(&v)}
	}
	var lines []string
	for _, f := range v.Fields {
		lines = append(lines, d.entry(f, in+2)...)
	}
	lines[0] = start + lines[0][in+2:]
	return lines
}
