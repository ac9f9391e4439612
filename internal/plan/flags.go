package plan

import (
	"fmt"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/privacy"
	"github.com/orglint/orglint/internal/source"
)

// Moved is the move of a flag such as --move ada=grace, which is shown as names are.
func Moved(flag string, show privacy.Show) (Move, error) {
	return flagged(flagForm{"--move", "ID=MANAGER", "reports_to"}, flag, show)
}

// Promoted is the move of a flag such as --role ada=director-engineering.
func Promoted(flag string, show privacy.Show) (Move, error) {
	return flagged(flagForm{"--role", "ID=LEVEL", "role"}, flag, show)
}

// Removed is the move of a flag such as --remove bo=cy; who takes over the reports may be left out.
func Removed(flag string, show privacy.Show) (Move, error) {
	id, _, given := strings.Cut(flag, "=")
	if !given && id != "" {
		pos := flagPos("--remove", flag, show)
		return Move{Verb: Remove, Subjects: []diag.Text{{Value: id, Pos: pos}}, Pos: pos}, nil
	}
	m, err := flagged(flagForm{"--remove", "ID or ID=MANAGER", "reports_to"}, flag, show)
	m.Verb = Remove
	return m, err
}

// A flagForm is how a flag is called, what it takes, and the field that it gives.
type flagForm struct{ name, form, field string }

// flagged is the move of a flag that gives a field of somebody.
func flagged(f flagForm, flag string, show privacy.Show) (Move, error) {
	id, value, ok := strings.Cut(flag, "=")
	if id, value = strings.TrimSpace(id), strings.TrimSpace(value); !ok || id == "" || value == "" {
		said := ""
		if !show.Hides() {
			said = fmt.Sprintf(", not %q", flag)
		}
		return Move{}, fmt.Errorf("%s takes %s%s", f.name, f.form, said)
	}
	pos := flagPos(f.name, flag, show)
	return Move{
		Verb: Change, Subjects: []diag.Text{{Value: id, Pos: pos}}, Pos: pos,
		Set: []source.Field{{Key: diag.Text{Value: f.field, Pos: pos}, Value: source.Value{Kind: source.Plain, Text: value, Pos: pos}}},
	}, nil
}

// flagPos is the place of a flag: a file without a text, which is called as the flag is. What is given may be a name.
func flagPos(name, flag string, show privacy.Show) diag.Pos {
	if !show.Hides() {
		name += " " + flag
	}
	return diag.Pos{File: diag.NewFile(name, "")}
}

// isFlag reports whether a place is that of a flag.
func isFlag(pos diag.Pos) bool { return !pos.IsZero() && pos.File.Data() == "" }
