package diag

// A Text is a text from a file and its place.
type Text struct {
	Value string
	Pos   Pos
}

// Quote puts a text from a file between quotation marks, shortened where it is long.
func Quote(text string) string { return `"` + Short(text) + `"` }

// Short shortens a text from a file to what a sentence can hold.
func Short(text string) string {
	const most = 60
	return Shorter(text, most)
}

// Shorter cuts a text to some characters.
func Shorter(text string, most int) string {
	if len(text) <= most {
		return text
	}
	letters := 0
	for i := range text {
		if letters == most {
			return text[:i] + "…"
		}
		letters++
	}
	return text
}
