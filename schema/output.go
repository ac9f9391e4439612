package schema

import _ "embed" // as the other schemas

//go:embed output.schema.json
var outputSchema string

// Output returns the JSON Schema of the reports that orglint writes as JSON. Nothing is checked against it but in tests.
func Output() string { return outputSchema }
