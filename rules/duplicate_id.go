package rules

import (
	"fmt"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
)

// duplicateID reports ids that two seats, teams or units share, once an id, at the second record.
func duplicateID(p *Pass) {
	eachKind(p.Chart, duplicates[*chart.Seat](p), duplicates[*chart.Team](p), duplicates[*chart.Unit](p))
}

// duplicates returns a function that reports the ids that records of one kind share.
func duplicates[R record](p *Pass) func(records[R]) {
	return func(list records[R]) {
		for _, r := range list.all {
			if !list.shared(r) {
				continue
			}
			if same := list.of(list.id(r).Value); len(same) > 1 && same[1] == r {
				p.Report(duplicated(list, same))
			}
		}
	}
}

// duplicated is the finding for an id that several records have.
func duplicated[R record](list records[R], same []R) diag.Finding {
	id, who := list.id(same[1]), sentence(same[1].String())
	f := diag.Finding{
		Pos: id.Pos, Subject: id.Value, Field: list.kind, Named: id.Value, Affected: []string{id.Value}, Measure: len(same),
		Message: fmt.Sprintf("%s has the id %s, which %s; delete a record that is there twice, or give it an id of its own.",
			who, diag.Quote(id.Value), otherRecords(len(same)-1)),
	}
	for i, other := range same {
		if i != 1 {
			f.Related = append(f.Related, diag.Related{Pos: list.id(other).Pos, Message: other.String() + " has it here"})
		}
	}
	return f
}

// otherRecords says how many other records have an id.
func otherRecords(n int) string {
	if n == 1 {
		return "another record has too"
	}
	return fmt.Sprintf("%d other records have too", n)
}
