package schema

import "github.com/orglint/orglint/internal/source"

// Proven counts the items of the lists of a document that are proven to obey the schema, and how many of those gojsonschema
// refuses.
func Proven(s *Schema, document *source.Value) (proven, refused int) {
	for i := range document.Fields {
		field := &document.Fields[i]
		list := s.shape.fields[field.Key.Value]
		for j := range field.Value.Items {
			if list == nil || !list.provable || !s.proves(list.items, &field.Value.Items[j]) {
				continue
			}
			proven++
			one := *field
			one.Value.Items = field.Value.Items[j : j+1]
			faults, err := s.validate(s.value(&source.Value{Kind: source.Map, Fields: []source.Field{one}}, s.shape))
			if err != nil || len(inItems(faults)) > 0 {
				refused++
			}
		}
	}
	return proven, refused
}

// ProofOf reports whether anything can be proven of values that obey a schema.
func ProofOf(schema map[string]any) bool { return shapeOf(schema).provable }
