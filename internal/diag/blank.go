package diag

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Blank writes as many blanks as a text has characters, each as long in bytes. Line breaks and tabs stay.
func Blank(b *strings.Builder, text string) {
	blanks := [...]string{1: " ", 2: "\u00a0", 3: "\u2003", 4: "\U000e0020"} // by their length in bytes
	for text != "" {
		_, size := utf8.DecodeRuneInString(text)
		if strings.IndexByte("\r\n\t", text[0]) >= 0 {
			b.WriteByte(text[0])
		} else {
			b.WriteString(blanks[size])
		}
		text = text[size:]
	}
}

// Hide makes blanks of some stretches of the file. It must not be called while others use the file.
func (f *File) Hide(stretches []Pos) {
	slices.SortFunc(stretches, Pos.Compare)
	var b strings.Builder
	b.Grow(len(f.data))
	for _, s := range stretches {
		if int(s.Offset) < b.Len() {
			continue // an alias, or part of another
		}
		b.WriteString(f.data[b.Len():s.Offset])
		Blank(&b, f.data[s.Offset:s.Offset+s.Length])
	}
	b.WriteString(f.data[b.Len():])
	f.data = b.String()
}
