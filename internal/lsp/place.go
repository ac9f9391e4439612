package lsp

import (
	"context"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/orglint/orglint/internal/diag"
)

// locate returns the place in the newest snapshot that was where a position is in a document now.
func (s *server) locate(name uri.URI, at protocol.Position) (file *diag.File, offset int, ok bool) {
	path, ok := pathOf(name)
	if !ok || s.snapshot == nil {
		return nil, 0, false
	}
	file = s.snapshot.files[path]
	if file == nil || file.Sheet != "" {
		return nil, 0, false
	}
	d := s.documents[path]
	if d == nil {
		d = newDocument(protocol.TextDocumentItem{Text: file.Data()})
	}
	return file, d.then(d.offset(at, s.client.encoding)), true
}

// mentionAt returns what is named at a position.
func (s *server) mentionAt(p *protocol.TextDocumentPositionParams) (found mention, ok bool) {
	file, offset, ok := s.locate(p.TextDocument.URI, p.Position)
	if !ok {
		return mention{}, false
	}
	return s.snapshot.mentions().at(file, offset)
}

// rangeNow is a place of the newest snapshot as a range of the document now.
func (s *server) rangeNow(pos diag.Pos) protocol.Range {
	d := s.documents[s.snapshot.paths[pos.File]]
	if d == nil || len(d.edits) == 0 {
		return s.rangeOf(pos)
	}
	from := d.now(int(pos.Offset))
	to := max(from, d.now(int(pos.Offset)+int(pos.Length)))
	return protocol.Range{Start: d.position(from, s.client.encoding), End: d.position(to, s.client.encoding)}
}

// location is a place of the newest snapshot as the editor names it now.
func (s *server) location(pos diag.Pos) protocol.Location {
	return protocol.Location{URI: s.uriOf(pos.File.Path), Range: s.rangeNow(pos)}
}

// wholeRequest makes a method of what needs the whole chart as it is now, for which files are looked at again. First it is found out what the
// request is about, while the documents are as the editor sees them; then the check that is still to be done is waited for.
func wholeRequest[P, T any](s *server, about func(*P) T, answer func(*P, T) (any, error)) method {
	return currentRequest(s, true, about, answer)
}

// currentRequest makes a method of what needs a snapshot of the documents as they are now.
func currentRequest[P, T any](s *server, look bool, about func(*P) T, answer func(*P, T) (any, error)) method {
	return func(params []byte) (func(context.Context) (any, error), error) {
		var p P
		if err := protocol.Unmarshal(orEmpty(params), &p); err != nil {
			return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "the parameters do not fit: %s", err)
		}
		s.mutex.RLock()
		defer s.mutex.RUnlock()
		target := about(&p)
		return func(ctx context.Context) (any, error) {
			s.fresh(ctx, look)
			if ctx.Err() != nil {
				return nil, jsonrpc2.Errorf(-32800, "nobody waits for the answer any more")
			}
			s.mutex.RLock()
			defer s.mutex.RUnlock()
			if s.snapshot == nil {
				return nil, nil //nolint:nilnil // null is an answer
			}
			return answer(&p, target)
		}, nil
	}
}

// nothing is what requests about a place are about where it needs no more than their parameters.
func nothing[P any](*P) struct{} { return struct{}{} }
