package family_test

import (
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/disk"
	"github.com/orglint/orglint/internal/family"
)

// scaled writes families with lists of grades, of which each has one level, and loads them.
func scaled(t *testing.T, own family.Scale, heads ...string) (*family.Set, error) {
	t.Helper()
	t.Chdir(t.TempDir())
	var names []string
	for i, head := range heads {
		name := string(rune('a' + i))
		text := "version: 1\nfamily: " + name + "\ntitle: T\n" + head + "\n"
		if !strings.Contains(head, "levels:") {
			text += "levels: [{id: l" + name + ", title: L" + name + ", track: management, grade: 1}]\n"
		}
		if err := os.WriteFile(name+".yaml", []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		names = append(names, name+".yaml")
	}
	return family.LoadWithin(disk.Named(), names, own)
}

// TestScales puts lists of grades together.
func TestScales(t *testing.T) {
	tests := []struct {
		own   string
		heads []string
		want  string
	}{
		{"", []string{"source: S"}, ""},
		{"", []string{"grades: [B, A]"}, "B A"},
		{"", []string{"grades: [C, D]", "grades: [A, B, C]"}, "A B C D"},
		{"", []string{"grades: [B, D, F]", "grades: [A, B, C, D, E]", "grades: [X, Y]"}, "A B C D E F X Y"},
		{"B E", []string{"grades: [e, f]", "grades: ['  F ', G]"}, "B E f G"},
		{"", []string{"grades: [AA, 7, 6]", "grades: ['6', SCS 1]"}, "AA 7 6 SCS 1"},
	}
	for _, test := range tests {
		var own family.Scale
		for name := range strings.FieldsSeq(test.own) {
			own.Grades = append(own.Grades, diag.Text{Value: name})
		}
		set, err := scaled(t, own, test.heads...)
		if err != nil {
			t.Errorf("%v: %v", test.heads, err)
			continue
		}
		if got := strings.Join(set.TextGrades(), " "); got != test.want {
			t.Errorf("%v: got %s, want %s", test.heads, got, test.want)
		}
		var before family.Grade
		for _, text := range set.TextGrades() {
			g := set.Grade(strings.ToLower(text))
			if order, ok := g.Compare(before); ok && order <= 0 || !g.Known() || set.GradeText(g) != text {
				t.Errorf("%v: %s: got %v after %v, called %s", test.heads, text, g, before, set.GradeText(g))
			}
			before = g
		}
	}
}

// TestWrongScales wants what contradicts itself or another to be told.
func TestWrongScales(t *testing.T) {
	tests := []struct{ head, want string }{
		{"grades: [A, B, a]", `a.yaml:4:16: error: The grade "a" is there twice.`},
		{"grades: [A, B]", ""},
		{"grades: [A, C, B]", `a.yaml:4:16: error: The grade "B" stands above "C" here, and below it in another list of grades.`},
		{"grade_order: up", `a.yaml:4:14: error: This job family: grade_order must be ascending or descending.`},
		{"levels: [{id: l, title: L, track: management, grade: Bande 7}]", `a.yaml:4:54: error: The level L: grade must be a number such as 9, or one of B, C, Band 7.`},
		{"levels: [{id: l, title: L, track: management, grade: -1}]", `a.yaml:4:54: error: The level L: grade must be a number such as 9, or one of B, C, Band 7.`},
	}
	for _, test := range tests {
		own := family.Scale{Grades: []diag.Text{{Value: "B"}, {Value: "C"}, {Value: "Band 7"}}}
		_, err := scaled(t, own, test.head)
		got := ""
		if wrong, ok := errors.AsType[*diag.FileError](err); ok {
			got = wrong.Lines()[0]
		} else if err != nil {
			t.Errorf("%s: %v", test.head, err)
		}
		if !strings.HasPrefix(got, test.want) || got != "" && test.want == "" {
			t.Errorf("%s: got %s\nwant %s", test.head, got, test.want)
		}
	}
	if _, err := scaled(t, family.Scale{}, "grades: ["+strings.Repeat("A, ", 1001)+"B]"); err == nil || !strings.Contains(err.Error(), "more than 1000 grades") {
		t.Errorf("got %v of more grades than are read", err)
	}
}

// TestCompareGrades compares numbers, where 1 is the highest and where it is not, with each other and with texts.
func TestCompareGrades(t *testing.T) {
	for _, order := range []string{"", "ascending", "descending"} {
		set, err := scaled(t, family.Scale{Order: order}, "grades: [A, B]")
		if err != nil {
			t.Fatal(err)
		}
		want := map[bool]int{true: -1, false: 1}[order == "descending"]
		if got, ok := set.Grade("9").Compare(set.Grade("8.5")); !ok || got != want || set.Ordered() != (order != "") {
			t.Errorf("%s: got %d, %v, want %d", order, got, ok, want)
		}
		if got, ok := set.Grade("9").Compare(set.Levels[0].Grade); !ok || got != want {
			t.Errorf("%s: got %d, %v of a level, want %d", order, got, ok, want)
		}
		for _, odd := range []string{"A", "Z", "", "-1"} {
			if _, ok := set.Grade("9").Compare(set.Grade(odd)); ok || set.Grade("1").Is(set.Grade(odd)) {
				t.Errorf("%s: 9 can be compared with %q", order, odd)
			}
		}
	}
	builtIn, err := family.LoadWithin(disk.Named(), nil, family.Scale{Order: "descending"})
	if err != nil {
		t.Fatal(err)
	}
	level := builtIn.Levels[0]
	if _, ok := level.Grade.Compare(builtIn.Grade(level.GradeText)); ok || !level.Grade.Is(builtIn.Grade(level.GradeText)) {
		t.Errorf("a grade of a built-in family, where 1 is the lowest, is compared with those of a chart where it is the highest")
	}
}
