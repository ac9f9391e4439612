package source

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
)

// What stands between the records of a document in brackets is mended gap by gap: before the first list, between lists, between two
// records, and after the last. So a comma or a bracket that is missing or too many there costs nothing but itself.

// What a gap is read with in place of what stands around it.
const (
	recordsBefore = `{"a":[`
	fieldsAfter   = `"z": 0}`
)

// valid reports whether a text reads by itself.
func (m *mender) valid(text string) bool {
	m.budget -= len(text)
	if !m.file.IsJSON() {
		return (&stretch{kind: documentPart}).parse(text) != nil
	}
	fixed := []byte(text)
	dropCommas(fixed)
	return json.Valid(fixed)
}

// gap returns the text of a gap, from which the lines are gone that have been told of.
func (m *mender) gap(from, to int) string {
	for _, l := range m.linesIn(from, to) {
		if l.mark || l.lost && l.why.message == "" {
			m.blank(l.from, l.end)
		}
	}
	return string(m.text[from:to])
}

// beforeLists mends what stands before the first list.
func (m *mender) beforeLists(from, to int) {
	text := m.gap(from, to)
	if m.valid(text + fieldsAfter) {
		return
	}
	begin := from + len(text) - len(strings.TrimLeft(text, " \t\r\n"))
	if begin > from && m.text[begin] != '{' && m.valid("{"+text+fieldsAfter) {
		m.report(mark{begin, 0, "The bracket { that begins the file is missing before this."}, "")
		m.text[from] = '{'
	} else {
		m.mendPart(&stretch{kind: documentPart, lines: m.linesIn(from, to), after: fieldsAfter, instead: "{"})
	}
}

// betweenLists mends what stands between the last record of a list and the key of the next.
func (m *mender) betweenLists(list string, from, to int) {
	text := m.gap(from, to)
	switch {
	case m.valid(recordsBefore + text + fieldsAfter):
	case len(text) > 1 && strings.Trim(text[:2], " \t\r\n,") == "" && m.valid(recordsBefore+"],"+text[2:]+fieldsAfter):
		m.report(mark{max(0, from-1), 1, "The bracket that ends the list " + diag.Quote(list) + " is missing after this."}, "")
		m.bridge(from, from+2, "],")
	default:
		if !strings.HasPrefix(strings.TrimLeft(text, " \t\r\n,"), "]") {
			m.doubtLast()
		}
		m.mendPart(&stretch{kind: documentPart, lines: m.linesIn(from, to), before: recordsBefore, after: fieldsAfter, instead: "],"})
	}
}

// doubtLast notes that what stands after the last record that was read may belong to it: a bracket may have closed it too early.
func (m *mender) doubtLast() {
	if n := len(m.done); n > 0 {
		m.damages = append(m.damages, damaged{from: m.done[n-1].from, to: m.done[n-1].to, kind: objectPart, any: true, stretch: -1})
	}
}

// bridge puts a text in the place of another.
func (m *mender) bridge(from, to int, text string) {
	m.blank(from, to)
	m.hopeless = m.hopeless || to-from < len(text)
	copy(m.text[from:to], text)
}

// betweenRecords mends what stands before a record of a list: nothing if it is the first, or else a comma.
func (m *mender) betweenRecords(list string, from, to int, first bool) {
	defer func() { m.done = append(m.done, line{from: from, to: to}) }()
	text, before, comma := m.gap(from, to), "[{}", ","
	if first {
		before, comma = "[", ""
	}
	if m.valid(before + text + "{}]") {
		return
	}
	bracket := strings.IndexAny(text, "[]{}")
	why := mark{from + bracket, 1, surplusBracketMessage}
	lost := strings.Trim(text, " \t\r\n,[]{}")
	begun := bracket >= 0 && text[bracket] == '{' && bracket+1 < len(text) && strings.IndexByte(text, '}') < 0 // a record, and not ended
	at, length := from+bracket, 1
	switch {
	case lost != "":
		at, length = from+strings.Index(text, lost), len(lost)
		why = mark{at, lineLength(text[at-from:]), "This does not belong between two records; is a bracket too many, or missing, above?"}
		m.doubtLast()
	case bracket < 0:
		why = mark{from - 1, 1, "A comma is missing after this record."}
	}
	if n := len(m.unread); lost == "" && bracket < 0 && n > 0 && m.unread[n-1].Cut && int(m.unread[n-1].Pos.Offset+m.unread[n-1].Pos.Length) >= from-1 {
		m.bridge(from, to, comma)
		return // the end of the record before is lost, of which it was told
	}
	if lost != "" || begun {
		pos := m.file.pos(at, length)
		m.unread = append(m.unread, Stretch{List: list, Pos: pos, Lost: []diag.Pos{pos}, Nameless: begun, Cut: begun})
	}
	m.report(why, "")
	m.bridge(from, to, comma)
}

// afterLists mends what stands after the last record. The file may end before its brackets are closed, which has been told of where the
// last record is open, too.
func (m *mender) afterLists(from, to int, open bool) {
	text := m.gap(from, to)
	if m.valid(m.frame.before + text) {
		return
	}
	rest := strings.Trim(text, " \t\r\n,]}")
	if rest == "" {
		m.blank(from, to)
		m.closers = m.frame.closers
		end := m.file.pos(from+len(strings.TrimRight(text, " \t\r\n")), 0)
		switch at := surplus(text); {
		case at >= 0:
			m.report(mark{from + at, 1, surplusBracketMessage}, "")
		case !open:
			m.report(mark{int(end.Offset), 0, endsEarly}, "")
			m.unread = append(m.unread, Stretch{Pos: end, Lost: []diag.Pos{end}, Open: true})
		}
		return
	}
	m.mendPart(&stretch{kind: documentPart, lines: m.linesIn(from, to), before: m.frame.before, instead: m.frame.closers})
}

// surplus returns where a text has a bracket that ends neither the list nor the document, after both, or twice the same; -1 if it has none.
func surplus(text string) int {
	list := strings.IndexByte(text, ']')
	document := list + 1 + strings.IndexByte(text[list+1:], '}')
	for i := range text {
		if text[i] == ']' && i != list || text[i] == '}' && i != document {
			return i
		}
	}
	return -1
}

// key mends the key of a list and its bracket, which stand between two offsets.
func (m *mender) key(list string, from, to int) {
	text := string(m.text[from:to])
	if m.valid("{" + text + "]}") {
		return
	}
	message := "A colon is missing after " + diag.Quote(list) + ", the name of the list that follows."
	if strings.Contains(text, ":") {
		message = "The name of a list stands in two quotation marks; one of those around " + diag.Quote(list) + " is missing."
	}
	m.report(mark{from, len(list), message}, "")
	m.blank(from, to-1)
	copy(m.text[from:], newKey(len(m.renamed), `"`))
	m.renamed = append(m.renamed, renamed{from, list})
}

// recordEnd returns where the record ends that begins at an offset: as far as it reads, or else where the next one begins, without
// what stands between the two. All records of the list end before a limit.
func (m *mender) recordEnd(from, next, limit int) int {
	data := m.file.Data()
	inConflict := slices.ContainsFunc(m.linesIn(from, next), func(l line) bool { return l.mark })
	switch end := closingBracket(data[from:limit]); {
	case inConflict:
	case m.file.IsJSON():
		var raw json.RawMessage
		decoder := json.NewDecoder(strings.NewReader(data[from:limit]))
		if decoder.Decode(&raw) == nil {
			return from + int(decoder.InputOffset())
		}
	case end > 0 && m.valid(data[from:from+end]):
		return from + end
	}
	end := from + len(strings.TrimRight(data[from:next], ", \t\r\n"))
	return max(end, from+1)
}

// fieldBegins matches what a line of JSON begins with that is a field.
var fieldBegins = regexp.MustCompile(`^\s*"[\w-]+"\s*:`)

// addCommas adds the commas that are missing at the ends of lines of a part, where a field follows. It is false where the part does not read
// with them either.
func (m *mender) addCommas(p *stretch) bool {
	var added []line
	for i := range p.lines[:len(p.lines)-1] {
		l := p.lines[i]
		text := strings.TrimRight(m.of(l), " \t\r")
		if text == "" || strings.IndexByte(`"]}0123456789el`, text[len(text)-1]) < 0 || !fieldBegins.MatchString(m.of(p.lines[i+1])) {
			continue
		}
		l.end = l.from + len(text)
		m.text[l.end] = ','
		added = append(added, l)
	}
	if len(added) > 0 && m.reads(p) {
		for _, l := range added {
			m.report(mark{l.end - 1, 1, "A comma is missing at the end of this line."}, p.id)
		}
		return true
	}
	for _, l := range added {
		m.text[l.end] = m.file.Data()[l.end]
	}
	return false
}

// closingBracket returns where the bracket ends that a text in YAML begins with; -1 if it does not.
func closingBracket(text string) int {
	depth, quote := 0, byte(0)
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quote == '"' && c == '\\':
			i++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case (c == '"' || c == '\'') && i > 0 && strings.IndexByte(" \n[{,:", text[i-1]) >= 0:
			quote = c
		case c == '[' || c == '{':
			depth++
		case c == ']' || c == '}':
			depth--
			if depth == 0 {
				return i + 1
			}
		}
	}
	return -1
}
