package source

import (
	"strings"

	"github.com/orglint/orglint/internal/diag"
)

// hasConflict reports whether there is a merge conflict in a file whose lines are read one by one.
func (f *File) hasConflict() bool {
	const mark = "<<<<<<< "
	return (strings.HasPrefix(f.Data(), mark) || strings.Contains(f.Data(), "\n"+mark)) && (f.isJSONLines() || IsLDIF(f.Data()))
}

// apart mends a file whose lines are read one by one, such as records of JSON or the attributes of a directory: lines that cannot be read, and
// conflicts, are left out.
func (m *mender) apart() {
	for i := 0; i < len(m.lines); {
		end := i + 1
		for m.lines[i].mark && end < len(m.lines) && m.lines[end].mark {
			end++
		}
		if m.lines[i].lost {
			m.leaveOut(i, end)
		}
		i = end
	}
}

// leaveOut leaves out some lines. In a directory they belong to the entry around them.
func (m *mender) leaveOut(from, to int) {
	lost := m.lines[from:to]
	first, last := from, to-1
	entries := !m.file.isJSONLines()
	for entries && first > 0 && strings.TrimSpace(m.of(m.lines[first-1])) != "" {
		first--
	}
	for entries && last+1 < len(m.lines) && strings.TrimSpace(m.of(m.lines[last+1])) != "" {
		last++
	}
	d := damaged{from: m.lines[first].from, to: m.lines[last].to, kind: documentPart, lost: lost, stretch: -1}
	s := Stretch{Pos: m.filled(lost[0].from, lost[len(lost)-1].end), Lost: []diag.Pos{m.file.pos(lost[0].from, lost[len(lost)-1].end-lost[0].from)}}
	for _, l := range lost {
		h := headOf(m.of(l))
		if h.colon {
			d.fields = append(d.fields, h.key)
		}
		d.any = d.any || !h.colon && !IsConflictMark(m.of(l))
		m.blank(l.from, l.end)
	}
	if entries {
		m.damages = append(m.damages, d)
	}
	m.unread = append(m.unread, s)
	if !lost[0].mark {
		m.report(lost[0].why, "")
	}
}
