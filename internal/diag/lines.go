package diag

import "strings"

// This file decides where lines end, for places, for what is shown of a file, and for all who read one: at LF, CR LF or CR, as in
// an editor. Readers that count other characters too translate (see lines.go of package source).

// LineLength counts the bytes of the first line of a text, without its end.
func LineLength(text string) int {
	if end := strings.IndexAny(text, "\r\n"); end >= 0 {
		return end
	}
	return len(text)
}

// breakLength counts the bytes of the line break that a text begins with; 0 where the text is empty.
func breakLength(text string) int {
	if strings.HasPrefix(text, "\r\n") {
		return len("\r\n")
	}
	return min(len(text), 1)
}

// LineStarts returns the offset of the first byte of each line: always at least one line.
func LineStarts(text string) []uint32 {
	starts := make([]uint32, 1, 1+strings.Count(text, "\n")+strings.Count(text, "\r"))
	for at := LineLength(text); at < len(text); at += LineLength(text[at:]) {
		at += breakLength(text[at:])
		starts = append(starts, uint32(at))
	}
	return starts
}
