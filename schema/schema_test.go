package schema_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/schema"
)

// chartSchema returns the effective schema of charts for the built-in families.
func chartSchema(t *testing.T) *schema.Schema {
	t.Helper()
	families, err := family.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	s, err := lint.ChartSchema(families)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func movesSchema(t *testing.T) *schema.Schema {
	t.Helper()
	families, err := family.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	s, err := lint.MovesSchema(families)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func familySchema(t *testing.T) *schema.Schema {
	t.Helper()
	s, err := schema.Families()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// text returns the schema as it is printed.
func text(t *testing.T, s *schema.Schema) []byte {
	t.Helper()
	text, err := s.Text()
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// second compiles a schema, or a part of it such as /definitions/role, with the second validator. It refuses what the
// meta-schema of its draft does.
func second(t *testing.T, s *schema.Schema, part string) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text(t, s)))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("orglint:schema", document); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile("orglint:schema#" + part)
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}

func TestDraft(t *testing.T) {
	for name, s := range map[string]*schema.Schema{"chart": chartSchema(t), "families": familySchema(t), "moves": movesSchema(t)} {
		if got := second(t, s, "").DraftVersion; got != 7 {
			t.Errorf("%s: got draft %d, want 7", name, got)
		}
		meta := jsonschema.NewCompiler().MustCompile("http://json-schema.org/draft-07/schema")
		document, _ := jsonschema.UnmarshalJSON(bytes.NewReader(text(t, s)))
		if err := meta.Validate(document); err != nil {
			t.Errorf("%s: got %v, want a schema of draft-07", name, err)
		}
		checkKeywords(t, name, document)
	}
}

// keywords are those that the schemas use. A misspelt keyword passes every validator.
const keywords = ` $schema $ref $comment title description type required additionalProperties properties items definitions
 enum enumDescriptions const minLength minimum minItems minProperties pattern format anyOf dependencies not default examples `

// checkKeywords finds misspelt keywords.
func checkKeywords(t *testing.T, at string, document any) {
	t.Helper()
	object, ok := document.(map[string]any)
	if !ok {
		return
	}
	for key, value := range object {
		switch key {
		case "properties", "definitions":
			names, _ := value.(map[string]any)
			for name, below := range names {
				checkKeywords(t, at+"/"+key+"/"+name, below)
			}
		case "anyOf":
			for _, below := range value.([]any) {
				checkKeywords(t, at+"/anyOf", below)
			}
		default:
			if !strings.Contains(keywords, " "+key+" ") && !strings.Contains(keywords, " "+key+"\n") {
				t.Errorf("%s: got the keyword %s, want one of %s", at, key, keywords)
			}
			if key != "const" && key != "dependencies" {
				checkKeywords(t, at+"/"+key, value)
			}
		}
		if key == "$ref" && !strings.HasPrefix(value.(string), "#/definitions/") {
			t.Errorf("%s: got the reference %v, want one into this schema", at, value)
		}
	}
}

func TestBuiltInFamilies(t *testing.T) {
	paths, err := filepath.Glob("../internal/family/builtin/*.yaml")
	if err != nil || len(paths) != len(family.All()) {
		t.Fatalf("got %d families and %v, want %d", len(paths), err, len(family.All()))
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		first, other := verdicts(t, familySchema(t), string(data))
		if !first || !other {
			t.Errorf("%s: got valid %v by gojsonschema and %v by the second validator, want both", path, first, other)
		}
	}
}

// verdicts says whether a document is valid by gojsonschema, and by the second validator.
func verdicts(t *testing.T, s *schema.Schema, document string) (first, other bool) {
	t.Helper()
	f := source.Read("a.yaml", []byte(document))
	if len(f.Findings) > 0 || len(f.Documents) != 1 {
		t.Fatalf("%s: got %d documents and %v, want one", document, len(f.Documents), f.Findings)
	}
	findings, err := s.Check(&f.Documents[0])
	if err != nil {
		t.Fatal(err)
	}
	encoded, err := json.Marshal(plain(&f.Documents[0]))
	if err != nil {
		t.Fatal(err)
	}
	instance, err := jsonschema.UnmarshalJSON(bytes.NewReader(encoded))
	if err != nil {
		t.Fatal(err)
	}
	return len(findings) == 0, second(t, s, "").Validate(instance) == nil
}

// plain turns a value into what a JSON or YAML 1.2 reader would make of it.
func plain(v *source.Value) any {
	switch v.Kind {
	case source.Plain:
		if v.Text == "true" || v.Text == "false" {
			return v.Text == "true"
		}
		if number, ok := source.Number(v.Text); ok {
			return json.Number(number)
		}
		return v.Text
	case source.Quoted:
		return v.Text
	case source.List:
		list := make([]any, len(v.Items))
		for i := range v.Items {
			list[i] = plain(&v.Items[i])
		}
		return list
	case source.Map:
		fields := map[string]any{}
		for i := range v.Fields {
			if v.Fields[i].Value.Kind != source.Null {
				fields[v.Fields[i].Key.Value] = plain(&v.Fields[i].Value)
			}
		}
		return fields
	case source.Null:
	}
	return nil
}
