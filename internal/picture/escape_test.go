package picture_test

import (
	"encoding/xml"
	"html"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/orglint/orglint/internal/picture"
	"github.com/orglint/orglint/internal/text"
)

var numbered = regexp.MustCompile(`#(\d+);`)

// FuzzEscape escapes any text for each format, and reads it again as these do.
func FuzzEscape(f *testing.F) {
	for _, seed := range []string{
		`Ada "Ace" Osei`, "</text><script>", "a & b &lt; #60; #quot;", "end", "`**md**`", "1. one", "- dash", `x\ny \N \G \"`, "fa:fa-car", "$$x$$", "]x[{(|)}]>", "%%{init}%%", "👩‍👩‍👧",
		"محمد", strings.Repeat("W", 300), "a\x00\x1b\u202e\n", "http://x.example www.x.example (a) b/c it's R&D. ",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		if !utf8.ValidString(in) {
			return
		}
		in = text.Clean(in)
		label := picture.EscapeMermaid(in)
		if strings.ContainsAny(numbered.ReplaceAllString(label, ""), "\"#;<>&`*_[]{}|\\$%@\n~^=+!") {
			t.Errorf("%q is written %q for Mermaid", in, label)
		}
		back := strings.ReplaceAll(numbered.ReplaceAllStringFunc(label, func(s string) string {
			n, _ := strconv.Atoi(s[1 : len(s)-1])
			return string(rune(n))
		}), "\u200b", "")
		if back != strings.ReplaceAll(in, "\u200b", "") {
			t.Errorf("%q reads as %q in Mermaid", in, back)
		}
		quoted := picture.QuoteDot(in)
		inside := quoted[1 : len(quoted)-1]
		if plain := strings.NewReplacer(`\\`, "", `\"`, "").Replace(inside); strings.ContainsAny(plain, "\\\"\n") {
			t.Errorf("%q is written %s for Graphviz", in, quoted)
		}
		if got := html.UnescapeString(strings.NewReplacer(`\\`, `\`, `\"`, `"`).Replace(inside)); got != in {
			t.Errorf("%q reads as %q in Graphviz", in, got)
		}
		var element struct {
			Text string `xml:",chardata"`
		}
		if err := xml.Unmarshal([]byte("<text>"+picture.EscapeXML(in)+"</text>"), &element); err != nil || element.Text != in {
			t.Errorf("%q reads as %q in SVG: %v", in, element.Text, err)
		}
	})
}
