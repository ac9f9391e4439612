package schema

import (
	"encoding/json"
	"slices"
	"strings"
)

// A shape is what orglint itself knows of a part of a schema: how to read a plain text, how to speak of a fault, and what certainly obeys.
type shape struct {
	kinds kinds
	free  bool // nothing below is limited
	role  bool // a role text, to be taken as the id of a level
	grade bool // a grade, which may be a text
	date  bool

	expects string // what a value must be, in words: the schema's $comment
	noun    string // what the record is called: the schema's title

	enum     []string // the texts that will do, where they are few
	only     string   // the one number that will do
	required []string // the fields that must be there
	fields   map[string]*shape
	names    []string // of the fields, sorted
	items    *shape
	others   *shape // of fields that are not named

	// provable says that orglint knows all that limits a value, but for the values in it; then allowed are the texts that will do, nil
	// where all will.
	provable bool
	allowed  map[string]bool
}

// kinds are the types of a schema, together.
type kinds uint8

const (
	textKind kinds = 1 << iota
	numberKind
	wholeKind // only where one number will do
	booleanKind
	listKind
	objectKind
)

// kindsOf returns the types of a schema. Others, such as null, no value has that is looked at.
func kindsOf(names []string) kinds {
	var all kinds
	for _, name := range names {
		all |= map[string]kinds{
			"string": textKind, "number": numberKind, "integer": wholeKind, "boolean": booleanKind, "array": listKind, "object": objectKind,
		}[name]
	}
	return all
}

func (s *shape) has(kind kinds) bool { return s.kinds&kind > 0 }

// boolean reports whether a truth value is wanted. Where a text will do, a number or truth value is text too, as written.
func (s *shape) boolean() bool { return s.has(booleanKind) && !s.has(textKind) }

// number reports whether a number is wanted.
func (s *shape) number() bool { return s.has(numberKind|wholeKind) && !s.has(textKind) }

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

// shapeOf returns the shape of a whole schema.
func shapeOf(document map[string]any) *shape {
	definitions, _ := document["definitions"].(map[string]any)
	b := shapes{definitions: definitions, made: map[string]*shape{}}
	return b.of(document)
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
	sh := b.made[name]
	if sh == nil {
		sh = &shape{role: name == "role", grade: name == "grade"}
		b.made[name] = sh // also where it refers to itself
		definition, _ := b.definitions[name].(map[string]any)
		b.fill(sh, definition)
	}
	if len(s) > 1 { // what stands beside a reference, nobody reads
		other := *sh
		other.provable = false
		return &other
	}
	return sh
}

// fill reads the keywords of a schema.
func (b *shapes) fill(sh *shape, s map[string]any) {
	sh.provable = s != nil
	for keyword, value := range s {
		sh.provable = b.keyword(sh, keyword, value) && sh.provable
	}
	for _, name := range sh.required {
		sh.provable = sh.provable && sh.fields[name] != nil
	}
	_, closed := s["additionalProperties"]
	sh.free = sh.has(objectKind) && !closed
	unlimited := s["properties"] != nil || s["additionalProperties"] != false
	sh.provable = sh.provable && unlimited && (sh.allowed != nil || sh.kinds > 0) && (sh.only == "" || sh.kinds == wholeKind)
}

// keyword reads a keyword. It is false for one that limits values in a way that is not known here.
func (b *shapes) keyword(sh *shape, keyword string, value any) (known bool) {
	switch keyword {
	case "$schema", "definitions", "description", "enumDescriptions":
		return true
	case "$comment":
		sh.expects, known = value.(string)
		return known
	case "title":
		sh.noun, known = value.(string)
		return known
	case "type":
		sh.kinds = kindsOf(texts(value))
		return true
	case "enum":
		sh.enum = texts(value)
		return sh.allow(value)
	case "anyOf":
		return b.onlyOne(sh, value)
	case "const":
		number, ok := value.(json.Number)
		sh.only = number.String()
		return ok
	case "format":
		sh.date = value == "date"
		return sh.date
	case "minLength", "minimum":
		return value == json.Number("1") && keyword == "minLength" || value == json.Number("0") && keyword == "minimum"
	}
	return b.within(sh, keyword, value)
}

// within reads a keyword that speaks of what is in a list or a group of fields.
func (b *shapes) within(sh *shape, keyword string, value any) (known bool) {
	switch keyword {
	case "required":
		sh.required = texts(value)
		return true
	case "items":
		sh.items = b.of(value)
		return true
	case "properties":
		fields, ok := value.(map[string]any)
		sh.fields = make(map[string]*shape, len(fields))
		for name, field := range fields {
			sh.fields[name] = b.of(field)
			sh.names = append(sh.names, name)
		}
		slices.Sort(sh.names)
		return ok
	case "additionalProperties":
		if others, ok := value.(map[string]any); ok {
			sh.others = b.of(others)
			return true
		}
		return value == false
	}
	return false
}

// onlyOne reads alternatives, of which all is known where there is but one.
func (b *shapes) onlyOne(sh *shape, value any) (known bool) {
	list, _ := value.([]any)
	if len(list) != 1 {
		return false
	}
	only, _ := list[0].(map[string]any)
	other := &shape{}
	b.fill(other, only)
	sh.allowed = other.allowed
	return other.allowed != nil && other.kinds == 0 && len(other.fields) == 0
}

// allow reads an enumeration. Beside texts it may have null, which no value is that is looked at.
func (s *shape) allow(value any) (known bool) {
	list, known := value.([]any)
	s.allowed = make(map[string]bool, len(list))
	for _, each := range list {
		if text, isText := each.(string); isText {
			s.allowed[text] = true
		} else if each != nil {
			known = false
		}
	}
	return known
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
