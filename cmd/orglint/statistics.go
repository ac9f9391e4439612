package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/orglint/orglint/internal/lint"
)

// tellStatistics counts the findings of each rule, the most first.
func tellStatistics(w io.Writer, result *lint.Result) {
	counts := map[string]int{}
	for _, f := range result.Findings {
		counts[f.Rule]++
	}
	for _, c := range result.Cut {
		counts[c.Rule] += c.Findings
	}
	names := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	for _, name := range names {
		_, _ = fmt.Fprintf(w, "%6d  %s\n", counts[name], name)
	}
}
