package lsp

import (
	"fmt"
	"os"
	"slices"

	"go.lsp.dev/protocol"

	"github.com/orglint/orglint/internal/disk"
)

// A client is what the editor can do, as far as it matters. Only what it declares is used.
type client struct {
	encoding    protocol.PositionEncodingKind
	related     bool // shows other places with a finding
	description bool // shows a link to the page of a rule
	unnecessary bool // shows what has no effect as such
	versions    bool // wants to know which version of a document diagnostics are for
	markdown    bool // in hovers
	hierarchy   bool // of the symbols of a document
	edits       bool // takes changes of documents with their versions
	prepares    bool // asks whether something can be renamed
	literals    bool // takes code actions that hold edits
	preferred   bool // of which one may be preferred
	watches     bool // tells of files that change, if asked
	lenses      bool // can be told that lenses have changed
}

// on reports whether something was declared.
func on(flag *bool) bool { return flag != nil && *flag }

// clientOf reads what an editor declares.
func clientOf(c *protocol.ClientCapabilities) client {
	k := client{encoding: protocol.PositionEncodingKindUTF16}
	if c.General != nil && slices.Contains(c.General.PositionEncodings, protocol.PositionEncodingKindUTF8) {
		k.encoding = protocol.PositionEncodingKindUTF8
	}
	if t := c.TextDocument; t != nil {
		k.readDocument(t)
	}
	if w := c.Workspace; w != nil {
		k.edits = w.WorkspaceEdit != nil && on(w.WorkspaceEdit.DocumentChanges)
		k.watches = w.DidChangeWatchedFiles != nil && on(w.DidChangeWatchedFiles.DynamicRegistration)
		k.lenses = w.CodeLens != nil && on(w.CodeLens.RefreshSupport)
	}
	return k
}

// readDocument reads what an editor can do with documents.
func (k *client) readDocument(t *protocol.TextDocumentClientCapabilities) {
	if d := t.PublishDiagnostics; d != nil {
		k.related, k.versions, k.description = on(d.RelatedInformation), on(d.VersionSupport), on(d.CodeDescriptionSupport)
		k.unnecessary = slices.Contains(d.TagSupport.ValueSet, protocol.DiagnosticTagUnnecessary)
	}
	k.markdown = t.Hover != nil && slices.Contains(t.Hover.ContentFormat, protocol.MarkupKindMarkdown)
	k.hierarchy = t.DocumentSymbol != nil && on(t.DocumentSymbol.HierarchicalDocumentSymbolSupport)
	k.prepares = t.Rename != nil && on(t.Rename.PrepareSupport)
	if a := t.CodeAction; a != nil {
		k.literals, k.preferred = len(a.CodeActionLiteralSupport.CodeActionKind.ValueSet) > 0, on(a.IsPreferredSupport)
	}
}

// initialize begins the conversation.
func (s *server) initialize(p *protocol.InitializeParams) any {
	s.client = clientOf(&p.Capabilities)
	if p.ProcessID != nil {
		s.parent.Store(*p.ProcessID)
	}
	if folder := folderOf(p); folder != "" {
		if err := s.options.Enter(folder); err != nil {
			s.show(protocol.MessageTypeError, fmt.Sprintf("orglint cannot work in this folder: %s", err))
		}
		s.folder = folder
	}
	if here, err := os.Getwd(); err == nil {
		s.real = disk.Real(here)
		if s.folder == "" {
			s.folder = s.real
		}
	}
	s.started = true
	return &protocol.InitializeResult{
		Capabilities: s.capabilities(),
		ServerInfo:   protocol.ServerInfo{Name: "orglint", Version: protocol.NewOptional(s.options.Version)},
	}
}

// folderOf returns the folder that an editor has open; empty where it has none.
func folderOf(p *protocol.InitializeParams) string {
	if folders, ok := p.WorkspaceFolders.Get(); ok && len(folders) > 0 {
		if _, ok := pathOf(folders[0].URI); ok {
			return folders[0].URI.FsPath()
		}
	}
	if root := p.RootURI; root != nil { //nolint:staticcheck // Neovim 0.7 and others know no folders
		if _, ok := pathOf(*root); ok {
			return root.FsPath()
		}
	}
	path, _ := p.RootPath.Get() //nolint:staticcheck // likewise
	return path
}

// capabilities are what the server can do for this editor.
func (s *server) capabilities() protocol.ServerCapabilities {
	var rename protocol.RenameProvider = protocol.Boolean(true)
	if s.client.prepares {
		rename = &protocol.RenameOptions{PrepareProvider: new(true)}
	}
	var actions protocol.CodeActionProvider = protocol.Boolean(true)
	if s.client.literals {
		actions = &protocol.CodeActionOptions{CodeActionKinds: []protocol.CodeActionKind{protocol.CodeActionKindQuickFix}}
	}
	return protocol.ServerCapabilities{
		PositionEncoding: s.client.encoding,
		TextDocumentSync: &protocol.TextDocumentSyncOptions{
			OpenClose: new(true), Change: new(protocol.TextDocumentSyncKindIncremental), Save: protocol.Boolean(true),
		},
		HoverProvider:           protocol.Boolean(true),
		DefinitionProvider:      protocol.Boolean(true),
		ReferencesProvider:      protocol.Boolean(true),
		DocumentSymbolProvider:  protocol.Boolean(true),
		WorkspaceSymbolProvider: protocol.Boolean(true),
		CallHierarchyProvider:   protocol.Boolean(true),
		RenameProvider:          rename,
		CodeActionProvider:      actions,
		CompletionProvider:      &protocol.CompletionOptions{TriggerCharacters: []string{" ", "[", ",", "\""}},
		CodeLensProvider:        &protocol.CodeLensOptions{},
		ExecuteCommandProvider:  protocol.ExecuteCommandOptions{Commands: []string{explainCommand, showCommand}},
	}
}

// initialized asks the editor to tell of files that change, and has the chart checked.
func (s *server) initialized(*protocol.InitializedParams) {
	s.want(0)
	if !s.client.watches {
		return
	}
	go s.watch()
}
