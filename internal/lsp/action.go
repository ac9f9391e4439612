package lsp

import (
	"slices"
	"strings"
	"time"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/disk"
	"github.com/orglint/orglint/internal/edit"
	"github.com/orglint/orglint/internal/fix"
	"github.com/orglint/orglint/internal/source"
)

// A spot is what actions are asked for: a stretch of a file of the newest snapshot.
type spot struct {
	file     *diag.File
	from, to int
}

// spotOf is the stretch that actions are asked for.
func (s *server) spotOf(p *protocol.CodeActionParams) spot {
	file, from, _ := s.locate(p.TextDocument.URI, p.Range.Start)
	_, to, _ := s.locate(p.TextDocument.URI, p.Range.End)
	return spot{file, from, max(from, to)}
}

// covers reports whether a place touches the stretch.
func (at spot) covers(pos diag.Pos) bool {
	return pos.File != nil && pos.File == at.file && int(pos.Offset) <= at.to && int(pos.Offset)+int(pos.Length) >= at.from
}

// actions offers what can be done about the findings at a place: to mend them, to allow them, and to have them explained.
func (s *server) actions(p *protocol.CodeActionParams, _ struct{}) (any, error) {
	at := s.spotOf(p)
	list := []protocol.CommandOrCodeAction{}
	wanted := len(p.Context.Only) == 0 || slices.Contains(p.Context.Only, protocol.CodeActionKindQuickFix)
	if !wanted {
		return list, nil
	}
	explained, preview := map[string]bool{}, fix.NewPreview()
	for i := range s.snapshot.Result.Findings {
		f := &s.snapshot.Result.Findings[i]
		if !at.covers(f.Pos) {
			continue
		}
		if s.client.literals {
			list = s.appendEdits(list, preview, f)
		}
		if _, ok := s.options.Page(f.Rule); ok && !explained[f.Rule] {
			explained[f.Rule] = true
			list = append(list, s.explanation(f))
		}
	}
	return list, nil
}

// appendEdits adds the actions that change something.
func (s *server) appendEdits(list []protocol.CommandOrCodeAction, preview *fix.Preview, f *diag.Finding) []protocol.CommandOrCodeAction {
	if action := s.mending(preview, f); action != nil {
		list = append(list, action)
	}
	if action := s.allowing(f); action != nil {
		list = append(list, action)
	}
	return list
}

// mending makes the fix of a finding.
func (s *server) mending(preview *fix.Preview, f *diag.Finding) *protocol.CodeAction {
	found, err := preview.Of(f)
	if err != nil {
		return nil
	}
	changes := s.newChanges()
	for _, change := range found {
		file := s.snapshot.files[disk.Real(change.Path)]
		if file == nil {
			return nil
		}
		for _, stretch := range change.Stretches {
			pos := diag.Pos{File: file, Offset: uint32(stretch.From), Length: uint32(stretch.To - stretch.From)}
			changes.addEdit(s.uriOf(change.Path), protocol.TextEdit{Range: s.rangeNow(pos), NewText: stretch.Text})
		}
	}
	action := s.action(f, strings.TrimSuffix(f.Fix.Message, "."), changes.workspace())
	if s.client.preferred && fix.Safe(f.Fix, found) {
		action.IsPreferred = new(true)
	}
	return action
}

// action is what mends or allows a finding.
func (s *server) action(f *diag.Finding, title string, change *protocol.WorkspaceEdit) *protocol.CodeAction {
	return &protocol.CodeAction{
		Title: title, Kind: new(protocol.CodeActionKindQuickFix), Edit: change,
		Diagnostics: []protocol.Diagnostic{s.diagnostic(s.snapshot.Checked, map[string]uri.URI{}, f)},
	}
}

// explanation shows the page of the rule of a finding.
func (s *server) explanation(f *diag.Finding) protocol.CommandOrCodeAction {
	command := protocol.Command{Title: "Explain " + f.Rule, Command: explainCommand, Arguments: arguments(f.Rule)}
	if !s.client.literals {
		return &command
	}
	return &protocol.CodeAction{Title: command.Title, Kind: new(protocol.CodeActionKindQuickFix), Command: command}
}

// allowing adds a deviation that allows a finding once somebody has written why, and who approves it.
func (s *server) allowing(f *diag.Finding) *protocol.CodeAction {
	r := s.snapshot.Result
	c, _ := r.Chart()
	if !slices.Contains(r.Allowable, f.Rule) || !c.Has(f.Subject) || f.Pos.File.Table || f.Pos.File.Words != nil {
		return nil
	}
	text := s.textOf(f.Pos.File)
	draft, err := draftOf(f.Pos.File.Path, text)
	if err != nil || len(draft.Documents()) == 0 || draft.Documents()[0].Kind != source.Map {
		return nil
	}
	if err := addDeviation(draft, deviationFor(f, r.Grounds, r.AsOf)); err != nil {
		return nil
	}
	changes := s.newChanges()
	if changes.add(f.Pos.File.Path, text, draft) != nil {
		return nil
	}
	return s.action(f, "Allow "+f.Rule+" with a deviation", changes.workspace())
}

// addDeviation adds a deviation to the list of a file, or begins one.
func addDeviation(draft *edit.Draft, deviation source.Value) error {
	document := &draft.Documents()[0]
	if list := document.Get("deviations"); list != nil {
		return draft.Append(list, deviation) //nolint:wrapcheck // nobody is told
	}
	return draft.Insert(document, "deviations", source.Value{Kind: source.List, Items: []source.Value{deviation}}) //nolint:wrapcheck // likewise
}

// deviationFor is a deviation for a finding, in which the reason and who approves it are left empty.
func deviationFor(f *diag.Finding, grounds []string, asOf string) source.Value {
	d := edit.With(edit.Record(), "rule", edit.Text(f.Rule))
	d = edit.With(d, "subject", edit.Text(f.Subject))
	if len(grounds) > 0 {
		d = edit.With(d, "ground", edit.Text(grounds[0]))
	}
	d = edit.With(d, "reason", edit.Text(""))
	d = edit.With(d, "approved_by", edit.Text(""))
	if day, err := time.Parse(time.DateOnly, asOf); err == nil {
		d = edit.With(d, "expires", edit.Text(day.AddDate(0, 6, 0).Format(time.DateOnly)))
	}
	return d
}
