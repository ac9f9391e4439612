package text_test

import (
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/text"
)

// TestCount puts numbers before nouns.
func TestCount(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{text.Count(0, "person", "people"), "0 people"},
		{text.Count(1, "person", "people"), "1 person"},
		{text.Count(2, "person", "people"), "2 people"},
		{text.Others(1), "1 other"},
		{text.Others(7), "7 others"},
		{text.AndOthers("Ada", 0), "Ada"},
		{text.AndOthers("Ada", 1), "Ada and 1 other"},
		{text.AndOthers("Ada, Bo", 3), "Ada, Bo and 3 others"},
		{text.Verb(1, "reports", "report"), "reports"},
		{text.Verb(0, "reports", "report"), "report"},
		{text.List([]string{}, 2, strings.ToUpper), ""},
		{text.List([]string{"a", "b"}, 2, strings.ToUpper), "A, B"},
		{text.List([]string{"a", "b", "c", "d"}, 2, strings.ToUpper), "A, B and 2 more"},
		{text.Number(9), "9"},
		{text.Number(9.5), "9.5"},
		{text.Number(1e21), "1000000000000000000000"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

// TestWords compares texts that mean the same and are written otherwise.
func TestWords(t *testing.T) {
	for in, want := range map[string]string{
		"":                          "",
		" - ":                       "",
		"ada":                       "ada",
		"Ada_Osei-2":                "ada osei 2",
		"ada.osei@acme.example":     "ada osei acme example",
		"Zoë Müller-Öz":             "zoe muller oz",
		"Zoe\u0308":                 "zoe",
		"Łukasz Größe":              "lukasz grosse",
		"Søren Đorđe Þór":           "soren dorde thor",
		"Æsa Œuvre Işık":            "aesa oeuvre isik",
		"李雷, 経理":                    "李雷 経理",
		"か\u3099く":                  "がく",
		"गुप्ता":                    "गुप्ता",
		"Ａｄａ　Ｏｓｅｉ":                  "ada osei",
		"Γιώργος":                   "γιωργοσ",
		"role: \"CTO\" # the \tone": "role cto the one",
	} {
		if got := strings.Join(text.Words(in), " "); got != want {
			t.Errorf("Words(%q): got %q, want %q", in, got, want)
		}
	}
}
