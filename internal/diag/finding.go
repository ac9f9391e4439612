package diag

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
)

// A Finding is one thing that is wrong, or doubtful, in a chart.
type Finding struct {
	Rule     string
	Severity Severity
	Message  string // a sentence for people-ops
	Parts    Parts  // of the message
	Pos      Pos    // the place to edit

	// Subject is the id of the person, team or unit it is about; for a missing manager the id that is missing, for an
	// unknown role its text, for a job family the id of the level. Empty where a broken record has no id.
	Subject string
	// Field is the field of the subject that is judged, and Named what the finding names there (for a reporting line
	// the manager's id). They tell apart findings about one subject, and are part of the fingerprint.
	Field, Named string
	// Identity takes the place of all three in the fingerprint where the subject is only one of many whom the finding is
	// about, such as the member of a circle that stands first in the file. It does not depend on the order of records.
	Identity string

	// Own says that it tells of a mistake of orglint's own: nothing may leave it out.
	Own bool

	// Who names the person, team or unit in words, with the title; empty where it is about none.
	Who string
	// Unit is the id of the unit that it belongs to; empty where there is none.
	Unit string
	// Seat is the number, from 1, of the person or open seat that it is about in the chart's list; 0 where it is about none.
	Seat int

	Affected   []string  // ids of everyone and everything concerned
	Related    []Related // other places that explain the finding
	Measure    int       // the number that was too large or, if TooFew, too small; 0 where nothing is counted
	TooFew     bool      // whether a smaller measure is the worse one
	Suggestion string    // the value that would do, bare; empty where there is none
	Fix        *Fix      // what would mend it; nil where nobody can tell
	Private    bool      // whether nothing of the file may be shown beside the place

	// Cause is the same for findings of one rule that may have one cause in the whole chart, such as a field that all records lack;
	// empty where a finding is told by itself. Nobody is shown it.
	Cause string

	// Besides says the same in few words, to go with another finding of the same cause; empty where there is no such rule.
	Besides string

	// NotShown is how many findings it stands for, of which nothing is kept but what decides on their severity; 0 for a finding
	// itself.
	NotShown int

	// Fingerprint tells findings apart across runs. It changes neither with the lines of a file nor with numbers that
	// vary. Finish sets it.
	Fingerprint string
}

// Related is a place that explains a finding.
type Related struct {
	Pos     Pos
	Message string
}

// Sort puts findings in the order in which they are shown: file, line, column, rule, subject.
func Sort(findings []Finding) {
	slices.SortStableFunc(findings, func(a, b Finding) int {
		return cmp.Or(a.Pos.Compare(b.Pos), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Subject, b.Subject),
			cmp.Compare(a.Field, b.Field), cmp.Compare(a.Named, b.Named), cmp.Compare(a.Message, b.Message))
	})
}

// Worse reports whether the measure of the finding is worse than another. Without a measure there is nothing to compare.
func (f *Finding) Worse(than int) bool {
	other := Finding{Measure: than, TooFew: f.TooFew}
	return f.Measure != 0 && than != 0 && f.weight() > other.weight()
}

// weight grows as the measure gets worse.
func (f *Finding) weight() int {
	if f.TooFew {
		return -f.Measure
	}
	return f.Measure
}

// Finish sorts the findings of a whole run and sets their fingerprints. Of those that are the same but for their places, the
// one with the worst measure has the first ordinal, so that none of them seems to get worse when records change places.
func Finish(findings []Finding) { FinishAs(findings, nil) }

// A Renaming says what the ids, and the paths of files, of an earlier state of a chart are in a later one.
type Renaming struct{ ID, Path func(string) string }

// FinishAs does what Finish does, with fingerprints as they would be in a later state of the chart. Without a Renaming all is as it was.
func FinishAs(findings []Finding, now *Renaming) {
	Sort(findings)
	order := make([]int, len(findings))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(findings[j].weight(), findings[i].weight()) })
	seen := map[string]int{}
	for _, i := range order {
		f := &findings[i]
		key := f.key(now)
		f.Fingerprint = fingerprint(key, seen[key])
		seen[key]++
	}
}

// renamed returns what a finding is told by, as it would be in a later state of the chart.
func (f *Finding) renamed(now *Renaming) *Finding {
	if now == nil {
		return f
	}
	ids := strings.Split(f.Identity, between)
	inOrder := slices.IsSorted(ids)
	for i, id := range ids {
		ids[i] = now.ID(id)
	}
	if inOrder && ids[0] != "top" {
		slices.Sort(ids)
	}
	return &Finding{Rule: f.Rule, Subject: now.ID(f.Subject), Field: f.Field, Named: now.ID(f.Named), Identity: strings.Join(ids, between)}
}

// between stands between what a fingerprint is made of. No text of UTF-8 holds it.
const between = "\xff"

// key joins what makes a finding this finding. Values may hold any character but 0xFF, which no UTF-8 text holds.
func (f *Finding) key(now *Renaming) string {
	by := f.renamed(now)
	parts := []string{by.Rule, by.Subject, by.Field, by.Named}
	if by.Identity != "" {
		parts = []string{by.Rule, by.Identity}
	}
	if f.Rule == "syntax" && !f.Pos.IsZero() {
		path := f.Pos.File.Path
		if now != nil {
			path = now.Path(path)
		}
		parts = append(parts, path)
	}
	return strings.Join(parts, between)
}

// fingerprint hashes a key and its ordinal among equal ones to 32 hexadecimal digits.
func fingerprint(key string, ordinal int) string {
	sum := sha256.Sum256([]byte(key + between + strconv.Itoa(ordinal)))
	return hex.EncodeToString(sum[:16])
}

// A FileError tells what is wrong with a file that orglint is set up with, such as a job family. Each finding has its place.
type FileError struct{ Findings []Finding }

// Error returns one line a finding.
func (e *FileError) Error() string { return strings.Join(e.Lines(), "\n") }

// Lines returns a line for each finding: path:line:column: error: message.
func (e *FileError) Lines() []string {
	lines := make([]string, len(e.Findings))
	for i, f := range e.Findings {
		lines[i] = f.Pos.String() + ": error: " + f.Message
		if f.Suggestion != "" {
			lines[i] += " Did you mean " + strconv.Quote(f.Suggestion) + "?"
		}
	}
	return lines
}
