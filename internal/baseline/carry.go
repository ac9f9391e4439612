package baseline

import (
	"cmp"
	"slices"

	"github.com/orglint/orglint/internal/diag"
)

// fingerprints is how fingerprints are made: 2 since they hold no word of a message. A file that does not say it is of an earlier
// orglint.
const fingerprints = "2"

// carryOver gives the entries of an earlier orglint the fingerprints that their findings have now: those of a rule about a subject, the
// worst of one for the worst of the other. An entry whose finding is not there stays as it is.
func (b *Baseline) carryOver(findings []diag.Finding) {
	if !b.Earlier {
		return
	}
	type about struct{ rule, subject string }
	held := map[string]bool{}
	for _, e := range b.Entries {
		held[e.Fingerprint] = true
	}
	present, open := map[string]bool{}, map[about][]diag.Finding{}
	for _, f := range findings {
		present[f.Fingerprint] = true
		if at := (about{f.Rule, f.Subject}); !held[f.Fingerprint] && f.Rule != unreadable {
			open[at] = append(open[at], f)
		}
	}
	for at := range open {
		slices.SortStableFunc(open[at], func(x, y diag.Finding) int { return cmp.Compare(y.Measure, x.Measure) })
	}
	slices.SortStableFunc(b.Entries, func(x, y Entry) int { return cmp.Compare(y.Measure, x.Measure) })
	for i := range b.Entries {
		e := &b.Entries[i]
		at := about{e.Rule, e.Subject}
		if same := open[at]; !present[e.Fingerprint] && len(same) > 0 {
			e.Fingerprint, open[at] = same[0].Fingerprint, same[1:]
			b.Carried++
		}
	}
	b.sort()
}
