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
	fingerprints := s.snapshot.fingerprintsAs(func(id string) string {
		if id == what.id {
			return to
		}
		return id
	})
	var left []string
	for i := range draft.Documents() {
		list := draft.Documents()[i].Get("findings")
		if list == nil {
			continue
		}
		for n := range list.Items {
			rule, err := renameEntry(draft, &list.Items[n], fingerprints, what.id, to)
			if err != nil {
				return err
			}
			if rule != "" {
				left = append(left, rule)
			}
		}
	}
	if len(left) > 0 {
		slices.Sort(left)
		s.show(protocol.MessageTypeInfo, fmt.Sprintf("What the baseline holds about %s of these rules is not found any more, and stays there as it is: %s.",
			diag.Quote(what.id), strings.Join(slices.Compact(left), ", ")))
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

// renameEntry changes an entry. It returns the rule of one that is about the id and matches no finding of today.
func renameEntry(draft *edit.Draft, entry *source.Value, fingerprints map[string]string, id, to string) (left string, err error) {
	subject, fingerprint := edit.Field(entry, "subject"), edit.Field(entry, "fingerprint")
	if fingerprint < 0 {
		return "", nil
	}
	own := subject >= 0 && entry.Fields[subject].Value.Text == id
	now, known := fingerprints[entry.Fields[fingerprint].Value.Text]
	switch {
	case !known && own:
		return entry.GetText("rule").Value, nil
	case !known || now == entry.Fields[fingerprint].Value.Text:
		return "", nil
	}
	if err := draft.Set(entry, fingerprint, now); err != nil {
		return "", fmt.Errorf("the baseline: %w", err)
	}
	if own {
		if err := draft.Set(entry, subject, to); err != nil {
			return "", fmt.Errorf("the baseline: %w", err)
		}
	}
	return "", nil
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
