package source

import (
	"strings"
)

// conflict finds the mark that git leaves where two versions could not be merged.
func (y *yamlFault) conflict() (mark, bool) {
	before, _, found := strings.Cut(y.data, "\n<<<<<<< ")
	if !found {
		return mark{}, false
	}
	at := len(before) + 1
	return mark{
		at, lineLength(y.data[at:]),
		"The file still holds both sides of a merge conflict; keep one, and delete the lines with <<<<<<<, ======= and >>>>>>>.",
	}, true
}

// alias finds the alias that stands for nothing.
func (y *yamlFault) alias() (mark, bool) {
	name, ok := strings.CutPrefix(y.problem, "unknown anchor '")
	if !ok {
		return mark{}, false
	}
	name, _, _ = strings.Cut(name, "'")
	at := strings.LastIndex(y.data[:min(y.offset+1, len(y.data))], "*"+name)
	if at < 0 {
		return mark{}, false
	}
	return mark{at, 1 + len(name), "*" + name + " stands for nothing: nothing above is marked with &" + name + "."}, true
}

// tab finds a tab that indents a line.
func (y *yamlFault) tab() (mark, bool) {
	start, text := lineAround(y.data, y.offset)
	at := strings.IndexByte(text[:len(text)-len(strings.TrimLeft(text, " \t"))], '\t')
	switch {
	case strings.Contains(y.problem, "tab character"):
		at = max(0, strings.LastIndexByte(y.data[:y.read], '\t'))
	case at < 0:
		return mark{}, false
	default:
		at += start
	}
	return mark{at, 1, "This line is indented with a tab; YAML takes only spaces there."}, true
}

// openText finds the quotation mark of a text that goes on to the end of the file. yaml.v3 names its line, but never line 1.
func (y *yamlFault) openText() (mark, bool) {
	if !strings.Contains(y.problem, "unexpected end of stream") && !strings.Contains(y.problem, "unexpected document") {
		return mark{}, false
	}
	for _, start := range []int{y.offset, 0} {
		line := y.data[start : start+lineLength(y.data[start:])]
		if i := openQuote(line); i >= 0 {
			return mark{start + i, len(line) - i, "The quotation mark that opens here is never closed."}, true
		}
	}
	return mark{}, false
}

// strayItem finds an item of a list below a field that has a value, so that it is in no list. Items above it are passed over.
func (y *yamlFault) strayItem() (mark, bool) {
	if !strings.Contains(y.problem, "did not find expected key") {
		return mark{}, false
	}
	return strayItem(y.data, y.offset)
}

// strayItem does so around a place in a text.
func strayItem(data string, offset int) (mark, bool) {
	at, item := lineAround(data, offset)
	isItem := func(line string) bool { return strings.HasPrefix(strings.TrimLeft(line, " ")+" ", "- ") }
	if !isItem(item) {
		return mark{}, false
	}
	indent := len(item) - len(strings.TrimLeft(item, " "))
	start, above := at, item
	for range linesAbove {
		if start == 0 {
			return mark{}, false
		}
		start, above = lineAround(data, start-1)
		trimmed := strings.TrimSpace(above)
		if trimmed == "" || trimmed[0] == '#' || isItem(above) && len(above)-len(strings.TrimLeft(above, " ")) == indent {
			continue
		}
		break
	}
	_, value, isField := strings.Cut(above, ": ")
	if value = strings.TrimSpace(value); !isField || value == "" || value[0] == '#' {
		return mark{}, false
	}
	return mark{
		at + indent, len(strings.TrimSpace(item)),
		"This line is an item of a list, but no list begins above it; put the name of the list on the line before it.",
	}, true
}

// linesAbove is how far up from where a fault shows its cause is looked for.
const linesAbove = 20

// nearby finds the cause of a fault on its line or a few lines above.
func (y *yamlFault) nearby() (mark, bool) {
	start, text := lineAround(y.data, y.offset)
	for above := range linesAbove {
		m, ok := y.opened(text)
		if !ok && above < 2 {
			m, ok = tooMuch(text)
		}
		if ok {
			m.offset += start
			return m, true
		}
		if start == 0 {
			break
		}
		start, text = lineAround(y.data, start-1)
	}
	return mark{}, false
}

// opened finds what a line opens and does not close, or a directive that nothing may follow.
func (y *yamlFault) opened(line string) (mark, bool) {
	quote, bracket := openQuote(line), openBracket(line)
	switch {
	case strings.HasPrefix(line, "%YAML"):
		return mark{0, len(line), "After a line that begins with % there must be a line with three dashes: ---."}, true
	case bracket >= 0 && (strings.Contains(y.problem, "',' or") || strings.Contains(y.problem, "node content")):
		return mark{bracket, 1, "The bracket that opens here is not closed, or a comma is missing after it."}, true
	case quote >= 0 && strings.Contains(y.problem, "did not find expected key"):
		return mark{quote, len(line) - quote, "The quotation mark that opens here is not closed on this line."}, true
	}
	return mark{}, false
}

// tooMuch finds text after a quoted value, or a bracket that closes nothing.
func tooMuch(line string) (mark, bool) {
	if i := strayAfterQuote(line); i >= 0 {
		return mark{
			i, len(strings.TrimRight(line[i:], " \t")),
			"There is text after the closing quotation mark; put all of the value in quotation marks, or none of it.",
		}, true
	}
	if i := surplusBracket(line); i >= 0 {
		return mark{i, 1, "This bracket closes nothing: there is one too many."}, true
	}
	return mark{}, false
}

// openQuote returns the index of a quotation mark that begins a value and is not closed on its line; -1 if there is none.
func openQuote(line string) int {
	for i := 0; i < len(line); i++ {
		if (line[i] != '"' && line[i] != '\'') || (i > 0 && strings.IndexByte(" \t[{,", line[i-1]) < 0) {
			continue
		}
		end := i + quotedLength(line[i:])
		if end-i < 2 || line[end-1] != line[i] {
			return i
		}
		i = end - 1
	}
	return -1
}

// strayAfterQuote returns the index of text after a quoted value on the same line; -1 if there is none.
func strayAfterQuote(line string) int {
	_, value, _ := strings.Cut(line, ": ")
	start := len(line) - len(strings.TrimLeft(value, " "))
	if start == len(line) || (line[start] != '"' && line[start] != '\'') {
		return -1
	}
	end := start + quotedLength(line[start:])
	rest := strings.TrimLeft(line[end:], " \t")
	if rest == "" || rest[0] == '#' || line[end-1] != line[start] || end-start < 2 {
		return -1
	}
	return len(line) - len(rest)
}

// surplusBracket returns the index of a bracket that closes nothing on its line, where one was opened and closed before;
// -1 if there is none.
func surplusBracket(line string) int {
	open, opened := 0, false
	for i, c := range line {
		switch c {
		case '[', '{':
			open, opened = open+1, true
		case ']', '}':
			if open == 0 && opened {
				return i
			}
			open = max(0, open-1)
		}
	}
	return -1
}

// openBracket returns the index of the last bracket that is not closed on its line; -1 if there is none.
func openBracket(line string) int {
	var open []int
	for i, c := range line {
		switch c {
		case '[', '{':
			open = append(open, i)
		case ']', '}':
			open = open[:max(0, len(open)-1)]
		}
	}
	if len(open) == 0 {
		return -1
	}
	return open[len(open)-1]
}
