package source

import (
	"regexp"
	"slices"
	"strings"
)

// flowPatterns match what records in brackets begin with.
type flowPatterns struct{ list, object *regexp.Regexp }

func newFlowPatterns() flowPatterns {
	return flowPatterns{
		list:   regexp.MustCompile(`(?:^|[{,\n])[ \t]*["']?(` + strings.Join(lists[:], "|") + `)["']?[ \t]*:?[ \t]*\[`),
		object: regexp.MustCompile(`\{\s*["']?(\w+)["']?[ \t]*:`),
	}
}

// flow mends a document in brackets, such as JSON.
func (m *mender) flow(lines []line) {
	if len(lines) == 0 {
		return
	}
	data := m.file.Data()
	from, to := lines[0].from, lines[len(lines)-1].to
	keys := m.topLists(data[from:to])
	if len(keys) == 0 {
		m.mendPart(&stretch{kind: documentPart, lines: lines})
		return
	}
	for n, key := range keys {
		end := to
		if n+1 < len(keys) {
			end = from + keys[n+1].from
		}
		m.objects(key.list, from+key.to, end)
	}
	rest := &stretch{kind: documentPart, lines: m.without(lines)}
	for _, key := range keys {
		rest.keys = append(rest.keys, key.list)
	}
	m.mendPart(rest)
}

// A listKey is the key of a list, with its bracket.
type keyedList struct {
	list     string
	from, to int
}

// topLists returns the lists right below the document: of those that a record may have too, the ones that come after a list, or that stand
// no deeper than the first.
func (m *mender) topLists(text string) []keyedList {
	var all []keyedList
	margin := -1
	for _, at := range newFlowPatterns().list.FindAllStringSubmatchIndex(text, -1) {
		key := keyedList{text[at[2]:at[3]], at[0], at[1]}
		before := strings.TrimRight(text[:at[2]], " \t\r\n\"',{")
		start := strings.LastIndexByte(text[:at[2]], '\n') + 1
		indent := indentOf(strings.ReplaceAll(text[start:at[2]], "\t", " "))
		if alone := strings.Trim(text[start:at[2]], " \t\"'") == ""; alone {
			if margin < 0 {
				margin = indent
			}
			if indent > margin {
				continue
			}
		} else if key.list == "deviations" && !strings.HasSuffix(before, "]") {
			continue
		} else if key.list == "deviations" && !strings.HasSuffix(strings.TrimRight(strings.TrimSuffix(before, "]"), " \t\r\n"), "}") {
			continue
		}
		all = append(all, key)
	}
	return all
}

// objects mends the records of a list between brackets, which ends before an offset.
func (m *mender) objects(list string, from, to int) {
	data := m.file.Data()
	end, closed := listEnd(data[from:to])
	end += from
	starts := m.objectStarts(data[from:end])
	for n, start := range starts {
		next := end
		if n+1 < len(starts) {
			next = from + starts[n+1]
		}
		p := &stretch{kind: objectPart, list: list, lines: m.linesIn(from+start, next)}
		p.openEnd = !closed && n+1 == len(starts)
		m.mendPart(p)
	}
}

// listEnd returns the offset of the bracket that closes a list of records: the last one, if nothing but other brackets, commas and
// keys follows.
func listEnd(text string) (end int, closed bool) {
	at := strings.LastIndexByte(text, ']')
	if at < 0 || strings.Trim(text[at+1:], " \t\r\n,}]\"") != "" || strings.HasSuffix(strings.TrimRight(text[:at], " \t\r\n"), "[") {
		return len(text), false
	}
	before := strings.TrimRight(text[:at], " \t\r\n,")
	if !strings.HasSuffix(before, "}") && strings.Contains(text[strings.LastIndexByte(text[:at], '\n')+1:at], "[") {
		return len(text), false // of a list in the last record
	}
	return at, true
}

// objectStarts returns where records begin: at a brace with the usual first key, or on a line that begins as theirs do.
func (m *mender) objectStarts(text string) []int {
	object := newFlowPatterns().object
	all := object.FindAllStringSubmatchIndex(text, -1)
	counts, usual := map[string]int{}, ""
	for _, at := range all {
		key := text[at[2]:at[3]]
		counts[key]++
		if counts[key] > counts[usual] {
			usual = key
		}
	}
	if counts["id"] > 0 {
		usual = "id"
	}
	columns, column := map[int]int{}, -1
	var starts []int
	for _, at := range all {
		if text[at[2]:at[3]] != usual {
			continue
		}
		starts = append(starts, at[0])
		line := text[strings.LastIndexByte(text[:at[0]], '\n')+1 : at[0]]
		if strings.Trim(line, " \t") == "" {
			if columns[len(line)]++; column < 0 || columns[len(line)] > columns[column] {
				column = len(line)
			}
		}
	}
	for at, first := 0, true; at < len(text); at = lineAfter(text, at) {
		l, _ := lineOf(text[at:])
		begin := strings.TrimLeft(l, " \t")
		if begin == "" {
			continue
		}
		if begin[0] == '{' && len(l)-len(begin) == column || first && len(starts) == 0 {
			starts = append(starts, at+len(l)-len(begin))
		}
		first = false
	}
	slices.Sort(starts)
	return slices.Compact(starts)
}

// linesIn returns the lines of a stretch of the file; the first and the last may be parts of lines.
func (m *mender) linesIn(from, to int) []line {
	first, _ := slices.BinarySearchFunc(m.lines, from, func(l line, at int) int {
		if l.to <= at {
			return -1
		}
		return 1
	})
	var lines []line
	for i := first; i < len(m.lines) && m.lines[i].from < to; i++ {
		l := m.lines[i]
		l.from, l.to = max(l.from, from), min(l.to, to)
		l.end = max(l.from, min(l.end, l.to))
		if l.lost && !l.mark && (l.why.offset < l.from || l.why.offset >= l.to) {
			l.lost = false // in another part of the line
		}
		lines = append(lines, l)
	}
	return lines
}

// cutObjects mends a list in brackets, which begins on the first of some lines, and returns what is left of them.
func (m *mender) cutObjects(list string, lines []line) []line {
	data := m.file.Data()
	from := lines[0].from + strings.IndexByte(data[lines[0].from:], '[') + 1
	m.objects(list, from, lines[len(lines)-1].to)
	return m.without(lines)
}

// without returns lines, of which those that are in records are left out or shortened.
func (m *mender) without(lines []line) []line {
	from, to := lines[0].from, lines[len(lines)-1].to
	var rest []line
	at := from
	for _, done := range m.done {
		if done.from < from || done.from >= to {
			continue
		}
		rest = append(rest, m.linesIn(at, done.from)...)
		at = done.to
	}
	return append(rest, m.linesIn(at, to)...)
}

// dropCommas makes those commas of a JSON text blank that no value follows, or none comes before.
func dropCommas(text []byte) {
	last, comma := byte(0), -1
	for i := 0; i < len(text); i++ {
		switch c := text[i]; c {
		case ' ', '\t', '\r', '\n':
			continue
		case '"':
			for i++; i < len(text) && text[i] != '"' && text[i] != '\n'; i++ {
				if text[i] == '\\' {
					i++
				}
			}
			last = c
		case ',':
			if last == ',' || last == '[' || last == '{' || last == 0 {
				text[i] = ' '
				continue
			}
			last, comma = c, i
		case ']', '}':
			if last == ',' {
				text[comma] = ' '
			}
			last = c
		default:
			last = c
		}
	}
}
