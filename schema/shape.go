package schema

import (
	"encoding/json"
	"slices"
	"strings"
)

// A shape is the part of a schema that orglint itself needs: how to read a plain text, and how to speak of a fault.
type shape struct {
	boolean, number bool
	free            bool // nothing below is limited
	role            bool // a role text, to be taken as the id of a level
	date            bool

	expects string // what a value must be, in words: the schema's $comment
	noun    string // what the record is called: the schema's title

	enum   []string // the texts that will do, where they are few
	only   string   // the one number that will do
	fields map[string]*shape
	names  []string // of the fields, sorted
	items  *shape
	others *shape // of fields that are not named
}

// anything is the shape of what a schema does not speak of.
func anything() *shape { return &shape{free: true} }

func (s *shape) field(name string) *shape {
	if f := s.fields[name]; f != nil {
		return f
	}
	if s.others != nil {
		return s.others
	}
	return anything()
}

// knows reports whether a field may be there.
func (s *shape) knows(name string) bool { return s.fields[name] != nil || s.others != nil }

func (s *shape) item() *shape {
	if s.items != nil {
		return s.items
	}
	return anything()
}

// shapes makes shapes from a decoded schema, each definition once.
type shapes struct {
	definitions map[string]any
	made        map[string]*shape
}

func newShapes(document map[string]any) *shapes {
	definitions, _ := document["definitions"].(map[string]any)
	return &shapes{definitions: definitions, made: map[string]*shape{}}
}

// of returns the shape of a schema, or of the definition that it refers to.
func (b *shapes) of(schema any) *shape {
	s, ok := schema.(map[string]any)
	if !ok {
		return anything()
	}
	ref, ok := s["$ref"].(string)
	if !ok {
		sh := &shape{}
		b.fill(sh, s)
		return sh
	}
	name := strings.TrimPrefix(ref, "#/definitions/")
	if sh := b.made[name]; sh != nil {
		return sh
	}
	sh := &shape{role: name == "role"}
	b.made[name] = sh
	if definition, ok := b.definitions[name].(map[string]any); ok {
		b.fill(sh, definition)
	}
	return sh
}

func (b *shapes) fill(sh *shape, s map[string]any) {
	types := texts(s["type"])
	text := slices.Contains(types, "string") // then a number or truth value is text too, as written
	sh.boolean = slices.Contains(types, "boolean") && !text
	sh.number = (slices.Contains(types, "number") || slices.Contains(types, "integer")) && !text
	sh.expects, _ = s["$comment"].(string)
	sh.noun, _ = s["title"].(string)
	sh.enum = texts(s["enum"])
	sh.date = s["format"] == "date"
	if number, ok := s["const"].(json.Number); ok {
		sh.only = number.String()
	}
	if items, ok := s["items"]; ok {
		sh.items = b.of(items)
	}
	if others, ok := s["additionalProperties"].(map[string]any); ok {
		sh.others = b.of(others)
	}
	properties, _ := s["properties"].(map[string]any)
	sh.fields = make(map[string]*shape, len(properties))
	for name, property := range properties {
		sh.fields[name] = b.of(property)
		sh.names = append(sh.names, name)
	}
	slices.Sort(sh.names)
	_, closed := s["additionalProperties"]
	sh.free = slices.Contains(types, "object") && !closed
}

// texts returns a text, or a list of texts, as a list.
func texts(value any) []string {
	if text, ok := value.(string); ok {
		return []string{text}
	}
	list, _ := value.([]any)
	var all []string
	for _, item := range list {
		if text, ok := item.(string); ok {
			all = append(all, text)
		}
	}
	return all
}
