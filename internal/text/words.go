// Package text knows how texts are written: plurals, numbers, words and accents. It knows nothing of charts.
package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// InWord reports whether a character is part of a word: a letter, a digit, or the accent of one.
func InWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)
}

// Words returns the words of a text in the form in which they can be compared, however they are written: in lower case, without
// accents. Whatever is no letter and no digit stands between words: Zoë Müller-Öz is zoe, muller and oz.
func Words(s string) []string {
	return strings.FieldsFunc(Plain(s), func(r rune) bool { return !InWord(r) })
}

// Plain writes a text in lower case and without accents: Łukasz Größe is lukasz grosse.
func Plain(s string) string {
	if isASCII(s) {
		return strings.ToLower(s)
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		switch r = unicode.ToLower(r); {
		case unicode.Is(unicode.Mn, r):
		case r < utf8.RuneSelf:
			b.WriteByte(byte(r))
		default:
			b.WriteString(spelt(r))
		}
	}
	return b.String()
}

// spelt writes a small letter that has no accent to take off with the letters that stand for it.
func spelt(r rune) string {
	switch r {
	case 'ß':
		return "ss"
	case 'ł':
		return "l"
	case 'ø':
		return "o"
	case 'đ', 'ð':
		return "d"
	case 'þ':
		return "th"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'ı':
		return "i"
	}
	return string(r)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
