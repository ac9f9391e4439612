package source_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/source"
)

// shownAll reads a table, of which everything is shown.
func shownAll(data string) *source.File {
	f := source.ReadTables("staff.csv", data)
	f.Show(f.Tables[0], func(int, int) bool { return true })
	return f
}

// TestLostRows says what was not read of a table, where the rest was.
func TestLostRows(t *testing.T) {
	const head = "id,name\n1,Ada\n"
	nul := "2,B\x00,\"Lind, Cy\",Di,Roe\n"
	long := `"` + strings.Repeat("x", 1_100_000) + `"`
	for _, c := range []struct {
		name, text string
		open       bool
		what       source.What
		want       []string // texts that are known
		rows       int
	}{
		{"a NUL", head + nul + "3,Eli\n", false, source.UnreadRow, []string{"2 B\x00 Lind, Cy Di Roe", " Cy Lind", "Roe Di"}, 3},
		{"an open quotation mark", head + "2,\"Bo\n3,Cy\n", false, source.UnreadRow, []string{"2 Bo"}, 3},
		{"a mark that splits a word", head + "2,\"Bo\"ris\n3,Cy\n", false, source.UnreadRow, []string{"Boris"}, 3},
		{"both sides of a conflict", head + "<<<<<<< HEAD\n2,Bo\n=======\n2,Di\n>>>>>>> b\n3,Cy\n", false, source.UnreadRow, []string{"2 Bo", "2 Di"}, 3},
		{"nothing but an open quotation mark", "\"id,name\n", false, source.UnreadRow, []string{"id name"}, 0},
		{"a cell that is too long", head + "2," + long + "\n3,Cy\n", true, source.UnreadRow, nil, 3},
		{"too much", head + strings.Repeat("2,\x00"+long[:300_000]+"\"\n", 9) + "3,Cy\n", true, source.UnreadRow, nil, 3},
		{"more rows than are told of", head + strings.Repeat("2,\x00"+strings.Repeat("x", 1100)+"\n", 1002), true, source.UnreadRow, nil, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := len(source.ReadTables("staff.csv", c.text).Tables[0].Rows)
			f := shownAll(c.text)
			if before != c.rows || len(f.Findings) == 0 || !f.Damaged() || f.Incomplete {
				t.Fatalf("got %d rows, want %d; %d findings", before, c.rows, len(f.Findings))
			}
			last := f.Unread[len(f.Unread)-1]
			if last.Open != c.open || last.What != c.what {
				t.Errorf("got open %v and %v, want %v and %v", last.Open, last.What, c.open, c.what)
			}
			texts := strings.Join(last.Texts(), "\n")
			for _, want := range c.want {
				if last.Open || !strings.Contains(texts, want) {
					t.Errorf("got %.200q, want %q in it", texts, want)
				}
			}
			if data := f.Data(); strings.Contains(data, "xx") || strings.Contains(data, "Lind") {
				t.Error("what is not read is shown")
			}
		})
	}
}

// TestRefuse takes rows out, and keeps what they say, as long as that is not too much.
func TestRefuse(t *testing.T) {
	text := "id,name\n" + strings.Repeat("1,Ada\n", 3)
	f := source.ReadTables("staff.csv", text)
	table := f.Tables[0]
	table.Refuse(1, func(row int) (message, split string) { return map[int]string{2: "No."}[row], "" })
	f.Show(table, func(int, int) bool { return true })
	if len(table.Rows) != 3 || len(f.Findings) != 1 || len(f.Unread) != 1 || f.Unread[0].Open || f.Unread[0].Pos.Place().EndColumn != 6 {
		t.Errorf("got %d rows and %+v", len(table.Rows), f.Unread)
	}
	for _, rows := range []int{100, 10_001, 100_001} {
		f := source.ReadTables("staff.csv", "id,name\n"+strings.Repeat("1,Ada\n", rows))
		table := f.Tables[0]
		table.Refuse(1, func(int) (message, split string) { return "No.", "" })
		f.Show(table, func(int, int) bool { return true })
		last := f.Unread[len(f.Unread)-1]
		if want := rows > 10_000; last.Open != want || len(f.Findings) != min(rows, 100_000) || len(f.Unread) > 10_001 {
			t.Errorf("%d rows: got open %v, %d findings, %d stretches", rows, last.Open, len(f.Findings), len(f.Unread))
		}
	}
	f = source.ReadTables("staff.csv", text)
	table = f.Tables[0]
	table.RefuseAll(1, "No.")
	f.Show(table, func(int, int) bool { return true })
	if len(table.Rows) != 1 || len(f.Findings) != 1 || len(f.Unread) != 1 || fmt.Sprint(f.Unread[0].Texts()) != "[1 Ada 1 Ada 1 Ada]" {
		t.Errorf("got %d rows and %v", len(table.Rows), f.Unread)
	}
}

// TestLostSheets keeps what is known of damaged rows; the end of a damaged sheet is open.
func TestLostSheets(t *testing.T) {
	rows := cells(1, "id", "name") + `<row r="2"><c r="A2" t="inlineStr"><is><t>Bo</t></is></c><c r="B2" t="s"><v>7</v></c></row>` + cells(3, "3", "Cy")
	for sheet, open := range map[string]bool{sheetXML(rows): false, before(sheetXML(rows), "Cy"): true} {
		f := source.ReadTables("staff.xlsx", book{sheets: []string{sheet}}.data(t))
		f.Show(f.Tables[0], func(int, int) bool { return true })
		first := f.Unread[0]
		if last := f.Unread[len(f.Unread)-1]; last.Open != open || first.Open || !first.Nameless || fmt.Sprint(first.Texts()) != "[Bo]" || f.Incomplete {
			t.Errorf("got %+v", f.Unread)
		}
	}
}
