package custom

import (
	"strings"
	"unicode/utf8"

	"github.com/orglint/orglint/internal/diag"
)

// A passage is an expression as it is written: the source, which starts at an offset of a text of the configuration.
type passage struct {
	field  string // when, assert or message
	text   diag.Text
	offset int
	source string
}

// A fault is what is wrong with an expression, and where in it: from and to count characters.
type fault struct {
	from, to            int
	message, suggestion string
}

// fault is a fault of the passage as a whole.
func (p passage) fault(message string) *fault {
	return &fault{to: utf8.RuneCountInString(p.source), message: message}
}

// finding reports a fault of the passage.
func (p passage) finding(f *fault) diag.Finding {
	return diag.Finding{
		Pos: p.pos(f.from, f.to), Message: p.field + ": " + f.message + ".", Suggestion: f.suggestion, Field: p.field,
	}
}

// pos returns the place of some characters of the passage. Where they are not in the file as they read, because of
// quotation marks or line breaks among them, that is the text as a whole.
func (p passage) pos(from, to int) diag.Pos {
	pos := p.text.Pos
	start := p.start()
	if start < 0 {
		return pos
	}
	runes := []rune(p.source)
	from = min(from, len(runes))
	to = min(max(to, from), len(runes))
	pos.Offset = uint32(start + len(string(runes[:from])))
	pos.Length = uint32(len(string(runes[from:to])))
	return pos
}

// start returns the offset in the file at which the passage starts; -1 where it is not in the file as it reads.
func (p passage) start() int {
	pos := p.text.Pos
	if pos.IsZero() || !utf8.ValidString(p.source) {
		return -1
	}
	data := pos.File.Data()
	begin, end := int(pos.Offset), int(pos.Offset)+int(pos.Length)
	raw := data[begin:end]
	if at := strings.Index(raw, p.text.Value); at >= 0 {
		return begin + at + p.offset
	}
	if strings.HasPrefix(raw, "|") || strings.HasPrefix(raw, ">") { // a text that stands on the lines below
		_, below, _ := strings.Cut(data[begin:], "\n")
		text := strings.TrimLeft(below, " \t\r\n")
		if line := strings.TrimRight(p.text.Value, "\n"); strings.HasPrefix(text, line) && !strings.Contains(line, "\n") {
			return len(data) - len(text) + p.offset
		}
	}
	if p.source != "" && strings.Count(raw, p.source) == 1 {
		return begin + strings.Index(raw, p.source)
	}
	return -1
}
