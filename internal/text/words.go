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

// Slug writes the words of a text as one, such as vp-of-engineering.
func Slug(s string) string { return strings.Join(Words(s), "-") }

// Plain writes a text in lower case and without accents, its letters of usual width: Łukasz Größe is lukasz grosse. Marks that make
// another letter, as in Japanese and Hindi, are no accents.
func Plain(s string) string {
	if isASCII(s) {
		return strings.ToLower(s)
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) {
		switch r = unicode.ToLower(r); {
		case isAccent(r):
		case r < utf8.RuneSelf:
			b.WriteByte(byte(r))
		case spelt[r] != "":
			b.WriteString(spelt[r])
		default:
			b.WriteRune(r)
		}
	}
	return norm.NFC.String(b.String())
}

// isAccent reports whether a mark stands on letters that are the same to a reader in a hurry: of Latin, Greek and Cyrillic, and
// the points of Hebrew and Arabic.
func isAccent(r rune) bool {
	return r >= 0x300 && r <= 0x36f || r >= 0x591 && r <= 0x5c7 && r != 0x5be || r >= 0x64b && r <= 0x65f || r == 0x670
}

// spelt are small letters that have no accent to take off, each with the letters that stand for it.
//
//nolint:gochecknoglobals // it is a constant
var spelt = map[rune]string{
	'ß': "ss", 'ł': "l", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'æ': "ae", 'œ': "oe", 'ı': "i", 'ħ': "h", 'ŧ': "t", 'ς': "σ",
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
