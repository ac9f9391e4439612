package convert_test

import (
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/orglint/orglint/internal/convert"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// file makes a file of one person with some texts.
func file(texts map[string]string) *source.File {
	f := &source.File{File: diag.NewFile("staff.csv", "x")}
	pos := diag.Pos{File: f.File, Length: 1}
	value := func(text string) source.Value { return source.Value{Kind: source.Plain, Text: text, Pos: pos} }
	record := source.Value{Kind: source.Map, Pos: pos}
	for _, name := range []string{"id", "name", "role", "unit"} {
		record.Fields = append(record.Fields, source.Field{Key: diag.Text{Value: name, Pos: pos}, Value: value(texts[name])})
	}
	people := source.Value{Kind: source.List, Pos: pos, Items: []source.Value{record}}
	f.Documents = []source.Value{{Kind: source.Map, Pos: pos, Fields: []source.Field{{Key: diag.Text{Value: "people", Pos: pos}, Value: people}}}}
	return f
}

// readBack reads the texts of the one person in a chart.
func readBack(t rapid.TB, text string) map[string]string {
	f := source.Read("org.yaml", []byte(text))
	if len(f.Findings) > 0 || len(f.Documents) != 1 {
		t.Fatalf("%v in\n%s", f.Findings, text)
	}
	people := f.Documents[0].Get("people")
	if people == nil || len(people.Items) != 1 {
		t.Fatalf("no person in\n%s", text)
	}
	got := map[string]string{}
	for _, field := range people.Items[0].Fields {
		got[field.Key.Value] = field.Value.Text
	}
	return got
}

// TestTexts writes texts that look like something else, and reads them back.
func TestTexts(t *testing.T) {
	for _, text := range []string{
		"00123", "yes", "No", "null", "~", "1e5", "1E+05", "0x1F", "1_000", "2024-01-31", "12:30:45", ".inf", "true", "- a", "a: b", "a #b", "#", "@x", "`x`",
		"%x", "!x", "&x", "*x", "|", ">", "?", "[a", "{a", "a'b", `a"b`, `a\b`, " a", "a ", "a\tb", "a\nb", "a\rb", "\u2028", "\u0085", "é", "日本", "\U0001F600", "=1+1", "+1", "<<",
	} {
		want := map[string]string{"id": text, "name": text, "role": text, "unit": text}
		outputs, lost := convert.Chart([]*source.File{file(want)}, false)
		if diff := gocmp.Diff(want, readBack(t, outputs[0].Text)); diff != "" || len(lost) > 0 {
			t.Errorf("%q: %v\n%s", text, lost, diff)
		}
	}
}

// TestAnyText does so with any text, and looks at what other readers of YAML would make of it: only words may stand without quotation
// marks.
func TestAnyText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringN(1, 30, -1).Draw(t, "text")
		want := map[string]string{"id": text, "name": text, "role": text, "unit": text}
		outputs, _ := convert.Chart([]*source.File{file(want)}, rapid.Bool().Draw(t, "by unit"))
		var whole strings.Builder
		for _, out := range outputs {
			whole.WriteString(out.Text)
		}
		if diff := gocmp.Diff(want, readBack(t, whole.String())); diff != "" {
			t.Fatal(diff)
		}
	})
}

// TestDevices looks at units whose names stand for devices on Windows, where nobody could check out files of these names.
func TestDevices(t *testing.T) {
	for unit, want := range map[string]string{"AUX": "aux-2.yaml", "Con": "con-2.yaml", "COM1": "com1-2.yaml", "Lpt9": "lpt9-2.yaml", "com 1": "com-1.yaml", "Console": "console.yaml"} {
		outputs, _ := convert.Chart([]*source.File{file(map[string]string{"id": "1", "name": "Bo", "role": "CTO", "unit": unit})}, true)
		if got := outputs[len(outputs)-1].Name; got != want {
			t.Errorf("%s: got %s, want %s", unit, got, want)
		}
	}
}
