package schema

import (
	_ "embed" // as the other schemas
	"maps"
)

//go:embed moves.schema.json
var movesSchema []byte

// Moves returns the schema of the moves of a re-organisation in a chart, whose roles and grades are as in Chart.
func Moves(roles []Role, roleID func(text string) (id string, ok bool), grades Grades) (*Schema, error) {
	return withRoles(movesDocument, roles, roleID, grades)
}

// movesDocument decodes the schema of moves, which takes over what the schema of charts has to say of records.
func movesDocument() (map[string]any, error) {
	document, err := decode(movesSchema)
	if err != nil {
		return nil, err
	}
	charts, err := decode(chartSchema)
	if err != nil {
		return nil, err
	}
	definitions, _ := document["definitions"].(map[string]any)
	shared, _ := charts["definitions"].(map[string]any)
	maps.Copy(definitions, shared)
	newcomer := definition(charts, "person")
	fields, _ := newcomer["properties"].(map[string]any)
	taker := maps.Clone(newcomer)
	taker["properties"] = maps.Clone(fields)
	taker["type"], taker["required"] = []any{"string", "number", "boolean", "object"}, []any{"id"}
	taker["$comment"] = "the id of a person, or a new record such as {id: eli, name: Eli Roth}"
	taker["description"] = "Who takes the open seat. A new record has from the seat what it does not say itself."
	seat, _ := definition(charts, "vacancy")["properties"].(map[string]any)
	fields["opened"], fields["interviews"] = seat["opened"], seat["interviews"]
	newcomer["$comment"] = "a record such as {id: eli, name: Eli Roth, role: backend-engineer}"
	newcomer["description"] = "The record of somebody new or, if it says when it was opened, of a new open seat."
	definitions["newcomer"], definitions["taker"] = newcomer, taker
	delete(definitions, "person")
	delete(definitions, "vacancy")
	return document, nil
}
