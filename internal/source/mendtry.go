package source

import (
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// A stretch is a part of a document that is parsed by itself: a record, or what is left of the document without its records.
type stretch struct {
	kind  partKind
	list  string // that it is in
	usual string // the key with which most records of the list begin
	lines []line

	before, after string // what a gap is read with
	instead       string // what may stand in its place

	dash   int // the column of the dash of an item
	fields int // the column of the fields
	id     string

	openEnd bool   // whether the file ends with it, without a line break
	problem string // what the parser said of it
	first   string // what it said before lines were left out
	at      int    // the index of the line where the parser failed
}

// A partKind tells how a part is written.
type partKind uint8

const (
	documentPart partKind = iota
	itemPart              // - key: value
	entryPart             // name: and fields below
	objectPart            // {key: value}
)

// mostTries is how many lines of a part are tried at most.
const mostTries = 60

// mendPart makes the lines of a part blank that keep it from being read: as few as can be found, or all.
func (m *mender) mendPart(p *stretch) {
	if len(p.lines) == 0 {
		return
	}
	if p.kind != documentPart && p.lines[0].mark { // it begins in a conflict: nobody can tell what follows the conflict
		for i := range p.lines {
			p.lines[i].lost, p.lines[i].mark = true, true
		}
		m.lose(p)
		return
	}
	p.fields = m.fieldsColumn(p)
	m.loseBetween(p)
	if m.reads(p) {
		m.keep(p)
		return
	}
	p.first = p.problem
	if m.file.IsJSON() && m.addCommas(p) {
		m.finish(p)
		return
	}
	if !m.try(p) {
		for i := range p.lines {
			l := &p.lines[i]
			if !l.lost && !l.mark && !isBlank(m.of(*l)) {
				l.lost = true
			}
		}
		m.lose(p)
		return
	}
	m.keep(p)
}

// try looks for lines without which the part reads.
func (m *mender) try(p *stretch) bool {
	for n, lines := range m.candidates(p) {
		if n == mostTries || m.budget < 0 {
			return false
		}
		var changed []int
		for _, i := range lines {
			if !p.lines[i].lost {
				p.lines[i].lost = true
				changed = append(changed, i)
			}
		}
		if len(changed) > 0 && m.reads(p) {
			return true
		}
		for _, i := range changed {
			p.lines[i].lost = false
		}
	}
	return false
}

// candidates returns what lines may be at fault, the likeliest first: those that look wrong, then those near to where the parser failed,
// then fields with the lines below them, then all that look wrong.
func (m *mender) candidates(p *stretch) [][]int {
	var wrong, others []int
	for i := range p.lines {
		l := &p.lines[i]
		switch {
		case l.lost || l.kept || isBlank(m.of(*l)):
			continue
		case m.looksWrong(p, i):
			wrong = append(wrong, i)
		default:
			others = append(others, i)
		}
	}
	distance := func(i int) int { // lines above come first
		if i > p.at {
			return 2*(i-p.at) + 1
		}
		return 2 * (p.at - i)
	}
	byDistance := func(a, b int) int { return distance(a) - distance(b) }
	slices.SortStableFunc(wrong, byDistance)
	slices.SortStableFunc(others, byDistance)
	all := m.bracketsAt(p, wrong)
	for _, i := range slices.Concat(wrong[:min(len(wrong), mostTries/2)], others[:min(len(others), mostTries/2)]) {
		all = append(all, []int{i})
	}
	if len(wrong) > 1 {
		all = append(all[:min(len(all), mostTries-mostTries/4)], wrong)
	}
	for i := range p.lines {
		if group := m.below(p, i); len(group) > 1 {
			all = append(all, group)
		}
	}
	return all
}

// bracketsAt returns some lines of a part in brackets with what stands between the brackets that open there.
func (m *mender) bracketsAt(p *stretch, lines []int) (all [][]int) {
	if !m.inBrackets(p) {
		return nil
	}
	for _, i := range lines {
		if group := m.below(p, i); len(group) > 1 {
			all = append(all, group)
		}
	}
	return all
}

// below returns a field with the lines below it that are deeper.
func (m *mender) below(p *stretch, i int) []int {
	group := []int{i}
	column := headOf(m.of(p.lines[i])).indent
	if isBlank(m.of(p.lines[i])) || i == 0 {
		return nil
	}
	j := i + 1
	for ; j < len(p.lines) && (isBlank(m.of(p.lines[j])) || IsConflictMark(m.of(p.lines[j])) || headOf(m.of(p.lines[j])).indent > column); j++ {
		group = append(group, j)
	}
	if len(group) > 1 && j < len(p.lines)-1 && m.inBrackets(p) && strings.Trim(m.of(p.lines[j]), " \t\r,]}") == "" {
		group = append(group, j) // the bracket that closes it
	}
	return group
}

// reads reports whether a part reads, without the lines that are lost: as one record, in which each field that stands on a line of
// its own is one.
func (m *mender) reads(p *stretch) bool {
	text, lost := m.textOf(p)
	text = p.before + text + p.after
	m.budget -= len(text)
	if m.file.IsJSON() {
		return p.readsAsJSON(text)
	}
	document := p.parse(text)
	if document == nil {
		return p.kind == documentPart && strings.TrimSpace(text) == ""
	}
	record := recordOf(p, document)
	if record == nil || record.Kind != yaml.MappingNode {
		return record != nil && lost == 0
	}
	p.id = idIn(record)
	return lost == 0 || p.kind == objectPart || record.Style&yaml.FlowStyle != 0 || m.hasAllFields(p, record)
}

// readsAsJSON reports whether the text of a part is JSON.
func (p *stretch) readsAsJSON(text string) bool {
	fixed := []byte(text)
	dropCommas(fixed)
	p.problem, p.at = "", len(p.lines)-1
	var raw json.RawMessage
	err := json.Unmarshal(fixed, &raw)
	if bad, ok := errors.AsType[*json.SyntaxError](err); ok {
		p.problem = bad.Error()
		p.at = min(strings.Count(text[:min(len(text), int(bad.Offset))], "\n"), len(p.lines)-1)
	}
	p.id = ""
	if p.kind == objectPart {
		var record struct{ ID any }
		_ = json.Unmarshal(raw, &record) // what is none has no id
		p.id, _ = record.ID.(string)
	}
	return err == nil && (p.kind == documentPart || len(fixed) > 0 && fixed[0] == '{')
}

// parse parses the text of a part as YAML. It is nil where that fails, or is not one document.
func (p *stretch) parse(text string) *yaml.Node {
	var document, rest yaml.Node
	decoder := yaml.NewDecoder(strings.NewReader(text))
	if err := decodeNode(decoder, &document); err != nil {
		p.fail(err)
		return nil
	}
	p.problem, p.at = "", len(p.lines)-1
	err := decodeNode(decoder, &rest)
	if errors.Is(err, io.EOF) && len(document.Content) == 1 {
		return document.Content[0]
	}
	if err != nil && !errors.Is(err, io.EOF) {
		p.fail(err)
	}
	return nil
}

// fail notes where the parser failed.
func (p *stretch) fail(err error) {
	p.problem, p.at = strings.TrimPrefix(err.Error(), "yaml: "), len(p.lines)-1
	if rest, ok := strings.CutPrefix(p.problem, "line "); ok {
		number, rest, _ := strings.Cut(rest, ": ")
		if n, err := strconv.Atoi(number); err == nil {
			p.at, p.problem = min(n-1, len(p.lines)-1), rest
		}
	}
}

// inBrackets reports whether a part stands in brackets, where what counts is not how lines begin.
func (m *mender) inBrackets(p *stretch) bool {
	return p.kind == objectPart || p.before+p.after != "" || headOf(m.of(p.lines[0])).flow
}

// recordOf returns the mapping that a part is; nil where it is none.
func recordOf(p *stretch, n *yaml.Node) *yaml.Node {
	switch p.kind {
	case itemPart:
		if n.Kind != yaml.SequenceNode || len(n.Content) != 1 || n.Column != p.dash+1 {
			return nil
		}
		return n.Content[0]
	case entryPart:
		if n.Kind != yaml.MappingNode || len(n.Content) != 2 {
			return nil
		}
		return n.Content[1]
	case documentPart, objectPart:
	}
	return n
}

// idIn returns the id in a record, if there is one.
func idIn(record *yaml.Node) string {
	for i := 0; i+1 < len(record.Content); i += 2 {
		if record.Content[i].Value == "id" && record.Content[i+1].Kind == yaml.ScalarNode {
			return record.Content[i+1].Value
		}
	}
	return ""
}

// hasAllFields reports whether all lines at the column of the fields that look like fields were read as such, and not as a part of what
// stands above them.
func (m *mender) hasAllFields(p *stretch, record *yaml.Node) bool {
	want := 0
	for i := range p.lines {
		h := headOf(m.of(p.lines[i]))
		if !p.lines[i].lost && h.colon && (h.dashes == 0 && h.indent == p.fields || i == 0 && h.dashes == 1 && p.kind == itemPart) {
			want++
		}
	}
	return len(record.Content) >= 2*want
}
