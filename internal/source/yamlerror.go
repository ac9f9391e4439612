package source

import (
	"bytes"
	"io"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/orglint/orglint/internal/diag"
)

// explainYAML says in plain words what is wrong with a YAML text, and where. yaml.v3 gives a line, and none for faults on
// line 1; but where the parser (not its scanner) failed, it is the line of the list or mapping around the fault. Then
// the text is parsed again one byte at a time, to see how far the parser came.
func (f *File) explainYAML(data []byte, err error) (pos diag.Pos, message string) {
	line, problem := 1, err.Error()
	problem = strings.TrimPrefix(problem, "yaml: ")
	if number, rest, ok := strings.Cut(strings.TrimPrefix(problem, "line "), ": "); ok && strings.HasPrefix(problem, "line ") {
		problem = rest
		if n, err := strconv.Atoi(number); err == nil {
			line = n
		}
	}
	offset := f.lineOffset(data, line)
	if at := bytes.Index(data, []byte("\n<<<<<<< ")); at >= 0 {
		return f.pos(at+1, lineLength(data[at+1:])),
			"The file still holds both sides of a merge conflict; keep one, and delete the lines with <<<<<<<, ======= and >>>>>>>."
	}
	message, found := yamlMessage(problem)
	switch found {
	case whereItStopped:
		offset = max(0, len(bytes.TrimRight(data[:readBytes(data)], " \t\r\n"))-1)
	case afterWhereItSays:
		offset = f.lineOffset(data, line+1)
	case whereItSays:
	}
	if name, ok := strings.CutPrefix(problem, "unknown anchor '"); ok {
		name, _, _ = strings.Cut(name, "'")
		offset = max(0, bytes.LastIndex(data[:min(offset+1, len(data))], []byte("*"+name)))
	}
	if strings.Contains(problem, "tab character") {
		offset = max(0, bytes.LastIndexByte(data[:readBytes(data)], '\t'))
		return f.pos(offset, 1), message
	}
	if strings.Contains(problem, "unexpected end of stream") || strings.Contains(problem, "unexpected document") {
		for _, start := range []int{offset, 0} { // yaml.v3 names the line where the text begins, but never line 1
			if i := openQuote(data[start : start+lineLength(data[start:])]); i >= 0 {
				return f.pos(start+i, lineLength(data[start+i:])), "The quotation mark that opens here is never closed."
			}
		}
	}
	if at, length, better := betterPlace(data, offset, problem); better != "" {
		return f.pos(at, length), better
	}
	start, text := lineAround(data, offset)
	indent := len(text) - len(bytes.TrimLeft(text, " \t"))
	if tab := bytes.IndexByte(text[:indent], '\t'); tab >= 0 {
		return f.pos(start+tab, 1), "This line is indented with a tab; YAML takes only spaces there."
	}
	return f.pos(start+indent, len(bytes.TrimSpace(text))), message
}

// lineOffset returns where a line starts, as yaml.v3 counts lines.
func (f *File) lineOffset(data []byte, line int) int {
	lines := yamlLines(data)
	return lines[min(max(line, 1), len(lines))-1]
}

// A locator says how the place of a fault is found.
type locator uint8

const (
	whereItSays      locator = iota // on the line that yaml.v3 names
	afterWhereItSays                // on the next: the parser counts from 0
	whereItStopped                  // where yaml.v3 stopped reading
)

// yamlMessage puts the problem that yaml.v3 names in plain words, and says how to find its place.
func yamlMessage(problem string) (message string, found locator) {
	for _, known := range []struct {
		problem string
		found   locator
		message string
	}{
		{
			"mapping values are not allowed", whereItSays,
			`This line has one ": " too many, or does not line up with the lines above; text that holds ": " needs quotation marks around it.`,
		},
		{
			"did not find expected key", whereItStopped,
			"This line does not line up with the lines above it: check how far it is indented.",
		},
		{
			"did not find expected '-' indicator", whereItStopped,
			`This line does not fit the list above it: check how far it is indented, or start it with "- ".`,
		},
		{
			"block sequence entries are not allowed", whereItSays,
			`A list item ("- ") cannot stand here: check how far the line is indented.`,
		},
		{"did not find expected ',' or", afterWhereItSays, "A comma is missing on this line, or the bracket that closes the list or group."},
		{
			"could not find expected ':'", whereItSays,
			`This line has no ": " between the name of a field and its value.`,
		},
		{
			"cannot start any token", whereItSays,
			"This line starts a value with a character that means something else to YAML, such as @ or %; put the value in quotation marks.",
		},
		{"found unexpected end of stream", whereItSays, "The text in quotation marks that starts on this line never ends."},
		{"found unexpected document indicator", whereItSays, "The text in quotation marks that starts on this line never ends."},
		{"unknown anchor", whereItStopped, "This line uses an alias (*name), but nothing above is marked with that name (&name)."},
		{"did not find expected node content", whereItStopped, "A value is missing here, or there is a comma or bracket too many."},
		{"hexdecimal number", whereItStopped, `In double quotation marks \ means something special; use single quotation marks, or write \\.`},
		{"alphabetic or numeric character", whereItStopped, "A value that starts with * or & means something else to YAML; put it in quotation marks."},
		{"unknown escape character", whereItStopped, `In double quotation marks \ means something special; use single quotation marks, or write \\.`},
		{"tab character", whereItStopped, "This line is indented with a tab; YAML takes only spaces there."},
		{"exceeded max depth", whereItStopped, tooDeep},
	} {
		if strings.Contains(problem, known.problem) {
			return known.message, known.found
		}
	}
	return "This line does not read as YAML (" + problem + ").", whereItStopped
}

// A dripReader gives its text one byte at a time.
type dripReader struct {
	data []byte
	read int
}

// Read reads one byte.
func (d *dripReader) Read(p []byte) (int, error) {
	if d.read == len(d.data) {
		return 0, io.EOF
	}
	p[0] = d.data[d.read]
	d.read++
	return 1, nil
}

// readBytes counts the bytes that yaml.v3 asks for before it gives up.
func readBytes(data []byte) int {
	drip := &dripReader{data: data}
	decoder := yaml.NewDecoder(drip)
	for {
		var document yaml.Node
		if decodeNode(decoder, &document) != nil {
			return drip.read
		}
	}
}

// lineAround returns the line that holds an offset, and where it starts.
func lineAround(data []byte, offset int) (start int, text []byte) {
	start = bytes.LastIndexAny(data[:offset], "\r\n") + 1
	return start, data[start : start+lineLength(data[start:])]
}

// linesAbove is how far up from a fault its cause is looked for.
const linesAbove = 20

// betterPlace looks for a quotation mark or bracket that was opened above a fault, or on its line, and never closed.
// The message is empty if there is none.
func betterPlace(data []byte, offset int, problem string) (at, length int, message string) {
	start, text := lineAround(data, offset)
	for above := range linesAbove {
		if above < 2 {
			if i := strayAfterQuote(text); i >= 0 {
				return start + i, len(bytes.TrimRight(text[i:], " \t")), "There is text after the closing quotation mark; put all of the value in quotation marks, or none of it."
			}
			if i := surplusBracket(text); i >= 0 {
				return start + i, 1, "This bracket closes nothing: there is one too many."
			}
		}
		switch {
		case bytes.HasPrefix(text, []byte("%YAML")) && problem != "":
			return start, len(text), "After a line that begins with % there must be a line with three dashes: ---."
		case strings.Contains(problem, "',' or"), strings.Contains(problem, "node content"):
			if i := openBracket(text); i >= 0 {
				return start + i, 1, "The bracket that opens here is not closed, or a comma is missing after it."
			}
		case strings.Contains(problem, "did not find expected key"):
			if i := openQuote(text); i >= 0 {
				return start + i, len(text) - i, "The quotation mark that opens here is not closed on this line."
			}
		}
		if start == 0 {
			break
		}
		start, text = lineAround(data, start-1)
	}
	return 0, 0, ""
}

// openQuote returns the index of a quotation mark that begins a value and is not closed on its line; -1 if there is none.
func openQuote(line []byte) int {
	for i := 0; i < len(line); i++ {
		if (line[i] != '"' && line[i] != '\'') || (i > 0 && bytes.IndexByte([]byte(" \t[{,"), line[i-1]) < 0) {
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
func strayAfterQuote(line []byte) int {
	colon := bytes.Index(line, []byte(": "))
	if colon < 0 {
		return -1
	}
	start := len(line) - len(bytes.TrimLeft(line[colon+2:], " "))
	if start == len(line) || (line[start] != '"' && line[start] != '\'') {
		return -1
	}
	end := start + quotedLength(line[start:])
	rest := bytes.TrimLeft(line[end:], " \t")
	if len(rest) == 0 || rest[0] == '#' || line[end-1] != line[start] || end-start < 2 {
		return -1
	}
	return len(line) - len(rest)
}

// surplusBracket returns the index of a bracket that closes nothing on its line, where one was opened and closed before;
// -1 if there is none.
func surplusBracket(line []byte) int {
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
func openBracket(line []byte) int {
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
