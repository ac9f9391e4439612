package source_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// inPieces opens a file, reads its pieces, and puts them together. It is not ok where a piece does not tell what it means.
func inPieces(path string, data []byte) (documents []source.Value, findings []diag.Finding, ok bool) {
	f := source.Open(path, string(data))
	documents, findings = f.Documents, f.Findings
	for _, p := range f.Pieces() {
		part, more, ok := f.ReadPiece(p, &source.Scratch{})
		if !ok {
			return nil, nil, false
		}
		findings = append(findings, more...)
		for i := range documents[0].Fields {
			if field := &documents[0].Fields[i]; field.Key == part.Fields[0].Key {
				field.Value.Items = append(field.Value.Items, part.Fields[0].Value.Items...)
			}
		}
	}
	return documents, findings, true
}

// compare compares what is read in pieces with what is read as a whole.
func compare(t *testing.T, data []byte) {
	t.Helper()
	compareAs(t, "a.yaml", data)
}

func compareAs(t *testing.T, path string, data []byte) {
	t.Helper()
	documents, findings, ok := inPieces(path, data)
	if !ok {
		return
	}
	whole := source.Read(path, data)
	byPlace := func(a, b diag.Finding) int { return a.Pos.Compare(b.Pos) }
	slices.SortStableFunc(findings, byPlace)
	slices.SortStableFunc(whole.Findings, byPlace)
	files := cmp.Comparer(func(a, b *diag.File) bool { return (a == nil) == (b == nil) })
	options := cmp.Options{files, cmpopts.EquateEmpty()}
	if !source.SameValues(whole.Documents, documents) { // cmp takes its time
		t.Fatalf("%q\ndocuments (-whole +pieces):\n%s", data, cmp.Diff(shown(whole.Documents), shown(documents)))
	}
	if diff := cmp.Diff(whole.Findings, findings, options); diff != "" {
		t.Fatalf("%q\nfindings (-whole +pieces):\n%s", data, diff)
	}
}

// shown writes documents, each on a line.
func shown(documents []source.Value) []string {
	var lines []string
	for i := range documents {
		lines = append(lines, show(&documents[i]))
	}
	return lines
}

// charts calls a function with every chart of the fixtures and the examples.
func charts(t testing.TB, use func(data []byte)) {
	t.Helper()
	count := 0
	for _, root := range []string{"../../testdata", "../../examples"} {
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || filepath.Ext(path) != ".yaml" {
				return err
			}
			data, err := os.ReadFile(path)
			count++
			use(data)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if count < 100 {
		t.Fatalf("only %d charts were found", count)
	}
}

// TestPieces compares both ways of reading on the fixtures, and on texts that a cut could go wrong in.
func TestPieces(t *testing.T) {
	charts(t, func(data []byte) { compare(t, data) })
	for _, text := range tricky() {
		compare(t, []byte(text))
		compare(t, []byte(strings.ReplaceAll(text, "\n", "\r\n")))
	}
}

// tricky are texts in which something reaches over what looks like an item, a list or a record.
func tricky() []string {
	records := []string{
		"a", "{a: b}", "{a: b, c: [d, e], f: \"g, h\"}", "a: b", "a: b\n    c: d", "a: b\n\n    c: d\n\n", "a: b\n    # c\n    d: e", "a: b # c",
		"a: \"b", "a: 'it''s'", "a: \"b\\n\"", "a: b: c", "a: b:", "a: null", "a: ~", "a:", "a: ''", "a: [b, c", "a: [b]c", "a: |\n      - b\n  - c", "a: >-\n      b",
		"a: b\n     c", "a: b\n   c: d", "? a\n    : b", "a: b\n    a: c", "a: [b]\n    a: [c]", "<<: {a: b}\n    c: d", "<<: {a: b}", "a: Ünï", "a: 1\u00a02", "a: \U0001f600",
		"a: b\tc", "\ta: b", "- a\n    - b", "a: &x b", "a: *x", "a: R&D", "a: R & D", "a: x*y", "!!str a", "a: !!str 1", "\"a\": b", "{a: b}c", "{a: {b: c}}", "{a, b}", "{a: }",
		"{a: b,}", "a: [,]", "a: []", "{}", "[a]", "", "~", "a: b\r", "a: \u0085b", "a: \u0080", "a-b: c", "0a: b", "yes: no", "null: a", "a: it's", "a: x\"y\"", "a: (b)", "a: -b", "a: - b",
		"a: http://b", "{a: http://b}", "a: b#c", "a: #c", "a: @b", "a: `b", "a: %b", "a: ---", "a: ...", "a: 'b' c", "a: 'b'  ", "a: \"b\": c", "{\"a\": b}", "{a : b}", "{a:b}", "{a: b", "a: b}",
		"a: [b, [c]]", "a: [b: c]", "a: [b c, d]", "a: [b  ,  c  ]  ", "a: b,c", "a: [b,c]", "a: x\n    b: [c,\n    d]", "a: ?b", "{a: ?b}", "{a: b?}", "a: b ?", "a: b\n  ", "a: b\n  \n", strings.Repeat("x", 2000) + ": y",
		"{a: " + strings.Repeat("x", 1200) + "}", "a: [" + strings.Repeat("x", 1200) + "]", "a: " + strings.Repeat("x y ", 500),
	}
	var texts []string
	for _, r := range records {
		texts = append(
			texts,
			"version: 1\npeople:\n  - "+r+"\n", "people:\n  - "+r, "people:\n  - a: b\n  - "+r+"\n  - c: d\nteams:\n  - e: f\n", "people:\n- "+strings.ReplaceAll(r, "\n  ", "\n")+"\n- a: b\n",
		)
	}
	return append(
		texts, "a: \"x\npeople:\n  - b: c\n  d\"\n", "a: 'x\npeople:\n  - b: c\n'\n", "{\npeople:\n  - a: b\n}\n", "a: [\npeople:\n  - b: c\n]\n", "{\npeople:\n\n}\n", "a: |\n  people:\n  - b: c\npeople:\n  - d: e\n",
		"a:\n  people:\n  - b: c\n", "people:\n  - a: b\npeople:\n  - c: d\n", "people:\n    - a: b\n  - c: d\n", "people:\n  - a: b\n - c: d\n", "people:\n  - a: b\n- c: d\n", "people:\n  - a: b\n  c: d\n",
		"people: # all\n\n  # first\n  - a: b\n\n# end\nteams:\n", "people:\nteams:\n  - a: b\n", "people:\n  - a: b\n...\n", "---\npeople:\n  - a: b\n", "people:\n  - a: b\n---\npeople:\n  - c: d\n", "%YAML 1.2\n---\npeople:\n  - a: b\n",
		"people:\n  - a: b\n\tteams: x\n", "people:#\n  - a: b\n", "people:\n  -\n    a: b\n", "people:\n  -   a: b\n      c: d\n", "people:\n  - - a\n", "a: b\n? people\n:\n  - c: d\n", "people:\n  - a: \"b\n  - c: d\"\n", "people:\n  - a: [b\n  - c]\n",
		"people:\n  - a: b\nc: \"\n  - d\"\n", "people:\n  - a: 'b\nteams:\n  - c'\n", "- a\npeople:\n  - b: c\n", "a\npeople:\n  - b: c\n", "people:\n  - a: b\nx\n", "people: \n  - a: b", "people:\n  - a: b\n \n  \n", "people:\n  - &a {b: c}\n  - *a\n", "\ufeffpeople:\n  - a: b\n",
	)
}

// FuzzReadPieces compares both ways of reading.
func FuzzReadPieces(f *testing.F) {
	for _, text := range tricky() {
		f.Add([]byte(text))
	}
	for _, c := range odd() {
		f.Add([]byte(strings.ReplaceAll(everywhere, " ", " "+c)))
		f.Add([]byte("version: 1\norganization: \"Acme" + c + "Ltd\"\npeople:\n  - {id: ada, role: CTO}\nteams: []\n"))
	}
	f.Add([]byte("people:\r\n  - id: a\r\n    role: b\r\n\r\n  - {id: c}\r\n"))
	f.Fuzz(compare)
}

// TestPlain checks that most of what people write is read without yaml.v3, which is the point of it.
func TestPlain(t *testing.T) {
	f := source.Open("a.yaml", "people:\n  - id: ada\n    name: Ada Osei\n    role: \"Director, Engineering\"\n    team: [a, b]\n  - {id: bo, role: CTO, grade: 9.5, team: [x]}\n")
	if got := source.PlainItems(f, f.Pieces()[0]); got != 2 {
		t.Errorf("%d of 2 records were read", got)
	}
	windows := source.Open("a.yaml", "people:\r\n  - id: ada\r\n    name: Ada\r\n\r\n  - {id: bo}\r\n")
	if got := source.PlainItems(windows, windows.Pieces()[0]); got != 2 {
		t.Errorf("%d of 2 records with other line breaks were read", got)
	}
}
