package source

import (
	"slices"
	"strings"
)

// cutLists mends the records in the lists of a document, and returns the lines that are in none.
func (m *mender) cutLists(lines []line) (rest []line) {
	fields := m.countKeys(lines, func(h head) bool { return h.indent > 0 || h.dashes > 0 })
	for i := 0; i < len(lines); {
		h := headOf(m.of(lines[i]))
		s, ok := m.sectionAt(lines, i, -1)
		if ok {
			m.begin(s, &lines[i])
		}
		rest = append(rest, lines[i])
		i++
		if !ok || lines[i-1].mark {
			continue
		}
		h.key = s.list
		end := m.endOfList(lines, i, fields)
		switch {
		case (lines[i-1].kept || !isValue(h.rest)) && m.hasItems(lines[i:end]):
			m.cutItems(h.key, lines[i:end])
			i = end
		case h.colon && strings.HasPrefix(h.rest, "[") && strings.IndexByte(h.rest, ']') < 0:
			rest = append(rest[:len(rest)-1], m.cutObjects(h.key, lines[i-1:end])...)
			i = end
		}
	}
	return rest
}

// countKeys counts how often each key stands on a line of a kind.
func (m *mender) countKeys(lines []line, isOfKind func(head) bool) map[string]int {
	counts := map[string]int{}
	for i := range lines {
		if h := headOf(m.of(lines[i])); h.colon && isOfKind(h) {
			counts[h.key]++
		}
	}
	return counts
}

// endOfList returns the index of the line, from one on, with which a list ends: it begins the next list, or is a field at the margin
// that no record has.
func (m *mender) endOfList(lines []line, from int, fields map[string]int) int {
	dash := max(0, m.nextHead(lines[from:]).indent)
	for i := from; i < len(lines); i++ {
		h := headOf(m.of(lines[i]))
		if h.atMargin() && !lines[i].mark && h.colon && fields[h.key] == 0 {
			return i
		}
		if _, begins := m.sectionAt(lines, i, dash); begins {
			return i
		}
	}
	return len(lines)
}

// cutItems mends the items of a list, which has some lines.
func (m *mender) cutItems(list string, lines []line) {
	usual, dash := m.usual(list, lines)
	m.cutItemsAt(list, usual, dash, lines)
}

// cutItemsAt mends the items of a list whose dashes stand in a column.
func (m *mender) cutItemsAt(list, usual string, dash int, lines []line) {
	var starts []int
	for i := range lines {
		text := m.of(lines[i])
		switch {
		case isBlank(text) || lines[i].kept:
		case isItem(text, dash), len(starts) == 0:
			starts = append(starts, i)
		}
	}
	for n, start := range starts {
		end := len(lines)
		if n+1 < len(starts) {
			end = starts[n+1]
		}
		m.mendItem(list, usual, dash, lines[start:end])
	}
}

// hasItems reports whether some line begins with a dash.
func (m *mender) hasItems(lines []line) bool {
	return slices.ContainsFunc(lines, func(l line) bool { return headOf(m.of(l)).dashes > 0 })
}

// usual returns the key with which most items of a list begin, and the column of their dashes.
func (m *mender) usual(list string, lines []line) (key string, dash int) {
	keys, columns, before := map[string]int{}, map[[2]any]int{}, len("- ")
	for i := range lines {
		if h := headOf(m.of(lines[i])); h.dashes == 1 && h.colon && !h.tabs {
			keys[h.key]++
			columns[[2]any{h.key, h.indent}]++
			if h.flow {
				before = len("- {")
			}
			if keys[h.key] > keys[key] || key == "" {
				key = h.key
			}
		}
	}
	if list != "deviations" && keys["id"] > 0 {
		key = "id" // every record has one, and lists in records may be longer
	}
	if column := m.fieldsColumn(&stretch{lines: lines}) - before; columns[[2]any{key, column}] > 0 {
		columns[[2]any{key, column}]++ // the fields below them tell it too
	}
	return key, m.usualDash(key, columns, lines)
}

// usualDash returns the column of most dashes before a key, given how many there are in each, or where there are none that of the first dash.
func (m *mender) usualDash(key string, columns map[[2]any]int, lines []line) int {
	dash, first := -1, 0
	for _, l := range slices.Backward(lines) {
		h := headOf(m.of(l))
		if h.dashes > 0 && !h.tabs {
			first = h.indent
		}
		if h.dashes == 1 && h.key == key && columns[[2]any{key, h.indent}] >= columns[[2]any{key, dash}] {
			dash = h.indent
		}
	}
	if dash < 0 {
		return first
	}
	return dash
}

// mendItem mends an item, or several if the first lines of some are broken.
func (m *mender) mendItem(list, usual string, dash int, lines []line) {
	if m.splitByMarks(list, usual, dash, lines) {
		return
	}
	if lost := slices.ContainsFunc(lines, func(l line) bool { return l.lost }); list == "" && (lost || !m.reads(&stretch{kind: itemPart, lines: lines, dash: dash})) {
		lines = append(lines[:1:1], m.cutForeign(lines[1:])...) // those below
	}
	p := &stretch{kind: itemPart, list: list, usual: usual, lines: lines, dash: dash}
	odd := !isItem(m.of(lines[0]), dash)
	starts := m.oddStarts(p)
	m.loseBelow(p, append(starts, len(lines))[0])
	if !odd && m.readsPlainly(p) {
		return
	}
	p.fields = m.fieldsColumn(p)
	if !odd && len(starts) > 0 && m.reads(p) {
		return
	}
	from := 0
	for _, start := range append(starts, len(lines)) {
		one := &stretch{kind: itemPart, list: list, usual: usual, lines: lines[from:start], dash: dash}
		if first := &one.lines[0]; !isItem(m.of(*first), dash) && !first.lost {
			first.lost = true
		}
		m.mendPart(one)
		from = start
	}
}

// loseBelow leaves out what stands, up to a line, below a record in brackets that end on its first line: nothing of it can be in the record.
func (m *mender) loseBelow(p *stretch, to int) {
	if !isClosedItem(p, m.of(p.lines[0])) {
		return
	}
	for i := 1; i < to; i++ {
		l := &p.lines[i]
		text := m.of(*l)
		if l.lost || l.kept || isBlank(text) {
			continue
		}
		l.lost = true
		l.why = mark{l.from + headOf(text).indent, len(strings.TrimSpace(text)), "This line is part of no record: the one above ends with its bracket. Mend the line, or take it out."}
	}
}

// oddStarts returns the lines of an item with which records begin that are not written as they should be, and do not stand below it.
func (m *mender) oddStarts(p *stretch) (starts []int) {
	below := len(m.file.Data()) // the column of what stands below
	for i := 1; i < len(p.lines); i++ {
		h := headOf(m.of(p.lines[i]))
		if before := headOf(m.before(p, i)); p.list == "" && h.dashes > 0 && h.indent > p.dash && before.colon && before.rest == "" {
			below = min(below, h.indent)
		}
		if m.beginsOddly(p.lines[i], p.usual, p.dash) && (h.dashes == 0 || h.indent < below) {
			starts = append(starts, i)
		}
	}
	return starts
}

// beginsOddly reports whether a record begins on a line that is not written as it should be.
func (m *mender) beginsOddly(l line, usual string, dash int) bool {
	h := headOf(m.of(l))
	if h.key != usual || usual == "" || l.mark {
		return false
	}
	return h.dashes > 0 || h.colon && h.indent <= dash+len("- ")
}

// readsPlainly reports whether an item is a record of plain fields. Most are.
func (m *mender) readsPlainly(p *stretch) bool {
	for i := range p.lines {
		if p.lines[i].lost {
			return false
		}
	}
	last := p.lines[len(p.lines)-1]
	reader := plainReader{file: m.file, text: m.file.Data()[:last.to], indent: p.dash, scratch: &Scratch{}}
	_, end, ok := reader.read(p.lines[0].from)
	return ok && end >= last.to
}

// cutEntries mends the entries of a document that is nothing but fields with fields below them, such as people by their names. It
// returns the lines that are in none.
func (m *mender) cutEntries(lines []line) (rest []line) {
	starts, whole := m.entryStarts(lines)
	if whole < 2 || whole <= m.marginFields(lines) {
		return lines
	}
	for n, start := range starts {
		end := len(lines)
		if n+1 < len(starts) {
			end = starts[n+1]
		}
		p := &stretch{kind: entryPart, lines: lines[start:end]}
		if first, h := &p.lines[0], headOf(m.of(p.lines[0])); (!h.colon || h.indent > 0 || h.dashes > 0) && !first.lost {
			first.lost = true
		}
		m.mendPart(p)
	}
	return lines[:starts[0]]
}

// entryStarts returns the lines with which entries begin, and how many of these are whole.
func (m *mender) entryStarts(lines []line) (starts []int, whole int) {
	const inSeveral = 3
	fields := m.countKeys(lines, func(h head) bool { return h.indent > 0 })
	column := m.fieldsColumn(&stretch{kind: entryPart, lines: lines})
	for i := range lines {
		text := m.of(lines[i])
		h := headOf(text)
		if isBlank(text) || IsConflictMark(text) || fields[h.key] >= inSeveral {
			continue
		}
		deeper := m.nextIndent(lines[i+1:]) > h.indent
		switch {
		case h.indent > 0 || h.dashes > 0:
			if h.key == "" || h.rest != "" || !deeper || h.indent >= column {
				continue
			}
		case h.colon && deeper && h.rest == "":
			whole++
		case !h.colon && deeper:
		default:
			continue
		}
		starts = append(starts, i)
	}
	return starts, whole
}
