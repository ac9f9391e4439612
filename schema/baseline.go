package schema

import _ "embed" // as the other schemas

//go:embed baseline.schema.json
var baselineSchema []byte

// Baseline returns the schema of baselines.
func Baseline() (*Schema, error) {
	document, err := decode(baselineSchema)
	if err != nil {
		return nil, err
	}
	return newSchema(document), nil
}
