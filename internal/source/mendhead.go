package source

import "strings"

// A head is how a line begins: so much white space, dashes, a bracket, and the key of a field.
type head struct {
	indent int // bytes of white space
	tabs   bool
	dashes int
	column int // of what follows the dashes
	flow   bool
	key    string
	colon  bool // whether the key has one
	rest   string
}

// atMargin reports whether a line begins at the margin with what may be a key.
func (h head) atMargin() bool { return h.indent == 0 && h.dashes == 0 && !h.flow }

// headOf returns how a line begins.
func headOf(text string) head {
	var h head
	i := len(text) - len(strings.TrimLeft(text, " \t"))
	h.indent, h.tabs = i, strings.IndexByte(text[:i], '\t') >= 0
	for i < len(text) && text[i] == '-' {
		h.dashes++
		i = afterSpaces(text, i+1)
	}
	if i < len(text) && text[i] == '{' {
		h.flow = true
		i = afterSpaces(text, i+1)
	}
	h.column = i
	h.rest = text[h.readKey(text, i):]
	if comment := strings.Index(h.rest, " #"); comment >= 0 && !strings.ContainsAny(h.rest[:comment], `"'`) {
		h.rest = h.rest[:comment]
	}
	h.rest = strings.TrimSpace(h.rest)
	return h
}

// readKey reads the key that begins at an offset, with its colon, and returns where they end.
func (h *head) readKey(text string, i int) int {
	quoted := isQuoteAt(text, i)
	if quoted {
		i++
	}
	start := i
	for i < len(text) && (isAlphanumeric(text[i]) || text[i] >= 0x80 || strings.IndexByte("_-.", text[i]) >= 0) {
		i++
	}
	h.key = text[start:i]
	if quoted && isQuoteAt(text, i) {
		i++
	}
	i = afterSpaces(text, i)
	if h.key != "" && i < len(text) && text[i] == ':' && (quoted || i+1 == len(text) || text[i+1] == ' ' || text[i+1] == '\t') {
		h.colon = true
		i++
	}
	return i
}

func isQuoteAt(text string, i int) bool { return i < len(text) && (text[i] == '"' || text[i] == '\'') }

// afterSpaces returns the offset of what follows the spaces at an offset.
func afterSpaces(text string, i int) int {
	for i < len(text) && text[i] == ' ' {
		i++
	}
	return i
}

// nextIndent returns the indentation of the next line that is not blank.
func (m *mender) nextIndent(lines []line) int {
	for i := range lines {
		if text := m.of(lines[i]); !isBlank(text) && !IsConflictMark(text) {
			return headOf(text).indent
		}
	}
	return 0
}

// marginFields counts the fields at the margin that have their values beside them.
func (m *mender) marginFields(lines []line) int {
	n := 0
	for i := range lines {
		if h := headOf(m.of(lines[i])); h.indent == 0 && h.dashes == 0 && h.colon && h.rest != "" {
			n++
		}
	}
	return n
}

// fieldsColumn returns the column of the fields of a part: that of most of its lines.
func (m *mender) fieldsColumn(p *stretch) int {
	counts, column, most := map[int]int{}, 0, 0
	for i := range p.lines {
		h := headOf(m.of(p.lines[i]))
		switch {
		case !h.colon || h.tabs, i == 0 && p.kind == entryPart:
			continue
		case i == 0 && p.kind == itemPart && isItem(m.of(p.lines[0]), p.dash):
			h.indent, h.dashes = h.column, 0
		case i == 0 && p.kind != documentPart:
			continue
		}
		counts[h.indent]++
		if n := counts[h.indent]; h.dashes == 0 && n > most {
			column, most = h.indent, n
		}
	}
	if most == 0 && p.kind == itemPart {
		return p.dash + len("- ")
	}
	return column
}

// lastFilled returns the index of the last line of a part that is not blank, from one on up to another.
func (m *mender) lastFilled(p *stretch, from, to int) int {
	for to > from && isBlank(m.of(p.lines[to])) {
		to--
	}
	return to
}
