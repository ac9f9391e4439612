package schema_test

import (
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"github.com/orglint/orglint/internal/family"
)

// names returns the ids, titles and aliases of a level.
func names(level *family.Level) []string {
	all := []string{level.ID.Value, level.Title.Value}
	for _, alias := range level.Aliases {
		all = append(all, alias.Value)
	}
	return all
}

// roleText draws a text that means a level, in one of the ways that people write it.
func roleText(t *rapid.T, levels []*family.Level) string {
	level := rapid.SampledFrom(levels).Draw(t, "level")
	words := strings.Fields(rapid.SampledFrom(names(level)).Draw(t, "name"))
	for i, word := range words {
		word = strings.Map(func(r rune) rune {
			if rapid.IntRange(0, 5).Draw(t, "upper") == 0 {
				return unicode.ToUpper(r)
			}
			return r
		}, word)
		if strings.EqualFold(word, "senior") && rapid.Bool().Draw(t, "short") {
			word = "Sr."
		}
		words[i] = word
	}
	title := join(t, words)
	if rapid.IntRange(0, 3).Draw(t, "marked") == 0 {
		around := rapid.SampledFrom([]string{"<b>%</b>", "[%](/x)", "[%](https://example.com/a?b=c#d)", "<a href=\"x\"> % </a>", " %\t"})
		title = strings.Replace(around.Draw(t, "around"), "%", title, 1)
	}
	if level.Specialties {
		title += rapid.SampledFrom([]string{"", "", ", Verify", " , Verify:Runner", " (Verify)", "(Ops & Co.)", " for Verify", " FOR  the long haul", ", A, B"}).Draw(t, "specialty")
	}
	return rapid.SampledFrom([]string{"", "", "Acting ", "interim  ", "(Acting) "}).Draw(t, "before") + title
}

// join joins words with space, and sometimes with tags, which count as space.
func join(t *rapid.T, words []string) string {
	text := words[0]
	for _, word := range words[1:] {
		space := rapid.SampledFrom([]string{" ", " ", " ", "  ", "\t", "\n", " <br> ", "<i></i>"}).Draw(t, "space")
		text += space + word
	}
	return text
}

// TestPrintedRoles wants the printed schema to take every role text that orglint takes.
func TestPrintedRoles(t *testing.T) {
	families, err := family.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	role := second(t, chartSchema(t), "/definitions/role")
	rapid.Check(t, func(t *rapid.T) {
		text := roleText(t, families.Levels)
		match, ok := families.Resolve(text)
		if !ok {
			t.Errorf("%q: got no level, want one", text)
		}
		if err := role.Validate(text); ok && err != nil {
			t.Errorf("%q means %s; got it refused by the printed schema, want it taken", text, match.Level.ID.Value)
		}
	})
}

// TestPrintedRolesTable looks at forms that the property above does not draw.
func TestPrintedRolesTable(t *testing.T) {
	families, err := family.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	role := second(t, chartSchema(t), "/definitions/role")
	tests := []struct{ text, want string }{
		{"Director , Engineering", "director-engineering"},
		{"<b>Director</b>, Engineering", "director-engineering"},
		{"[Director](/director), Engineering", "director-engineering"},
		{"Director (Acting), Engineering", "director-engineering"},
		{"Director, Engineering (Interim)", "director-engineering"},
		{"CTO (acting)", "chief-technology-officer"},
		{"Acting CTO", "chief-technology-officer"},
		{"Interim sr. backend engineer for Verify", "senior-backend-engineer"},
		{"Senior Backend Engineer (Acting), Verify", "senior-backend-engineer"},
		{"Senior\u00a0Backend\u00a0Engineer", "senior-backend-engineer"},
		{"Enginer 5", ""},
		{"Director, Engineering Analytics", ""},
		{"Director of Engineering Analytics", ""},
		{"Senior", ""},
		{"Sr.", ""},
		{"Backend", ""},
		{"Engineer", ""},
		{"Acting", ""},
		{"", ""},
		{"CTO, Platform", ""},
		{"CEO for now", ""},
		{"Senior Senior Backend Engineer", ""},
		{"Senior CTO", ""},
		{"Backend Engineer Verify", ""},
		{"Backend Engineering", ""},
		{"Backend Engineer,", ""},
		{"the Backend Engineer", ""},
		{"Former Director, Engineering", ""},
		{"Director Engineering", ""},
	}
	for _, test := range tests {
		got := ""
		if match, ok := families.Resolve(test.text); ok {
			got = match.Level.ID.Value
		}
		if got != test.want {
			t.Errorf("%q: got the level %q, want %q", test.text, got, test.want)
		}
		if err := role.Validate(test.text); (err == nil) != (test.want != "") {
			t.Errorf("%q: got taken by the printed schema %v, want %v", test.text, err == nil, test.want != "")
		}
	}
}
