package lsp

import (
	"slices"
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
	o := outline{indent: indent, dashed: dashed}
	for line := range above {
		o.line(line)
		if o.indent == 0 && !o.dashed {
			break
		}
	}
	slices.Reverse(o.keys)
	return o.keys
}

// An outline is what lines stand below, as far as is known from those above them, the nearest first.
type outline struct {
	indent int // what stands around is indented less or, where there is a dash, no more
	dashed bool
	keys   []string // from the innermost
}

// line takes note of the next line above.
func (o *outline) line(line string) {
	text := strings.TrimLeft(line, " ")
	if text == "" || text[0] == '#' {
		return
	}
	at := len(line) - len(text)
	inner := at
	for strings.HasPrefix(text, "- ") {
		rest := strings.TrimLeft(text[1:], " ")
		inner += len(text) - len(rest)
		text = rest
	}
	key, opens := opensBlock(text)
	switch {
	case opens && (inner < o.indent || o.dashed && inner == o.indent && inner == at): // a dash may stand right below its key
		o.keys = append(o.keys, key)
		o.indent, o.dashed = at, inner > at
	case inner > at && at < o.indent: // the record that the line is in
		o.indent, o.dashed = at, true
	case at < o.indent && !opens:
		o.indent = at
	}
}

// opensBlock returns the key of a line that holds nothing else, so that its value stands below.
func opensBlock(text string) (key string, opens bool) {
	key, value, isKey := strings.Cut(text, ":")
	value, _, _ = strings.Cut(value, " #")
	return strings.Trim(key, `"' `), isKey && strings.TrimSpace(value) == "" && !strings.ContainsAny(key, "{[")
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
	begins := strings.TrimSpace(r.line[r.from:at]) == ""
	switch {
	case r.quote != 0:
		if b == r.quote && r.line[at-1] != '\\' {
			r.quote = 0
		}
	case (b == '"' || b == '\'') && begins:
		r.quote, r.from = b, at+1
	case b == '#' && (at == 0 || r.line[at-1] == ' '):
		return false
	case b == ':' && r.key == "" && (at+1 == len(r.line) || r.line[at+1] == ' '):
		r.key = strings.Trim(r.line[r.from:at], `"' `)
		r.from = r.skip(at + 1)
	case (b == '{' || b == '[') && begins:
		r.brackets = append(r.brackets, bracket{b == '[', r.key})
		r.key, r.from = "", r.skip(at+1)
	case len(r.brackets) > 0 && strings.IndexByte(",]}", b) >= 0:
		if b != ',' {
			r.brackets = r.brackets[:len(r.brackets)-1]
		}
		r.key, r.from = "", r.skip(at+1)
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
