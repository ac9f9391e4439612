package schema

import (
	_ "embed" // as the other schemas
	"encoding/json"
	"strconv"
)

//go:embed config.schema.json
var configSchema []byte

// A Setting is what a configuration may set for a rule.
type Setting struct {
	Rule        string
	Description string // of the rule
	Options     []Option
}

// An Option is a whole number that a configuration may set for a rule.
type Option struct {
	Name           string
	Description    string
	Least, Default int
}

// Config returns the schema of configurations that may set some rules. Other names under rules are taken for those of
// custom rules, which have a severity only.
func Config(settings []Setting) (*Schema, error) {
	document, err := decode(configSchema)
	if err != nil {
		return nil, err
	}
	definitions, _ := document["definitions"].(map[string]any)
	rules, _ := definitions["rules"].(map[string]any)
	properties, _ := rules["properties"].(map[string]any)
	for _, s := range settings {
		properties[s.Rule] = settingSchema(s)
	}
	return newSchema(document), nil
}

// settingSchema is the schema of the setting of one rule.
func settingSchema(s Setting) map[string]any {
	fields := map[string]any{"severity": map[string]any{"$ref": "#/definitions/severity"}}
	example := "{severity: warning}"
	for _, o := range s.Options {
		fields[o.Name] = map[string]any{
			"type":        []any{"integer", "null"},
			"minimum":     json.Number(strconv.Itoa(o.Least)),
			"default":     json.Number(strconv.Itoa(o.Default)),
			"$comment":    "a whole number, " + strconv.Itoa(o.Least) + " or more",
			"description": o.Description,
		}
		example = "{" + o.Name + ": " + strconv.Itoa(o.Default) + "}"
	}
	return map[string]any{
		"type":                 []any{"string", "object", "null"},
		"title":                "setting of the rule " + s.Rule,
		"description":          s.Description,
		"pattern":              "^(off|on|info|warning|error)$",
		"$comment":             "off, on, info, warning or error, or a group of fields such as " + example,
		"additionalProperties": false,
		"properties":           fields,
	}
}
