package adapt

import (
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/infer"
	"github.com/orglint/orglint/internal/privacy"
)

// likeValue reports whether what stands where a header should may be a value, or hold some: the text of a row that ran into the header
// because its line did not end, a number, a day, an e-mail address.
func likeValue(raw string) bool {
	const longest = 80
	text := strings.TrimSpace(raw)
	return len(text) > longest || strings.ContainsAny(text, "@\r\v\f\u0085\u2028\u2029") || ownLine(text) != text || patterns().headerValue.MatchString(text)
}

// ownLine returns a header without the rows that ran into it, because a quotation mark was not closed.
func ownLine(raw string) string {
	if first, rest, ok := strings.Cut(raw, "\n"); ok && strings.ContainsAny(rest, ",;|\t") {
		return strings.TrimRight(first, ",;|\t ")
	}
	return raw
}

// valued reports whether the header of a column that is not used may be a value. Then what stands above the others may be one too.
func (c *columns) valued() bool {
	for i, used := range c.used() {
		if !used && c.headers[i].value {
			return true
		}
	}
	return false
}

// named quotes the header of a column, if it is known to be one; it is empty if not.
func (c *columns) named(column int) string {
	if column >= len(c.headers) || !c.used()[column] && c.valued() {
		return ""
	}
	return c.headers[column].text
}

// Private says what kind of private data a column seems to hold that a mapping names for a field; it is empty if none. A column whose
// header is known to mean the field, such as a compensation grade, holds just that.
func Private(field, column string) string {
	if known, _ := infer.Meaning(column); known == field {
		return ""
	}
	if words := strings.Fields(strings.ToLower(column)); field == "grade" && len(words) > 1 &&
		slices.Contains([]string{"grade", "band", "level", "group", "class"}, words[len(words)-1]) {
		return ""
	}
	return privacy.Holds(column)
}
