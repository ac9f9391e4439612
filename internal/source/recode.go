package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	words "github.com/orglint/orglint/internal/text"
)

// Older programs save texts as their system encodes them, such as Windows-1252, where é is one byte, which is no UTF-8. A file in which
// that is so throughout is read as that, and one finding says so. Where there are only few such bytes, a slip of one line is as likely.

// recode turns a text that is no UTF-8 into UTF-8 if it is in another encoding throughout.
func (d *decoded) recode() bool {
	guess := guessEncoding(d.text)
	first, doubted := windows1252(d.text), !guess.certain && len(guess.maybe) > 0
	if first < 0 && (doubted || guess.certain && !guess.usual) {
		first = throughout(d.text)
	}
	if first < 0 {
		return false
	}
	message := "This file is saved as " + guess.name + ", not as UTF-8, so other programs may show wrong letters from here on; it is read all the " +
		"same. Save it again with the encoding UTF-8."
	if doubted {
		message = guess.doubt()
	}
	d.text = encodedAs(d.text, guess.from)
	_, size := utf8.DecodeRuneInString(d.text[first:])
	d.recoded, d.unusual = &fault{offset: first, length: size, message: message}, true
	return true
}

// doubt says what a text may be encoded as.
func (g *encodingGuess) doubt() string {
	const most = 4
	how := "and orglint cannot tell how it is"
	if len(g.maybe) == 1 {
		how = "but maybe as " + g.maybe[0]
	} else if len(g.maybe) > 1 {
		how = "but maybe as one of these: " + words.List(g.maybe, most, func(name string) string { return name })
	}
	return "This file is not saved as UTF-8, " + how + ". What has other letters than A to Z may be read wrong. Save it again with the encoding UTF-8."
}

// throughout returns where the first byte is that is none of ASCII, in a text of which such bytes stand in several lines and are no UTF-8.
func throughout(text string) int {
	const enough = 3
	lines := 0
	for line := range strings.Lines(text) {
		if !utf8.ValidString(line) {
			lines++
		}
	}
	if _, most := slips(text); most || lines < enough {
		return -1
	}
	return strings.IndexFunc(text, func(r rune) bool { return r >= utf8.RuneSelf })
}

// windows1252 returns where a text has the first letter that is none of ASCII, if it is in Windows-1252; -1 if it is not.
func windows1252(text string) int {
	const enough = 3 // lines
	first, lines, last := -1, 0, -1
	for i := range len(text) {
		if text[i] < utf8.RuneSelf {
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		letter := charmap.Windows1252.DecodeByte(text[i])
		if r != utf8.RuneError || size > 1 || !unicode.IsLetter(letter) && !strings.ContainsRune("‘’“”–—…·´°§€", letter) {
			return -1
		}
		if first < 0 {
			first = i
		}
		if last < 0 || strings.ContainsAny(text[last:i], "\r\n") {
			lines++
		}
		last = i
	}
	if lines < enough {
		return -1
	}
	return first
}
