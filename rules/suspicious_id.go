package rules

import (
	"fmt"
	"regexp"
	"slices"

	"github.com/orglint/orglint/internal/diag"
)

// rounded matches an id that a spreadsheet took for a large number, such as 1E+05.
var rounded = regexp.MustCompile(`^\d([.,]\d+)?[eE]\+\d+$`)

// suspiciousID reports ids that are probably one id written in two ways, and ids that a spreadsheet rewrote.
func suspiciousID(p *Pass) {
	for _, list := range idsByKind(p.Chart) {
		p.roundedIDs(list)
		for _, alike := range alikeIDs(list.ids) {
			p.Report(almostSame(list.kind, alike))
		}
	}
}

// roundedIDs reports the ids that look like 1E+05.
func (p *Pass) roundedIDs(list namedIDs) {
	for _, id := range list.ids {
		if rounded.MatchString(id.Value) {
			p.Report(diag.Finding{
				Pos: id.Pos, Subject: id.Value, Field: list.kind, Affected: []string{id.Value},
				Message: fmt.Sprintf("The id %s looks like a number that a spreadsheet has rounded; give the id as it was, as text.",
					diag.Quote(id.Value)),
			})
		}
	}
}

// alikeIDs returns groups of different ids that are the same but for case, leading zeros and space.
func alikeIDs(ids []diag.Text) [][]diag.Text {
	var groups [][]diag.Text
	number, seen := make(map[string]int, len(ids)), make(map[string]bool, len(ids))
	for _, id := range ids {
		if seen[id.Value] {
			continue
		}
		seen[id.Value] = true
		form := sameID(id.Value)
		i, ok := number[form]
		if !ok {
			number[form] = len(groups)
			groups = append(groups, []diag.Text{id})
			continue
		}
		groups[i] = append(groups[i], id)
	}
	return slices.DeleteFunc(groups, func(group []diag.Text) bool { return len(group) < 2 })
}

// almostSame is the finding for ids that are alike, at the second.
func almostSame(kind string, alike []diag.Text) diag.Finding {
	f := diag.Finding{
		Pos: alike[1].Pos, Subject: alike[1].Value, Field: kind, Named: alike[0].Value, Measure: len(alike),
		Message: fmt.Sprintf("The ids %s and %s differ only by capital letters, leading zeros or spaces; are they meant to be the same?",
			diag.Quote(alike[0].Value), diag.Quote(alike[1].Value)),
	}
	for i, other := range alike {
		f.Affected = append(f.Affected, other.Value)
		if i != 1 {
			f.Related = append(f.Related, diag.Related{Pos: other.Pos, Message: diag.Quote(other.Value) + " is here"})
		}
	}
	return f
}
