package source

import (
	"fmt"

	"github.com/orglint/orglint/internal/text"
)

// Refuse takes those rows out of a table, from one on, for which there is a reason. Each is a finding once the table is shown, and
// nothing of it is. A reason may come with a text that is lost with the row, beside what its cells say.
func (t *Table) Refuse(from int, reason func(row int) (message, split string)) {
	const most = 100_000 // are told of one by one
	kept, refused := t.Rows[:from], 0
	for i := from; i < len(t.Rows); i++ {
		message, split := reason(i)
		if message == "" {
			kept = append(kept, t.Rows[i])
			continue
		}
		refused++
		if refused <= most {
			lost := t.lose(t.Rows[i])
			if lost != nil && split != "" && !t.addLost(lost, []string{split}) {
				lost = nil
			}
			t.faults = append(t.faults, fault{offset: int(t.Rows[i][0].offset), message: message, lost: lost})
		}
	}
	t.Rows = kept
	if more := refused - most; more > 0 {
		last := &t.faults[len(t.faults)-1]
		last.message += fmt.Sprintf(" %s not read for reasons like this one.", text.Count(more, "more row is", "more rows are"))
		last.lost = nil
	}
}

// RefuseAll takes all rows out of a table, from one on, for one reason, which is one finding at the first of them.
func (t *Table) RefuseAll(from int, reason string) {
	t.faults = append(t.faults, fault{offset: int(t.Rows[from][0].offset), message: reason, lost: t.lose(t.Rows[from:]...)})
	t.Rows = t.Rows[:from]
}

// Without takes those rows out of a table, from one on, that are about nothing.
func (t *Table) Without(from int, about func(row int) bool) {
	kept := t.Rows[:from]
	for i := from; i < len(t.Rows); i++ {
		if row := t.Rows[i]; !about(i) {
			kept = append(kept, row)
		}
	}
	t.Rows = kept
}

// Swallowed notes that rows ran into the header, or into another row that is read: nobody knows how many.
func (t *Table) Swallowed(row int, message string) {
	lost := t.lose(t.Rows[row])
	if lost != nil {
		lost.more = true
	}
	t.faults = append(t.faults, fault{offset: int(t.Rows[row][0].offset), message: message, lost: lost})
}
