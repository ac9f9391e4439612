package diag

import (
	"fmt"
	"strings"
)

// BuiltIn stands before the name of a file that comes with orglint.
const BuiltIn = "builtin:"

// InFile reports whether a place is in a file: not nowhere, and not in a job family that is built in.
func (p Pos) InFile() bool {
	return !p.IsZero() && p.File.Path != "" && !strings.HasPrefix(p.File.Path, BuiltIn)
}

// Where says in which line of which file a place is, such as org.yaml, line 12; nothing where it is in none.
func (p Pos) Where() string {
	if !p.InFile() {
		return ""
	}
	place := p.Place()
	return fmt.Sprintf("%s, line %d", place.Path, place.Line)
}
