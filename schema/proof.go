package schema

import (
	"slices"
	"strconv"

	"github.com/orglint/orglint/internal/source"
)

// A shape proves of values that they obey the schema, faster than gojsonschema does. It never tells that a value does not: then it is not
// known, and gojsonschema decides.

// proves reports whether a value certainly obeys the schema.
func (s *Schema) proves(p *shape, v *source.Value) bool {
	if !p.provable {
		return false
	}
	switch v.Kind {
	case source.Plain, source.Quoted:
		return s.provesText(p, v)
	case source.List:
		return p.has(listKind) && p.allowed == nil && s.provesItems(p, v)
	case source.Map:
		return p.has(objectKind) && p.allowed == nil && s.provesFields(p, v)
	case source.Null:
	}
	return false
}

// provesItems reports whether the items of a list certainly obey the schema.
func (s *Schema) provesItems(p *shape, v *source.Value) bool {
	return len(v.Items) == 0 ||
		p.items != nil && !slices.ContainsFunc(v.Items, func(item source.Value) bool { return !s.proves(p.items, &item) })
}

// provesFields reports whether the fields of a mapping certainly obey the schema.
func (s *Schema) provesFields(p *shape, v *source.Value) bool {
	if p.fields == nil && p.others == nil {
		return true // any will do
	}
	found := 0
	for i := range v.Fields {
		f := &v.Fields[i]
		field := p.fields[f.Key.Value]
		switch {
		case field == nil:
			field = p.others
		case f.Value.Kind == source.Null:
			continue // the same as nothing
		}
		if field == nil || !s.proves(field, &f.Value) {
			return false
		}
		if slices.Contains(p.required, f.Key.Value) {
			found++
		}
	}
	return found == len(p.required)
}

// provesText reports whether a text, as it is read for the schema, certainly obeys it.
func (s *Schema) provesText(p *shape, v *source.Value) bool {
	text := v.Text
	if p.role {
		text = s.asRole(text)
	}
	switch {
	case p.allowed != nil:
		return p.allowed[text] && (p.kinds == 0 || p.has(textKind))
	case p.grade:
		return isUsualNumber(text) || s.grades.known(text)
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
	left := *document
	left.Fields = slices.Clone(document.Fields)
	indexes = make(map[string][]int, 1)
	for i := range left.Fields {
		field := &left.Fields[i]
		list := s.shape.fields[field.Key.Value]
		if field.Value.Kind != source.List || list == nil || !list.provable || !list.has(listKind) || list.items == nil {
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
	if s.proves(s.shape, &left) {
		return nil, nil
	}
	return &left, indexes
}
