package adapt_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/adapt"
)

// TestUnparted reads nothing of rows whose cells are parted by other marks, or which are quoted as a whole, and shows nothing of them.
func TestUnparted(t *testing.T) {
	const head = "Employee ID,Name,Job Title,Manager ID,Base Salary,Date of Birth\n1,Ann Bo,CEO,,91000,1970-01-01\n2,Cy Do,CTO,1,92000,1971-01-01\n"
	const last = "4,Gu Ho,VP of Engineering,2,94000,1972-01-01\n"
	for _, row := range []string{
		"3;Ed Fimmel;Clown;2;93777;1977-07-16",
		"3;Ed Fimmel;Clown;2;93777,50;1977-07-16",
		"3;Ed Fimmel;Clown;2;93777;1977-07-16,,,,,",
		"3\tEd Fimmel\tClown\t2\t93777\t1977-07-16",
		"3|Ed Fimmel|Clown|2|93777|1977-07-16",
		`"3,Ed Fimmel,Clown,2,93777,1977-07-16"`,
		`"3, Ed Fimmel, Clown, 2, 93777, 1977-07-16"`,
	} {
		for _, text := range []string{head + row + "\n" + last, head + last + row + "\n"} {
			file, _ := read(t, text, adapt.Options{})
			got := record(t, file, "id")
			if len(file.Findings) != 1 || file.Findings[0].Rule != "syntax" || !slices.Equal(got, []string{"1", "2", "4"}) {
				t.Errorf("%q: got %q, %v", row, got, file.Findings)
			}
			if strings.Contains(file.Data(), "Fimmel") || strings.Contains(file.Data(), "93777") {
				t.Errorf("%q is shown", row)
			}
		}
	}
	for _, text := range []string{
		"Name,Job Title,Manager\n\"Lind, Bo\",,\nCy Do,CTO,\"Lind, Bo\"\n",
		"Name,Manager\n\"Lind, Bo\"\n\"Do, Cy\",\"Lind, Bo\"\n",
		"Employee ID,Name,Job Title,Manager\n1,Ann,CEO,\n2,Bo,CTO,1\n\"Internal, confidential; do not share\"\n",
	} {
		if file, _ := read(t, text, adapt.Options{}); len(file.Findings) > 0 || len(record(t, file, "id")) != 2 {
			t.Errorf("%q: got %v", text, file.Findings)
		}
	}
}

// TestConflictMarks makes nobody of the lines that git leaves.
func TestConflictMarks(t *testing.T) {
	file, _ := read(t, "Name,Job Title,Manager\nAnn,CEO,\n<<<<<<< HEAD\nBo,CTO,Ann\n=======\nCy,CTO,Ann\n>>>>>>> x\nDi,VP,Bo\n", adapt.Options{})
	if got := record(t, file, "id"); len(file.Findings) != 1 || file.Findings[0].Rule != "syntax" || !slices.Equal(got, []string{"Ann", "Di"}) {
		t.Errorf("got %q, %v", got, file.Findings)
	}
	file, _ = read(t, "Name,Job Title,Manager\nAnn,CEO,\nBo,CTO,Ann\n=======\n>>>>>>> x\nDi,VP,Bo\n", adapt.Options{})
	if got := record(t, file, "id"); len(file.Findings) != 2 || file.Findings[0].Rule != "syntax" || !slices.Equal(got, []string{"Ann", "Bo", "Di"}) {
		t.Errorf("marks without the first: got %q, %v", got, file.Findings)
	}
}

// TestBrokenInTwo reads nothing of a row that a line break splits, and nobody seems to be missing who stands there.
func TestBrokenInTwo(t *testing.T) {
	const head = "Employee ID,Name,Job Title,Manager ID,Start\n1,Ann Bo,CEO,,2020-01-01\n"
	const last = "4,Di Fo,VP,33,2020-01-01\n5,Eli Go,VP,1,2020-02-01\n6,Fay Ho,VP,1,2020-03-01\n"
	for _, row := range []string{"33,Cy Roe,Vice\n President,1,2020-04-01\n", "33,Cy Roe,VP\n,1,2020-04-01\n"} {
		file, _ := read(t, head+row+last, adapt.Options{})
		got := record(t, file, "id")
		if len(file.Findings) != 2 || file.Findings[0].Rule != "syntax" || file.Findings[0].Pos.Place().Line != 3 || !slices.Equal(got, []string{"1", "4", "5", "6"}) {
			t.Errorf("%q: got %q, %v", row, got, file.Findings)
		}
	}
	for _, rows := range []string{"33,Cy Roe,VP\n34,Di Roe,VP\n", "33,Cy Roe,VP,1\n34,Di Roe\n"} {
		if file, _ := read(t, head+rows+last, adapt.Options{}); len(file.Findings) > 0 || len(record(t, file, "id")) != 6 {
			t.Errorf("%q: got %v", rows, file.Findings)
		}
	}
}

// TestOtherPeoplesColumns passes over columns whose headers say that they are about somebody else, or private.
func TestOtherPeoplesColumns(t *testing.T) {
	file, _ := read(t, "Name,Job Title (spouse),Employee ID [Emergency contact],Email (personal),Job Title (current),Manager\n"+
		"Ann,Dentist,S77,ann@home.example,CEO,\nBo,Baker,S88,bo@home.example,CTO,Ann\n", adapt.Options{})
	if got := record(t, file, "id", "role"); !slices.Equal(got, []string{"Ann CEO", "Bo CTO"}) || strings.Contains(file.Data(), "S77") {
		t.Errorf("got %q", got)
	}
}

// TestOtherTable reads nothing of a second table whose columns stand in another order, and shows nothing of it.
func TestOtherTable(t *testing.T) {
	const head = "Employee ID,Name,Job Title,Manager ID,Base Salary\n1,Ann Bo,CEO,,91000\n2,Cy Do,CTO,1,92000\n"
	for _, text := range []string{
		head + "Base Salary,Employee ID,Name,Job Title,Manager ID\n93777,7,Ed Fimmel,VP of Engineering,2\n",
		head + "\nEmployee ID,base salary,Name,Job Title,Manager ID\n7,93777,Ed Fimmel,VP of Engineering,2\n",
		head + "Employee ID,Job Title,Name\n7,VP of Engineering,Ed Fimmel\n8,93777,Ed Fimmel\n",
	} {
		file, _ := read(t, text, adapt.Options{})
		if got := record(t, file, "id"); len(file.Findings) != 1 || file.Findings[0].Rule != "syntax" || !slices.Equal(got, []string{"1", "2"}) {
			t.Errorf("%q: got %q, %v", text, got, file.Findings)
		}
		if strings.Contains(file.Data(), "Fimmel") || strings.Contains(file.Data(), "93777") {
			t.Errorf("%q is shown", text)
		}
	}
	again := head + "Employee ID,Name,Job Title,Manager ID,Base Salary\n7,Ed Fimmel,VP of Engineering,2,93777\n"
	if file, _ := read(t, again, adapt.Options{}); len(file.Findings) > 0 || len(record(t, file, "id")) != 3 {
		t.Errorf("the same header again: got %v, want its rows read too", file.Findings)
	}
}
