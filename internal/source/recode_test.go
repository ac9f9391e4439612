package source_test

import (
	"strings"
	"testing"

	"github.com/orglint/orglint/internal/source"
)

// TestWindows1252 reads a file that is saved so throughout, and says it once. A bad byte in a file that is UTF-8, or in few lines, is a
// broken line.
func TestWindows1252(t *testing.T) {
	const chart = "version: 1\npeople:\n  - id: a\n    name: Jos\xe9 \x96 Zo\xeb\n  - id: b\n    name: Bj\xf6rn O\x92Neill\n  - id: c\n    name: \xc5sa\n"
	for path, text := range map[string]string{"a.yaml": chart, "b.yaml": strings.ReplaceAll(chart, "\n", "\r\n"), "c.json": `{"people":
		[{"id": "a", "name": "Jos` + "\xe9" + `"},
		{"id": "b", "name": "Bj` + "\xf6" + `rn O` + "\x92" + `Neill"},
		{"id": "c", "name": "` + "\xc5" + `sa"}]}`} {
		for _, f := range []*source.File{source.Read(path, []byte(text)), source.Open(path, text)} {
			if len(f.Findings) != 1 || !strings.Contains(f.Findings[0].Message, "Windows-1252") || f.Damaged() {
				t.Fatalf("%s: got %v and damaged %v, want one finding", path, f.Findings, f.Damaged())
			}
			if got := f.Documents[0].Get("people").Items[1].GetText("name").Value; got != "Björn O’Neill" {
				t.Errorf("%s: got %q", path, got)
			}
			checkRead(t, f)
		}
	}
	f := source.Read("a.yaml", []byte(strings.Replace(chart, "name: Bj\xf6rn", "name: \"Bj\xf6rn", 1)))
	if len(f.Findings) != 2 || f.Findings[1].Pos.Place().Line != 6 || f.Documents[0].Get("people").Items[2].GetText("name").Value != "Åsa" {
		t.Errorf("with a broken line: got %v", f.Findings)
	}
	for _, text := range []string{
		strings.Replace(chart, "\xc5", "Å", 1), strings.Replace(chart, "\xc5", "A", 1), strings.Replace(chart, "\xc5", "\x81", 1), strings.Replace(chart, "\xc5", "\x00\xb9", 1),
	} {
		f := source.Read("a.yaml", []byte(text))
		if strings.Contains(f.Findings[0].Message, "Windows") || len(f.Unread) != len(f.Findings) || len(f.Documents[0].Get("people").Items) != 3 {
			t.Errorf("%q: got %v", text, f.Findings)
		}
	}
}
