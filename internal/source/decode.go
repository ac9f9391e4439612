package source

import (
	"encoding/binary"
	"math"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/orglint/orglint/internal/diag"
)

// A fault is a stretch of bytes that no reader can take.
type fault struct {
	offset, length int
	message        string
	lost           *lostRow // what is lost with it of a table; nil if that may be anything
}

// A decoded is a text as UTF-8 without a byte order mark.
type decoded struct {
	text    string
	fault   *fault // the first, if there is one
	recoded *fault // says that the text is not UTF-8 throughout, and was read as what it is; nil for one that is
	unusual bool   // whether its readers may not agree where its lines end: it is not cut in pieces then
}

// newDecoded decodes a text and looks for what no reader can take. Nothing changes it afterwards.
func newDecoded(text string) *decoded {
	if len(text) >= math.MaxUint32 {
		return &decoded{fault: &fault{message: "This file is larger than 4 GiB, which is more than orglint reads; split it."}}
	}
	switch {
	case strings.HasPrefix(text, "\xff\xfe"):
		text = decodeUTF16([]byte(text[2:]), binary.LittleEndian)
	case strings.HasPrefix(text, "\xfe\xff"):
		text = decodeUTF16([]byte(text[2:]), binary.BigEndian)
	default:
		text = strings.TrimPrefix(text, "\xef\xbb\xbf")
	}
	d := &decoded{text: text, unusual: hasLoneCR(text)}
	d.inspect()
	return d
}

// file returns a file of that path, with a finding if there is a fault.
func (d *decoded) file(path string) *File {
	f := &File{File: diag.NewFile(path, d.text), recoded: d.recoded, unusual: d.unusual}
	if d.fault != nil {
		f.badText = true
		f.syntax(f.pos(d.fault.offset, d.fault.length), d.fault.message)
	}
	return f
}

// inspect looks for what no reader can take.
func (d *decoded) inspect() {
	text := d.text
	for i := 0; i < len(text); {
		if len(text)-i >= 8 && isUsual(text[i:i+8]) {
			i += 8
			continue
		}
		if text[i] < utf8.RuneSelf {
			d.control(i)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && size == 1 {
			if d.recode() {
				d.inspect()
			} else {
				d.badUTF8(i)
			}
			return
		}
		d.unusual = d.unusual || isOddBreak(r) || r == '\ufeff'
		i += size
	}
}

// control notes the first character that no text may hold.
func (d *decoded) control(at int) {
	if message := controlMessage(d.text[at]); message != "" && d.fault == nil {
		d.fault = &fault{offset: at, length: 1, message: message}
	}
}

// isUsual reports whether eight bytes are all of ASCII, and none is a control character but for line breaks.
func isUsual(b string) bool {
	const each, low, high = 0x0101010101010101, 0x7f7f7f7f7f7f7f7f, 0x8080808080808080 // a bit in each byte, all but one, that one
	word := uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
		uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
	notZero := func(bytes uint64) uint64 { return ((bytes & low) + low) | bytes } // the high bit of each byte says so
	control := ^notZero(word & (0xe0 * each))
	lineBreak, del := ^notZero(word^('\n'*each)), ^notZero(word^(0x7f*each))
	return (word|control&^lineBreak|del)&high == 0
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

// badUTF8 notes a byte that is not UTF-8. It and others are replaced, so that the place can be shown.
func (d *decoded) badUTF8(offset int) {
	d.text = strings.ToValidUTF8(d.text, "\uFFFD")
	d.fault = &fault{
		offset: offset, length: len("\uFFFD"),
		message: "This character is not UTF-8, so the file cannot be read; save it again with the encoding UTF-8.",
	}
}

// controlMessage explains a control character that no text may hold.
func controlMessage(c byte) string {
	switch {
	case c == 0:
		return "The file holds a NUL character here, so it is not text; if it was saved as UTF-16, save it as UTF-8."
	case c < ' ' && c != '\t' && c != '\n' && c != '\r', c == 0x7f:
		return "There is an invisible control character here; delete it."
	}
	return ""
}
