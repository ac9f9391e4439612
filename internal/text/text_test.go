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
		{text.And(), ""},
		{text.And("Ada"), "Ada"},
		{text.And("Ada", "Bo", "Cy"), "Ada, Bo and Cy"},
		{text.Grouped(0), "0"},
		{text.Grouped(-123), "-123"},
		{text.Grouped(1234567), "1,234,567"},
		{text.Decimal(3.45), "3.5"},
		{text.Decimal(4), "4.0"},
		{text.LongDay("2026-12-09"), "9 December 2026"},
		{text.ShortDay("2026-12-09"), "9 Dec 2026"},
		{text.DayBy("2026-12-09", "2026-01-01"), "9 December"},
		{text.DayBy("2027-01-09", "2026-12-01"), "9 January 2027"},
		{text.DayBy("soon", "2026-12-01"), "soon"},
		{text.After("2026-12-31", 60), "2027-03-01"},
		{text.After("soon", 1), ""},
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

// TestClean shows what would act on a terminal, or hide or turn text.
func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"Ada Osei":           "Ada Osei",
		"a\tb\nc\x1b[1m\x7f": `a b\nc\x1b[1m\x7f`,
		"a\u202eb\u2028":     `a\u202eb\u2028`,
		"नम\u200dस् é 👩":     "नम\u200dस् é 👩",
	} {
		if got := text.Clean(in); got != want {
			t.Errorf("Clean(%q): got %q, want %q", in, got, want)
		}
	}
	if got := text.CleanBut("a\nb\r", "\n"); got != "a\nb\\x0d" {
		t.Errorf("got %q", got)
	}
}
