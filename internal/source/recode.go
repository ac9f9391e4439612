package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Older programs save texts as Windows-1252, where é is one byte, which is no UTF-8. A file in which each such byte is a letter, and none
// is UTF-8, is read as that, and one finding says so. Where there are only few, a slip of one line is as likely.

// recodedMessage is the message for it.
const recodedMessage = "This file is saved as Windows-1252, not as UTF-8, so other programs may show wrong letters from here on; it is read all the " +
	"same. Save it again with the encoding UTF-8."

// recode turns a text that is no UTF-8 into UTF-8 if it is in Windows-1252.
func (d *decoded) recode() bool {
	first := windows1252(d.text)
	if first < 0 {
		return false
	}
	d.text = encodedAs(d.text, charmap.Windows1252)
	_, size := utf8.DecodeRuneInString(d.text[first:])
	d.recoded, d.unusual = &fault{offset: first, length: size, message: recodedMessage}, true
	return true
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
