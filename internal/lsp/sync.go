package lsp

import (
	"context"
	"encoding/json"
	"fmt"

	"go.lsp.dev/protocol"
)

// allMethods are the messages that the server knows.
func (s *server) allMethods() map[string]method {
	return map[string]method{
		protocol.MethodInitialize:                     s.first(),
		protocol.MethodShutdown:                       s.last(),
		protocol.MethodInitialized:                    notification(s, s.initialized),
		protocol.MethodCancelRequest:                  notification(s, s.cancelRequest),
		protocol.MethodTextDocumentDidOpen:            notification(s, s.didOpen),
		protocol.MethodTextDocumentDidChange:          notification(s, s.didChange),
		protocol.MethodTextDocumentDidSave:            notification(s, s.didSave),
		protocol.MethodTextDocumentDidClose:           notification(s, s.didClose),
		protocol.MethodWorkspaceDidChangeWatchedFiles: notification(s, s.didChangeFiles),

		protocol.MethodTextDocumentHover:                request(s, s.hover),
		protocol.MethodTextDocumentDefinition:           request(s, s.definition),
		protocol.MethodTextDocumentDocumentSymbol:       request(s, s.documentSymbols),
		protocol.MethodTextDocumentCompletion:           request(s, s.completion),
		protocol.MethodTextDocumentCodeLens:             request(s, s.lenses),
		protocol.MethodTextDocumentPrepareCallHierarchy: request(s, s.prepareHierarchy),
		protocol.MethodWorkspaceExecuteCommand:          request(s, s.execute),

		protocol.MethodTextDocumentReferences: wholeRequest(s,
			func(p *protocol.ReferenceParams) named { return s.target(&p.TextDocumentPositionParams) }, s.references),
		protocol.MethodTextDocumentCodeAction:    currentRequest(s, false, nothing[protocol.CodeActionParams], s.actions),
		protocol.MethodTextDocumentPrepareRename: request(s, s.prepareRename),
		protocol.MethodTextDocumentRename: wholeRequest(s,
			func(p *protocol.RenameParams) named { return s.target(&p.TextDocumentPositionParams) }, s.rename),
		protocol.MethodWorkspaceSymbol:            wholeRequest(s, nothing[protocol.WorkspaceSymbolParams], s.workspaceSymbols),
		protocol.MethodCallHierarchyIncomingCalls: wholeRequest(s, nothing[protocol.CallHierarchyIncomingCallsParams], s.incoming),
		protocol.MethodCallHierarchyOutgoingCalls: wholeRequest(s, nothing[protocol.CallHierarchyOutgoingCallsParams], s.outgoing),
	}
}

// first is the method that begins the conversation.
func (s *server) first() method {
	return func(params []byte) (func(context.Context) (any, error), error) {
		var result any
		_, err := notification(s, func(p *protocol.InitializeParams) { result = s.initialize(p) })(params)
		return func(context.Context) (any, error) { return result, nil }, err
	}
}

// last is the method that begins its end.
func (s *server) last() method {
	return notification(s, func(*struct{}) { s.shutdown = true })
}

func (s *server) didOpen(p *protocol.DidOpenTextDocumentParams) {
	path, ok := pathOf(p.TextDocument.URI)
	if !ok {
		return
	}
	d := newDocument(p.TextDocument)
	if s.snapshot != nil {
		if file := s.snapshot.files[path]; file != nil {
			d.settle(nil, file.Data())
		}
	}
	s.documents[path] = d
	s.want(0)
}

func (s *server) didChange(p *protocol.DidChangeTextDocumentParams) {
	path, _ := pathOf(p.TextDocument.URI)
	d := s.documents[path]
	if d == nil {
		s.log(protocol.MessageTypeWarning, fmt.Sprintf("a change of %s comes before it is opened", p.TextDocument.URI))
		return
	}
	for _, change := range p.ContentChanges {
		d.change(change, s.client.encoding)
	}
	d.version = p.TextDocument.Version
	s.want(quiet)
}

func (s *server) didSave(*protocol.DidSaveTextDocumentParams) { s.want(0) }

func (s *server) didClose(p *protocol.DidCloseTextDocumentParams) {
	path, _ := pathOf(p.TextDocument.URI)
	delete(s.documents, path)
	s.want(0)
}

func (s *server) didChangeFiles(*protocol.DidChangeWatchedFilesParams) { s.want(quiet) }

// watch asks the editor to tell of files that change.
func (s *server) watch() {
	const patterns = "**/*.{yaml,yml,json,csv,tsv,xlsx,gitignore}"
	options, err := json.Marshal(map[string]any{"watchers": []map[string]any{{"globPattern": patterns}}})
	if err != nil {
		return
	}
	registration := protocol.Registration{ID: "files", Method: protocol.MethodWorkspaceDidChangeWatchedFiles, RegisterOptions: options}
	if _, err := s.conn.Call(context.Background(), protocol.MethodClientRegisterCapability,
		&protocol.RegistrationParams{Registrations: []protocol.Registration{registration}}, nil); err != nil {
		s.log(protocol.MessageTypeWarning, fmt.Sprintf("the editor does not watch files: %s", err))
		return
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.watching = true
}
