package adapt_test

import (
	"slices"
	"testing"

	"github.com/orglint/orglint/internal/adapt"
)

// TestSoundRows reads rows of as many cells as the header that hold what no other row does: an optional column that is empty elsewhere is no proof
// of a delimiter too many, and neither is a number below a header that is taken for a name's where all rows have numbers.
func TestSoundRows(t *testing.T) {
	const head = "Medewerker;Achternaam;Roepnaam;Functie;Leidinggevende;Datum uit dienst;E-mail werk;Fte\n"
	for _, rows := range []string{
		"1001;Hof;Ann;Directeur;;;ann@acme.example;1\n1002;Berg;Bo;Manager;Ann Hof;31-03-2025;bo@acme.example;1\n" +
			"1003;Wit;Cy;Verzorgende;Bo Berg;;cy@acme.example;1\n1004;Smit;Di;Verzorgende;Bo Berg;;di@acme.example;1\n",
		"1001;Hof;Ann;Directeur\n1002;Berg;Bo;Manager;Ann Hof;;bo@acme.example;1\n1003;Wit;Cy;Verzorgende;Bo Berg\n1004;Smit;Di;Verzorgende;Bo Berg;31-03-2025;di@acme.example;1\n",
	} {
		if file, reading := read(t, head+rows, adapt.Options{}); len(file.Findings) > 0 || reading.People != 4 {
			t.Errorf("%q: got %d people, %v", rows, reading.People, file.Findings)
		}
	}
	const last = "2,87654,Bo,CTO,1,\n3,76543,Cy,Engineer,2,\n4,65432,Dana,Engineer,2,\n"
	for row, people := range map[string]int{
		"1,98765,1001,CEO,,2026-12-31\n": 4, // the number of somebody in the place of their name
		"1,98,765,Ada,CEO,\n":            3,
	} {
		file, reading := read(t, "id,pay,name,title,manager,end\n"+row+last, adapt.Options{})
		if got := slices.ContainsFunc(record(t, file, "id"), func(id string) bool { return id == "1" }); reading.People != people || got != (people == 4) {
			t.Errorf("%q: got %d people, %v", row, reading.People, file.Findings)
		}
	}
}

// TestTotalsInWords leaves out totals that say in words what they count, and keeps people who are called as a total is.
func TestTotalsInWords(t *testing.T) {
	const head = "Employee ID;Name;Role;Manager;Unit;Contract;Fte;Email\n1;Ann Bo;CEO;;Board;fixed;1,00;ann@acme.example\n2;Cy Do;CTO;1;IT;fixed;1,00;cy@acme.example\n"
	const last = "3;Ed Fo;VP;2;IT;fixed;1,00;ed@acme.example\n"
	for _, row := range []string{
		"Totaal;;;;;19 medewerkers;16,12;", ";Totaal;;;;19 medewerkers;16,12;", "Total: ;2 people;;;;;2.00 FTE;", "Summe;;;;2 Abteilungen;2 Personen;2,00;",
		"Subtotal;;;;IT;;1,00;", ";;;;Grand total;2 people;2,00;", "Totaal aantal;;;;;19 medewerkers;;",
	} {
		for people, rest := range map[int]string{2: "", 3: last} {
			if file, _ := read(t, head+row+"\n"+rest, adapt.Options{}); !slices.Equal(record(t, file, "id"), []string{"1", "2", "3"}[:people]) || len(file.Findings) > 0 {
				t.Errorf("%q: got %q, %v", row, record(t, file, "id"), file.Findings)
			}
		}
	}
	for _, row := range []string{
		"3;Sum;;;Team 4;fixed;1,00;", ";Sum Wei;VP;;Team 4;fixed;1,00;", ";Count;;2;Team 4;fixed;1,00;", "sum;Wei Sum;;;Team 4;fixed;1,00;",
		";Sum;;;Team 4;fixed;1,00;sum@acme.example", ";Sum Wei;;;Team 4;fixed;1,00;",
	} {
		if _, reading := read(t, head+row+"\n"+last, adapt.Options{}); reading.People != 4 {
			t.Errorf("%q: got %d people", row, reading.People)
		}
	}
}
