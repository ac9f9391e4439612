package lsp

import (
	"strings"
)

// A cursor is where in a chart somebody types: what the text around it looks like, whether or not it reads.
type cursor struct {
	key   string   // of the value that is being typed; empty where it is a key
	typed string   // what is typed of the value or key
	start int      // the byte of the line at which that begins
	lists []string // that the record stands in, from the outermost
	open  bool     // whether a quotation mark is open
	flow  bool     // whether brackets are
	dash  bool     // whether it is an item of a list that has no key yet
}

// cursorAt reads what stands around a byte of a line. The function returns earlier lines, from the nearest.
func cursorAt(line string, column int, above func(yield func(string) bool)) (c cursor, ok bool) {
	r := lineReader{line: line[:column]}
	if !r.read() {
		return cursor{}, false
	}
	c = cursor{key: r.key, typed: r.line[r.from:], start: r.from, open: r.quote != 0, flow: len(r.brackets) > 0}
	indent, dashed := r.indent, r.dashes > 0
	for _, b := range r.brackets {
		if b.key != "" {
			c.lists = append(c.lists, b.key)
		}
	}
	if n := len(r.brackets); c.key == "" && n > 0 && r.brackets[n-1].square { // an item of a list in brackets
		c.key, c.lists = r.brackets[n-1].key, c.lists[:max(0, len(c.lists)-1)]
	}
	outer := keysAbove(indent, dashed, above)
	c.dash = c.key == "" && dashed && len(r.brackets) == 0
	if c.dash && len(outer) > 0 && !isList(outer[len(outer)-1]) {
		c.key, outer = outer[len(outer)-1], outer[:len(outer)-1]
	}
	c.lists = append(outer, c.lists...)
	return c, true
}

// isList reports whether a field holds records, and not texts.
func isList(key string) bool {
	switch key {
	case "people", "vacancies", "teams", "units", "external", "deviations", "interviews":
		return true
	}
	return false
}

// keysAbove returns the keys that a line stands below, from the outermost, given how far it is indented and whether it begins with a dash.
func keysAbove(indent int, dashed bool, above func(yield func(string) bool)) []string {
	var keys []string
	for line := range above {
		text := strings.TrimLeft(line, " ")
		if text == "" || text[0] == '#' {
			continue
		}
		at := len(line) - len(text)
		inner := at
		for strings.HasPrefix(text, "- ") {
			rest := strings.TrimLeft(text[1:], " ")
			inner += len(text) - len(rest)
			text = rest
		}
		key, value, isKey := strings.Cut(text, ":")
		value, _, _ = strings.Cut(value, " #")
		opens := isKey && strings.TrimSpace(value) == "" && !strings.ContainsAny(key, "{[")
		switch {
		case opens && (inner < indent || dashed && inner == indent && inner == at): // a dash may stand right below its key
			keys = append([]string{strings.Trim(key, `"' `)}, keys...)
			indent, dashed = at, inner > at
		case inner > at && at < indent: // the record that the line is in
			indent, dashed = at, true
		case at < indent && !opens:
			indent = at
		}
		if indent == 0 && !dashed {
			break
		}
	}
	return keys
}

// A lineReader reads a line up to where somebody types.
type lineReader struct {
	line     string
	from     int // where what is being typed begins
	indent   int
	dashes   int
	key      string
	quote    byte // that is open; 0 where none is
	brackets []bracket
}

// A bracket is one that is open, with the key of what it holds.
type bracket struct {
	square bool
	key    string
}

// read reads the line. It reports false in a comment.
func (r *lineReader) read() bool {
	r.indent = len(r.line) - len(strings.TrimLeft(r.line, " "))
	r.from = r.indent
	for strings.HasPrefix(r.line[r.from:], "- ") || r.line[r.from:] == "-" {
		r.dashes++
		rest := strings.TrimLeft(r.line[r.from+1:], " ")
		r.from = len(r.line) - len(rest)
	}
	for at := r.from; at < len(r.line); at++ {
		if !r.step(at) {
			return false
		}
		at = max(at, r.from-1) // what was passed over
	}
	return true
}

// step takes a byte.
func (r *lineReader) step(at int) bool {
	b := r.line[at]
	if r.quote != 0 {
		if b == r.quote && r.line[at-1] != '\\' {
			r.quote = 0
		}
		return true
	}
	inFlow := len(r.brackets) > 0
	begins := strings.TrimSpace(r.line[r.from:at]) == ""
	switch {
	case (b == '"' || b == '\'') && begins:
		r.quote, r.from = b, at+1
	case b == '#' && at > 0 && r.line[at-1] == ' ', b == '#' && at == 0:
		return false
	case (b == '{' || b == '[') && begins:
		r.brackets = append(r.brackets, bracket{b == '[', r.key})
		r.key, r.from = "", r.skip(at+1)
	case (b == '}' || b == ']') && inFlow:
		r.brackets = r.brackets[:len(r.brackets)-1]
		r.key, r.from = "", r.skip(at+1)
	case b == ',' && inFlow:
		r.key, r.from = "", r.skip(at+1)
	case b == ':' && r.key == "" && (at+1 == len(r.line) || r.line[at+1] == ' '):
		r.key = strings.Trim(r.line[r.from:at], `"' `)
		r.from = r.skip(at + 1)
	}
	return true
}

// skip passes over spaces.
func (r *lineReader) skip(at int) int {
	for at < len(r.line) && r.line[at] == ' ' {
		at++
	}
	return at
}
