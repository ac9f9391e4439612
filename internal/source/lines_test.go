package source_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// odd are characters at which readers may not agree whether a line ends, or whether they belong into a text at all.
func odd() []string {
	return []string{
		"\u2028", "\u2029", "\u0085", "\r", "\r\n", "\n\r", "\n", "\ufeff", "\f", "\v", "\x00", "\t", "\x7f", "\u00a0", "\u200b", "\ufffd", "\uffff", "\xff", "\xe2\x80", "\xc2",
	}
}

// everywhere is a chart with a place of each kind for a character to stand in.
const everywhere = "# first\nversion: 1\norganization: \"Acme Ltd\"\npeople: # all\n  - id: ada # top\n    name: Ada Osei\n    role: 'CTO'\n\n" +
	"  # next\n  - {id: bo, \"name\": \"Bo\", team: [x, y]}\n  - id: cy\n    attributes:\n      note: |\n        one\n        two\n      more: >-\n        three\n" +
	"        four\n      plain: five\n        six\nteams:\n- id: x\n- {id: y}\nunits: []\n# last\n"

// eachOdd calls a function with texts that have one of these characters at one place of the chart, with both line breaks. Together they
// go through all places.
func eachOdd(use func(text string)) {
	for i, text := range []string{everywhere, strings.ReplaceAll(everywhere, "\n", "\r\n"), strings.TrimSuffix(everywhere, "\n")} {
		for j, c := range odd() {
			for at := (i + j) % 11; at <= len(text); at += 11 {
				use(text[:at] + c + text[at:])
			}
			use(text + c)
		}
	}
}

// TestOddCharacters puts each of them everywhere, and compares what is read in pieces with what is read as a whole.
func TestOddCharacters(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes minutes with the race detector")
	}
	every, n := 3, 0
	if os.Getenv("ORGLINT_THOROUGH") != "" {
		every = 1
	}
	eachOdd(func(text string) {
		n++
		if n%every != 0 {
			return
		}
		compare(t, []byte(text))
		checkRead(t, source.Open("a.yaml", text))
	})
}

// TestOddBreaks wants files that only some readers cut into the same lines to be read as a whole, and right.
func TestOddBreaks(t *testing.T) {
	for _, c := range []string{"\u2028", "\u2029", "\u0085", "\r", "\ufeff"} {
		f := source.Open("a.yaml", "version: 1\norganization: \"Acme"+c+"Ltd\"\npeople:\n  - {id: ada, role: CTO}\nteams: []\n")
		if len(f.Pieces()) > 0 || len(f.Findings) > 0 {
			t.Errorf("%q: got %d pieces and %v, want none", c, len(f.Pieces()), f.Findings)
			continue
		}
		line := 4
		if c == "\r" {
			line++ // an editor shows one line more
		}
		id := f.Documents[0].Get("people").Items[0].GetText("id")
		if place := id.Pos.Place(); id.Value != "ada" || place.Line != line || place.Column != 10 {
			t.Errorf("%q: got %q at %+v, want ada at line %d, column 10", c, id.Value, place, line)
		}
	}
}

// lineBreak is how an editor ends lines, said in another way than in package diag.
var lineBreak = regexp.MustCompile(`\r\n|\r|\n`)

// checkLine checks that a position lies on the line on which an editor shows it, and that the line is shown from there.
func checkLine(t *testing.T, pos diag.Pos, what string) {
	t.Helper()
	place, data, before := pos.Place(), pos.File.Data(), pos.File.Data()[:pos.Offset]
	if strings.HasSuffix(before, "\r") && strings.HasPrefix(data[len(before):], "\n") {
		before = before[:len(before)-1] // between the two the line has not ended yet
	}
	breaks := lineBreak.FindAllStringIndex(before, -1)
	if place.Line != len(breaks)+1 {
		t.Fatalf("%q: %s at %d: got line %d, want %d", data, what, pos.Offset, place.Line, len(breaks)+1)
	}
	text, start := pos.File.Line(place.Line)
	if end := start + len(text); int(pos.Offset) < start || int(pos.Offset) > end+1 || lineBreak.MatchString(text) {
		t.Fatalf("%q: %s at %d: the line shown goes from %d to %d", data, what, pos.Offset, start, end)
	}
}
