package report

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// Clean makes a line safe to show: what clean does, for messages that are no findings.
func Clean(line string) string { return clean(line) }

// clean makes a text from a chart safe to show: characters that a terminal would act on, or that would hide or turn
// text, are written as escapes. Tabs become spaces.
func clean(text string) string { return cleanBut(text, "") }

// cleanBut is clean, but for some characters that a format escapes itself.
func cleanBut(text, kept string) string {
	if strings.IndexFunc(text, acts) < 0 {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		switch {
		case strings.ContainsRune(kept, r):
			b.WriteRune(r)
		case r == '\t':
			b.WriteByte(' ')
		case r == '\n':
			b.WriteString(`\n`)
		case acts(r) && r < 0x100:
			fmt.Fprintf(&b, `\x%02x`, r)
		case acts(r):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// acts reports whether a character does something else than show itself: controls, line breaks, marks that turn the
// direction of text, and invisible ones. The two joiners that some scripts need stay.
func acts(r rune) bool {
	return !unicode.IsPrint(r) && !unicode.In(r, unicode.Zs) && r != '\u200c' && r != '\u200d'
}

// columns returns how many columns of a terminal a text takes.
func columns(text string) int {
	n := 0
	for _, r := range text {
		kind := width.LookupRune(r).Kind()
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case kind == width.EastAsianWide || kind == width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}
