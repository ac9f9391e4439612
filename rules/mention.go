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

// A namedIDs is the ids of one kind of record, which must differ from each other.
type namedIDs struct {
	kind string // in the plural
	ids  []diag.Text
	whos []fmt.Stringer // whose they are
}

// idsByKind returns the ids of people and vacancies, of teams and of units, without those of broken records.
func idsByKind(c *chart.Chart) []namedIDs {
	seats := namedIDs{kind: "people or open seats"}
	for _, s := range c.Seats {
		seats.add(s.ID, s)
	}
	return []namedIDs{seats, teamIDs(c), unitIDs(c)}
}

func teamIDs(c *chart.Chart) namedIDs {
	teams := namedIDs{kind: "teams"}
	for _, t := range c.Teams {
		teams.add(t.ID, t)
	}
	return teams
}

func unitIDs(c *chart.Chart) namedIDs {
	units := namedIDs{kind: "units"}
	for _, u := range c.Units {
		units.add(u.ID, u)
	}
	return units
}

func (n *namedIDs) add(id diag.Text, who fmt.Stringer) {
	if id.Value != "" {
		n.ids = append(n.ids, id)
		n.whos = append(n.whos, who)
	}
}
