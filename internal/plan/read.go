package plan

import (
	"fmt"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/internal/text"
	"github.com/orglint/orglint/schema"
)

// A form is how a verb is written: its key, and what may stand beside it.
type form struct {
	key    string
	verb   Verb
	fields []string
}

// forms returns how the verbs are written. Where several keys are there, the first one is the verb.
func forms() []form {
	return []form{
		{"who", Change, []string{"reports_to", "role", "grade", "unit", "team", "end"}},
		{"remove", Remove, []string{"reports_to", "file"}},
		{"add", Add, []string{"reports_to", "unit", "team", "file"}},
		{"fill", Fill, []string{"with"}},
		{"team", Team, []string{"lead", "members", "unit", "name", "kind", "into", "file"}},
		{"unit", Unit, []string{"parent", "head", "name", "kind", "into", "file"}},
	}
}

// Read reads the moves of a file, given their schema. What is wrong in it is an *Error.
func Read(file *source.File, s *schema.Schema) (*Plan, error) {
	document, findings, err := s.CheckOnly(file, "A moves file must hold one list of moves, below version: 1.")
	if err != nil {
		return nil, err
	}
	if len(findings) > 0 {
		diag.Sort(findings)
		return nil, &Error{findings}
	}
	var r reader
	if list := document.Get("moves"); list != nil {
		for i := range list.Items {
			r.move(&list.Items[i])
		}
	}
	if len(r.findings) > 0 {
		return nil, &Error{r.findings}
	}
	return &Plan{r.moves}, nil
}

// A reader takes moves that fit the schema to a plan, and notes what the schema cannot tell is wrong.
type reader struct {
	moves    []Move
	findings []diag.Finding
}

func (r *reader) fail(pos diag.Pos, format string, args ...any) {
	r.findings = append(r.findings, diag.Finding{Pos: pos, Message: fmt.Sprintf(format, args...)})
}

// move reads a move.
func (r *reader) move(v *source.Value) {
	all := forms()
	at := slices.IndexFunc(all, func(f form) bool { return v.Get(f.key) != nil })
	if at < 0 {
		r.fail(v.Start(), "This move does not say what it is about; it needs one of who, remove, add, fill, team and unit.")
		return
	}
	how := all[at]
	m := Move{Verb: how.verb, Pos: v.Start(), Date: v.GetText("date").Value, File: v.GetText("file"), Subjects: v.GetTexts(how.key)}
	for i := range v.Fields {
		f := v.Fields[i]
		switch key := f.Key.Value; {
		case key == how.key || key == "date":
		case !slices.Contains(how.fields, key):
			r.fail(f.Key.Pos, "%s does not go with %s; beside it may stand %s and date.", diag.Quote(key), how.key, strings.Join(how.fields, ", "))
		case key != "file" && key != "with":
			m.Set = append(m.Set, f)
		}
	}
	r.record(&m, v)
	if len(m.Subjects) == 0 && len(r.findings) == 0 {
		r.fail(m.Pos, "This move names nobody under %s.", how.key)
	}
	if (how.verb == Change || how.verb == Team || how.verb == Unit) && len(m.Set) == 0 {
		r.fail(m.Pos, "This move changes nothing; beside %s it needs %s.", how.key, oneOf(how.fields))
	}
	r.moves = append(r.moves, m)
}

// record reads the record of a move that has one.
func (r *reader) record(m *Move, v *source.Value) {
	switch m.Verb {
	case Add:
		m.Record = v.Get("add")
		m.Subjects = []diag.Text{m.Record.GetText("id")}
		for _, f := range m.Set {
			if twice := m.Record.Get(f.Key.Value); twice != nil {
				r.fail(f.Key.Pos, "%s stands in the record too; say it once.", f.Key.Value)
			}
		}
	case Fill:
		with := v.Get("with")
		switch {
		case with == nil:
			r.fail(m.Pos, "This move does not say who takes the seat; it needs with: an id, or a record such as {id: eli, name: Eli Roth}.")
		case with.IsText():
			m.With = v.GetText("with")
		default:
			m.Record, m.With = with, with.GetText("id")
		}
	case Team, Unit, Change, Remove:
	}
}

// oneOf names some fields of which one is needed.
func oneOf(fields []string) string {
	fields = slices.DeleteFunc(slices.Clone(fields), func(f string) bool { return f == "file" })
	return "one of " + text.And(fields...)
}
