package text

import (
	"fmt"
	"strings"
	"unicode"
)

// Clean makes a text of a chart safe to show: characters that a terminal would act on, or that would hide or turn text, are written as
// escapes. Tabs become spaces.
func Clean(s string) string { return CleanBut(s, "") }

// CleanBut is Clean, but for some characters that a format escapes itself.
func CleanBut(s, kept string) string {
	if strings.IndexFunc(s, Acts) < 0 {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case strings.ContainsRune(kept, r):
			b.WriteRune(r)
		case r == '\t':
			b.WriteByte(' ')
		case r == '\n':
			b.WriteString(`\n`)
		case Acts(r) && r < 0x100:
			fmt.Fprintf(&b, `\x%02x`, r)
		case Acts(r):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Acts reports whether a character does something else than show itself: controls, line breaks, marks that turn the
// direction of text, and invisible ones. The two joiners that some scripts need stay.
func Acts(r rune) bool {
	return !unicode.IsPrint(r) && !unicode.In(r, unicode.Zs) && r != '\u200c' && r != '\u200d'
}
