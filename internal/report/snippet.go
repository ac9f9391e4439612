package report

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/orglint/orglint/internal/diag"
)

// widest is how many characters of a source line are shown.
const widest = 100

// A snippet is a source line, as it is shown, and the part to mark.
type snippet struct {
	number string // of the line
	text   string
	before int // columns before the mark
	marked int // columns to mark, at least 1
}

// newSnippet takes the first line of a stretch of a file, cut around the stretch where it is long, without values that are
// private; or nothing but the stretch, which is no snippet where it is empty. It looks at little more of the line than it shows.
func newSnippet(pos diag.Pos, only bool) snippet {
	place := pos.Place()
	line, offset := pos.File.Line(place.Line)
	start := min(int(pos.Offset)-offset, len(line))
	end := min(start+int(pos.Length), len(line))
	switch bare := only || pos.File.Table; {
	case bare && strings.TrimSpace(line[start:end]) == "": // or nothing of it may be shown
		return snippet{}
	case bare: // other cells of the row are not for everybody's eyes
		line, start, end = line[start:end], 0, end-start
	case within(pos.File.Data()[:offset], line):
		line, start, end = hidden, 0, len(hidden)
	default:
		line, start, end = hideValues(line, start, end)
	}
	after, _ := firstChars(line[start:], widest)
	before, head := lastChars(line[:start], max(widest/3, widest-utf8.RuneCountInString(after)))
	room := widest - utf8.RuneCountInString(before)
	after, tail := firstChars(line[start:], room)
	marked, _ := firstChars(line[start:end], room)
	if strings.HasPrefix(marked, "\t") { // what is told of is a tab, which looks like spaces
		before, after, marked = showTabs(before), showTabs(after), showTabs(marked)
	}
	return snippet{
		number: strconv.Itoa(place.Line),
		text:   head + clean(before+after) + tail,
		before: columns(head + clean(before)),
		marked: max(1, columns(clean(marked))),
	}
}

// showTabs makes tabs visible.
func showTabs(text string) string { return strings.ReplaceAll(text, "\t", "→") }

// lastChars returns the last characters of a text, and an ellipsis if there are more.
func lastChars(text string, most int) (last, more string) {
	at := len(text)
	for ; at > 0 && most > 0; most-- {
		_, size := utf8.DecodeLastRuneInString(text[:at])
		at -= size
	}
	if at > 0 {
		more = "…"
	}
	return text[at:], more
}

// firstChars returns the first characters of a text, and an ellipsis if there are more.
func firstChars(text string, most int) (first, more string) {
	at := 0
	for ; at < len(text) && most > 0; most-- {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	if at < len(text) {
		more = "…"
	}
	return text[:at], more
}

// write adds the snippet to a text, behind a margin for line numbers. An empty snippet is no lines.
func (s snippet) write(b *strings.Builder, margin int, paint palette, mark func(string) string) {
	if s.number == "" {
		return
	}
	b.WriteString(paint.gutter(strings.Repeat(" ", margin-len(s.number))+s.number+" |") + " " + strings.TrimRight(s.text, " ") + "\n")
	b.WriteString(paint.gutter(strings.Repeat(" ", margin)+" |") + " " + strings.Repeat(" ", s.before) + mark(strings.Repeat("^", s.marked)) + "\n")
}
