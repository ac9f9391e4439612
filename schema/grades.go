package schema

import (
	"strings"

	"github.com/orglint/orglint/internal/source"
)

// tellGrades says in words which grades there are beside numbers, and has a misspelt one know what is near it.
func tellGrades(grade map[string]any, names []string) {
	const most = 12
	told := strings.Join(names[:min(len(names), most)], ", ")
	if len(names) > most {
		told += " and so on"
	}
	grade["$comment"] = "a number such as 9 or 9.5, or one of the grades " + told
}

// allowGrades allows what is read as a grade: numbers, also as texts, and those that are texts, in any case and spacing.
func allowGrades(grade map[string]any, grades Grades) {
	names := grades.Names
	forms := []any{
		map[string]any{"type": grade["type"], "minimum": grade["minimum"]},
		map[string]any{"type": "string", "pattern": `^\+?[0-9]+(\.[0-9]+)?$`},
	}
	if grades.Known == nil {
		forms = append(forms, map[string]any{"type": "string", "pattern": `[^\s]`})
	}
	if len(names) > 0 {
		patterns := make([]string, len(names))
		for i, name := range names {
			patterns[i] = titlePattern(name)
		}
		forms = append(forms, map[string]any{"enum": names},
			map[string]any{"type": "string", "pattern": `^` + between + `*` + alternatives(patterns) + between + `*$`})
	}
	delete(grade, "type")
	delete(grade, "minimum")
	grade["anyOf"] = forms
}

// known reports whether a text is a grade that is no number.
func (g Grades) known(text string) bool {
	_, isNumber := source.Number(text)
	return !isNumber && strings.TrimSpace(text) != "" && (g.Known == nil || g.Known(text))
}
