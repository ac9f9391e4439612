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
	before := ' '
	for i, r := range s {
		after, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
		if r < utf8.RuneSelf && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !isProse(before, r, after) {
			fmt.Fprintf(&b, "#%d;", r)
		} else {
			b.WriteRune(r)
		}
		if r == '$' || r == ':' && after == 'f' { // before a second one a formula begins, or the name of an icon, even where they are written by number
			b.WriteString(breaker)
		}
		before = r
	}
	return b.String()
}

// breaker is a character without width.
const breaker = "#8203;"

// isProse reports whether a mark is what it is in prose, by the characters before and after it: no list, link or icon begins with it.
func isProse(before, r, after rune) bool {
	switch r {
	case ' ', ',':
		return true
	case '-', '\'', '/':
		return unicode.IsLetter(before) && unicode.IsLetter(after)
	case ':':
		return unicode.IsLetter(before) && unicode.IsUpper(after)
	case '.':
		return unicode.IsLetter(before) && (after == ' ' || after == utf8.RuneError)
	case '(':
		return before == ' ' && unicode.IsLetter(after)
	case ')':
		return unicode.IsLetter(before)
	}
	return false
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
