package source_test

import (
	"testing"

	"github.com/orglint/orglint/internal/source"
)

// TestEscapes reads what JSON escapes, in YAML, and leaves alone what only looks like it. ▸ stands before the last value.
func TestEscapes(t *testing.T) {
	tests := []struct{ text, want string }{
		{`"\ud83d\ude00"`, "😀"},
		{`"a\/b \uD83D\uDE00\/"`, "a/b 😀/"},
		{`"\\/ \\ud83d \\\/"`, `\/ \ud83d \/`},
		{`"\\\ud83d\ude00"`, `\😀`},
		{`'\ud83d\ude00 \/'`, `\ud83d\ude00 \/`},
		{`\uD83d\uDe00 \/`, `\uD83d\uDe00 \/`},
		{"|-\n  \\ud83d\\ude00 \\/", `\ud83d\ude00 \/`},
		{`"\a\v\/"`, "\a\v/"},
		{`"\a\x0b\/"`, "\a\v/"},
		{`"\u0007\ud83d\ude00\/"`, "\a😀/"},
		{`"\ue83d\uee00"`, "\ue83d\uee00"},
		{`"x\
    \/\ud83d\ude00"`, "x/😀"},
	}
	for _, test := range tests {
		for _, before := range []string{"", "z: \"\\ud83c\\udf0d\"\n", "people:\n  - {id: \"\\/\", x: '\\/'}\n"} {
			if before != "" && test.text == `"\ue83d\uee00"` {
				continue // it may be the one or the other
			}
			text := before + "a: " + test.text + "\nb: c\n"
			f := source.Open("a.yaml", text)
			if len(f.Findings) > 0 {
				t.Errorf("%s: got %s", text, f.Findings[0].Message)
				continue
			}
			got := f.Documents[0].GetText("a")
			last := f.Documents[0].GetText("b").Pos
			if got.Value != test.want || text[last.Offset:last.Offset+last.Length] != "c" {
				t.Errorf("%s: got %q, want %q, and what follows at its place", text, got.Value, test.want)
			}
			compare(t, []byte(text))
		}
	}
}
