package source

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"github.com/orglint/orglint/internal/diag"
)

// A yamlReader turns the Nodes of yaml.v3 into values. It looks for what yaml.v3's Nodes let pass: keys given twice,
// circles and bombs of aliases, keys that are no text, and merges of what is no mapping.
type yamlReader struct {
	file  *File
	lines []int // where lines start, as yaml.v3 counts them

	// A place in the text, by yaml.v3's count: Nodes come in the order of the text, so the next is seldom far.
	line, column, offset int

	last int // the offset after the value last read

	escapes escapes // that yaml.v3 does not read

	anchors map[*yaml.Node]*anchor
	written int  // values in the text
	copied  int  // values that aliases and merges added
	bomb    bool // whether those were too many
	deepest int  // how deep what was read stands in the document
}

// readYAML reads all documents of the file.
func (f *File) readYAML() {
	if f.readMended() || f.findFault() {
		return
	}
	data := withoutVersion12(f.text())
	var err error
	f.Documents, err = f.readNodes(data, yamlLines(data), 0)
	if err != nil {
		f.syntax(f.explainYAML(data, err))
	}
}

// readNodes reads all documents of a text, which is the file or made of lines of it: lines are where they start in the file,
// and depth is how deep the documents stand in it.
func (f *File) readNodes(text string, lines []int, depth int) (documents []Value, err error) {
	r := &yamlReader{file: f, lines: lines, anchors: map[*yaml.Node]*anchor{}}
	text, r.escapes = hideEscapes(text)
	decoder := yaml.NewDecoder(strings.NewReader(text))
	for {
		var document yaml.Node
		err := decodeNode(decoder, &document)
		if errors.Is(err, io.EOF) {
			return documents, nil
		}
		if err != nil {
			return documents, err
		}
		documents = append(documents, r.value(&document, depth))
	}
}

// decodeNode decodes one document. yaml.v3 reports some faults by a panic.
func decodeNode(decoder *yaml.Decoder, document *yaml.Node) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("yaml: %v", fault)
		}
	}()
	return decoder.Decode(document)
}

// value reads a Node.
func (r *yamlReader) value(n *yaml.Node, depth int) Value {
	if n.Kind == yaml.DocumentNode && len(n.Content) == 1 {
		n = n.Content[0]
	}
	r.written++
	r.deepest = max(r.deepest, depth)
	if n.Kind == yaml.ScalarNode && r.escapes != (escapes{}) {
		r.escapes.restore(n)
	}
	switch {
	case depth > maxDepth:
		r.file.syntax(r.pos(n), tooDeep)
		return Value{Pos: r.pos(n)}
	case n.Kind == yaml.AliasNode:
		return r.alias(n, depth)
	case n.Anchor == "":
		return r.content(n, depth)
	}
	return r.anchored(n, depth)
}

// content reads a Node that is no alias.
func (r *yamlReader) content(n *yaml.Node, depth int) Value {
	v := Value{Pos: r.pos(n)}
	switch n.Kind {
	case yaml.ScalarNode:
		v.Kind, v.Text = scalarKind(n), n.Value
		if raw := r.file.text()[v.Pos.Offset : v.Pos.Offset+v.Pos.Length]; raw == n.Value {
			v.Text = raw // a part of the file rather than a copy
		}
	case yaml.SequenceNode:
		v.Kind, v.Items = List, make([]Value, 0, len(n.Content))
		for _, item := range n.Content {
			r.file.records = depth == 1 || r.file.foreign
			v.Items = append(v.Items, r.value(item, depth+1))
			v.Items = r.file.takeApart(v.Items)
		}
	case yaml.MappingNode:
		v.Kind = Map
		r.mapping(&v, n, depth)
	case yaml.DocumentNode, yaml.AliasNode: // value has seen to them
	}
	if n.Style&yaml.FlowStyle != 0 {
		v.Pos = r.closed(v.Pos)
	}
	return v
}

// closed stretches the place of a list or mapping in brackets to the closing one. All that is inside has been read, so that
// only white space and commas can come before it.
func (r *yamlReader) closed(pos diag.Pos) diag.Pos {
	data, start := r.file.text(), int(pos.Offset)
	end := max(r.last, start+1)
	end += len(data[end:]) - len(strings.TrimLeft(data[end:], " \t,:"))
	if end < len(data) && (data[end] == ']' || data[end] == '}') {
		r.last = end + 1
		return r.file.whole(pos, end+1)
	}
	return pos
}

// scalarKind tells text in quotes from what is taken as written. Only null, ~ and nothing are absent.
func scalarKind(n *yaml.Node) Kind {
	switch {
	case n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return Quoted
	case n.Style&yaml.TaggedStyle != 0 && n.Tag == "!!str":
		return Quoted
	case n.Value == "" || n.Value == "~" || n.Value == "null":
		return Null
	}
	return Plain
}

// mapping reads the fields of a mapping, then what is merged into it.
func (r *yamlReader) mapping(v *Value, n *yaml.Node, depth int) {
	v.Fields = make([]Field, 0, len(n.Content)/2)
	fields := r.file.mapping(v, depth)
	var merges []Value
	var merge diag.Pos // the first merge key
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Tag == "!!merge" {
			pos := r.pos(n.Content[i])
			merges = append(merges, r.merges(n.Content[i+1], depth+1)...)
			if merge.IsZero() {
				merge = pos
			} else {
				r.file.duplicate(diag.Text{Value: "<<", Pos: pos}, merge, "both are read")
			}
			continue
		}
		key, ok := r.key(n.Content[i], depth)
		field := r.value(n.Content[i+1], depth+1)
		if !ok {
			continue
		}
		fields.add(Field{Key: key, Value: field})
	}
	fields.finish()
	v.bare = len(v.Fields) == 0
	r.merge(v, &fields.seen, merges)
}

// merge adds the fields of other mappings that a mapping does not have.
func (r *yamlReader) merge(v *Value, seen *keySet, merges []Value) {
	for _, merged := range merges {
		for _, field := range merged.Fields {
			if !r.spend(1) {
				return
			}
			if _, again := seen.add(v.Fields, field.Key.Value); !again {
				v.Fields = append(v.Fields, field)
			}
		}
	}
}

// key reads the key of a field. A key that is a list or mapping is reported.
func (r *yamlReader) key(n *yaml.Node, depth int) (key diag.Text, ok bool) {
	v := r.value(n, depth+1)
	if !v.IsText() && v.Kind != Null {
		r.file.found(diag.Finding{
			Rule: "schema", Pos: v.Pos, Field: "key",
			Message: "The name of a field must be a word, not a list or a group of fields.",
		})
		return diag.Text{}, false
	}
	return diag.Text{Value: v.Text, Pos: v.Pos}, true
}

// merges returns the mappings that a merge key (<<) names, placed where they are written.
func (r *yamlReader) merges(n *yaml.Node, depth int) []Value {
	switch {
	case n.Kind == yaml.MappingNode:
		return []Value{r.value(n, depth)}
	case n.Kind == yaml.SequenceNode && depth <= maxDepth:
		var all []Value
		for _, item := range n.Content {
			all = append(all, r.merges(item, depth+1)...)
		}
		return all
	case n.Kind == yaml.AliasNode:
		a, ok := r.target(n)
		if !ok || a.value.Kind == Map {
			if !r.fits(a, r.pos(n), depth) || !r.spend(a.nested()) {
				return nil
			}
			return []Value{a.value}
		}
	}
	r.file.syntax(r.pos(n), "After << there must be a group of fields, or an alias such as *name that stands for one.")
	return nil
}

// pos returns the position of a Node. yaml.v3 gives the line and column, in characters, where it begins.
func (r *yamlReader) pos(n *yaml.Node) diag.Pos {
	data := r.file.text()
	offset := r.seek(n.Line, n.Column)
	nothing := n.Kind == yaml.ScalarNode && n.Value == "" && n.Style&^yaml.TaggedStyle == 0
	if (n.Anchor != "" || n.Style&yaml.TaggedStyle != 0) && !nothing {
		offset = skipProperties(data, offset)
	}
	pos := r.file.pos(offset, length(data[offset:], n))
	r.last = offset + int(pos.Length)
	return pos
}

// seek returns the offset of a line and column.
func (r *yamlReader) seek(line, column int) int {
	data := r.file.text()
	if line != r.line || column < r.column {
		r.line, r.column, r.offset = line, 1, len(data)
		if line >= 1 && line <= len(r.lines) {
			r.offset = r.lines[line-1]
		}
	}
	for r.column < column && r.offset < len(data) {
		size := 1
		if data[r.offset] >= utf8.RuneSelf {
			_, size = utf8.DecodeRuneInString(data[r.offset:])
		}
		r.offset += size
		r.column++
	}
	return r.offset
}
