package adapt_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/adapt"
	"github.com/orglint/orglint/internal/source"
)

// TestManagersByName finds managers by names that are written otherwise than their own: only one person can be meant.
func TestManagersByName(t *testing.T) {
	const people = "id,name,title,manager\n1,Zoë Quist,CEO,\n2,Cy Moss Sr.,CTO,1\n3,Cy Moss Jr.,VP,1\n4,Wim van der Tak,VP,1\n5,Mina A. Adler,VP,1\n" +
		"6,Jörg Müller,VP,1\n7,Bo Lind (Sales),VP,1\n8,Ed,Clerk,"
	for named, want := range map[string]string{
		"Zoe\u0308 Quist": "1", "Zoe Quist": "1", "QUIST Zoe": "1", "Dr. Zoë Quist": "1", "Ｚoë　Quist": "1", "Quist, Zoë (Ms)": "1",
		"Moss, Cy Sr.": "2", "Moss, Sr., Cy": "2", "Cy Moss, Jr": "3", "Tak, Wim van der": "4", "van der Tak, Wim": "4",
		"Adler, Mina": "5", "Mina Adler (On Leave)": "5", "Joerg Mueller": "6", "Lind, Bo": "7",
		"Mina B. Adler": "Mina B. Adler", "Mina Addler": "Mina Addler", "Zo Quist": "Zo Quist", "ZoÃ« Quist": "ZoÃ« Quist", "Cy": "Cy",
	} {
		file, _ := read(t, people+`"`+named+"\"\n", adapt.Options{})
		if got := record(t, file, "reports_to"); got[7] != want {
			t.Errorf("%q: got %q, want %q", named, got[7], want)
		}
	}
}

// TestNamesThatFitTwo asks, and names them all.
func TestNamesThatFitTwo(t *testing.T) {
	const people = "id,name,title,manager\n1,Ada Osei,CEO,\n2,Cy Moss Sr.,CTO,1\n3,Cy Moss Jr.,VP,1\n4,Ed,Clerk,"
	for named, message := range map[string]string{
		"Moss, Cy":                   `"Moss, Cy", which may mean either of 2 people: Cy Moss Sr. (CTO) with the id "2" and Cy Moss Jr. (VP) with the id "3"`,
		"Ada Osei and Moss, Jr., Cy": `which names 2 people: Ada Osei (CEO) with the id "1" and Cy Moss Jr. (VP) with the id "3". Give one manager here`,
		"Osei, Ada; Moss Sr., Cy":    "which names 2 people: Ada Osei (CEO)",
		"1/2":                        "which names 2 people: Ada Osei (CEO)",
		"1, 3":                       "which names 2 people: Ada Osei (CEO)",
	} {
		file, _ := read(t, people+`"`+named+"\"\n", adapt.Options{})
		if len(file.Findings) != 1 || !strings.Contains(file.Findings[0].Message, message) {
			t.Errorf("%q: got %v, want %q", named, file.Findings, message)
		}
		if !file.Documents[0].Get("people").Items[3].Broken("reports_to") {
			t.Errorf("%q: taken, and nobody can tell which is meant", named)
		}
	}
}

// TestNotesBehindNames reads what is noted in brackets behind a name of whether and how somebody is employed.
func TestNotesBehindNames(t *testing.T) {
	file, reading := read(t, "id,name,title,manager\n1,Ada Osei,CEO,\n2,Bo Lind (On Leave),CTO,1\n3,Cy Moss [C],VP,1\n4,Di Reed (Terminated),VP,1\n"+
		"5,Ed Vogt (Sales),VP,1\n6,Flo Vos (Intern),VP,1\n", adapt.Options{})
	if reading.Left != 1 {
		t.Errorf("%d have left, want 1: the name says (Terminated)", reading.Left)
	}
	for field, want := range map[string][]string{
		"name":       {"Ada Osei", "Bo Lind", "Cy Moss", "Ed Vogt (Sales)", "Flo Vos"},
		"on_leave":   {".", "true", ".", ".", "."},
		"employment": {".", ".", "contractor", ".", "intern"},
	} {
		if got := record(t, file, field); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", field, got, want)
		}
	}
}

// TestGroupsNamePeople finds members of groups by id in other letters, by e-mail address and by name; whom nobody can tell stays as written.
func TestGroupsNamePeople(t *testing.T) {
	const catalog = `apiVersion: backstage.io/v1alpha1
kind: User
metadata: {name: zoe}
spec: {profile: {displayName: Zoë Quist, email: zoe.quist@acme.example}, memberOf: [core]}
---
apiVersion: backstage.io/v1alpha1
kind: User
metadata: {name: bo}
spec: {profile: {displayName: Bo Lind}, memberOf: []}
---
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: {name: core}
spec: {type: team, parent: Tech, members: [user:default/ZOE, Zoe.Quist@acme.example, "Lind, Bo", Bob]}
---
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: {name: tech}
spec: {type: department}
`
	file := source.Read("catalog.yaml", []byte(catalog))
	if _, err := adapt.Apply([]*source.File{file}, adapt.Options{}); err != nil {
		t.Fatal(err)
	}
	team := file.Documents[0].Get("teams").Items[0]
	if got, want := textsOf(team.Get("members")), []string{"zoe", "zoe", "bo", "Bob"}; !slices.Equal(got, want) {
		t.Errorf("members: got %q, want %q", got, want)
	}
	if got := team.GetText("unit").Value; got != "tech" {
		t.Errorf("the unit of the team: got %q, want tech", got)
	}
	if got := record(t, file, "team"); got[0] != "core" {
		t.Errorf("the team of Zoë: got %q, want core", got[0])
	}
}

// TestManagersByPreferredName finds managers by what they are called, with and without what stands between that and the last name.
func TestManagersByPreferredName(t *testing.T) {
	const people = "Medewerker;Voornaam;Roepnaam;Voorvoegsel;Achternaam;Functie;Leidinggevende\n" +
		"1001;Johannes;Joost;van den;Berg;Directeur;\n1002;Maria;Marieke;de;Wit;Manager;1001\n1003;Karin;;;Jansen;Manager;1001\n1004;Emre;Em;;Kaya;Monteur;"
	for named, want := range map[string]string{
		"Joost van den Berg": "1001", "Berg, Joost van den": "1001", "Joost Berg": "1001", "Johannes van den Berg": "1001",
		"Marieke de Wit": "1002", "Karin Jansen": "1003", "Mareike de Wit": "Mareike de Wit", "van den Berg": "van den Berg",
	} {
		file, _ := read(t, people+named+"\n", adapt.Options{})
		if got := record(t, file, "reports_to"); got[3] != want {
			t.Errorf("%q: got %q, want %q", named, got[3], want)
		}
	}
}
