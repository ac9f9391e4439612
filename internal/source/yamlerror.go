package source

import (
	"io"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/orglint/orglint/internal/diag"
)

// A yamlFault is what keeps yaml.v3 from reading a text. yaml.v3 gives a line, and none for faults on line 1; but where
// its parser (not its scanner) failed, it is the line of the list or mapping around the fault. Then the text is parsed
// again one byte at a time, to see how far the parser came.
type yamlFault struct {
	data    string
	problem string // in yaml.v3's words
	message string // in plain words
	offset  int    // of the line where the fault shows
	read    int    // the bytes that yaml.v3 asked for before it gave up, where that is needed
}

// A mark is a stretch of text to point to, and what is wrong there.
type mark struct {
	offset, length int
	message        string
}

// explainYAML says in plain words what is wrong with a YAML text, and where: if it can, where the cause is and not where
// the parser noticed.
func (f *File) explainYAML(data string, err error) (pos diag.Pos, message string) {
	data, _ = hideEscapes(data)
	y := newYAMLFault(data, err)
	for _, find := range []func() (mark, bool){y.conflict, y.escape, y.alias, y.tab, y.openText, y.nearby, y.strayItem} {
		if m, ok := find(); ok {
			return f.pos(m.offset, m.length), m.message
		}
	}
	start, text := lineAround(data, y.offset)
	indent := len(text) - len(strings.TrimLeft(text, " \t"))
	return f.pos(start+indent, len(strings.TrimSpace(text))), y.message
}

func newYAMLFault(data string, err error) *yamlFault {
	line, problem := 1, strings.TrimPrefix(err.Error(), "yaml: ")
	if rest, ok := strings.CutPrefix(problem, "line "); ok {
		number, rest, _ := strings.Cut(rest, ": ")
		if n, err := strconv.Atoi(number); err == nil {
			line, problem = n, rest
		}
	}
	y := &yamlFault{data: data, problem: problem}
	var found locator
	y.message, found = yamlMessage(problem)
	lines := yamlLines(data)
	switch found {
	case whereItSays:
		y.offset = lines[min(line, len(lines))-1]
	case afterWhereItSays:
		y.offset = lines[min(line+1, len(lines))-1]
	case whereItStopped:
		y.read = readBytes(data)
		y.offset = max(0, len(strings.TrimRight(data[:y.read], " \t\r\n"))-1)
	}
	return y
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
		{"invalid Unicode character", whereItStopped, `In double quotation marks \ means something special; use single quotation marks, or write \\.`},
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
	data string
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
func readBytes(data string) int {
	drip := &dripReader{data: data}
	decoder := yaml.NewDecoder(drip)
	for {
		var document yaml.Node
		if decodeNode(decoder, &document) != nil {
			return drip.read
		}
	}
}
