// Package schema holds the JSON Schemas of orglint's files, makes the effective schema of charts from the loaded job
// families, and checks documents against them. Errors come out as plain sentences with a place.
package schema

import (
	"bytes"
	_ "embed" // the schemas are files, so that editors can use them too
	"encoding/json"
	"fmt"
	"strings"
	"sync"

	"github.com/xeipuuv/gojsonschema"

	"github.com/orglint/orglint/internal/privacy"
	"github.com/orglint/orglint/internal/source"
)

//go:embed chart.schema.json
var chartSchema []byte

//go:embed job-family.schema.json
var familySchema []byte

// A Role is a level as the schema of charts needs it.
type Role struct {
	ID          string
	Title       string
	Aliases     []string
	Specialties bool   // whether a specialty may follow the title
	Description string // for people who write a chart in an editor
}

// Grades are the grades that are texts, as the schema of charts needs them.
type Grades struct {
	Names []string
	Known func(text string) bool // whether a text is one of them, however it is written; nil where any text will do
}

// A Schema is a JSON Schema (draft-07) ready to check documents with. Several goroutines may check with it.
type Schema struct {
	document map[string]any
	compiled func() (*gojsonschema.Schema, error) // when there is something that is not proven to obey the schema
	shape    *shape

	made  func() (map[string]any, error) // what document was at first, where it speaks of roles; else nil
	roles []Role

	// roleID gives the id of the level that a role text means. Nil where no roles are judged.
	roleID func(text string) (id string, ok bool)
	grades Grades

	show privacy.Show
}

// Show says how findings name people. It must be called before the first check.
func (s *Schema) Show(show privacy.Show) { s.show = show }

// Chart returns the schema of charts whose people hold one of the roles, and have numbers or one of the grades as theirs. A role text is
// taken as the id that roleID gives for it. Without roles any text will do.
func Chart(roles []Role, roleID func(text string) (id string, ok bool), grades Grades) (*Schema, error) {
	return withRoles(func() (map[string]any, error) { return decode(chartSchema) }, roles, roleID, grades)
}

// withRoles returns a schema that speaks of roles and grades, given how it is decoded.
func withRoles(made func() (map[string]any, error), roles []Role, roleID func(text string) (id string, ok bool), grades Grades) (*Schema, error) {
	document, err := made()
	if err != nil {
		return nil, err
	}
	if len(roles) > 0 {
		limitRoles(definition(document, "role"), roles)
	}
	if len(grades.Names) > 0 {
		tellGrades(definition(document, "grade"), grades.Names)
	}
	s := newSchema(document)
	s.made, s.roles, s.roleID, s.grades = made, roles, roleID, grades
	return s, nil
}

// Families returns the schema of job families.
func Families() (*Schema, error) {
	document, err := decode(familySchema)
	if err != nil {
		return nil, err
	}
	return newSchema(document), nil
}

// Text returns the schema itself, indented and with a line break at the end. To the names of the roles and the grades it adds patterns
// for their other forms. The check does without: it sees ids in the place of all forms of a role, and a number in that of a grade, and
// the patterns are the most costly part to compile.
func (s *Schema) Text() ([]byte, error) {
	document := s.document
	if s.made != nil {
		var err error
		if document, err = s.made(); err != nil {
			return nil, err
		}
		allowGrades(definition(document, "grade"), s.grades)
		if len(s.roles) > 0 {
			limitRoles(definition(document, "role"), s.roles)
			addRolePattern(definition(document, "role"), s.roles)
		}
	}
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(document); err != nil {
		return nil, fmt.Errorf("write the schema: %w", err)
	}
	return text.Bytes(), nil
}

// definition returns a definition of a schema; nil where it has none of that name.
func definition(document map[string]any, name string) map[string]any {
	definitions, _ := document["definitions"].(map[string]any)
	found, _ := definitions[name].(map[string]any)
	return found
}

func decode(text []byte) (map[string]any, error) {
	var document map[string]any
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber() // gojsonschema takes no other numbers
	if err := decoder.Decode(&document); err != nil {
		return nil, fmt.Errorf("read the built-in schema: %w", err)
	}
	return document, nil
}

func newSchema(document map[string]any) *Schema {
	s := &Schema{document: document, shape: shapeOf(document)}
	s.compiled = sync.OnceValues(func() (*gojsonschema.Schema, error) {
		return gojsonschema.NewSchema(gojsonschema.NewRawLoader(document))
	})
	return s
}

// validate checks a document that value made and returns its faults in the order of their paths, one a path.
func (s *Schema) validate(document any) ([]fault, error) {
	compiled, err := s.compiled()
	if err != nil {
		return nil, fmt.Errorf("compile the schema: %w", err)
	}
	result, err := compiled.Validate(gojsonschema.NewRawLoader(document))
	if err != nil {
		return nil, fmt.Errorf("check against the schema: %w", err)
	}
	if result.Valid() {
		return nil, nil
	}
	return faults(result.Errors()), nil
}

// value turns a value into what gojsonschema checks: numbers as json.Number, lists and maps of any. What the schema
// wants decides how a plain text is read, so that 00123 stays a text where text is wanted.
func (s *Schema) value(v *source.Value, sh *shape) any {
	switch v.Kind {
	case source.Plain:
		return s.plain(v.Text, sh)
	case source.Quoted:
		return s.text(v.Text, sh)
	case source.List:
		if sh.free {
			return []any{}
		}
		list := make([]any, len(v.Items))
		for i := range v.Items {
			list[i] = s.value(&v.Items[i], sh.item())
		}
		return list
	case source.Map:
		if sh.free {
			return map[string]any{}
		}
		fields := make(map[string]any, len(v.Fields))
		for i := range v.Fields {
			f := &v.Fields[i]
			if f.Value.Kind == source.Null && sh.knows(f.Key.Value) {
				continue // null is the same as nothing; but an unknown field is one even without a value
			}
			fields[f.Key.Value] = s.value(&f.Value, sh.field(f.Key.Value))
		}
		return fields
	case source.Null:
	}
	return nil
}

func (s *Schema) plain(text string, sh *shape) any {
	if sh.boolean() && (text == "true" || text == "True" || text == "TRUE") {
		return true
	}
	if sh.boolean() && (text == "false" || text == "False" || text == "FALSE") {
		return false
	}
	if sh.number() {
		if number, ok := source.Number(text); ok {
			return json.Number(number)
		}
	}
	return s.text(text, sh)
}

// text returns what gojsonschema checks of a text.
func (s *Schema) text(text string, sh *shape) any {
	if sh.role {
		text = s.asRole(text)
	}
	if sh.grade {
		if number, ok := source.Number(text); ok {
			return json.Number(number)
		}
		if s.grades.known(text) {
			return json.Number("0")
		}
	}
	if strings.TrimSpace(text) == "" {
		return "" // a text of spaces only is empty
	}
	return text
}

// asRole returns the id of the level that a role text means. A text that means none is taken for some level, too: the rule
// unknown-role tells of it, each text once, and charts of other professions have thousands.
func (s *Schema) asRole(text string) string {
	if s.roleID == nil || strings.TrimSpace(text) == "" {
		return text
	}
	if id, ok := s.roleID(text); ok {
		return id
	}
	if len(s.roles) > 0 {
		return s.roles[0].ID
	}
	return text
}
