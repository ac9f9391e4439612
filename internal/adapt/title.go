package adapt

import (
	"html"
	"strings"
)

// plainTitle takes the links off a title: Markdown's and HTML's. Of a link without a text nothing is left.
func plainTitle(title string) string {
	if strings.ContainsAny(title, "<[&") {
		title = patterns().htmlTag.ReplaceAllString(title, " ")
		title = patterns().markdownLink.ReplaceAllString(title, " $1 ")
		title = html.UnescapeString(title)
	}
	return strings.ReplaceAll(strings.Join(strings.Fields(title), " "), " ,", ",")
}
