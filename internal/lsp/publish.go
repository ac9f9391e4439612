package lsp

import (
	"context"
	"crypto/sha256"
	"errors"
	"maps"
	"slices"
	"strings"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/text"
)

// most is how many diagnostics of a file an editor is told.
const most = 1000

// A finding is what there is to tell an editor after a check.
type finding struct {
	byFile  map[uri.URI]*diagnostics
	setup   bool   // whether these are faults of the configuration or of a job family, beside which those of the chart stay
	message string // what no place can be given for; empty where there is nothing
}

// diagnostics are those of a file.
type diagnostics struct {
	list    []protocol.Diagnostic
	more    []diag.Severity // of those that are too many
	version int32
	open    bool
}

// A hash tells whether diagnostics are those that were told before.
type hash [sha256.Size]byte

// published is what the editor was told last.
type published struct {
	hashes  map[string]hash
	message string
}

// found makes of what a check found what an editor is told. The mutex is held.
func (s *server) found(checked *Checked) *finding {
	f := &finding{byFile: map[uri.URI]*diagnostics{}}
	var findings []diag.Finding
	if checked.Result != nil {
		findings = checked.Result.Findings
	}
	if placed, ok := errors.AsType[*diag.FileError](checked.Err); ok {
		f.setup = checked.Result == nil
		findings = slices.Concat(findings, asErrors(placed.Findings))
	} else if checked.Err != nil {
		f.message = checked.Err.Error()
	}
	uris := map[string]uri.URI{}
	for i := range findings {
		s.add(f, checked, uris, &findings[i])
	}
	for _, d := range f.byFile {
		d.count()
	}
	return f
}

// asErrors makes findings of what is wrong with a configuration or a job family, which has no rule and no severity.
func asErrors(findings []diag.Finding) []diag.Finding {
	all := slices.Clone(findings)
	for i := range all {
		all[i].Severity = diag.Error
	}
	return all
}

// add adds a finding to the diagnostics of its file.
func (s *server) add(f *finding, checked *Checked, uris map[string]uri.URI, found *diag.Finding) {
	if !found.Pos.InFile() {
		return
	}
	name, known := uris[found.Pos.File.Path]
	if !known {
		name = s.uriOf(found.Pos.File.Path)
		uris[found.Pos.File.Path] = name
	}
	d := f.byFile[name]
	if d == nil {
		d = &diagnostics{}
		if path, ok := pathOf(name); ok && s.documents[path] != nil {
			d.version, d.open = s.documents[path].version, true
		}
		f.byFile[name] = d
	}
	if len(d.list) >= most {
		d.more = append(d.more, found.Severity)
		return
	}
	d.list = append(d.list, s.diagnostic(checked, uris, found))
}

// diagnostic is a finding as an editor is told it.
func (s *server) diagnostic(checked *Checked, uris map[string]uri.URI, f *diag.Finding) protocol.Diagnostic {
	d := protocol.Diagnostic{
		Range: s.rangeOf(f.Pos), Severity: severity(f.Severity), Source: protocol.NewOptional("orglint"), Message: protocol.String(f.Message),
	}
	if f.Rule != "" {
		d.Code = protocol.String(f.Rule)
		if checked.Config != nil && checked.Config.Docs != "" && s.client.description {
			d.CodeDescription = protocol.CodeDescription{Href: uri.URI(strings.TrimSuffix(checked.Config.Docs, "/") + "/" + f.Rule)}
		}
	}
	if s.client.unnecessary && strings.HasPrefix(f.Rule, "unused-") {
		d.Tags = protocol.NewDiagnosticTags(protocol.DiagnosticTagUnnecessary)
	}
	for _, related := range f.Related {
		if !s.client.related || !related.Pos.InFile() {
			continue
		}
		name, known := uris[related.Pos.File.Path]
		if !known {
			name = s.uriOf(related.Pos.File.Path)
			uris[related.Pos.File.Path] = name
		}
		d.RelatedInformation = append(d.RelatedInformation, protocol.DiagnosticRelatedInformation{
			Location: protocol.Location{URI: name, Range: s.rangeOf(related.Pos)}, Message: related.Message,
		})
	}
	return d
}

// severity is a severity as the protocol has it.
func severity(s diag.Severity) protocol.DiagnosticSeverity {
	return [...]protocol.DiagnosticSeverity{
		diag.Info: protocol.DiagnosticSeverityInformation, diag.Warning: protocol.DiagnosticSeverityWarning, diag.Error: protocol.DiagnosticSeverityError,
	}[s]
}

// rangeOf is a place in a file as it was checked.
func (s *server) rangeOf(pos diag.Pos) protocol.Range {
	place := pos.Place()
	if pos.File.Sheet != "" { // of a workbook no editor shows a text
		return protocol.Range{
			Start: protocol.Position{Line: uint32(place.Line - 1), Character: uint32(place.Column - 1)},
			End:   protocol.Position{Line: uint32(place.EndLine - 1), Character: uint32(place.EndColumn - 1)},
		}
	}
	data := pos.File.Data()
	at := func(line, offset int) protocol.Position {
		_, start := pos.File.Line(line)
		offset = max(start, min(offset, len(data)))
		return protocol.Position{Line: uint32(line - 1), Character: uint32(unitsOf(data[start:offset], s.client.encoding))}
	}
	return protocol.Range{Start: at(place.Line, int(pos.Offset)), End: at(place.EndLine, int(pos.Offset)+int(pos.Length))}
}

// count adds a diagnostic that counts those that are too many.
func (d *diagnostics) count() {
	if len(d.more) == 0 {
		return
	}
	last := d.list[len(d.list)-1]
	d.list = append(d.list, protocol.Diagnostic{
		Range: last.Range, Severity: severity(slices.Max(d.more)), Source: last.Source,
		Message: protocol.String(text.Count(len(d.more), "more finding stands", "more findings stand") + " in this file; orglint check lists them all."),
	})
}

// publish tells the editor what is other than it was.
func (s *server) publish(ctx context.Context, told *published, f *finding) {
	if f.message != told.message {
		if told.message = f.message; f.message != "" {
			s.show(protocol.MessageTypeWarning, "orglint: "+f.message)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(told.hashes)) {
		if f.byFile[uri.URI(name)] == nil && !f.setup {
			delete(told.hashes, name)
			s.send(ctx, uri.URI(name), &diagnostics{})
		}
	}
	for _, name := range slices.Sorted(maps.Keys(f.byFile)) {
		d := f.byFile[name]
		data, err := protocol.Marshal(&protocol.PublishDiagnosticsParams{Diagnostics: d.list})
		if err != nil {
			continue
		}
		sum := hash(sha256.Sum256(data))
		if before, known := told.hashes[string(name)]; known && before == sum {
			continue
		}
		told.hashes[string(name)] = sum
		s.send(ctx, name, d)
	}
}

// send tells the editor the diagnostics of a file.
func (s *server) send(ctx context.Context, name uri.URI, d *diagnostics) {
	params := &protocol.PublishDiagnosticsParams{URI: name, Diagnostics: d.list}
	if params.Diagnostics == nil {
		params.Diagnostics = []protocol.Diagnostic{}
	}
	if d.open && s.client.versions {
		params.Version = protocol.NewOptional(d.version)
	}
	_ = s.conn.Notify(ctx, protocol.MethodTextDocumentPublishDiagnostics, params) // an editor that is gone needs no telling
}
