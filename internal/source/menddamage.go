package source

import (
	"regexp"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
)

// A damaged is a record, or what is left of a document without its records, of which some lines were made blank.
type damaged struct {
	from, to int
	kind     partKind
	lost     []line
	fields   []string // that the lost lines name
	any      bool     // whether one of them names no field
	applied  bool     // whether that was noted in the record
	stretch  int      // its index among those of the mender; -1 for none
}

// keyOnLine matches the keys of the fields on a line.
var keyOnLine = regexp.MustCompile(`(?:^|[\s{,-])["']?([\pL\pN_.-]+)["']?\s*:(?:[ \t]|$|["'\[{])`)

// idOnLine matches the key of an id with something that may be one behind it.
var idOnLine = regexp.MustCompile(`\bid["']?(?:[ \t]*:[ \t]*|[ \t]+)["'{\[]*[^\s"':,{}\[\]]`)

// keep makes the lines of a part blank that are lost.
func (m *mender) keep(p *stretch) {
	shorter := false
	for i := range p.lines {
		l := &p.lines[i]
		if !l.lost {
			continue
		}
		kept := m.kept(p, i)
		if len(kept) > l.end-l.from {
			m.lose(p)
			return
		}
		m.blank(l.from, l.end)
		copy(m.text[l.from:], kept)
		if name := strings.Trim(m.of(*l), " \t:"); i == 0 && p.kind == entryPart && !headOf(name).colon {
			m.renamed = append(m.renamed, renamed{l.from, name})
		}
		shorter = true
	}
	m.finish(p)
	if shorter {
		m.note(p, false)
	}
}

// lose makes all lines of a part blank.
func (m *mender) lose(p *stretch) {
	m.hopeless = m.hopeless || p.kind == documentPart && p.instead == ""
	m.bridge(p.lines[0].from, p.lines[len(p.lines)-1].to, p.instead)
	m.finish(p)
	m.note(p, true)
}

// finish notes that the lines of a part have been seen to.
func (m *mender) finish(p *stretch) {
	if p.kind == objectPart {
		m.done = append(m.done, line{from: p.lines[0].from, to: p.lines[len(p.lines)-1].to})
	}
}

// note notes what was lost of a part, and reports it: lines that follow each other once.
func (m *mender) note(p *stretch, whole bool) {
	first, last := p.lines[0], p.lines[len(p.lines)-1]
	s := Stretch{List: p.list, Open: m.isOpen(p), Pos: m.filled(first.from, last.end)}
	d := damaged{from: first.from, to: last.to, kind: p.kind, stretch: len(m.unread)}
	for i := 0; i < len(p.lines); i++ {
		begin := i
		for i < len(p.lines) && (p.lines[i].lost || whole) {
			l := p.lines[i]
			d.lost = append(d.lost, l)
			m.nameFields(p, l, &d)
			i++
		}
		if begin == i {
			continue
		}
		from := p.lines[begin]
		s.Lost = append(s.Lost, m.file.pos(from.from, p.lines[i-1].end-from.from))
		m.tell(p, begin, i, whole)
	}
	s.Nameless, s.Cut = m.isNameless(p, &d, whole), m.isCut(p)
	m.unread = append(m.unread, s)
	if !whole {
		m.damages = append(m.damages, d)
	}
}

// filled returns the position of a stretch of the file without the white space around it.
func (m *mender) filled(from, to int) diag.Pos {
	text := m.file.Data()[from:to]
	begin := len(text) - len(strings.TrimLeft(text, " \t\r\n"))
	return m.file.pos(from+begin, len(strings.TrimRight(text[begin:], " \t\r\n")))
}

// isNameless reports whether the id of a record that should have one, or whom or what a deviation is for, is neither read nor lost.
func (m *mender) isNameless(p *stretch, d *damaged, whole bool) bool {
	if p.list == "" && p.kind != entryPart && (p.kind != documentPart || m.isForeign()) {
		return m.isForeignNameless(p)
	}
	if p.kind != itemPart && p.kind != objectPart {
		return false
	}
	if p.list == "deviations" {
		needed := []string{"rule", "subjects"}
		return slices.ContainsFunc(p.lines, func(l line) bool {
			left, early := m.endsEarly(l, needed...)
			return early && slices.ContainsFunc(needed, func(key string) bool { return strings.HasPrefix(key, left) })
		})
	}
	return (whole || p.id == "") && !slices.ContainsFunc(d.lost, func(l line) bool { return whole && l.mark || m.mayHoldID(l, p.kind) })
}

// isCut reports whether the end of a part may be lost, and with it whom its record reports to: its bracket is never closed, or what is left
// of a line may be the beginning of that field.
func (m *mender) isCut(p *stretch) bool {
	const manager = "reports_to"
	if p.list == "" && m.isForeign() && m.isForeignCut(p) {
		return true
	}
	text := m.file.Data()[p.lines[0].from:p.lines[len(p.lines)-1].end]
	for _, l := range p.lines {
		left := strings.Trim(m.of(l), " \t\r\"'")
		if l.lost && !l.mark && left != "" && strings.HasPrefix(manager, left) {
			return true
		}
	}
	return p.kind != documentPart && m.inBrackets(p) && !strings.Contains(text, manager) && !strings.HasSuffix(strings.TrimRight(text, " \t\r\n,"), "}")
}

// mayHoldID reports whether a line may hold an id: behind its key, or as what is left of a line that names no field. Of a line that ends in
// the key, the id is lost.
func (m *mender) mayHoldID(l line, kind partKind) bool {
	text := m.of(l)
	if idOnLine.MatchString(text) {
		return true
	}
	left := strings.Trim(text, " \t\r-{\"'")
	return kind == itemPart && !headOf(text).colon && left != "" && left != "i" && !strings.HasPrefix(left, "id")
}

// nameFields notes which fields of the record a lost line names.
func (m *mender) nameFields(p *stretch, l line, d *damaged) {
	text := m.of(l)
	if isBlank(text) || l.mark && IsConflictMark(text) {
		return
	}
	h := headOf(text)
	named := h.colon // if only of a field in a field
	switch {
	case m.inBrackets(p):
		keys := keyOnLine.FindAllStringSubmatch(text, -1)
		for _, key := range keys {
			d.fields = append(d.fields, key[1])
		}
		named = len(keys) > 0
	case h.colon && (h.tabs || h.indent <= p.fields+1 || l.from == p.lines[0].from):
		d.fields = append(d.fields, h.key)
	}
	if p.kind == entryPart && l.from == p.lines[0].from {
		if !h.colon {
			d.fields = append(d.fields, "id")
		}
		named = true
	}
	d.any = d.any || !named
}

// tell reports lines that were lost, at the one to edit; of a conflict it was told before.
func (m *mender) tell(p *stretch, begin, end int, whole bool) {
	if slices.ContainsFunc(p.lines[begin:end], isMarked) || p.lines[begin].why.message == "" && slices.ContainsFunc(p.lines, isMarked) {
		return // of the conflict was told, without which the record may be whole
	}
	at, found := begin, false
	var why mark
	for i := begin; i < end && !found; i++ {
		if why, found = p.lines[i].why, true; why.message == "" {
			why, found = m.explain(p, i)
		}
	}
	if !found {
		if whole {
			at = m.lastFilled(p, begin, max(begin, min(p.at, end-1)))
		}
		why = m.fallback(p, at)
	}
	m.report(why, p.id)
	if p.kind != documentPart && m.first == nil {
		first := m.findings[len(m.findings)-1]
		m.first = &first
	}
}

// isOpen reports whether what follows a part may be lost with it: the file ends in it without a line break, or its bracket never closes.
func (m *mender) isOpen(p *stretch) bool {
	last := p.lines[len(p.lines)-1]
	data := m.file.Data()
	if strings.TrimSpace(data[last.end:]) != "" && !p.openEnd {
		return false
	}
	text := strings.TrimRight(data[p.lines[0].from:last.end], " \t\r\n,")
	switch {
	case p.kind != documentPart && m.inBrackets(p):
		return p.openEnd || !strings.HasSuffix(text, "}") && !strings.HasSuffix(text, "]")
	case p.kind == documentPart && !last.lost:
		return false
	}
	return !strings.HasSuffix(data, "\n") && !strings.HasSuffix(data, "\r")
}
