package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/lint"
)

// location writes a place for people, as path:line:column. In a job family that comes with orglint there is nothing to edit, so that
// its name is enough.
func location(p diag.Place) string {
	if name, ok := strings.CutPrefix(p.Path, diag.BuiltIn); ok {
		return strings.TrimSuffix(name, ".yaml") + " (built in)"
	}
	return fmt.Sprintf("%s:%d:%d", clean(p.Path), p.Line, p.Column)
}

// fileOf returns the place of a finding. Where it is not in a file, that is the beginning of the chart's first: some readers
// take no finding without a place.
func fileOf(result *lint.Result, f diag.Finding) diag.Place {
	if f.Pos.InFile() {
		return oneLine(f.Pos)
	}
	path := "orgchart.yaml"
	if len(result.Files) > 0 {
		path = result.Files[0]
	}
	return diag.Place{Path: path, Line: 1, Column: 1, EndLine: 1, EndColumn: 1}
}

// oneLine returns a place, cut at the end of its first line.
func oneLine(pos diag.Pos) diag.Place {
	place := pos.Place()
	if place.EndLine > place.Line {
		text, _ := pos.File.Line(place.Line)
		place.EndLine, place.EndColumn = place.Line, utf8.RuneCountInString(text)+1
	}
	return place
}

// worstFirst returns findings by severity, the worst first, and otherwise in their order.
func worstFirst(findings []diag.Finding) []diag.Finding {
	sorted := slices.Clone(findings)
	slices.SortStableFunc(sorted, func(a, b diag.Finding) int { return cmp.Compare(b.Severity, a.Severity) })
	return sorted
}
