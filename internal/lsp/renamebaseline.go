package lsp

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"go.lsp.dev/protocol"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/disk"
	"github.com/orglint/orglint/internal/edit"
	"github.com/orglint/orglint/internal/source"
)

// renameInBaseline gives the entries of the baseline that match a finding of today the fingerprint that it will have, and those about the one who is
// renamed the new id. Entries of theirs that match nothing are told.
func (s *server) renameInBaseline(changes *changes, what named, to string) error {
	b := s.snapshot.Baseline
	if b == nil {
		return nil
	}
	content, ok := s.documentAt(b.Path)
	if !ok {
		data, err := disk.Anywhere().Read(filepath.FromSlash(b.Path), disk.Baseline)
		if err != nil {
			return fmt.Errorf("the baseline cannot be read: %w", err)
		}
		content = string(data)
	}
	draft, err := draftOf(b.Path, content)
	if err != nil {
		return err
	}
	r := entryRenamer{draft: draft, id: what.id, to: to, fingerprints: s.snapshot.fingerprintsAs(func(id string) string {
		if id == what.id {
			return to
		}
		return id
	})}
	if err := r.documents(); err != nil {
		return fmt.Errorf("the baseline: %w", err)
	}
	if len(r.left) > 0 {
		slices.Sort(r.left)
		s.show(protocol.MessageTypeInfo, fmt.Sprintf("What the baseline holds about %s of these rules is not found any more, and stays there as it is: %s.",
			diag.Quote(what.id), strings.Join(slices.Compact(r.left), ", ")))
	}
	return changes.add(b.Path, content, draft)
}

// documentAt returns the text of a file that the editor holds.
func (s *server) documentAt(path string) (text string, ok bool) {
	if d := s.documents[disk.Real(filepath.FromSlash(path))]; d != nil {
		return string(d.text), true
	}
	return "", false
}

// An entryRenamer gives entries of a baseline the fingerprints that their findings will have.
type entryRenamer struct {
	draft        *edit.Draft
	id, to       string
	fingerprints map[string]string
	left         []string // the rules of entries that are about the id and match no finding of today
}

func (r *entryRenamer) documents() error {
	for i := range r.draft.Documents() {
		list := r.draft.Documents()[i].Get("findings")
		if list == nil {
			continue
		}
		for n := range list.Items {
			if err := r.entry(&list.Items[n]); err != nil {
				return err
			}
		}
	}
	return nil
}

// entry changes an entry.
func (r *entryRenamer) entry(entry *source.Value) error {
	subject, fingerprint := edit.Field(entry, "subject"), edit.Field(entry, "fingerprint")
	if fingerprint < 0 {
		return nil
	}
	before := entry.Fields[fingerprint].Value.Text
	own := subject >= 0 && entry.Fields[subject].Value.Text == r.id
	now, known := r.fingerprints[before]
	switch {
	case !known && own:
		r.left = append(r.left, entry.GetText("rule").Value)
		return nil
	case !known || now == before:
		return nil
	case own:
		if err := r.draft.Set(entry, subject, r.to); err != nil {
			return err //nolint:wrapcheck // who asks says where
		}
	}
	return r.draft.Set(entry, fingerprint, now) //nolint:wrapcheck // likewise
}

// fingerprintsAs returns the fingerprints that the findings of today would have with other ids, by those that they have.
func (s *snapshot) fingerprintsAs(id func(string) string) map[string]string {
	before := slices.Concat(s.Result.Findings, s.Result.Baselined)
	for _, allowed := range s.Result.Allowed {
		before = append(before, allowed.Finding)
	}
	after := slices.Clone(before)
	diag.Finish(before)
	diag.FinishAs(after, &diag.Renaming{ID: id, Path: func(path string) string { return path }})
	fingerprints := make(map[string]string, len(before))
	for i := range before {
		fingerprints[before[i].Fingerprint] = after[i].Fingerprint
	}
	return fingerprints
}
