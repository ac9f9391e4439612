package infer_test

import (
	"fmt"
	"testing"

	"github.com/orglint/orglint/internal/infer"
)

// TestLong takes the columns of a table of which only some rows are looked at first: in these hardly a manager stands twice.
func TestLong(t *testing.T) {
	const rows, reports = 20_000, 6
	for _, header := range []string{"Manager ID", "Vorgesetzter", "Axis", "Lead"} {
		table := infer.Table{Headers: []string{"Staff No", "Name", header, "Age", "Mentor"}, Rows: rows, Value: func(row, column int) string {
			switch {
			case column == 0:
				return fmt.Sprintf("E%06d", row)
			case column == 1:
				return fmt.Sprintf("Ada %c%c%c%c", 'A'+row%26, 'a'+row/26%26, 'a'+row/676%26, 'a'+row/17576)
			case column == 3:
				return fmt.Sprint(20 + row%40)
			case row == 0:
				return ""
			case column == 4:
				return fmt.Sprintf("E%06d", (row*7919+13)%rows)
			}
			return fmt.Sprintf("E%06d", (row-1)/reports)
		}}
		a := infer.Columns(table)
		if a.Not != "" || len(a.Managers) != 1 || a.Managers[0] != 2 || a.Fields[0] != "id" || a.Fields[1] != "name" {
			t.Errorf("%s: got %v, managers %v, %s", header, a.Fields, a.Managers, a.Not)
		}
	}
	for _, header := range []string{"Age", "Zone"} {
		a := infer.Columns(infer.Table{Headers: []string{"Employee No", "Name", header}, Rows: rows, Value: func(row, column int) string {
			return [...]string{fmt.Sprint(row + 1), fmt.Sprintf("Bo %c%c", 'A'+row%26, 'a'+row/26%26), fmt.Sprint(row*31%60 + 1)}[column]
		}})
		if len(a.Managers) > 0 {
			t.Errorf("%s: took %v (%s)", header, a.Managers, a.Why[a.Managers[0]])
		}
	}
}
