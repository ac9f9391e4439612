package rules

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
)

// rounded matches an id that a spreadsheet took for a large number, such as 1E+05.
var rounded = regexp.MustCompile(`^\d([.,]\d+)?[eE]\+\d+$`)

// suspiciousID reports ids that are probably one id written in two ways, and ids that a spreadsheet rewrote.
func suspiciousID(p *Pass) {
	suspicious(p, records[*chart.Seat]{"people", p.Chart.Seats, (*chart.Seat).ID, p.Chart.SeatsOf})
	suspicious(p, records[*chart.Team]{"teams", p.Chart.Teams, func(t *chart.Team) diag.Text { return t.ID }, p.Chart.TeamsOf})
	suspicious(p, records[*chart.Unit]{"units", p.Chart.Units, func(u *chart.Unit) diag.Text { return u.ID }, p.Chart.UnitsOf})
}

// A records is the records of one kind, whose ids must differ from each other.
type records[R comparable] struct {
	kind string // the name of the list; open seats are among the people
	all  []R
	id   func(R) diag.Text
	of   func(id string) []R
}

// suspicious reports the suspicious ids of records of one kind.
func suspicious[R comparable](p *Pass, list records[R]) {
	groups := map[string][]diag.Text{} // ids by the form that they and others have in common, but for those that are that form
	for _, r := range list.all {
		id := list.id(r)
		if strings.Contains(id.Value, "+") && rounded.MatchString(id.Value) {
			p.Report(roundedID(list.kind, id))
		}
		form := chart.SameID(id.Value)
		if form != id.Value && list.of(id.Value)[0] == r {
			groups[form] = append(groups[form], id)
		}
	}
	for _, alike := range alikeIDs(list, groups) {
		p.Report(almostSame(list.kind, alike))
	}
}

// roundedID is the finding for an id that a spreadsheet rewrote.
func roundedID(kind string, id diag.Text) diag.Finding {
	f := diag.Finding{Pos: id.Pos, Subject: id.Value, Field: kind, Affected: []string{id.Value}}
	f.Say("", "The id %s looks like a number that a spreadsheet has rounded", diag.Quote(id.Value))
	f.Advise("; enter the original id, as text.")
	return f
}

// alikeIDs returns groups of different ids that are the same but for case, leading zeros and space. It adds to each the one that is
// written in the form that all have in common, if there is one, and leaves out those of which there is but one.
func alikeIDs[R comparable](list records[R], groups map[string][]diag.Text) [][]diag.Text {
	var alike [][]diag.Text
	for _, form := range slices.Sorted(maps.Keys(groups)) {
		group := groups[form]
		if same := list.of(form); len(same) > 0 {
			group = append(group, list.id(same[0]))
		}
		if len(group) > 1 {
			slices.SortFunc(group, func(a, b diag.Text) int { return a.Pos.Compare(b.Pos) })
			alike = append(alike, group)
		}
	}
	return alike
}

// almostSame is the finding for ids that are alike, at the second.
func almostSame(kind string, alike []diag.Text) diag.Finding {
	f := diag.Finding{
		Pos: alike[1].Pos, Subject: alike[1].Value, Field: kind, Named: alike[0].Value, Measure: len(alike),
		Identity: kind + "\xff" + chart.SameID(alike[1].Value),
	}
	f.Say("", "The ids %s and %s differ only by capital letters, leading zeros or spaces", diag.Quote(alike[0].Value), diag.Quote(alike[1].Value))
	f.Advise("; are they meant to be the same?")
	for i, other := range alike {
		f.Affected = append(f.Affected, other.Value)
		if i != 1 {
			f.Related = append(f.Related, diag.Related{Pos: other.Pos, Message: diag.Quote(other.Value) + " is here"})
		}
	}
	return f
}
