package source_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/orglint/orglint/internal/source"
)

// jsonText draws text that both JSON and YAML may hold.
func jsonText() *rapid.Generator[string] {
	letters := rapid.SampledFrom([]rune("ab ~:#-<>'\"\\[]{},&*!|%@`0e.+\n\t\r\b/äß€😀\u00a0\u2028\u2029\u200b"))
	return rapid.OneOf(
		rapid.SampledFrom([]string{"", "null", "~", "true", "00123", "2026-01-02", "1e5", "<<", "ada"}),
		rapid.StringOfN(letters, 0, 12, -1),
	)
}

// jsonValue draws a value that JSON can hold.
func jsonValue(depth int) *rapid.Generator[any] {
	simple := []*rapid.Generator[any]{
		rapid.Map(jsonText(), func(s string) any { return s }),
		rapid.Map(rapid.SampledFrom([]string{"0", "9", "9.5", "-1.50", "1e5", "2E-3", "123456789012345678901234567890"}),
			func(s string) any { return json.Number(s) }),
		rapid.SampledFrom([]any{true, false, nil}),
	}
	if depth == 0 {
		return rapid.OneOf(simple...)
	}
	below := rapid.Deferred(func() *rapid.Generator[any] { return jsonValue(depth - 1) })
	return rapid.OneOf(append(simple,
		rapid.Map(rapid.SliceOfN(below, 0, 4), func(list []any) any { return list }),
		rapid.Map(rapid.MapOfN(jsonText(), below, 0, 4), func(m map[string]any) any { return m }))...)
}

// inASCII writes JSON as many programs do: with escapes for slashes and for all that is not ASCII.
func inASCII(text string) string {
	var b strings.Builder
	for _, r := range text {
		high, low := utf16.EncodeRune(r)
		switch {
		case r == '/':
			b.WriteString(`\/`)
		case high != utf8.RuneError:
			fmt.Fprintf(&b, `\u%04x\u%04X`, high, low)
		case r >= utf8.RuneSelf:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// TestJSONIsYAML reads generated JSON with both readers.
func TestJSONIsYAML(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := rapid.OneOf(
			rapid.Map(rapid.MapOfN(jsonText(), jsonValue(3), 0, 5), func(m map[string]any) any { return m }),
			rapid.Map(rapid.SliceOfN(jsonValue(3), 0, 5), func(list []any) any { return list }),
		).Draw(t, "value")
		var b bytes.Buffer
		encoder := json.NewEncoder(&b)
		encoder.SetEscapeHTML(rapid.Bool().Draw(t, "escape"))
		encoder.SetIndent("", rapid.SampledFrom([]string{"", "  "}).Draw(t, "indent"))
		if err := encoder.Encode(value); err != nil {
			t.Fatal(err)
		}
		text := b.Bytes()
		if rapid.Bool().Draw(t, "ASCII") {
			text = []byte(inASCII(string(text)))
		}
		if rapid.Bool().Draw(t, "CR LF") {
			text = bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n"))
		}
		got, want := showFile(source.Read("a.yaml", text)), showFile(source.Read("a.json", text))
		if got != want {
			t.Errorf("%s\ngot as YAML  %s\nwant as JSON %s", text, got, want)
		}
		if strings.Contains(want, "syntax") {
			t.Errorf("%s\ngot %s, want no finding", text, want)
		}
	})
}
