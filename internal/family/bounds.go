package family

import (
	"fmt"

	"github.com/orglint/orglint/internal/diag"
)

// The most that families may hold. The largest ladders that companies publish have some hundred levels, with three lines each; what may stand
// above what, and who is missing, is worked out for each, which grows with the product.
const (
	maxLevels = 5_000 // of all families together
	maxLines  = 100   // of a level
	maxNamed  = 5_000 // levels that a level manages, extends or requires: no more than there are
	maxGrades = 1_000 // texts under grades, of all lists together: each is looked for among the others
)

// tooLarge says which of the families holds more than orglint reads of them, at the first level that is too many; nothing where
// all are within bounds.
func tooLarge(families []*Family) []diag.Finding {
	levels := 0
	for _, f := range families {
		for _, level := range f.Levels {
			levels++
			named := max(len(level.Manages), len(level.Extends), len(level.Experience))
			message := ""
			switch {
			case levels > maxLevels:
				message = fmt.Sprintf("From here on the job families have more than %d levels together, which is more than orglint reads; "+
					"name only the families that the chart needs.", maxLevels)
			case len(level.Lines) > maxLines:
				message = fmt.Sprintf("%s reports to %d levels; orglint reads up to %d. Write {level: ..., or_above: true} for a level and all "+
					"above it.", diag.Short(level.Title.Value), len(level.Lines), maxLines)
			case named > maxNamed:
				message = fmt.Sprintf("%s names %d levels in one list; orglint reads up to %d.", diag.Short(level.Title.Value), named, maxNamed)
			default:
				continue
			}
			return []diag.Finding{{Rule: "schema", Severity: diag.Error, Field: "levels", Pos: level.ID.Pos, Message: message}}
		}
	}
	return nil
}
