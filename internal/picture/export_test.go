package picture

// The escapers and the measures, to be tested with any text.
var (
	EscapeMermaid = escapeMermaid
	QuoteDot      = quoteDot
	EscapeXML     = escapeXML
)

// Fits reports whether a text is no wider than a box leaves room for, in the style of a class of text.
func Fits(text, class string) bool {
	bold := class == "n" || class == "em" || class == "wm" || class == "im"
	size := 12
	if class == "n" {
		size = 13
	}
	return newWidths().of(text, font{size, bold}) <= textWidth
}
