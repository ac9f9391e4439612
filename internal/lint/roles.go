package lint

import (
	"fmt"
	"sync"

	"github.com/orglint/orglint/internal/family"
	"github.com/orglint/orglint/schema"
)

// ChartSchema returns the effective schema of charts for some families.
func ChartSchema(families *family.Set) (*schema.Schema, error) {
	return schema.Chart(roles(families), roleIDs(families), grades(families))
}

// MovesSchema returns the schema of moves in such charts.
func MovesSchema(families *family.Set) (*schema.Schema, error) {
	return schema.Moves(roles(families), roleIDs(families), grades(families))
}

// grades are those of families as the schema needs them.
func grades(families *family.Set) schema.Grades {
	grades := schema.Grades{Names: families.TextGrades(), Known: families.IsGrade}
	if !families.JudgesGrades() {
		grades.Known = nil
	}
	return grades
}

// roles are the levels of families as the schema needs them; none where a role may be anything.
func roles(families *family.Set) []schema.Role {
	if !families.JudgesRoles() {
		return nil
	}
	var all []schema.Role
	for _, level := range families.Levels {
		role := schema.Role{
			ID: level.ID.Value, Title: level.Title.Value, Specialties: level.Specialties,
			Description: fmt.Sprintf("Grade %s in %s.", level.GradeText, level.Family.Title.Value),
		}
		for _, alias := range level.Aliases {
			role.Aliases = append(role.Aliases, alias.Value)
		}
		all = append(all, role)
	}
	return all
}

// roleIDs returns a function, for several goroutines, that gives the id of the level that a role text means.
func roleIDs(families *family.Set) func(role string) (id string, ok bool) {
	var known sync.Map // role texts repeat
	return func(role string) (string, bool) {
		id, ok := known.Load(role)
		if !ok {
			id = ""
			if match, ok := families.Resolve(role); ok {
				id = match.Level.ID.Value
			}
			known.Store(role, id)
		}
		name, _ := id.(string)
		return name, name != ""
	}
}
