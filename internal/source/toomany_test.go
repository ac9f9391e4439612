package source_test

import (
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/source"
)

// TestTooMany checks that a file of more values than can be read at once is one finding that says what to do, and that as many people
// as a large company has are read, also in brackets.
func TestTooMany(t *testing.T) {
	const many = 3_000_000
	head := "version: 1\npeople:\n  - id: a\n    attributes: {k: ["
	for _, test := range []struct {
		name, path, text string
		refused          bool
	}{
		{"a list on one line", "a.yaml", "people: [" + strings.Repeat("a,", many) + "a]\n", true},
		{"brackets that never close", "a.yaml", "people: " + strings.Repeat("[", many), true},
		{"a list in a record", "a.yaml", head + strings.Repeat("a,", many) + "a]}\n", true},
		{"a list in JSON", "a.json", `{"people":[` + strings.Repeat("1,", many) + "1]}", true},
		{"fields in JSON", "a.json", `{"people":[{` + strings.Repeat(`"a":1,`, many/2) + `"z":1}]}`, true},
		{"records of another layout", "a.json", "[" + strings.Repeat(`{"a":"b","c":"d"},`, many/6) + `{"a":"b"}]`, true},
		{"documents", "a.yaml", strings.Repeat("---\n", many/2), true},
		{"people on lines of their own", "a.yaml", "people:\n" + strings.Repeat("- id: a\n  role: b\n", many/6), false},
		{"people in brackets", "a.json", `{"people":[` + strings.Repeat(`{"id":"a","name":"b","role":"c","reports_to":"d"},`, 20_000) + "{}]}", false},
		{"marks in a long text", "a.yaml", "people: " + strings.Repeat("a-b:c", many) + "\n", false},
	} {
		file := source.Open(test.path, test.text)
		for _, piece := range file.Pieces() {
			if _, _, ok := file.ReadPiece(piece, &source.Scratch{}); !ok {
				file.Whole()
				break
			}
		}
		if test.refused && strings.HasPrefix(test.text, "[{") { // as where the list turns out to be no chart of orglint's own
			file.Disown("an org chart", "a list of people")
		}
		refused := len(file.Findings) == 1 && strings.Contains(file.Findings[0].Message, "more than 2.5 million values") && file.Incomplete
		if refused != test.refused {
			t.Errorf("%s: refused is %t, want %t", test.name, refused, test.refused)
		}
	}
}
