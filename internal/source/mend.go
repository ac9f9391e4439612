package source

import (
	"cmp"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
)

// This file, and those whose names begin with mend, read what can be read of a file that does not parse. Whatever the layout, the way
// is the same: the text is cut into its records by how lines begin, never by quotation marks, which may be what is broken. Each is
// parsed by itself. Of one that does not read, the fewest lines are made blank so that it does. Then the file is read as any other, from
// the text without these lines; its places stay those of the file, because a blank is as long as what stood there.

// A mender makes the text of a file readable.
type mender struct {
	file   *File
	text   []byte // so far
	lines  []line
	budget int // how many bytes may still be parsed for a try

	findings []diag.Finding
	first    *diag.Finding // of those of records
	hopeless bool          // whether not even what holds the records together reads
	unread   []Stretch
	damages  []damaged
	renamed  []renamed
	frame    frame          // around the list of records in brackets
	foreign  bool           // whether the records are none of ours
	keys     map[string]int // of the fields on all lines; nil until they are asked for
	closers  string         // what is missing at the end of the file
	done     []line         // the stretches of records in brackets that have been seen to
}

// A line is a line of the file, or a part of one that holds several records.
type line struct {
	from, end, to int  // where it begins, where its text ends, and where the next line begins
	lost          bool // whether it was made blank
	mark          bool // whether it belongs to a conflict, which has been told of
	kept          bool // whether it is broken, and was written anew
	why           mark // what is wrong with it
}

// lists are the lists of records that a chart, or a job family, has. The key of one, at the margin, ends the list before.
func lists() []string {
	return []string{"people", "vacancies", "teams", "units", "external", "deviations", "levels"}
}

func isList(key string) bool { return slices.Contains(lists(), key) }

// mend reads the file again, without what keeps it from being read. Where not even that reads, nothing changes.
func (f *File) mend() {
	m := &mender{file: f, text: []byte(f.Data())}
	if !m.readable() {
		return
	}
	m.splitLines()
	m.conflicts()
	m.badBytes()
	switch {
	case f.isJSONLines() || IsLDIF(f.Data()):
		m.apart()
	case f.IsJSON():
		m.flow(m.lines)
		dropCommas(m.text)
	default:
		m.documents()
	}
	if len(m.findings) == 0 && !f.IsJSON() {
		return
	}
	slices.SortFunc(m.damages, func(a, b damaged) int { return cmp.Compare(a.from, b.from) })
	slices.SortStableFunc(m.findings, func(a, b diag.Finding) int { return cmp.Compare(a.Pos.Offset, b.Pos.Offset) })
	slices.SortStableFunc(m.unread, func(a, b Stretch) int { return cmp.Compare(a.Pos.Offset, b.Pos.Offset) })
	mended := &File{File: f.File, recoded: f.recoded, mended: string(m.text) + m.closers, damages: m.damages, foreign: m.foreign, unusual: f.unusual}
	mended.parse()
	if m.hopeless || mended.faulty || !mended.holdsAnything() {
		if m.first != nil { // what is wrong with a record tells the place better
			f.Findings = []diag.Finding{*m.first}
		}
		return
	}
	if len(m.findings) == 0 { // a comma too many, with which nothing is lost
		m.findings = f.Findings
	}
	mended.rename(m.renamed)
	mended.applyDamages()
	mended.Unread = append(m.unread, mended.Unread...)
	mended.Incomplete = mended.Incomplete || slices.ContainsFunc(m.unread, func(s Stretch) bool { return s.Open })
	mended.Findings = append(m.findings, mended.Findings...)
	*f = *mended
}

// readable reports whether the file may be a text at all. One of which every other byte is a NUL is UTF-16 that does not say so.
func (m *mender) readable() bool {
	const trials, most = 30, 64 << 20
	m.budget = max(most, trials*len(m.text))
	return len(m.text) > 0 && 8*strings.Count(m.file.Data(), "\x00") < len(m.text)
}

// holdsAnything reports whether a file has a document with some field or item.
func (f *File) holdsAnything() bool {
	return slices.ContainsFunc(f.Documents, func(v Value) bool { return len(v.Fields)+len(v.Items) > 0 })
}

// splitLines finds the lines.
func (m *mender) splitLines() {
	data := m.file.Data()
	starts := yamlLines(data)
	m.lines = make([]line, 0, len(starts))
	for i, from := range starts {
		to := len(data)
		if i+1 < len(starts) {
			to = starts[i+1]
		}
		if from < to {
			m.lines = append(m.lines, line{from: from, end: from + len(strings.TrimRight(data[from:to], "\r\n\u0085\u2028\u2029")), to: to})
		}
	}
}

// badBytes marks the lines with characters that no reader can take.
func (m *mender) badBytes() {
	data := m.file.Data()
	for i := range m.lines {
		l := &m.lines[i]
		text := data[l.from:l.end]
		at := strings.IndexFunc(text, func(r rune) bool { return r < ' ' && r != '\t' || r == 0x7f || r == '\uFFFD' })
		if at < 0 || l.mark || !m.file.badText {
			continue
		}
		why := mark{l.from + at, 1, controlMessage(text[at])}
		if why.message == "" {
			why.length = len("\uFFFD")
			why.message = "This line holds a character that is not UTF-8; type it again, and save the file with the encoding UTF-8."
		}
		l.lost, l.why = true, why
	}
}

// documents mends each document of the file.
func (m *mender) documents() {
	from := 0
	for i := range m.lines {
		l := &m.lines[i]
		switch {
		case m.isSlipped(i):
			m.report(mark{l.from, l.end - l.from, "A line that separates documents is --- and nothing else, at the margin."}, "")
			m.blank(l.from, l.end)
			copy(m.text[l.from:], betweenDocuments)
			m.document(m.lines[from:i])
			from = i + 1
		case !separates(m.of(*l)):
		case m.isStray(from, i):
			m.report(mark{l.from, l.end - l.from, "This line splits the file in the middle of a list; take it out."}, "")
			m.blank(l.from, l.end)
			l.kept = true
		default:
			m.document(m.lines[from:i])
			from = i + 1
		}
	}
	m.document(m.lines[from:])
}

// separates reports whether a line separates documents, and does nothing else.
func separates(text string) bool {
	return (strings.HasPrefix(text, "---") || strings.HasPrefix(text, "...")) && (text[3:] == "" || isBlank(strings.TrimLeft(text[3:], "\t")) && strings.IndexByte(" \t", text[3]) >= 0)
}

const betweenDocuments = "---"

// isSlipped reports whether a line should separate documents, as others do, and does not because it holds more.
func (m *mender) isSlipped(i int) bool {
	text := m.of(m.lines[i])
	if separates(text) || m.lines[i].mark || strings.Count(text, "-") < len(betweenDocuments) || strings.Trim(text, " \t-") != "" {
		return false
	}
	next := m.nextHead(m.lines[i+1:])
	return next.atMargin() && next.colon && slices.ContainsFunc(m.lines, func(l line) bool { return m.of(l) == betweenDocuments })
}

// isStray reports whether a line that separates documents, of which the last begins on a line, stands in the middle of a list.
func (m *mender) isStray(from, i int) bool {
	next := m.nextHead(m.lines[i+1:])
	return (next.indent > 0 || next.dashes > 0) && next.dashes < len(betweenDocuments) && slices.ContainsFunc(m.lines[from:i], func(l line) bool {
		h := headOf(m.of(l))
		return h.atMargin() && isList(h.key)
	})
}

// hasStray reports whether a file reads though a line separates documents in the middle of a list.
func (f *File) hasStray() bool {
	if len(f.Documents) < 2 || f.IsJSON() {
		return false
	}
	m := &mender{file: f}
	m.splitLines()
	from := 0
	for i := range m.lines {
		if !separates(m.of(m.lines[i])) {
			continue
		}
		if m.isStray(from, i) {
			return true
		}
		from = i + 1
	}
	return false
}

// document mends a document.
func (m *mender) document(lines []line) {
	first := slices.IndexFunc(lines, func(l line) bool { return !isBlank(m.of(l)) && !strings.HasPrefix(m.of(l), "%") })
	if first < 0 {
		return
	}
	if begin := strings.TrimLeft(m.of(lines[first]), " \t"); strings.HasPrefix(begin, "{") || strings.HasPrefix(begin, "[") {
		m.flow(lines)
		return
	}
	rest := m.cutLists(lines)
	if len(rest) == len(lines) {
		rest = m.cutEntries(lines)
	}
	if len(rest) == len(lines) {
		rest = m.cutForeign(lines)
	}
	m.mendPart(&stretch{kind: documentPart, lines: rest})
}

// of returns the text of a line in the file.
func (m *mender) of(l line) string { return m.file.Data()[l.from:l.end] }

// blank makes a stretch of the text blank, but for its line breaks.
func (m *mender) blank(from, to int) {
	for i := from; i < to; i++ {
		if c := m.text[i]; c != '\n' && c != '\r' {
			m.text[i] = ' '
		}
	}
}

// report reports a line at fault.
func (m *mender) report(why mark, id string) {
	m.findings = append(m.findings, diag.Finding{
		Rule: "syntax", Pos: m.file.pos(why.offset, why.length), Subject: id, Message: why.message,
	})
}
