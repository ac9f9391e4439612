package source

import (
	"bytes"
	"math"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// decodeTable returns the text of a table as UTF-8 without a byte order mark. Spreadsheets save theirs as UTF-8, UTF-16 or, most
// often without saying so, as Windows-1252.
func decodeTable(data string) (string, *fault) {
	if len(data) >= math.MaxUint32/2 {
		return "", &fault{message: "This file is larger than 2 GiB, which is more than orglint reads; split it."}
	}
	text := data
	switch {
	case strings.HasPrefix(data, "\xff\xfe"), wide(data, 1):
		text = encodedAs(data, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM))
	case strings.HasPrefix(data, "\xfe\xff"), wide(data, 0):
		text = encodedAs(data, unicode.UTF16(unicode.BigEndian, unicode.UseBOM))
	case !utf8.ValidString(data):
		text = encodedAs(data, charmap.Windows1252)
	}
	text = strings.TrimSuffix(strings.TrimPrefix(text, "\ufeff"), "\x1a") // programs of the time of DOS end a text so
	const some, seldom = 10, 1000                                         // a row with a NUL is not read; with many of them the file is none of text
	at, count := strings.IndexByte(text, 0), strings.Count(text, "\x00")
	if count > some && count > len(text)/seldom {
		return text, &fault{offset: at, length: 1, message: "The file holds a NUL character here, so it is not text; save it as CSV again."}
	}
	return text, nil
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
