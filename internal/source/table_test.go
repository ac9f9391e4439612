package source_test

import (
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/orglint/orglint/internal/source"
)

// wide returns a table as UTF-16.
func wide(little, mark bool) string {
	text := "id,name\n00123,Åsa\n"
	if mark {
		text = "\ufeff" + text
	}
	var b strings.Builder
	for _, unit := range utf16.Encode([]rune(text)) {
		if little {
			b.WriteString(string([]byte{byte(unit), byte(unit >> 8)}))
		} else {
			b.WriteString(string([]byte{byte(unit >> 8), byte(unit)}))
		}
	}
	return b.String()
}

// TestTables reads what spreadsheets save as text.
func TestTables(t *testing.T) {
	plain := "id,name\n00123,Åsa\n"
	want := [][]string{{"id", "name"}, {"00123", "Åsa"}}
	tests := []struct {
		name, path, data string
		want             [][]string
	}{
		{"plain", "a.csv", plain, want},
		{"mark", "a.csv", "\ufeff" + plain, want},
		{"Windows line breaks", "a.csv", strings.ReplaceAll(plain, "\n", "\r\n"), want},
		{"old Mac line breaks", "a.csv", strings.ReplaceAll(plain, "\n", "\r"), want},
		{"no last line break", "a.csv", strings.TrimSpace(plain), want},
		{"empty rows and cells", "a.csv", ",,\n\nid,name,,\n,\n00123,Åsa,,,\n", want},
		{"semicolons", "a.csv", "id;name\n1;Lind, Bo\n2;Osei, Ada\n", [][]string{{"id", "name"}, {"1", "Lind, Bo"}, {"2", "Osei, Ada"}}},
		{"an end of DOS", "a.csv", "id,name\n1,Ada\n\x1a", [][]string{{"id", "name"}, {"1", "Ada"}}},
		{"said separator", "a.csv", "sep=|\nid|name\n1|a,b\n", [][]string{{"sep=", ""}, {"id", "name"}, {"1", "a,b"}}},
		{"tabs", "a.tsv", "id\tname\n00123\tÅsa\n", want},
		{"tabs in a csv", "a.csv", "id\tname\n00123\tÅsa\n", want},
		{"UTF-16", "a.csv", wide(true, true), want},
		{"UTF-16, big end first", "a.csv", wide(false, true), want},
		{"UTF-16 without a mark", "a.csv", wide(true, false), want},
		{"UTF-16, big end first, without a mark", "a.csv", wide(false, false), want},
		{"Windows-1252", "a.csv", "id,name\n00123,\xc5sa\n", want},
		{"quotation marks", "a.csv", "id,name\n1,\"a \"\"b\"\", c\"\n2,\"two\nlines\"\n", [][]string{{"id", "name"}, {"1", `a "b", c`}, {"2", "two\nlines"}}},
		{"a mark for inches", "a.csv", "id,name\n1,12\" rack\n2,x\n", [][]string{{"id", "name"}, {"1", `12" rack`}, {"2", "x"}}},
		{"a mark for inches above marks around a cell", "a.csv", "id,name\n1,B\"o\"\n2,\"x, 5\"\"\n\"\n", [][]string{{"id", "name"}, {"1", `B"o"`}, {"2", "x, 5\"\n"}}},
		{"formulas are text", "a.csv", "id,name\n1,=HYPERLINK(\"x\")\n2,@SUM(A1)\n", [][]string{{"id", "name"}, {"1", `=HYPERLINK("x")`}, {"2", "@SUM(A1)"}}},
		{"nothing", "a.csv", "", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := values(source.ReadTables(test.path, test.data).Tables[0])
			if test.name == "said separator" {
				got[0] = []string{"sep=", ""}
			}
			if diff := gocmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestTableFaults places what does not read, and keeps the rows above.
func TestTableFaults(t *testing.T) {
	tests := []struct {
		name, data, message string
		line, column, rows  int
	}{
		{"never closed", "id,name\n1,\"Ada\n2,Bo\n3,Cy\n", "no other mark ends it", 2, 3, 3},
		{"never closed after a mark for inches", "id,name\n1,12\" rack\n2,\"Bo\n3,Cy\n", "no other mark ends it", 3, 3, 3},
		{"within, after a mark for inches", "id,name\n1,B\"o\n2,\"Cy\" x\n3,Di\n", "write it twice", 3, 6, 3},
		{"never closed after a mark at the end of a row", "id,name,pay\n1,Bo,5\"\n2,\"Cy, 8\"\", 8\n3,Di,9\n", "no other mark ends it", 3, 3, 3},
		{"within", "id,name\n1,Ada\n2,\"Bo\" Lind\n3,Cy\n", "write it twice", 3, 6, 3},
		{"within, on a line below", "id,name,pay\n1,Ada,9\n2,\"Bo\nknown as \"B\" here\",9\n3,Cy,9\n", "write it twice", 4, 10, 3},
		{"closed by the mark that begins another cell", "id,name,pay\n1,\"Ada,9\n2,Bo,9\n3,Cy,9\n4,\"Di\",9\n", "no other mark ends it", 2, 3, 4},
		{"closed by a mark below other rows", "id,name,pay\n1,\"Ada,9\n2,Bo,9\n3,Cy,9\n4,Di 5\",9\n", "no other mark ends it", 2, 3, 4},
		{"a conflict", "id,name\n1,Ada\n<<<<<<< HEAD\n2,Bo\n=======\n2,Cy\n>>>>>>> theirs\n3,Di\n", "Both sides of a merge conflict", 3, 1, 3},
		{"a row cut off in a conflict", "id,name\n1,Ada\n<<<<<<< HEAD\n2,\"Bo\n=======\n2,Cy\n>>>>>>> theirs\n3,Di\n", "Both sides of a merge conflict", 3, 1, 3},
		{"NUL", "id,name\n1,A\x00da\n2,Bo\n", "This row holds a NUL character", 2, 4, 2},
		{"too many rows", "id,name\n" + strings.Repeat("a,b\n", 2_000_000), "more than two million rows", 2_000_001, 1, 2_000_000},
		{"many NULs", "id,name\n1,A" + strings.Repeat("\x00", 20) + "\n2,Bo\n", "it is not text", 2, 4, 0},
		{"too many cells", "id,name\n" + strings.Repeat(",", 1<<14) + "x\n2,Bo\n", "more than 16,384 cells", 2, 1<<14 + 1, 1},
		{"a NUL in a row of more cells than any has", "id,name\n1,\x00" + strings.Repeat(",", 1<<15) + "\n2,Bo\n", "NUL", 2, 3, 2},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			file := source.ReadTables("a.csv", test.data)
			table := file.Tables[0]
			if len(table.Rows) != test.rows {
				t.Errorf("got %d rows, want %d", len(table.Rows), test.rows)
			}
			file.Show(table, func(int, int) bool { return true })
			if len(file.Findings) != 1 || !file.Damaged() || file.Findings[0].Rule != "syntax" {
				t.Fatalf("got %v, want one finding of the rule syntax", file.Findings)
			}
			f := file.Findings[0]
			if place := f.Pos.Place(); place.Line != test.line || place.Column != test.column || !strings.Contains(f.Message, test.message) {
				t.Errorf("got %s: %s, want %d:%d: ...%s...", f.Pos, f.Message, test.line, test.column, test.message)
			}
		})
	}
}

// TestShow leaves nothing of a table but the cells that are shown, at their places.
func TestShow(t *testing.T) {
	file := source.ReadTables("a.csv", "id,pay,name\n1,\"9\n000\",Åsa\n2,ö8000,\"Bo \"\"B\"\"\"\n")
	table := file.Tables[0]
	file.Show(table, func(row, column int) bool { return row == 0 || column != 1 })
	for _, secret := range []string{"9\n000", "8000", "ö"} {
		if strings.Contains(file.Data(), secret) {
			t.Errorf("%q is still there: %q", secret, file.Data())
		}
	}
	name := file.Text(table, 2, 2)
	if name.Value != `Bo "B"` || name.Pos.String() != "a.csv:4:9" {
		t.Errorf("got %q at %s, want Bo \"B\" at a.csv:4:9", name.Value, name.Pos)
	}
	if asa := file.Text(table, 1, 2); asa.Value != "Åsa" || asa.Pos.String() != "a.csv:3:6" {
		t.Errorf("got %q at %s, want Åsa at a.csv:3:6", asa.Value, asa.Pos)
	}
}

// checkTables reads a table and checks that every cell that is shown says the same before and after, at a place inside the text.
func checkTables(t *testing.T, path, data string) {
	t.Helper()
	file := source.ReadTables(path, data)
	for _, table := range file.Tables {
		before := values(table)
		file.Show(table, func(_, column int) bool { return column != 1 })
		if !utf8.ValidString(file.Data()) {
			t.Fatalf("the text is no UTF-8: %q", file.Data())
		}
		for row := range table.Rows {
			for column := range table.Rows[row] {
				cell := file.Text(table, row, column)
				if end := int(cell.Pos.Offset + cell.Pos.Length); end > len(file.Data()) {
					t.Fatalf("row %d, column %d ends at %d of %d", row, column, end, len(file.Data()))
				}
				if column != 1 && cell.Value != before[row][column] {
					t.Fatalf("row %d, column %d: got %q, want %q", row, column, cell.Value, before[row][column])
				}
			}
		}
		for _, f := range file.Findings {
			if end := int(f.Pos.Offset + f.Pos.Length); end > len(file.Data())+1 {
				t.Fatalf("%s stands at %d of %d", f.Message, end, len(file.Data()))
			}
		}
	}
}

// FuzzTable reads anything as a table: no panic, and every cell is where it seems to be.
func FuzzTable(f *testing.F) {
	for _, data := range []string{
		"id,name\n1,Ada\n", "id;name\r\n1;\"a \"\"b\"\"\"\r\n", "a\tb\n\"x\ny\"\tz\n", "\ufeffid,name\n1,\"Ada\n", "sep=;\na;b\n", "a,\"b\"c\"\n", "\xff\xfea\x00,\x00",
		"id,name\n1,\xcd\xf5\xbd\xa8\xb9\xfa\n2,\xc0\xee\xc4\xc8\xff\n", "id,name\n1,\x93c\x92\x86 \x83\n", "id,\xc8\xec\xff\n1,\xc8\xe2\xe0\xed\n", "a,\xc3\xa4\xc3\xb6\xc3\xbc\xf6\n",
		"id,name,pay\n1,\"Ada,9\n2,Bo,9\n3,\"Cy\",9\n", "id,name\n<<<<<<< a\n1,\"A\n=======\n>>>>>>> b\n2,B\n",
	} {
		f.Add([]byte(data))
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkTables(t, "x.csv", string(data)) })
}
