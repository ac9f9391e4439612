package lsp

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/edit"
	"github.com/orglint/orglint/internal/source"
)

// requestFailed is the number of the protocol for what cannot be done, which the user is told.
const requestFailed = -32803

// prepareRename tells whether the id at a place can be another.
func (s *server) prepareRename(p *protocol.PrepareRenameParams) (any, error) {
	found, ok := s.mentionAt(&p.TextDocumentPositionParams)
	if !ok || found.role == describes || found.kind == ofLevel {
		return nil, nil //nolint:nilnil // null is an answer: there is no id here
	}
	if err := s.mayRename(found.named); err != nil {
		return nil, err
	}
	return &protocol.PrepareRenamePlaceholder{Range: s.rangeNow(found.pos), Placeholder: found.id}, nil
}

// mayRename says why an id must stay as it is.
func (s *server) mayRename(what named) error {
	c, _ := s.snapshot.Result.Chart()
	shared := max(len(c.SeatsOf(what.id)), len(c.TeamsOf(what.id)), len(c.UnitsOf(what.id)))
	switch {
	case what.kind == noKind || what.kind == ofLevel:
		return jsonrpc2.Errorf(requestFailed, "There is no id of a person, a team or a unit here.")
	case kindOf(c, what.id) == noKind:
		return jsonrpc2.Errorf(requestFailed, "Nobody has the id %s, so there is nothing to rename.", diag.Quote(what.id))
	case shared > 1:
		return jsonrpc2.Errorf(requestFailed, "%d records have the id %s; give each its own first.", shared, diag.Quote(what.id))
	case c.MayName(what.id, what.id):
		return jsonrpc2.Errorf(requestFailed, "A part of the chart does not read, and may name %s too; mend that first.", diag.Quote(what.id))
	}
	for _, m := range s.snapshot.mentions().of(what) {
		if m.pos.File.Table || m.pos.File.Words != nil {
			return jsonrpc2.Errorf(requestFailed, "%s is no chart of orglint's own layout; ids are renamed in the system that it comes from.", m.pos.File.Path)
		}
	}
	return nil
}

// mayBe says why a text cannot be an id.
func mayBe(c *chart.Chart, id string) error {
	switch {
	case id == "" || strings.TrimSpace(id) != id || strings.ContainsFunc(id, unicode.IsControl):
		return jsonrpc2.Errorf(requestFailed, "An id is a text without spaces around it.")
	case c.Has(id):
		return jsonrpc2.Errorf(requestFailed, "%s has the id %s already.", c.NameOf(id), diag.Quote(id))
	}
	return nil
}

// rename gives something another id wherever it is named: in all files of the chart, in the configuration and in the baseline.
func (s *server) rename(p *protocol.RenameParams, what named) (any, error) {
	c, _ := s.snapshot.Result.Chart()
	if err := s.mayRename(what); err != nil {
		return nil, err
	}
	if err := mayBe(c, p.NewName); err != nil {
		return nil, err
	}
	changes := s.newChanges()
	mentioned := s.snapshot.mentions()
	for _, file := range s.snapshot.Files {
		text := s.textOf(file.File)
		if file.Table || len(mentioned.byFile[file.File]) == 0 && !strings.Contains(text, what.id) {
			continue
		}
		draft, err := draftOf(file.Path, text)
		if err == nil {
			r := renamer{draft: draft, what: what, to: p.NewName, kind: kindOf(c, what.id)}
			r.documents()
			err = r.err
		}
		if err == nil {
			err = changes.add(file.Path, text, draft)
		}
		if err != nil {
			return nil, jsonrpc2.Errorf(requestFailed, "Nothing is renamed: %s.", err)
		}
	}
	if err := s.renameInConfig(changes, what, p.NewName); err != nil {
		return nil, jsonrpc2.Errorf(requestFailed, "Nothing is renamed: %s.", err)
	}
	if err := s.renameInBaseline(changes, what, p.NewName); err != nil {
		return nil, jsonrpc2.Errorf(requestFailed, "Nothing is renamed: %s.", err)
	}
	return changes.workspace(), nil
}

// A renamer gives something another id in a file.
type renamer struct {
	draft *edit.Draft
	what  named
	to    string
	kind  kind // of the id where a field may name anything
	err   error
}

func (r *renamer) documents() {
	for i := range r.draft.Documents() {
		document := &r.draft.Documents()[i]
		for n := range document.Fields {
			r.list(document.Fields[n].Key.Value, &document.Fields[n].Value)
		}
	}
}

// list looks at the records of a list.
func (r *renamer) list(name string, list *source.Value) {
	for i := range list.Items {
		record := &list.Items[i]
		for n := range record.Fields {
			switch key := record.Fields[n].Key.Value; {
			case isList(key):
				r.list(key, &record.Fields[n].Value)
			case r.names(name, key):
				r.field(record, n)
			}
		}
	}
}

// names reports whether a field of the records of a list names what is renamed.
func (r *renamer) names(list, key string) bool {
	switch key {
	case "id":
		return kindOfList(list) == r.what.kind
	case "reports_to", "dotted_line_to", "lead", "members", "head", "by", "approved_by":
		return r.what.kind == ofSeat
	case "team":
		return r.what.kind == ofTeam
	case "unit", "parent":
		return r.what.kind == ofUnit
	case "subject", "subjects":
		return r.what.kind == r.kind
	}
	return false
}

// kindOfList returns what the records of a list are.
func kindOfList(list string) kind {
	switch list {
	case "people", "vacancies", "external":
		return ofSeat
	case "teams":
		return ofTeam
	case "units":
		return ofUnit
	}
	return noKind
}

// field replaces the id in a field of a record, which may be a list of ids.
func (r *renamer) field(record *source.Value, n int) {
	value := &record.Fields[n].Value
	for i := range value.Items {
		if value.Items[i].Text == r.what.id && value.Items[i].IsText() {
			r.note(r.draft.Set(value, i, r.to))
		}
	}
	if value.IsText() && value.Text == r.what.id {
		r.note(r.draft.Set(record, n, r.to))
	}
}

func (r *renamer) note(err error) {
	if r.err == nil && err != nil {
		r.err = err
	}
}

// renameInConfig gives something another id in the configuration.
func (s *server) renameInConfig(changes *changes, what named, to string) error {
	if s.snapshot.Config == nil || s.snapshot.Config.Path == "" {
		return nil
	}
	var draft *edit.Draft
	var text string
	path := s.snapshot.Config.Path
	for _, m := range s.snapshot.mentions().of(what) {
		if m.pos.File.Path != path {
			continue
		}
		if draft == nil {
			var err error
			text = s.textOf(m.pos.File)
			if draft, err = draftOf(path, text); err != nil {
				return err
			}
		}
		if err := renameAt(draft, m.pos, to); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	if draft == nil {
		return nil
	}
	return changes.add(path, text, draft)
}

// renameAt replaces the key or the value that begins at a place.
func renameAt(draft *edit.Draft, pos diag.Pos, to string) error {
	in, i, ok := draft.At(int(pos.Offset))
	switch {
	case !ok:
		return errors.New("the id is written in a way that is not edited")
	case in.Kind == source.Map && in.Fields[i].Key.Pos.Offset == pos.Offset:
		return draft.Rename(in, i, to) //nolint:wrapcheck // who asks says where
	}
	return draft.Set(in, i, to) //nolint:wrapcheck // likewise
}
