package disk

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// A mark is the first line of a file that orglint wrote and may write over: it holds a checksum of all that follows. How lines end
// does not count, because git may change that.
const (
	markStart = "# orglint wrote this file, and writes over it only as long as nobody changes it (checksum "
	markEnd   = ").\n"
)

// Mark puts a mark before a text in which "#" begins a comment.
func Mark(text string) string { return markStart + checksum([]byte(text)) + markEnd + text }

// Marked says whether a text begins with a mark, and whether nobody changed it since.
func Marked(data []byte) (marked, whole bool) {
	rest, marked := bytes.CutPrefix(bytes.TrimPrefix(data, []byte("\ufeff")), []byte(markStart))
	if !marked {
		return false, false
	}
	line, rest, _ := bytes.Cut(rest, []byte("\n"))
	sum := strings.TrimSuffix(strings.TrimSuffix(string(line), "\r"), strings.TrimSuffix(markEnd, "\n"))
	return true, sum == checksum(rest)
}

// checksum is a short one, of a text with LF at the end of its lines.
func checksum(text []byte) string {
	sum := sha256.Sum256(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n")))
	const short = 8
	return hex.EncodeToString(sum[:short])
}
