package adapt

import (
	"html"
	"strings"
)

// plainTitle takes the links off a title: Markdown's and HTML's. Of a link without a text nothing is left.
func plainTitle(title string) string {
	if isPlain(title) {
		return title
	}
	if strings.ContainsAny(title, "<[&") {
		title = patterns().htmlTag.ReplaceAllString(title, " ")
		title = patterns().markdownLink.ReplaceAllString(title, " $1 ")
		title = html.UnescapeString(title)
	}
	return strings.ReplaceAll(strings.Join(strings.Fields(title), " "), " ,", ",")
}

// isPlain reports whether nothing in a title has to be looked at: it has no spaces but single ones between words, and nothing of a link.
func isPlain(title string) bool {
	before := byte(' ')
	for i := range len(title) {
		b := title[i]
		if b <= ' ' && (b != ' ' || before == ' ') || b >= 0x80 || strings.IndexByte("<[&", b) >= 0 || b == ',' && before == ' ' {
			return false
		}
		before = b
	}
	return title == "" || before != ' '
}
