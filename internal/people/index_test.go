package people_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/orglint/orglint/internal/people"
)

// TestIndexAmongOthers asks for names that several people have, or are near to.
func TestIndexAmongOthers(t *testing.T) {
	names := []string{
		"Cy Moss Sr.", "Cy Moss Jr.", "Mina Adler", "Mina A. Adler", "Zoë Quist", "Robert Reed", "Robin Reed", "Bo Lind (Sales)", "Bo Lind (Support)",
		"Ada Osei", "Ada Osei", "Jörg Müller", "zoe.quist@acme.example",
	}
	x := people.NewIndex()
	for i, name := range names {
		x.Add(name, i)
	}
	for _, test := range []struct {
		name       string
		same, near []int
	}{
		{"Moss, Cy", []int{0, 1}, nil},
		{"Cy Moss, Jr", []int{1}, nil},
		{"Mina Adler", []int{2}, nil}, // written so, which is more than one with an initial
		{"Adler, Mina A", []int{3}, nil},
		{"Mina B. Adler", []int{2}, nil},
		{"Mina Addler", nil, []int{2}},
		{"Bob Reed", nil, []int{5}},
		{"Rob Reed", nil, []int{5}},
		{"Lind, Bo", []int{7, 8}, nil},
		{"Bo Lind (Sales)", []int{7}, nil},
		{"ada osei", []int{9, 10}, nil},
		{"JOERG MUELLER", []int{11}, nil},
		{"Zoe Quist", []int{4}, nil},
		{"ZOE.QUIST@acme.example", []int{12}, nil},
		{"zoe.quist@old.example", nil, []int{4, 12}},
		{"Reed", nil, []int{5, 6}},
		{"Wim Tak", nil, nil},
		{"", nil, nil},
		{"8205", nil, nil},
	} {
		if got := x.Same(test.name); !slices.Equal(got, test.same) {
			t.Errorf("Same(%q): got %v, want %v", test.name, got, test.same)
		}
		if got := x.Near(test.name); len(test.same) == 0 && !slices.Equal(got, test.near) {
			t.Errorf("Near(%q): got %v, want %v", test.name, got, test.near)
		}
	}
}

// TestManyOfOneName asks again and again among many who share their words: past a number of comparisons only names that are written alike
// are found, and nothing takes long.
func TestManyOfOneName(t *testing.T) {
	x := people.NewIndex()
	const many = 20_000
	for i := range many {
		x.Add(fmt.Sprintf("Ann %c. %c. Lee", 'A'+i%26, 'A'+i/26%26), i)
	}
	x.Add("Bo Lind", many)
	for i := range 1000 {
		x.Same(fmt.Sprintf("Lee, Ann %c.%c.%c.", 'A'+i%26, 'A'+i/26%26, 'Z'))
		x.Near("Anna Lee")
	}
	if got := x.Same("bo  lind"); !slices.Equal(got, []int{many}) {
		t.Errorf("got %v, want the one who is named just so", got)
	}
}

// TestAside takes off what stands in brackets behind a name.
func TestAside(t *testing.T) {
	for _, test := range []struct{ name, rest, aside string }{
		{"Ann Lee (On Leave)", "Ann Lee", "On Leave"},
		{"Ann Lee [C]", "Ann Lee", "C"},
		{"Ann Lee（退職）", "Ann Lee", "退職"},
		{"Ann Lee", "Ann Lee", ""},
		{"(On Leave)", "(On Leave)", ""},
		{"Ann (Annie) Lee (On Leave)", "Ann (Annie) Lee (On Leave)", ""},
		{"Ann Lee (", "Ann Lee (", ""},
		{`Ann "Annie" Lee`, `Ann "Annie" Lee`, ""},
	} {
		if rest, aside := people.Aside(test.name); rest != test.rest || aside != test.aside {
			t.Errorf("%q: got %q and %q, want %q and %q", test.name, rest, aside, test.rest, test.aside)
		}
	}
}

// TestWithheld tells names that are not given from names.
func TestWithheld(t *testing.T) {
	for _, name := range []string{"", "N/D", "n/a", "Not disclosed", "NOT  DISCLOSED", "[redacted]", "T.B.C.", "-", "Name withheld"} {
		if !people.Withheld(name) {
			t.Errorf("%q is taken for a name", name)
		}
	}
	for _, name := range []string{"Na Li", "Ada Osei", "Nd Ng", "Unknown Lee", "N"} {
		if people.Withheld(name) {
			t.Errorf("%q is taken for no name", name)
		}
	}
}

// TestIsNumber tells numbers of people from names with a digit.
func TestIsNumber(t *testing.T) {
	for text, want := range map[string]bool{"8205": true, "E1042": true, "EMP-000123": true, "ada1": false, "Ada Osei 2": false, "": false, "a1@b.c": false} {
		if got := people.IsNumber(text); got != want {
			t.Errorf("%q: got %t, want %t", text, got, want)
		}
	}
}

// BenchmarkIndex finds one name that is misspelt among 100,000.
func BenchmarkIndex(b *testing.B) {
	names := make([]string, 100_000)
	for i := range names {
		names[i] = fmt.Sprintf("Ann%c%c Lee%c%c", 'a'+i%26, 'a'+i/26%26, 'a'+i/676%26, 'a'+i/17576%26)
	}
	for b.Loop() {
		x := people.NewIndex()
		for i, name := range names {
			x.Add(name, i)
		}
		if len(x.Same("Leeaa, Annaa")) != 1 || len(x.Near("Annab Leexaa")) == 0 {
			b.Fatal("not found")
		}
	}
}
