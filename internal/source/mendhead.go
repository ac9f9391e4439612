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

// headOf returns how a line begins.
func headOf(text string) head {
	var h head
	i := 0
	for i < len(text) && (text[i] == ' ' || text[i] == '\t') {
		h.tabs = h.tabs || text[i] == '\t'
		i++
	}
	h.indent = i
	for i < len(text) && text[i] == '-' {
		h.dashes++
		for i++; i < len(text) && text[i] == ' '; i++ {
		}
	}
	if i < len(text) && text[i] == '{' {
		h.flow = true
		for i++; i < len(text) && text[i] == ' '; i++ {
		}
	}
	h.column = i
	quoted := i < len(text) && (text[i] == '"' || text[i] == '\'')
	if quoted {
		i++
	}
	start := i
	for i < len(text) && (isAlphanumeric(text[i]) || text[i] >= 0x80 || strings.IndexByte("_-.", text[i]) >= 0) {
		i++
	}
	h.key = text[start:i]
	if quoted && i < len(text) && (text[i] == '"' || text[i] == '\'') {
		i++
	}
	for i < len(text) && text[i] == ' ' {
		i++
	}
	if h.key != "" && i < len(text) && text[i] == ':' && (quoted || i+1 == len(text) || text[i+1] == ' ' || text[i+1] == '\t') {
		h.colon = true
		i++
	}
	h.rest = text[i:]
	if comment := strings.Index(h.rest, " #"); comment >= 0 && !strings.ContainsAny(h.rest[:comment], `"'`) {
		h.rest = h.rest[:comment]
	}
	h.rest = strings.TrimSpace(h.rest)
	return h
}

// nextIndent returns the indentation of the next line that is not blank.
func (m *mender) nextIndent(lines []line) int {
	for i := range lines {
		if text := m.of(lines[i]); !isBlank(text) && !isConflictMark(text) {
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
