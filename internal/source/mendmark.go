package source

import (
	"strings"

	"github.com/orglint/orglint/internal/diag"
)

// conflicts marks the lines that git leaves where two versions could not be merged, and tells of each conflict once.
func (m *mender) conflicts() {
	begin := -1
	for i := range m.lines {
		l := &m.lines[i]
		text := m.of(*l)
		switch {
		case !IsConflictMark(text):
			continue
		case text[0] == '<':
			begin = i
		case text[0] == '>' && begin >= 0:
			for j := begin; j <= i; j++ {
				m.lines[j].lost, m.lines[j].mark = true, true
			}
			first := m.lines[begin]
			m.report(mark{first.from, first.end - first.from, bothSides}, "")
			if m.first == nil {
				m.first = &diag.Finding{}
				*m.first = m.findings[len(m.findings)-1]
			}
			begin = -1
			continue
		}
		l.lost = true
		l.why = mark{l.from, l.end - l.from, "A mark of a merge conflict was left here; delete this line."}
	}
}

const bothSides = "Both sides of a merge conflict stand here; keep one, and delete the lines with <<<<<<<, ======= and >>>>>>>."

// IsConflictMark reports whether a line is one of the marks that git leaves where two versions could not be merged.
func IsConflictMark(text string) bool {
	const size = 7
	if len(text) < size || strings.IndexByte("<=>|", text[0]) < 0 || strings.Trim(text[:size], text[:1]) != "" {
		return false
	}
	return len(text) == size || text[size] == ' '
}

// splitByMarks mends the lines of an item in which there is a conflict that others begin in: the item ends there, and of what follows up
// to the next item nobody can tell which it belongs to. It is false where there is no such conflict.
func (m *mender) splitByMarks(list, usual string, dash int, lines []line) bool {
	first, begins := -1, false
	for i := range lines {
		if !lines[i].mark {
			continue
		}
		if first < 0 {
			first = i
		}
		text := m.of(lines[i])
		h := headOf(text)
		begins = begins || isItem(text, dash) || usual != "" && h.key == usual && h.dashes > 0
	}
	if !begins && first != 0 {
		return false
	}
	if before := lines[:first]; len(before) > 0 {
		count := len(m.damages)
		m.mendItem(list, usual, dash, before)
		if len(m.damages) == count && first+1 < len(lines) && !isItem(m.of(lines[first+1]), dash) {
			m.damages = append(m.damages, damaged{from: before[0].from, to: before[len(before)-1].to, any: true, stretch: -1})
		}
	}
	p := &stretch{kind: itemPart, list: list, usual: usual, lines: lines[first:], dash: dash}
	for i := range p.lines {
		p.lines[i].lost, p.lines[i].mark = true, true
	}
	m.lose(p)
	return true
}

// isMarked reports whether a line belongs to a conflict.
func isMarked(l line) bool { return l.mark }
