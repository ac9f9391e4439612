package source

import (
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
)

// A section is a line with the key of a list of ours, which begins there.
type section struct {
	list    string
	written bool   // whether the line is written as it should be
	message string // what is wrong with it otherwise
}

// A renamed is the key of a list whose line is broken. In the text it has a key that is short enough for the room that there is.
type renamed struct {
	offset int
	list   string
}

// sectionAt tells whether a list begins below one of some lines, though its key may be broken. The dashes of a list before stand in a
// column, which is none, -1, where there is no list.
func (m *mender) sectionAt(lines []line, i, dash int) (s section, ok bool) {
	text := withoutGaps(m.of(lines[i]))
	h := headOf(text)
	if lines[i].mark {
		return section{list: h.key, written: true}, isSectionKey(h) && isList(h.key) && m.isLastInConflict(lines, i)
	}
	next := m.nextHead(lines[i+1:])
	items := next.dashes > 0 && (dash < 0 || next.indent <= dash)
	if h.atMargin() && h.colon && isList(h.key) && (!items || !isValue(h.rest)) {
		return section{list: h.key, written: len(text) == len(m.of(lines[i])) && !isOpenQuote(text)}, true
	}
	if !items || h.key == "" {
		return section{}, false
	}
	list := nearestList(h)
	switch {
	case list == "":
		return section{}, false
	case h.indent > 0 || h.dashes > 0 || h.flow:
		begins := next.flow || next.key == "id" || list == "deviations" && next.key == "rule"
		s.message = "The name of a list begins at the margin; delete what stands before " + diag.Quote(list) + "."
		return section{list: list, message: s.message}, begins && h.key == list && !isValue(h.rest)
	case !h.colon:
		s.message = "A colon is missing after " + diag.Quote(list) + ", the name of the list that follows."
	case isValue(h.rest):
		s.message = "The list stands on the lines below; delete what stands after " + diag.Quote(list+":") + "."
	default:
		s.written = true // but for its name, of which the schema tells
	}
	s.list = list
	return s, true
}

// isSectionKey reports whether a line is a key at the margin with its value below.
func isSectionKey(h head) bool { return h.atMargin() && h.colon && !isValue(h.rest) }

// isValue reports whether what stands behind a key is a value, and not what may stand there before one.
func isValue(rest string) bool { return rest != "" && strings.IndexByte("#&!", rest[0]) < 0 }

// isOpenQuote reports whether only one of the quotation marks around a key is there.
func isOpenQuote(text string) bool {
	key, _, _ := strings.Cut(text, ":")
	return (strings.Count(key, `"`)+strings.Count(key, "'"))%2 == 1
}

// withoutGaps leaves the characters out of a text that could not be read.
func withoutGaps(text string) string {
	return strings.ReplaceAll(strings.ReplaceAll(text, "\x00", ""), "\uFFFD", "")
}

// nextHead returns how the next line begins that is not blank.
func (m *mender) nextHead(lines []line) head {
	for i := range lines {
		if text := m.of(lines[i]); !isBlank(text) && !lines[i].mark && !lines[i].kept && !IsConflictMark(text) {
			return headOf(text)
		}
	}
	return head{}
}

// nearestList returns the list that a key is, but for case or one letter, or the beginning of which is left of it.
func nearestList(h head) string {
	const enough = 3
	key := strings.ToLower(h.key)
	for _, list := range lists() {
		if diag.Distance(key, list, 1) <= 1 || !h.colon && len(key) >= enough && strings.HasPrefix(list, key) {
			return list
		}
	}
	return ""
}

// isLastInConflict reports whether no other line of the conflict that a line belongs to begins a list.
func (m *mender) isLastInConflict(lines []line, i int) bool {
	for i++; i < len(lines) && lines[i].mark; i++ {
		if text := m.of(lines[i]); strings.HasPrefix(text, "<<<<<<<") {
			break
		} else if h := headOf(text); isSectionKey(h) && isList(h.key) {
			return false
		}
	}
	return true
}

// begin begins a list on its line, which is written anew where it is broken.
func (m *mender) begin(s section, l *line) {
	switch {
	case l.mark:
		l.lost, l.mark = false, false
	case !s.written && l.end-l.from >= len("_a:"):
		why := l.why
		if why.message == "" {
			why = mark{l.from, l.end - l.from, s.message}
		}
		if why.message == "" {
			why.message = openQuoteMessage
		}
		m.report(why, "")
		if h := headOf(m.of(*l)); strings.ContainsAny(strings.TrimPrefix(h.rest, "null"), "0123456789abcdefghijklmnopqrstuvwxyz") {
			m.unread = append(m.unread, Stretch{Pos: why.in(m.file), Lost: []diag.Pos{m.file.pos(l.from, l.end-l.from)}})
		}
		m.blank(l.from, l.end)
		copy(m.text[l.from:], newKey(len(m.renamed), ""))
		m.renamed = append(m.renamed, renamed{l.from, s.list})
		l.lost, l.kept = false, true
	}
}

// newKey returns a key that stands in the place of a broken one, in quotation marks or none.
func newKey(number int, quote string) string {
	return quote + "_" + string(rune('a'+number%26)) + quote + ":"
}

// in returns the position of a mark in a file.
func (k mark) in(f *File) diag.Pos { return f.pos(k.offset, k.length) }

// rename gives the lists of a document their names back whose lines are broken.
func (f *File) rename(keys []renamed) {
	for i := range f.Documents {
		document := &f.Documents[i]
		for _, key := range keys {
			at := slices.IndexFunc(document.Fields, func(field Field) bool { return int(field.Key.Pos.Offset) == key.offset })
			if at < 0 {
				continue
			}
			first := slices.IndexFunc(document.Fields, func(field Field) bool { return field.Key.Value == key.list })
			if value := &document.Fields[at].Value; first < 0 || value.Kind != List && value.Kind != Null {
				document.Fields[at].Key.Value = key.list // or the name of an entry, of which there may be two
				continue
			}
			list := &document.Fields[first].Value
			if list.Kind != List {
				document.Fields[first].Value = Value{Kind: List, Pos: document.Fields[at].Value.Pos}
			}
			list.Items = append(list.Items, document.Fields[at].Value.Items...)
			document.Fields = slices.Delete(document.Fields, at, at+1)
		}
	}
}
