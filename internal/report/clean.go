package report

import (
	"unicode"

	"golang.org/x/text/width"

	"github.com/orglint/orglint/internal/text"
)

// Clean makes a line safe to show: what clean does, for messages that are no findings.
func Clean(line string) string { return clean(line) }

// clean makes a text of a chart safe to show.
func clean(line string) string { return text.Clean(line) }

// cleanBut is clean, but for some characters that a format escapes itself.
func cleanBut(line, kept string) string { return text.CleanBut(line, kept) }

// acts reports whether a character does something else than show itself.
func acts(r rune) bool { return text.Acts(r) }

// columns returns how many columns of a terminal a text takes.
func columns(line string) int {
	n := 0
	for _, r := range line {
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
