package rules

import (
	"fmt"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
)

// A mention is a place where a record names something by its id or title.
type mention struct {
	named diag.Text
	from  string // the id of the record; empty in a broken one
	who   string // the record in words
	field string // the field in words, such as lead
}

// grouped puts mentions of the same thing together, in the order in which each is mentioned first.
func grouped(mentions []mention) [][]mention {
	var groups [][]mention
	number := map[string]int{}
	for _, m := range mentions {
		i, ok := number[m.named.Value]
		if !ok {
			i = len(groups)
			number[m.named.Value] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], m)
	}
	return groups
}

// named returns what groups of mentions name.
func named(groups [][]mention) []string {
	names := make([]string, len(groups))
	for i, group := range groups {
		names[i] = group[0].named.Value
	}
	return names
}

// mentioned is a finding about what a group of mentions names: at the first, with all of them affected and the others as
// related places.
func mentioned(group []mention, message, others string) diag.Finding {
	first := group[0]
	f := diag.Finding{
		Pos: first.named.Pos, Subject: first.named.Value, Field: first.field, Named: first.named.Value,
		Message: message,
	}
	seen, places := map[string]bool{"": true}, map[diag.Pos]bool{first.named.Pos: true}
	for _, m := range group {
		if !seen[m.from] {
			seen[m.from] = true
			f.Affected = append(f.Affected, m.from)
		}
		if !places[m.named.Pos] { // records that merge another share its places
			places[m.named.Pos] = true
			f.Related = append(f.Related, diag.Related{Pos: m.named.Pos, Message: m.who + " " + others})
		}
	}
	f.Measure = len(f.Affected)
	return f
}

// firstAndOthers names the record of the first mention, and counts the others: "Ada Osei and 2 others".
func firstAndOthers(group []mention) string {
	name := sentence(group[0].who)
	if len(group) > 1 {
		name += " and " + others(len(group)-1)
	}
	return name
}

// A record has an id, and a name in a sentence.
type record interface {
	comparable
	fmt.Stringer
}

// A records is the records of one kind, whose ids must differ from each other.
type records[R record] struct {
	kind string // in the plural
	all  []R
	id   func(R) diag.Text
	of   func(id string) []R

	shared func(R) bool // whether another record may have the same id
}

// eachKind calls a function for people and vacancies, for teams and for units.
func eachKind(c *chart.Chart, seats func(records[*chart.Seat]), teams func(records[*chart.Team]), units func(records[*chart.Unit])) {
	seats(records[*chart.Seat]{"people or open seats", c.Seats, (*chart.Seat).ID, c.SeatsOf, func(s *chart.Seat) bool { return s.Shared }})
	teams(records[*chart.Team]{"teams", c.Teams, func(t *chart.Team) diag.Text { return t.ID }, c.TeamsOf, func(t *chart.Team) bool { return t.Shared }})
	units(records[*chart.Unit]{"units", c.Units, func(u *chart.Unit) diag.Text { return u.ID }, c.UnitsOf, func(*chart.Unit) bool { return true }})
}
