package diag

// A Text is a text from a file and its place.
type Text struct {
	Value string
	Pos   Pos
}

// Quote puts a text from a file between quotation marks, shortened where it is long.
func Quote(text string) string {
	const most = 60
	if runes := []rune(text); len(runes) > most {
		text = string(runes[:most]) + "…"
	}
	return `"` + text + `"`
}
