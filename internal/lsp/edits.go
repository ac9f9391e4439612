package lsp

import (
	"fmt"
	"path/filepath"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/disk"
	"github.com/orglint/orglint/internal/edit"
	"github.com/orglint/orglint/internal/source"
)

// changes are edits of several files, which the editor makes.
type changes struct {
	server *server
	edits  map[uri.URI][]protocol.TextEdit
	order  []uri.URI
}

func (s *server) newChanges() *changes {
	return &changes{server: s, edits: map[uri.URI][]protocol.TextEdit{}}
}

// textOf returns the text of a file as the editor has it.
func (s *server) textOf(file *diag.File) string {
	if d := s.documents[disk.Real(filepath.FromSlash(file.Path))]; d != nil {
		return string(d.text)
	}
	return file.Data()
}

// draftOf returns a draft of a text, with all that it holds read.
func draftOf(path, text string) (*edit.Draft, error) {
	file := source.Open(path, text)
	file.Fill()
	draft, err := edit.New(file, []byte(text))
	if err != nil {
		return nil, fmt.Errorf("%s cannot be edited: %w", path, err)
	}
	return draft, nil
}

// add adds what a draft changes in a text, once it is proved.
func (c *changes) add(path, text string, draft *edit.Draft) error {
	stretches, err := draft.Stretches()
	if err == nil && len(stretches) > 0 {
		_, err = draft.Bytes()
	}
	if err != nil {
		return fmt.Errorf("%s stays as it is: %w", path, err)
	}
	c.addStretches(path, text, stretches)
	return nil
}

// addStretches adds changes of a text.
func (c *changes) addStretches(path, text string, stretches []edit.Stretch) {
	if len(stretches) == 0 {
		return
	}
	name, encoding := c.server.uriOf(path), c.server.client.encoding
	d := newDocument(protocol.TextDocumentItem{Text: text})
	for _, stretch := range stretches {
		c.addEdit(name, protocol.TextEdit{
			Range:   protocol.Range{Start: d.position(stretch.From, encoding), End: d.position(stretch.To, encoding)},
			NewText: stretch.Text,
		})
	}
}

// addEdit adds a change of a file.
func (c *changes) addEdit(name uri.URI, change protocol.TextEdit) {
	if c.edits[name] == nil {
		c.order = append(c.order, name)
	}
	c.edits[name] = append(c.edits[name], change)
}

// workspace returns the edits as the editor takes them.
func (c *changes) workspace() *protocol.WorkspaceEdit {
	if !c.server.client.edits {
		return &protocol.WorkspaceEdit{Changes: c.edits}
	}
	w := &protocol.WorkspaceEdit{DocumentChanges: []protocol.DocumentChange{}}
	for _, name := range c.order {
		change := &protocol.TextDocumentEdit{}
		change.TextDocument.URI = name
		if path, ok := pathOf(name); ok && c.server.documents[path] != nil {
			version := c.server.documents[path].version
			change.TextDocument.Version = &version
		}
		for i := range c.edits[name] {
			change.Edits = append(change.Edits, &c.edits[name][i])
		}
		w.DocumentChanges = append(w.DocumentChanges, change)
	}
	return w
}
