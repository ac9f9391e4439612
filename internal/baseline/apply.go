package baseline

import (
	"fmt"
	"slices"

	"github.com/orglint/orglint/internal/diag"
)

// Apply takes the findings that a baseline holds out of some. One that has become worse stays, and says what it was. A nil
// baseline holds nothing; one of an earlier orglint is carried over.
func (b *Baseline) Apply(findings []diag.Finding) (left, held []diag.Finding) {
	if b == nil {
		return findings, nil
	}
	b.carryOver(findings)
	entries := make(map[string]Entry, len(b.Entries))
	for _, e := range b.Entries {
		entries[e.Fingerprint] = e
	}
	for _, f := range findings {
		e, ok := entries[f.Fingerprint]
		switch {
		case !ok || f.Rule == unreadable:
			left = append(left, f)
		case f.Worse(e.Measure):
			f.Message += fmt.Sprintf(" The baseline has %d; now it is %d.", e.Measure, f.Measure)
			left = append(left, f)
		default:
			held = append(held, f)
		}
	}
	return left, held
}

// Left counts the findings of each rule that it holds, without those that were found.
func (b *Baseline) Left(found ...[]diag.Finding) map[string]int {
	left := map[string]int{}
	if b == nil {
		return left
	}
	seen := map[string]bool{}
	for _, f := range slices.Concat(found...) {
		seen[f.Fingerprint] = true
	}
	for _, e := range b.Entries {
		if !seen[e.Fingerprint] {
			left[e.Rule]++
		}
	}
	return left
}

// Prune returns a baseline without what is fixed, and with the measures that have become better. The findings are those that
// it held in a run; others are those of the run that it did not hold, because they became worse. Entries of rules that were not
// judged stay.
func (b *Baseline) Prune(held, others []diag.Finding, judged []string) (pruned *Baseline, gone, lowered int) {
	found := make(map[string]diag.Finding, len(held)+len(others))
	for _, f := range slices.Concat(held, others) {
		found[f.Fingerprint] = f
	}
	pruned = &Baseline{Path: b.Path}
	for _, e := range b.Entries {
		f, ok := found[e.Fingerprint]
		was := diag.Finding{Measure: e.Measure, TooFew: f.TooFew}
		switch {
		case !ok && slices.Contains(judged, e.Rule):
			gone++
			continue
		case ok && was.Worse(f.Measure):
			e.Measure = f.Measure
			lowered++
		}
		pruned.Entries = append(pruned.Entries, e)
	}
	return pruned, gone, lowered
}
