package schema

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/orglint/orglint/internal/source"
)

// A proof tells of values that they obey a part of a schema, faster than gojsonschema does. It is computed from the same
// schema. It never tells that a value does not: then it is not known, and gojsonschema decides. A nil proof knows nothing.
type proof struct {
	kinds    kinds
	enum     map[string]bool // the texts that will do; nil where all will
	date     bool
	required []string
	fields   map[string]fieldProof // nil where an object may have any
	others   *proof                // of fields that are not named
	items    *proof
	only     string // the one number that will do, where there is one
	role     bool
}

// A fieldProof is the proof of a field, and whether an object must have the field.
type fieldProof struct {
	*proof
	required bool
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

// proofs computes proofs from a decoded schema, each definition once.
type proofs struct {
	definitions map[string]any
	made        map[string]*proof
}

func newProofs(document map[string]any) *proofs {
	definitions, _ := document["definitions"].(map[string]any)
	return &proofs{definitions: definitions, made: map[string]*proof{}}
}

// of returns the proof of a schema; nil where it has anything that is not known here.
func (b *proofs) of(schema any) *proof {
	s, ok := schema.(map[string]any)
	if !ok {
		return nil
	}
	ref, ok := s["$ref"].(string)
	if !ok {
		p := &proof{}
		if !b.fill(p, s) {
			return nil
		}
		return p
	}
	name := strings.TrimPrefix(ref, "#/definitions/")
	if p, ok := b.made[name]; ok {
		return p
	}
	b.made[name] = nil // where it refers to itself
	definition, _ := b.definitions[name].(map[string]any)
	p := &proof{role: name == "role"}
	if len(s) > 1 || !b.fill(p, definition) {
		return nil
	}
	b.made[name] = p
	return p
}

// fill reads the keywords of a schema. It is false for one that is not known here.
func (b *proofs) fill(p *proof, s map[string]any) bool {
	for keyword, value := range s {
		if !b.keyword(p, keyword, value) {
			return false
		}
	}
	for _, name := range p.required {
		field, known := p.fields[name]
		if !known {
			return false
		}
		field.required = true
		p.fields[name] = field
	}
	unlimited := s["properties"] != nil || s["additionalProperties"] != false
	return unlimited && (p.enum != nil || p.kinds > 0) && (p.only == "" || p.kinds == wholeKind)
}

func (b *proofs) keyword(p *proof, keyword string, value any) bool {
	switch keyword {
	case "$schema", "$comment", "definitions", "description", "title", "enumDescriptions":
		return true
	case "type":
		p.kinds = kindsOf(texts(value))
		return true
	case "enum":
		return p.texts(value)
	case "const":
		number, ok := value.(json.Number)
		p.only = number.String()
		return ok
	case "anyOf":
		list, _ := value.([]any)
		if len(list) != 1 {
			return false
		}
		only, ok := list[0].(map[string]any)
		return ok && b.fill(p, only)
	case "format":
		p.date = value == "date"
		return p.date
	case "minLength", "minimum":
		return value == json.Number("1") && keyword == "minLength" || value == json.Number("0") && keyword == "minimum"
	case "required":
		p.required = texts(value)
		return true
	case "items":
		p.items = b.of(value)
		return true
	case "properties":
		fields, ok := value.(map[string]any)
		p.fields = make(map[string]fieldProof, len(fields))
		for name, field := range fields {
			p.fields[name] = fieldProof{proof: b.of(field)}
		}
		return ok
	case "additionalProperties":
		if value != false {
			p.others = b.of(value)
		}
		return value == false || p.others != nil
	}
	return false
}

// texts reads an enumeration. Beside texts it may have null, which no value is that is looked at.
func (p *proof) texts(value any) bool {
	list, ok := value.([]any)
	p.enum = make(map[string]bool, len(list))
	for _, each := range list {
		if text, isText := each.(string); isText {
			p.enum[text] = true
		} else if each != nil {
			return false
		}
	}
	return ok
}

// proves reports whether a value certainly obeys the schema.
func (s *Schema) proves(p *proof, v *source.Value) bool {
	if p == nil {
		return false
	}
	switch v.Kind {
	case source.Plain, source.Quoted:
		return s.provesText(p, v)
	case source.List:
		return p.has(listKind) && p.enum == nil && !slices.ContainsFunc(v.Items, func(item source.Value) bool { return !s.proves(p.items, &item) })
	case source.Map:
		return p.has(objectKind) && p.enum == nil && s.provesFields(p, v)
	case source.Null:
	}
	return false
}

func (p *proof) has(kind kinds) bool { return p.kinds&kind > 0 }

// provesFields reports whether the fields of a mapping certainly obey the schema.
func (s *Schema) provesFields(p *proof, v *source.Value) bool {
	found := 0
	for i := range v.Fields {
		f := &v.Fields[i]
		field, known := p.fields[f.Key.Value]
		switch {
		case p.fields == nil && p.others == nil:
			continue // any will do
		case !known:
			field.proof = p.others
		case f.Value.Kind == source.Null:
			continue // the same as nothing
		}
		if !s.proves(field.proof, &f.Value) {
			return false
		}
		if field.required {
			found++
		}
	}
	return found == len(p.required)
}

// provesText reports whether a text, as it is read for the schema, certainly obeys it.
func (s *Schema) provesText(p *proof, v *source.Value) bool {
	text := v.Text
	if p.role {
		text = s.asRole(text)
	}
	switch {
	case p.enum != nil:
		return p.enum[text] && (p.kinds == 0 || p.has(textKind))
	case p.only != "":
		return v.Kind == source.Plain && text == p.only
	case p.date:
		return p.has(textKind) && isUsualDate(text)
	case p.has(textKind):
		return text != "" && text[0] > ' ' && text[0] < 0x7f // not only space
	case v.Kind == source.Plain && p.has(numberKind):
		return isUsualNumber(text)
	}
	return v.Kind == source.Plain && p.has(booleanKind) && (text == "true" || text == "false")
}

// isUsualDate reports whether a text is a day that every month has.
func isUsualDate(text string) bool {
	if len(text) != len("2026-01-31") || text[4] != '-' || text[7] != '-' {
		return false
	}
	year, errYear := strconv.ParseUint(text[:4], 10, 16)
	month, errMonth := strconv.ParseUint(text[5:7], 10, 8)
	day, errDay := strconv.ParseUint(text[8:], 10, 8)
	return errYear == nil && errMonth == nil && errDay == nil && year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= 28
}

// isUsualNumber reports whether a text is a number of a few digits, from 0 up.
func isUsualNumber(text string) bool {
	const most = 9
	number, ok := source.Number(text)
	return ok && len(text) <= most && number[0] != '-'
}

// prove returns a document with only those items of its lists that are not proven to obey the schema, and by list the
// indexes that they have. It returns no document if all of it is proven.
func (s *Schema) prove(document *source.Value) (rest *source.Value, indexes map[string][]int) {
	if s.proof == nil {
		return document, nil
	}
	left := *document
	left.Fields = slices.Clone(document.Fields)
	indexes = make(map[string][]int, 1)
	for i := range left.Fields {
		field := &left.Fields[i]
		list := s.proof.fields[field.Key.Value]
		if field.Value.Kind != source.List || list.proof == nil || !list.has(listKind) {
			continue
		}
		var items []source.Value
		at := []int{}
		for j := range field.Value.Items {
			if item := &field.Value.Items[j]; !s.proves(list.items, item) {
				items, at = append(items, *item), append(at, j)
			}
		}
		field.Value.Items = items
		indexes[field.Key.Value] = at
	}
	if s.proves(s.proof, &left) {
		return nil, nil
	}
	return &left, indexes
}
