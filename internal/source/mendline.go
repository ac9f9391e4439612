package source

import (
	"fmt"
	"strings"
)

// looksWrong reports whether a line of a part looks as if it kept the part from being read.
func (m *mender) looksWrong(p *stretch, i int) bool {
	_, wrong := m.explain(p, i)
	return wrong
}

// explain says what is wrong with a line, if that can be seen from the line.
func (m *mender) explain(p *stretch, i int) (why mark, wrong bool) {
	l := p.lines[i]
	text := m.of(l)
	if strings.TrimSpace(text) == "" {
		return mark{}, false
	}
	h := headOf(text)
	for _, look := range []func(*stretch, int, head, string) (int, int, string){m.oddTab, oddMargin, m.oddDash, m.oddValue, m.oddKey, m.oddIndent} {
		if offset, length, message := look(p, i, h, text); message != "" {
			return mark{l.from + offset, length, message}, true
		}
	}
	return mark{}, false
}

// oddTab finds a tab that a line is indented with.
func (m *mender) oddTab(p *stretch, i int, h head, text string) (offset, length int, message string) {
	tab := strings.IndexByte(text[:h.indent], '\t')
	if tab < 0 || m.inBrackets(p) {
		return 0, 0, ""
	}
	column := p.fields
	if h.dashes > 0 && i == 0 {
		column = p.dash
	}
	if tabs := strings.Trim(text[:h.indent], " "); len(tabs) != 1 || column == 0 {
		return tab, 1, "This line is indented with a tab; use spaces in its place, as the lines around it do."
	}
	return tab, 1, fmt.Sprintf("This line begins with a tab; use %d spaces in its place.", column)
}

// oddMargin finds an entry that does not begin at the margin.
func oddMargin(p *stretch, i int, h head, _ string) (offset, length int, message string) {
	if p.kind != entryPart || i > 0 || h.indent == 0 && h.dashes == 0 {
		return 0, 0, ""
	}
	return 0, h.column, "This line does not begin at the margin as the others of its kind; take away what stands before " + quoteShort(h.key) + "."
}

// oddDash finds what is wrong with the dash of an item.
func (m *mender) oddDash(p *stretch, i int, h head, text string) (offset, length int, message string) {
	switch {
	case p.kind != itemPart:
	case i > 0 && h.dashes > 0 && h.colon && h.indent <= p.fields:
		if before := headOf(m.before(p, i)); before.dashes > 0 && before.indent > p.dash || before.colon && before.rest == "" {
			break
		}
		return h.indent, 1, "This line begins with a dash, which begins a new record; take the dash out."
	case i > 0:
	case h.dashes == 0:
		return h.indent, max(1, len(h.key)), `Each record of this list begins with a dash; put "- " before ` + quoteShort(h.key) + "."
	case h.dashes > 1:
		return h.indent, h.column - h.indent, "There is one dash too many on this line; a record begins with one."
	case h.indent+1 < len(text) && text[h.indent+1] != ' ':
		return h.indent, 1, "Put a space between the dash and what follows it."
	case h.indent != p.dash:
		return h.indent, 1, fmt.Sprintf("This line begins with %s; the other records of the list begin with %d.", spaces(h.indent), p.dash)
	}
	return 0, 0, ""
}

// before returns the line before a line of a part that is not blank.
func (m *mender) before(p *stretch, i int) string {
	for i--; i > 0 && isBlank(m.of(p.lines[i])); i-- {
	}
	return m.of(p.lines[max(0, i)])
}

func quoteShort(word string) string {
	if word == "" {
		return "it"
	}
	return `"` + word + `"`
}

func spaces(n int) string {
	if n == 1 {
		return "1 space"
	}
	return fmt.Sprintf("%d spaces", n)
}

// oddValue finds quotation marks and brackets that stay open, and values that begin as no text can.
func (m *mender) oddValue(p *stretch, _ int, h head, text string) (offset, length int, message string) {
	value, start := h.rest, strings.LastIndex(text, h.rest)
	switch {
	case value == "":
	case m.inBrackets(p):
		if at := openQuote(text); at >= 0 {
			return toEnd(text, at, openQuoteMessage)
		}
		return oddBracket(p, text)
	case value[0] == '"' || value[0] == '\'':
		return oddQuoted(value, start, text)
	case value[0] == '[' || value[0] == '{':
		return oddBracketed(value, start, text)
	case strings.IndexByte("@`%&*!|>", value[0]) >= 0:
		return oddBeginning(value, start)
	case strings.Contains(value, ": ") && h.colon:
		at := strings.Index(value, ": ")
		return start + at, 1, `There is a second ": " on this line; put the value in quotation marks.`
	}
	return 0, 0, ""
}

// toEnd is a message about what stands on a line from an offset on.
func toEnd(text string, at int, why string) (offset, length int, message string) {
	return at, len(strings.TrimRight(text[at:], " \t\r")), why
}

// oddQuoted finds what is wrong with a value that begins with a quotation mark.
func oddQuoted(value string, start int, text string) (offset, length int, message string) {
	if end := quotedLength(value); end < 2 || end == len(value) && value[end-1] != value[0] {
		return start, len(value), openQuoteMessage
	}
	if at := strayAfterQuote(text); at >= 0 {
		return toEnd(text, at, "There is text after the closing quotation mark; put all of the value in quotation marks, or none of it.")
	}
	return 0, 0, ""
}

// oddBracketed finds what is wrong with a value that begins with a bracket.
func oddBracketed(value string, start int, text string) (offset, length int, message string) {
	if at := openQuote(text); at >= 0 {
		return toEnd(text, at, openQuoteMessage)
	}
	if at := openBracket(value); at >= 0 {
		return start + at, 1, openBracketMessage
	}
	if at := surplusBracket(value); at >= 0 {
		return start + at, 1, surplusBracketMessage
	}
	return 0, 0, ""
}

// oddBeginning finds what is wrong with a value that begins with a character which means something there.
func oddBeginning(value string, start int) (offset, length int, message string) {
	if strings.IndexByte("|>", value[0]) >= 0 && strings.Trim(value, "|>+-0123456789") == "" {
		return 0, 0, ""
	}
	if n := wordLength(value); value[0] == '*' && n > 1 {
		return start, n, unknownAlias(value[1:n])
	}
	return start, len(value), fmt.Sprintf("A value cannot begin with %c; put it in quotation marks.", value[0])
}

const (
	openQuoteMessage      = "The quotation mark that opens here is never closed on this line; close it, or take it out."
	openBracketMessage    = "The bracket that opens here is never closed; close it, or take it out."
	surplusBracketMessage = "This bracket closes nothing: there is one too many."
)

// unknownAlias says that an alias stands for nothing.
func unknownAlias(name string) string {
	return "*" + name + " stands for nothing: nothing above is marked with &" + name + ". A text that begins with * needs quotation marks."
}

// oddBracket finds brackets on a line of a record in brackets that do not belong together: the record's own may stay open.
func oddBracket(p *stretch, text string) (offset, length int, message string) {
	var open []int
	one := len(p.lines) == 1
	for _, i := range bracketsOn(text) {
		last := len(open) - 1
		switch c := text[i]; {
		case c == '[' || c == '{':
			open = append(open, i)
		case last >= 0 && (text[open[last]] == '[') != (c == ']'):
			return open[last], 1, openBracketMessage
		case last >= 0:
			open = open[:last]
		case one:
			return i, 1, surplusBracketMessage
		}
	}
	if n := len(open); n > 0 && (one || text[open[n-1]] == '[' && strings.TrimSpace(text[open[n-1]+1:]) != "") {
		return open[n-1], 1, openBracketMessage
	}
	return 0, 0, ""
}

// bracketsOn returns where the brackets on a line are that do not stand in quotation marks.
func bracketsOn(text string) (all []int) {
	quote := byte(0)
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'' && i > 0 && strings.IndexByte(" [{,:", text[i-1]) >= 0:
			quote = c
		case strings.IndexByte("[]{}", c) >= 0:
			all = append(all, i)
		}
	}
	return all
}

// oddKey finds a key without a colon, or a comma that is missing in brackets.
func (m *mender) oddKey(p *stretch, i int, h head, text string) (offset, length int, message string) {
	trimmed := strings.TrimRight(text, " \t\r")
	flow := m.inBrackets(p)
	switch {
	case flow && i+1 < len(p.lines) && h.key != "" && strings.IndexByte(",{[", trimmed[len(trimmed)-1]) < 0 && headOf(m.of(p.lines[i+1])).key != "":
		return len(trimmed) - 1, 1, "A comma is missing at the end of this line."
	case h.key == "" || h.colon:
	case strings.HasPrefix(h.rest, ":") && !flow:
		return h.column, len(h.key) + 1, "Put a space between the colon and the value."
	case h.dashes == 0 || i == 0 && p.kind == itemPart:
		before := m.before(p, i)
		if i > 0 && (strings.HasSuffix(strings.TrimRight(before, " \t\r"), "|") || h.indent > p.fields && h.rest == "") {
			break // text that goes on
		}
		if i == 0 && p.kind == entryPart && len(p.lines) > 1 {
			return h.indent, len(trimmed) - h.indent, "A colon is missing at the end of this line, behind the name of the entry."
		}
		return h.indent, len(trimmed) - h.indent, `There is no ": " on this line between the name of a field and its value.`
	}
	return 0, 0, ""
}

// oddIndent finds a field that does not line up with the others.
func (m *mender) oddIndent(p *stretch, i int, h head, _ string) (offset, length int, message string) {
	if m.inBrackets(p) || i == 0 || !h.colon || h.dashes > 0 || h.indent == p.fields {
		return 0, 0, ""
	}
	before := headOf(m.before(p, i))
	if h.indent > p.fields && (before.indent > p.fields || before.colon && before.rest == "" || before.dashes > 0 && before.indent >= p.fields) {
		return 0, 0, "" // deeper, below a field
	}
	return h.indent, max(1, len(h.key)), fmt.Sprintf("This line begins with %s; the other fields of the record begin with %d.", spaces(h.indent), p.fields)
}

// fallback says in plain words what the parser said of a part, at a line.
func (m *mender) fallback(p *stretch, i int) mark {
	l := p.lines[i]
	text := m.of(l)
	indent := len(text) - len(strings.TrimLeft(text, " \t"))
	for _, f := range m.file.Findings { // what was said of the file as a whole may be about this line
		if at := int(f.Pos.Offset); f.Rule == "syntax" && at >= l.from && at < l.end {
			return mark{at, int(f.Pos.Length), f.Message}
		}
	}
	message := ""
	if m.file.IsJSON() {
		message = jsonMessage(p.first)
	} else if name, ok := strings.CutPrefix(p.first, "unknown anchor '"); ok {
		name, _, _ = strings.Cut(name, "'")
		message = unknownAlias(name)
	} else if stray, ok := m.strayItem(p, i); ok {
		return stray
	} else if p.first != "" {
		message, _ = yamlMessage(p.first)
	} else {
		message = "This line does not fit the lines around it."
	}
	return mark{l.from + indent, len(strings.TrimSpace(text)), message}
}

// strayItem finds an item of no list at a line of a part, or right below it.
func (m *mender) strayItem(p *stretch, i int) (mark, bool) {
	if !strings.Contains(p.first, "did not find expected key") {
		return mark{}, false
	}
	for _, l := range p.lines[i:min(i+2, len(p.lines))] {
		if stray, ok := strayItem(m.file.Data(), l.from); ok {
			return stray, true
		}
	}
	return mark{}, false
}
