package source

import (
	"encoding/binary"
	"math"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// A fault is a stretch of bytes that no reader can take.
type fault struct {
	offset, length int
	message        string
}

// decode returns a text as UTF-8 without a byte order mark, and the first fault in it.
func decode(text string) (string, *fault) {
	if len(text) >= math.MaxUint32 {
		return "", &fault{message: "This file is larger than 4 GiB, which is more than orglint reads; split it."}
	}
	switch {
	case strings.HasPrefix(text, "\xff\xfe"):
		text = decodeUTF16([]byte(text[2:]), binary.LittleEndian)
	case strings.HasPrefix(text, "\xfe\xff"):
		text = decodeUTF16([]byte(text[2:]), binary.BigEndian)
	default:
		text = strings.TrimPrefix(text, "\xef\xbb\xbf")
	}
	if !utf8.ValidString(text) {
		return badUTF8(text)
	}
	for i := range len(text) {
		if c := text[i]; c < ' ' && c != '\n' || c == 0x7f {
			if message := controlMessage(c); message != "" {
				return text, &fault{offset: i, length: 1, message: message}
			}
		}
	}
	return text, nil
}

func decodeUTF16(data []byte, order binary.ByteOrder) string {
	units := make([]uint16, 0, len(data)/2+1)
	for ; len(data) >= 2; data = data[2:] {
		units = append(units, order.Uint16(data))
	}
	text := string(utf16.Decode(units))
	if len(data) == 1 {
		text += "\xff" // half a character: reported as a bad one
	}
	return text
}

// badUTF8 finds the first byte that is not UTF-8. The text is returned up to it, so that its place can be shown.
func badUTF8(text string) (string, *fault) {
	offset := 0
	for offset < len(text) {
		r, size := utf8.DecodeRuneInString(text[offset:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		offset += size
	}
	return strings.ToValidUTF8(text, "\uFFFD"), &fault{
		offset: offset, length: len("\uFFFD"),
		message: "This character is not UTF-8, so the file cannot be read; save it again with the encoding UTF-8.",
	}
}

// controlMessage explains a control character that no text may hold.
func controlMessage(c byte) string {
	switch {
	case c == 0:
		return "The file holds a NUL character here, so it is no text; if it was saved as UTF-16, save it as UTF-8."
	case c < ' ' && c != '\t' && c != '\n' && c != '\r', c == 0x7f:
		return "There is an invisible control character here; delete it."
	}
	return ""
}
