package source

import (
	"strings"
	"unicode/utf8"

	"github.com/orglint/orglint/internal/diag"
)

// Package diag decides where lines end. yaml.v3 ends them at three more characters, and what cuts a file in pieces knows only LF
// and CR LF. So a text on which they may not agree is never cut, and yaml.v3's lines are translated here, and nowhere else.

// isOddBreak reports whether yaml.v3 takes a character for a line break that is none in an editor: NEL, LS or PS.
func isOddBreak(r rune) bool { return r == '\u0085' || r == '\u2028' || r == '\u2029' }

// hasLoneCR reports whether some line of a text ends at a CR without an LF.
func hasLoneCR(text string) bool {
	returns := strings.Count(text, "\r")
	return returns > 0 && returns != strings.Count(text, "\r\n")
}

// yamlLines returns where lines start as yaml.v3 counts them: also after NEL, LS and PS.
func yamlLines(text string) []int {
	starts := make([]int, 1, strings.Count(text, "\n")+1) // with odd breaks it grows
	for i, r := range text {
		if r == '\n' || r == '\r' && !strings.HasPrefix(text[i:], "\r\n") || isOddBreak(r) {
			starts = append(starts, i+utf8.RuneLen(r))
		}
	}
	return starts
}

// lineOf returns the first line of a text that may be cut, without its end, and how many bytes follow.
func lineOf(text string) (line string, rest int) {
	if end := strings.IndexByte(text, '\n'); end >= 0 {
		return strings.TrimSuffix(text[:end], "\r"), len(text) - end - 1
	}
	return text, 0
}

// lineAfter returns the offset of the line after the one that an offset is in, in a text that may be cut.
func lineAfter(text string, at int) int {
	_, rest := lineOf(text[at:])
	return len(text) - rest
}

// lineLength counts the bytes up to the end of the line.
func lineLength(text string) int { return diag.LineLength(text) }

// lineAround returns the line that holds an offset, and where it starts.
func lineAround(text string, offset int) (start int, line string) {
	start = strings.LastIndexAny(text[:offset], "\r\n") + 1
	return start, text[start : start+lineLength(text[start:])]
}
