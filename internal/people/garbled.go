package people

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// Mended returns a text whose letters were broken because a program took one encoding for another, as it was: ZoÃ« is Zoë. Any other
// it returns as it is.
func Mended(text string) string {
	const most = 2 // times that it was broken
	for range most {
		was, ok := unbroken(text)
		if !ok {
			break
		}
		text = was
	}
	return text
}

// unbroken undoes the breaking once.
func unbroken(text string) (was string, ok bool) {
	if ascii(text) {
		return "", false
	}
	var b strings.Builder
	for _, r := range norm.NFC.String(text) {
		switch c, known := charmap.Windows1252.EncodeRune(r); {
		case known:
			b.WriteByte(c)
		case r < 0x100: // five bytes that Windows leaves out
			b.WriteByte(byte(r))
		default:
			return "", false
		}
	}
	was = b.String()
	return was, utf8.ValidString(was) && len(was) > utf8.RuneCountInString(was)
}
