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
		list:   regexp.MustCompile(`(?:^|[{,\n\]}])[ \t]*(["']?(` + strings.Join(lists(), "|") + `))["']?[ \t]*:?[ \t]*\[`),
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
		if !m.foreignFlow(from, to) {
			m.mendPart(&stretch{kind: documentPart, lines: lines})
		}
		return
	}
	m.frame = ownFrame()
	at, last := from, ""
	open := false
	for n, key := range keys {
		end, start := to, from+key.key
		if n+1 < len(keys) {
			end = from + keys[n+1].key
		}
		if n == 0 {
			m.beforeLists(at, start)
		} else {
			m.betweenLists(last, at, start)
		}
		m.key(key.list, start, from+key.to)
		last = key.list
		at, open = m.objects(key.list, from+key.to, end)
	}
	m.afterLists(at, to, open)
}

// A keyedList is the key of a list, with its bracket.
type keyedList struct {
	list    string
	key, to int // where the key begins, and where the bracket ends
}

// topLists returns the lists right below the document: of those that a record may have too, the ones that come after a list, or that stand
// no deeper than the first.
func (m *mender) topLists(text string) []keyedList {
	var all []keyedList
	margin := -1
	for _, at := range newFlowPatterns().list.FindAllStringSubmatchIndex(text, -1) {
		key := keyedList{text[at[4]:at[5]], at[2], at[1]}
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

// objects mends the records of a list between brackets, which ends before an offset. It returns where the last record ends, and
// whether the file may end in it.
func (m *mender) objects(list string, from, to int) (end int, open bool) {
	data := m.file.Data()
	limit, closed := m.listEnd(list, data[from:to])
	limit += from
	starts, usual := m.objectStarts(data[from:limit])
	if list == "" {
		starts = followers(data[from:limit], starts)
	}
	at := from
	for n, start := range starts {
		if start += from; start < at {
			continue // in the record before
		}
		next := limit
		if n+1 < len(starts) {
			next = from + starts[n+1]
		}
		m.betweenRecords(list, at, start, at == from)
		at = m.recordEnd(start, next, limit)
		p := &stretch{kind: objectPart, list: list, usual: usual, lines: m.linesIn(start, at)}
		p.openEnd = !closed && n+1 == len(starts)
		count := len(m.unread)
		m.mendPart(p)
		open = len(m.unread) > count && m.unread[count].Open
	}
	return at, open
}

// listEnd returns the offset of the bracket that closes a list of records: the last one, if nothing but other brackets, commas and
// keys follows.
func (m *mender) listEnd(list, text string) (end int, closed bool) {
	if list == "" {
		return m.foreignEnd(text)
	}
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
func (m *mender) objectStarts(text string) (starts []int, usual string) {
	all := newFlowPatterns().object.FindAllStringSubmatchIndex(text, -1)
	usual = usualFirst(text, all)
	for _, at := range all {
		if text[at[2]:at[3]] == usual {
			starts = append(starts, at[0])
		}
	}
	starts = append(starts, bracesAt(text, usualColumn(text, starts), len(starts) == 0)...)
	slices.Sort(starts)
	starts = slices.Compact(starts)
	for i := len(starts) - 2; i >= 0; i-- {
		if strings.Trim(text[starts[i]:starts[i+1]], "{ \t\r\n") == "" {
			starts = slices.Delete(starts, i, i+1) // a bracket too many
		}
	}
	return starts, usual
}

// usualFirst returns the key with which most records begin, from the matches of the pattern of objects.
func usualFirst(text string, all [][]int) string {
	counts, usual := map[string]int{}, ""
	for _, at := range all {
		key := text[at[2]:at[3]]
		counts[key]++
		if counts[key] > counts[usual] {
			usual = key
		}
	}
	if counts["id"] > 0 {
		return "id"
	}
	return usual
}

// usualColumn returns the column of most of the records that begin on a line of their own; -1 where none does.
func usualColumn(text string, starts []int) int {
	columns, column := map[int]int{}, -1
	for _, start := range starts {
		before := text[strings.LastIndexByte(text[:start], '\n')+1 : start]
		if strings.Trim(before, " \t") != "" {
			continue
		}
		columns[len(before)]++
		if column < 0 || columns[len(before)] > columns[column] {
			column = len(before)
		}
	}
	return column
}

// bracesAt returns where lines begin with a brace in a column, and, if so asked, where the first line that is not blank begins.
func bracesAt(text string, column int, first bool) (starts []int) {
	for at := 0; at < len(text); at = lineAfter(text, at) {
		l, _ := lineOf(text[at:])
		begin := strings.TrimLeft(l, " \t")
		if begin == "" {
			continue
		}
		if begin[0] == '{' && len(l)-len(begin) == column || first && begin[0] != '[' {
			starts = append(starts, at+len(l)-len(begin))
		}
		first = false
	}
	return starts
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
		if at < done.from {
			rest = append(rest, m.linesIn(at, done.from)...)
		}
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
			i = closingQuote(text, i)
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

// closingQuote returns where the text in quotation marks that begins at an offset ends, at the latest with the line.
func closingQuote(text []byte, i int) int {
	for i++; i < len(text) && text[i] != '"' && text[i] != '\n'; i++ {
		if text[i] == '\\' {
			i++
		}
	}
	return i
}
