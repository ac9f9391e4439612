package adapt_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/orglint/orglint/internal/adapt"
	"github.com/orglint/orglint/internal/source"
)

// TestManyRows reads a table whose records are made piece by piece, and compares them with those of the same rows that are made at once.
func TestManyRows(t *testing.T) {
	const rows = 1700
	var b strings.Builder
	b.WriteString("Employee ID,Name,Title,Manager,Status,Start Date,Email,Notes,Level\n")
	for i := range rows {
		name, status := fmt.Sprintf("Ann%d Lee", i), "active"
		switch {
		case i%97 == 5:
			name = "Vacant"
		case i%89 == 7:
			name, status = name+" (Intern)", "on leave"
		case i%101 == 9:
			status = "terminated"
		}
		manager := ""
		if i > 0 {
			manager = fmt.Sprint(i / 7)
		}
		fmt.Fprintf(&b, "%d,%s,\"Engineer, %d\",%s,%s,2020-01-%02d,a%d@acme.example,secret,L%d\n", i, name, i%5, manager, status, i%28+1, i, i%9)
	}
	read := func() (*source.File, *adapt.Reading) {
		file := source.ReadTables("staff.csv", b.String())
		readings, err := adapt.Apply([]*source.File{file}, adapt.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return file, readings[0]
	}
	file, reading := read()
	if len(file.Pieces()) < 3 || reading.People+reading.OpenSeats+reading.Left != rows {
		t.Fatalf("got %d pieces of %d people, %d seats and %d who left", len(file.Pieces()), reading.People, reading.OpenSeats, reading.Left)
	}
	made := map[string][]source.Value{}
	for _, p := range file.Pieces() {
		document, _, ok := file.ReadPiece(p, &source.Scratch{})
		if !ok {
			t.Fatal("a piece does not read")
		}
		list := document.Fields[0]
		made[list.Key.Value] = append(made[list.Key.Value], list.Value.Items...)
	}
	whole, _ := read()
	whole.Whole()
	for _, list := range []string{"people", "vacancies"} {
		want := whole.Documents[0].Get(list).Items
		if got := made[list]; len(got) != len(want) || len(got) == 0 {
			t.Fatalf("%s: got %d records, want %d", list, len(got), len(want))
		}
		for i := range want {
			if diff := cmp.Diff(texts(&want[i]), texts(&made[list][i])); diff != "" {
				t.Fatalf("%s, record %d (-whole +piece):\n%s", list, i, diff)
			}
		}
	}
}

// texts writes the fields of a record with their places.
func texts(v *source.Value) (all []string) {
	for _, f := range v.Fields {
		all = append(all, fmt.Sprintf("%s: %q at %d, %d", f.Key.Value, f.Value.Text, f.Value.Pos.Offset, f.Value.Pos.Length))
		for _, own := range f.Value.Fields {
			all = append(all, own.Key.Value+" = "+own.Value.Text)
		}
	}
	return all
}
