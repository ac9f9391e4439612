package schema

import (
	_ "embed" // as the other schemas
	"encoding/json"
	"errors"
	"fmt"
	"maps"
)

//go:embed output.schema.json
var outputSchema string

// Output returns the JSON Schema of the reports that orglint writes as JSON. Nothing is checked against it but in tests.
func Output() string { return outputSchema }

//go:embed diff.schema.json
var differenceSchema string

// Difference returns the JSON Schema of what orglint diff writes as JSON, in which findings and coverage are defined as in reports.
func Difference() (string, error) {
	var reports, made map[string]any
	if err := errors.Join(json.Unmarshal([]byte(outputSchema), &reports), json.Unmarshal([]byte(differenceSchema), &made)); err != nil {
		return "", fmt.Errorf("read the schema of comparisons: %w", err)
	}
	shared, _ := reports["definitions"].(map[string]any)
	own, _ := made["definitions"].(map[string]any)
	if properties, ok := reports["properties"].(map[string]any); ok {
		own["coverage"] = properties["coverage"]
	}
	maps.Copy(own, shared)
	text, err := json.MarshalIndent(made, "", "  ")
	if err != nil {
		return "", fmt.Errorf("write the schema of comparisons: %w", err)
	}
	return string(text) + "\n", nil
}
