package rules

import (
	"fmt"

	"github.com/orglint/orglint/internal/diag"
)

// duplicateID reports ids that two seats, teams or units share, once an id, at the second record.
func duplicateID(p *Pass) {
	for _, list := range idsByKind(p.Chart) {
		numbers := map[string][]int{} // of the records that have an id
		for i, id := range list.ids {
			numbers[id.Value] = append(numbers[id.Value], i)
		}
		for i, id := range list.ids {
			if same := numbers[id.Value]; len(same) > 1 && same[1] == i {
				p.Report(duplicated(list, same))
			}
		}
	}
}

// duplicated is the finding for an id that several records have.
func duplicated(list namedIDs, same []int) diag.Finding {
	id, who := list.ids[same[1]], sentence(list.whos[same[1]].String())
	f := diag.Finding{
		Pos: id.Pos, Subject: id.Value, Field: list.kind, Named: id.Value, Affected: []string{id.Value}, Measure: len(same),
		Message: fmt.Sprintf("%s has the id %s, which %s; delete a record that is there twice, or give it an id of its own.",
			who, diag.Quote(id.Value), otherRecords(len(same)-1)),
	}
	for i, number := range same {
		if i != 1 {
			f.Related = append(f.Related, diag.Related{Pos: list.ids[number].Pos, Message: list.whos[number].String() + " has it here"})
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
