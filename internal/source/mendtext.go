package source

import "strings"

// textOf returns the text of a part without the lines that are lost, and how many these are.
func (m *mender) textOf(p *stretch) (text string, lost int) {
	var b strings.Builder
	for i := range p.lines {
		l := &p.lines[i]
		if l.lost {
			lost++
			b.WriteString(m.kept(p, i))
			b.WriteString(m.file.Data()[l.end:l.to])
		} else {
			b.Write(m.text[l.from:l.to])
		}
	}
	text = b.String()
	if p.kind == objectPart {
		text = strings.TrimRight(strings.TrimRight(text, " \t\r\n"), ", \t\r\n")
	}
	return m.unaliased(text), lost
}

// unaliased makes texts of aliases: what they stand for is elsewhere in the file.
func (m *mender) unaliased(text string) string {
	if !beginsWith(text, '*') || !beginsWith(m.file.Data(), '&') {
		return text
	}
	b := []byte(text)
	for i := range b {
		if b[i] == '*' && (i == 0 || strings.IndexByte(" \t\n[{,:", b[i-1]) >= 0) &&
			strings.Contains(m.file.Data(), "&"+text[i+1:i+1+wordLength(text[i+1:])]) {
			b[i] = 'x'
		}
	}
	return string(b)
}

// kept returns what stays of a line that is lost: the dash or the bracket with which the record begins, the one with which it ends.
func (m *mender) kept(p *stretch, i int) string {
	text, kept := m.of(p.lines[i]), ""
	if i == 0 {
		kept = keptBeginning(p, text)
	}
	if i < len(p.lines)-1 || p.kind == documentPart || !m.inBrackets(p) || i > 0 && isClosedItem(p, m.of(p.lines[0])) {
		return kept
	}
	if at := strings.LastIndexByte(text, '}'); at >= len(kept) {
		return kept + strings.Repeat(" ", at-len(kept)) + text[at:]
	}
	return kept + "}"
}

// keptBeginning returns what stays of how the first line of a record begins.
func keptBeginning(p *stretch, text string) string {
	h := headOf(text)
	switch {
	case p.kind == itemPart && h.flow:
		return strings.Repeat(" ", p.dash) + "- {"
	case p.kind == itemPart:
		return strings.Repeat(" ", p.dash) + "-"
	case p.kind == objectPart:
		return "{"
	case p.kind == entryPart && h.colon && h.key != "":
		return h.key + ":"
	case p.kind == entryPart:
		kept := strings.Map(func(r rune) rune {
			if r < 0x80 && isAlphanumeric(byte(r)) {
				return r
			}
			return 'x'
		}, strings.TrimRight(text, " \t:"))
		return kept[:max(0, min(len(kept), len(text)-1))] + ":"
	}
	return ""
}

// isClosedItem reports whether a part is an item in brackets that end on its first line.
func isClosedItem(p *stretch, first string) bool {
	h := headOf(first)
	if p.kind != itemPart || !h.flow || h.dashes != 1 {
		return false
	}
	open, end := 0, 0
	for _, at := range bracketsOn(first) {
		open++
		if first[at] == ']' || first[at] == '}' {
			open -= 2
		}
		if end = at; open == 0 {
			break
		}
	}
	rest := strings.TrimSpace(first[end+1:])
	return open == 0 && (rest == "" || rest[0] == '#')
}

// loseBetween leaves out, with a line that is lost and opens a bracket, what stands between it and the one that closes it.
func (m *mender) loseBetween(p *stretch) {
	if !m.inBrackets(p) {
		return
	}
	for i := range p.lines {
		if l := p.lines[i]; l.lost && openBracket(m.of(l)) >= 0 {
			for _, below := range m.below(p, i) {
				p.lines[below].lost, p.lines[below].mark = true, l.mark
			}
		}
	}
}
