package source

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
)

// plainText matches texts that YAML reads as they are, without quotation marks.
var plainText = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._/-]*$`)

// Scalar writes a text in YAML, on one line: as it is, or in quotation marks where it would read as something else.
func Scalar(text string) string {
	if plainText.MatchString(text) && !strings.EqualFold(text, "null") {
		return text
	}
	return QuotedScalar(text)
}

// QuotedScalar writes a text in YAML, on one line and in quotation marks.
func QuotedScalar(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case !unicode.IsPrint(r):
			fmt.Fprintf(&b, `\U%08x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
