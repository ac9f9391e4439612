// Package baseline keeps the findings that were there when orglint was adopted, so that only others count. It is a ratchet:
// what a finding measures may get better, never worse.
package baseline

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/disk"
	"github.com/orglint/orglint/internal/source"
	"github.com/orglint/orglint/schema"
)

// A Baseline is a list of findings that do not count.
type Baseline struct {
	Path    string  // of the file, as it is shown
	Entries []Entry // by rule, subject and fingerprint
	Own     bool    // whether orglint writes all that is in the file, in whatever order, so that nothing of anybody else is lost with it

	Earlier bool // whether its fingerprints are those of an earlier orglint, which held words of messages
	Carried int  // how many entries of an earlier orglint were carried over to the fingerprints of now
}

// An Entry is a finding that does not count.
type Entry struct {
	Rule, Subject string // for readers
	Measure       int    // the worst that does not count; 0 where nothing is counted
	Fingerprint   string
}

// Of returns the baseline of what a run found. A file that does not read is left out: what is in it was not checked.
func Of(findings []diag.Finding) *Baseline {
	b := &Baseline{}
	for i := range findings {
		if f := &findings[i]; f.Rule != unreadable {
			b.Entries = append(b.Entries, Entry{Rule: f.Rule, Subject: f.Subject, Measure: f.Measure, Fingerprint: f.Fingerprint})
		}
	}
	b.sort()
	return b
}

// unreadable is the rule for files that do not read.
const unreadable = "syntax"

func (b *Baseline) sort() {
	slices.SortFunc(b.Entries, func(x, y Entry) int {
		return cmp.Or(cmp.Compare(x.Rule, y.Rule), cmp.Compare(x.Subject, y.Subject), cmp.Compare(x.Fingerprint, y.Fingerprint))
	})
}

// Load reads the file of a baseline that is in reach. Where there is none the error is fs.ErrNotExist; what is wrong in it is a
// *diag.FileError, with places.
func Load(path string, reach disk.Reach) (*Baseline, error) {
	data, err := reach.Read(path, disk.Baseline)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("there is no baseline %s: %w", source.Shown(path), fs.ErrNotExist)
	case err != nil:
		return nil, fmt.Errorf("read the baseline %s: %w", source.Shown(path), errors.Unwrap(err))
	}
	return Read(source.Read(source.Shown(path), data))
}

// Read makes a baseline of a file. What is wrong in it is a *diag.FileError, with places.
func Read(file *source.File) (*Baseline, error) {
	document, findings, err := check(file)
	if err != nil {
		return nil, err
	}
	b := &Baseline{Path: file.Path}
	if len(findings) == 0 {
		findings = b.fill(document)
	}
	if len(findings) > 0 {
		diag.Finish(findings)
		return nil, &diag.FileError{Findings: findings}
	}
	b.sort()
	b.Own = slices.Equal(sortedLines(file.Data()), sortedLines(b.Text()))
	return b, nil
}

// check returns the one document of a file, and what is wrong with it.
func check(file *source.File) (*source.Value, []diag.Finding, error) {
	if at := conflict(file.Data()); at >= 0 {
		return nil, []diag.Finding{{
			Pos: diag.Pos{File: file.File, Offset: uint32(at), Length: uint32(len("<<<<<<<"))},
			Message: "A merge has left both sides of a conflict here. Keep the lines of both, delete the lines with <<<<<<<, ======= " +
				"and >>>>>>>, and run orglint baseline --prune.",
		}}, nil
	}
	s, err := schema.Baseline()
	if err != nil {
		return nil, nil, err
	}
	return s.CheckOnly(file, "A baseline starts with version: 1; run orglint baseline --force to write it anew.")
}

// conflict returns the offset of the first line that a merge left as the mark of a conflict; -1 if there is none.
func conflict(text string) int {
	at := 0
	for line := range strings.Lines(text) {
		for _, mark := range []string{"<<<<<<<", "=======", ">>>>>>>", "|||||||"} {
			if strings.HasPrefix(line, mark) {
				return at
			}
		}
		at += len(line)
	}
	return -1
}

// fill takes the entries from a document that fits the schema. It returns those that are given twice.
func (b *Baseline) fill(document *source.Value) []diag.Finding {
	b.Earlier = document.GetText("fingerprints").Value != fingerprints
	list := document.Get("findings")
	if list == nil {
		return nil
	}
	var twice []diag.Finding
	seen := map[string]diag.Pos{}
	for i := range list.Items {
		item := &list.Items[i]
		name, measure := item.GetText("fingerprint"), item.GetText("measure")
		e := Entry{Rule: item.GetText("rule").Value, Subject: item.GetText("subject").Value, Fingerprint: name.Value}
		if number, ok := source.Float(measure.Value); ok {
			e.Measure = int(min(number, math.MaxInt32))
		}
		if first, again := seen[name.Value]; again {
			twice = append(twice, diag.Finding{
				Pos:     name.Pos,
				Message: "This finding is listed twice, first at " + first.String() + "; keep the line with the better measure.",
			})
		}
		seen[name.Value] = name.Pos
		b.Entries = append(b.Entries, e)
	}
	return twice
}
