package source

import (
	"bytes"
	"math"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
)

// decodeTable returns the text of a table as UTF-8 without a byte order mark. Spreadsheets save theirs as UTF-8, UTF-16 or, most
// often without saying so, as their system encodes texts, which told says where it is not what most use.
func decodeTable(data string) (text string, bad *fault, told recoding) {
	if len(data) >= math.MaxUint32/2 {
		return "", &fault{message: "This file is larger than 2 GiB, which is more than orglint reads; split it."}, told
	}
	text = data
	switch {
	case strings.HasPrefix(data, "\xff\xfe"), wide(data, 1):
		text = encodedAs(data, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM))
	case strings.HasPrefix(data, "\xfe\xff"), wide(data, 0):
		text = encodedAs(data, unicode.UTF16(unicode.BigEndian, unicode.UseBOM))
	case !utf8.ValidString(data):
		text, told = recodeTable(strings.TrimPrefix(data, "\xef\xbb\xbf"))
	}
	text = strings.TrimSuffix(strings.TrimPrefix(text, "\ufeff"), "\x1a") // programs of the time of DOS end a text so
	const some, seldom = 10, 1000                                         // a row with a NUL is not read; with many of them the file is none of text
	at, count := strings.IndexByte(text, 0), strings.Count(text, "\x00")
	if count > some && count > len(text)/seldom {
		return text, &fault{offset: at, length: 1, message: "The file holds a NUL character here, so it is not text; save it as CSV again."}, recoding{}
	}
	return text, nil, told
}

// A recoding says how a text was read that is no UTF-8.
type recoding struct {
	as    string // the encoding, where that is certain and not the usual one
	fault *fault // what has to be said, where it is not certain
}

// recodeTable reads a table that is no UTF-8. Where most of it is, the rest are slips.
func recodeTable(data string) (string, recoding) {
	if first, ok := slips(data); ok {
		message := "This character is not UTF-8, as the rest of the file is; type it again, and save the file with the encoding UTF-8."
		return strings.ToValidUTF8(data, "\uFFFD"), recoding{fault: &fault{offset: first, length: len("\uFFFD"), message: message}}
	}
	guess := guessEncoding(data)
	text := encodedAs(data, guess.from)
	switch {
	case guess.usual:
		return text, recoding{}
	case guess.certain:
		return text, recoding{as: guess.name}
	}
	first := strings.IndexFunc(text, func(r rune) bool { return r >= utf8.RuneSelf })
	_, size := utf8.DecodeRuneInString(text[first:])
	return text, recoding{fault: &fault{offset: first, length: size, message: guess.doubt()}}
}

// slips reports whether most of what is not ASCII in a text is UTF-8, and where the first is that is not.
func slips(text string) (first int, most bool) {
	const often = 3
	first, good, bad := -1, 0, 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			if bad == 0 {
				first = i
			}
			bad++
		case size > 1:
			good++
		}
		i += size
	}
	return first, good >= often*bad && bad > 0
}

// wide reports whether a text without a byte order mark seems to be UTF-16: all of the first bytes at even places, or at odd
// ones, are zero.
func wide(data string, zero int) bool {
	const enough = 16
	if len(data) < enough {
		return false
	}
	for i := zero; i < enough; i += 2 {
		if data[i] != 0 || data[i^1] == 0 {
			return false
		}
	}
	return true
}

// encodedAs decodes a text that is encoded. What an encoding does not have becomes the character that stands for such.
func encodedAs(data string, from encoding.Encoding) string {
	text, err := from.NewDecoder().Bytes([]byte(data))
	if err != nil {
		return string(bytes.ToValidUTF8([]byte(data), []byte("\uFFFD")))
	}
	return string(text)
}
