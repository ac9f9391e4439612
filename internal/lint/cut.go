package lint

import (
	"slices"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// NotShown returns how many findings of a rule are counted and not in the list.
func (r *Result) NotShown(rule string) int {
	n := 0
	for _, c := range r.Cut {
		if c.Rule == rule {
			n += c.Findings
		}
	}
	return n
}

// known takes findings that were there before, so many of each rule, out of those that are only counted: nobody can tell which of
// these they are. The least severe go first.
func known(cuts []diag.Cut, before map[string]int) []diag.Cut {
	var left []diag.Cut
	for _, c := range slices.Backward(cuts) {
		n := min(c.Findings, before[c.Rule])
		if before[c.Rule] -= n; c.Findings > n {
			c.Findings -= n
			left = append(left, c)
		}
	}
	slices.Reverse(left)
	return left
}

// unseen returns those findings of the chart now that are only counted and were not there then: as many of each rule as there are
// more than then, or more than those then that are not in the list now.
func unseen(now, then *Result, earlier map[string]diag.Finding) []diag.Cut {
	before := map[string]int{}
	for _, f := range then.Findings {
		before[f.Rule]++
	}
	for _, c := range then.Cut {
		before[c.Rule] += c.Findings
	}
	for _, f := range now.Findings {
		if _, ok := earlier[f.Fingerprint]; ok || then.NotShown(f.Rule) > 0 {
			before[f.Rule] = max(0, before[f.Rule]-1)
		}
	}
	return known(now.Cut, before)
}

// byRecord leaves of the findings in some documents those that a record has room for, and findings that stand for the others.
func byRecord(findings []diag.Finding, documents ...*source.Value) []diag.Finding {
	if len(findings) <= diag.MostInRecord {
		return findings
	}
	var starts diag.Starts
	for _, document := range documents {
		starts.Add(document.Start(), document.Start())
		for i := range document.Fields {
			field := &document.Fields[i]
			starts.Add(field.Key.Pos, document.Start())
			for j := range field.Value.Items {
				starts.Add(field.Value.Items[j].Start(), field.Value.Items[j].Start())
			}
		}
	}
	starts.Sort()
	// Whoever adds what stands for others decides how much of it matters.
	k := diag.Keeper{Record: starts.Of, Scoped: func(string) bool { return true }}
	k.Add(findings...)
	return k.All()
}
