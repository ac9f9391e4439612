package picture

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// escapeXML escapes a text for XML. It has no controls any more but the line breaks between its lines.
func escapeXML(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(s)
}

// escapeMermaid escapes a text for a label of Mermaid, in quotation marks. Whatever Mermaid, Markdown or HTML may take for more than itself
// is written by its number.
func escapeMermaid(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r < utf8.RuneSelf && r != ' ' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			fmt.Fprintf(&b, "#%d;", r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// wordsOnly leaves of a text what Mermaid takes as it is where it takes no numbers of characters: letters, digits and some marks.
func wordsOnly(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.Is(unicode.M, r), strings.ContainsRune(" .,·'()-", r):
			return r
		}
		return ' '
	}, s)), " ")
}

// quoteDot writes lines as a text of Graphviz, which also reads HTML's names of characters in it.
func quoteDot(lines ...string) string {
	escape := strings.NewReplacer(`\`, `\\`, `"`, `\"`, "&", "&amp;")
	for i := range lines {
		lines[i] = escape.Replace(lines[i])
	}
	return `"` + strings.Join(lines, `\n`) + `"`
}
