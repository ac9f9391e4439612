package report

import (
	"strings"

	"github.com/orglint/orglint/internal/privacy"
)

// How far a value is followed that must not be shown: bytes before and after the place of a finding in its line, and lines
// above it. It bounds the work for lines of many megabytes.
const (
	farInLine = 600
	farAbove  = 100
)

// hideValues takes out of a line what stands in it under a key that holds private data, such as the pay in {salary: 1}, and moves a
// stretch of the line along. Other keys and values stay.
func hideValues(line string, start, end int) (shown string, from, to int) {
	cut := max(0, start-farInLine)
	ends := min(len(line), start+farInLine)
	var b strings.Builder
	from, to = -1, -1
	at := cut
	for _, v := range privateValues(line[cut:ends], cut > 0) {
		if from < 0 && start < cut+v.to {
			from = b.Len() + min(start, cut+v.from) - at
		}
		if to < 0 && end < cut+v.from {
			to = b.Len() + end - at
		}
		b.WriteString(line[at:cut+v.from] + hidden)
		at = cut + v.to
		if to < 0 && end <= at {
			to = b.Len()
		}
	}
	if from < 0 {
		from = b.Len() + start - at
	}
	if to < 0 {
		to = b.Len() + min(end, ends) - at
	}
	b.WriteString(line[at:ends])
	return b.String(), from, max(from, to)
}

// hidden stands where a value is not shown.
const hidden = "…"

// A piece is a part of a line.
type piece struct{ from, to int }

// privateValues returns where the values of keys that hold private data stand. A line may be cut at its beginning; then it is one
// with brackets.
func privateValues(line string, cut bool) []piece {
	var found []piece
	var around []string // the key of each bracket that is open
	key, begins := "", 0
	for at := 0; at < len(line); at++ {
		switch c := line[at]; c {
		case '{', '[':
			around, begins = append(around, key), at+1
			key = ""
		case '}', ']':
			around = around[:max(0, len(around)-1)]
			begins, key = at+1, ""
		case ',':
			begins, key = at+1, ""
		case ':':
			key = keyOf(line[begins:at])
			if !isPrivate(around, key) {
				begins = at + 1
				continue
			}
			v := piece{from: at + 1 + len(line[at+1:]) - len(strings.TrimLeft(line[at+1:], " \t"))}
			v.to = v.from + valueLength(line[v.from:], cut || len(around) > 0)
			if v.to > v.from {
				found = append(found, v)
				at = v.to - 1
			}
			begins, key = v.to, ""
		}
	}
	return found
}

// isPrivate reports whether a key holds private data, by its name or with the keys around it.
func isPrivate(around []string, key string) bool {
	names := strings.Join(around[max(0, len(around)-3):], " ")
	return privacy.Holds(key) != "" || names != "" && privacy.HoldsWithin(names, key) != ""
}

// keyOf returns a key without what may stand around it.
func keyOf(text string) string { return strings.Trim(text, " \t-?\"'&!*") }

// valueLength returns how long a value is that a text begins with: up to the quotation mark or the bracket that ends it, or what
// follows it among others in brackets, or else up to the end of the line.
func valueLength(text string, inBrackets bool) int {
	depth, quote := 0, byte(0)
	for at := range len(text) {
		c := text[at]
		switch {
		case quote != 0:
			if c == quote && text[at-1] != '\\' {
				quote = 0
			}
		case (c == '"' || c == '\'') && (at == 0 || strings.IndexByte(" [{,:", text[at-1]) >= 0):
			quote = c
		case c == '{' || c == '[':
			depth++
		case depth > 0 && (c == '}' || c == ']'):
			depth--
		case depth > 0 || !inBrackets:
		case c == '}', c == ']', c == ',' && at+1 < len(text) && strings.IndexByte(" \"'", text[at+1]) >= 0:
			return at
		}
	}
	return len(text)
}

// within reports whether a line stands below a key that holds private data, which lines above with less space before them tell.
func within(above, line string) bool {
	indent := indentOf(line)
	for range farAbove {
		if indent == 0 || above == "" {
			return false
		}
		above = strings.TrimRight(above, "\r\n")
		start := strings.LastIndexAny(above, "\r\n") + 1
		text := above[max(start, len(above)-farInLine):]
		above = above[:start]
		if strings.TrimSpace(text) == "" || indentOf(text) >= indent {
			continue
		}
		indent = indentOf(text)
		if before, _, ok := strings.Cut(text, ":"); ok && privacy.Holds(keyOf(before)) != "" {
			return true
		}
		open := strings.TrimRight(text, " \t{[|>-+\"'")
		if last := strings.LastIndexAny(strings.TrimSuffix(open, ":"), ",{["); strings.HasSuffix(open, ":") && privacy.Holds(keyOf(open[last+1:len(open)-1])) != "" {
			return true
		}
	}
	return false
}

// indentOf counts the spaces, and marks of list items, before the first key of a line.
func indentOf(line string) int { return len(line) - len(strings.TrimLeft(line, " \t-")) }
