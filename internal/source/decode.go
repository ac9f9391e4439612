package source

import (
	"bytes"
	"encoding/binary"
	"math"
	"unicode/utf16"
	"unicode/utf8"
)

// A fault is a stretch of bytes that no reader can take.
type fault struct {
	offset, length int
	message        string
}

// decode returns a text as UTF-8 without a byte order mark, and the first fault in it.
func decode(data []byte) ([]byte, *fault) {
	if len(data) >= math.MaxUint32 {
		return nil, &fault{message: "This file is larger than 4 GiB, which is more than orglint reads; split it."}
	}
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		data = decodeUTF16(data[2:], binary.LittleEndian)
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		data = decodeUTF16(data[2:], binary.BigEndian)
	default:
		data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	}
	if !utf8.Valid(data) {
		return badUTF8(data)
	}
	for i, c := range data {
		if message := controlMessage(c); message != "" {
			return data, &fault{offset: i, length: 1, message: message}
		}
	}
	return data, nil
}

func decodeUTF16(data []byte, order binary.ByteOrder) []byte {
	units := make([]uint16, 0, len(data)/2+1)
	for ; len(data) >= 2; data = data[2:] {
		units = append(units, order.Uint16(data))
	}
	text := []byte(string(utf16.Decode(units)))
	if len(data) == 1 {
		text = append(text, 0xff) // half a character: reported as a bad one
	}
	return text
}

// badUTF8 finds the first byte that is not UTF-8. The text is returned up to it, so that its place can be shown.
func badUTF8(data []byte) ([]byte, *fault) {
	offset := 0
	for offset < len(data) {
		r, size := utf8.DecodeRune(data[offset:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		offset += size
	}
	return bytes.ToValidUTF8(data, []byte("\uFFFD")), &fault{
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
