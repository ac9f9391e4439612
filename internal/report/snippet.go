package report

import (
	"strconv"
	"strings"

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

// newSnippet takes the line of a place, cut around the place where it is long.
func newSnippet(file *diag.File, place diag.Place) snippet {
	line := []rune(file.Line(place.Line))
	start := min(place.Column-1, len(line))
	end := min(place.EndColumn-1, len(line))
	if place.EndLine > place.Line {
		end = len(line)
	}
	end = max(start, end)
	from, to := 0, len(line)
	var head, tail string
	if len(line) > widest {
		from = max(0, min(start-widest/3, len(line)-widest))
		to = min(len(line), from+widest)
		end = min(end, to)
		if from > 0 {
			head = "…"
		}
		if to < len(line) {
			tail = "…"
		}
	}
	before := head + clean(string(line[from:start]))
	return snippet{
		number: strconv.Itoa(place.Line),
		text:   head + clean(string(line[from:to])) + tail,
		before: columns(before),
		marked: max(1, columns(clean(string(line[start:end])))),
	}
}

// write adds the snippet to a text, behind a margin for line numbers.
func (s snippet) write(b *strings.Builder, margin int, paint palette, mark func(string) string) {
	b.WriteString(paint.gutter(strings.Repeat(" ", margin-len(s.number))+s.number+" |") + " " + strings.TrimRight(s.text, " ") + "\n")
	b.WriteString(paint.gutter(strings.Repeat(" ", margin)+" |") + " " + strings.Repeat(" ", s.before) + mark(strings.Repeat("^", s.marked)) + "\n")
}
