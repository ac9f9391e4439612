package source

import (
	"maps"
	"regexp"
	"slices"
	"strings"
)

// cutForeign mends the records in the lists of a document that has none of our lists, such as a list of people of another layout, which
// may stand below keys of any name, or make up the whole document. It returns the lines that are in none.
func (m *mender) cutForeign(lines []line) (rest []line) {
	usual, dash := m.outer(lines)
	if dash < 0 {
		return lines
	}
	fields := m.countKeys(lines, func(h head) bool { return h.indent > dash || h.dashes > 0 })
	for i := 0; i < len(lines); {
		if !isItem(m.of(lines[i]), dash) {
			rest = append(rest, lines[i])
			i++
			continue
		}
		end := i + 1
		for end < len(lines) && !m.endsForeign(lines, end, dash, fields) {
			end++
		}
		m.foreign = true
		m.cutItemsAt("", usual, dash, lines[i:end])
		i = end
	}
	return rest
}

// outer returns the column of the outermost dashes below each other before keys, and the key that most of them have; -1 where there are no two.
func (m *mender) outer(lines []line) (usual string, dash int) {
	counts, keys := map[int]int{}, map[[2]any]int{}
	dash = -1
	for i := range lines {
		h := headOf(m.of(lines[i]))
		if h.dashes != 1 || !h.colon || h.tabs {
			continue
		}
		counts[h.indent]++
		keys[[2]any{h.indent, h.key}]++
		if counts[h.indent] > 1 && (dash < 0 || h.indent < dash) {
			dash, usual = h.indent, ""
		}
		if h.indent == dash && keys[[2]any{dash, h.key}] > keys[[2]any{dash, usual}] {
			usual = h.key
		}
	}
	return usual, dash
}

// endsForeign reports whether a list with dashes in a column ends with a line. One line further to the left is a slip if its key is one of the
// records', and what follows stands where their fields do.
func (m *mender) endsForeign(lines []line, i, dash int, fields map[string]int) bool {
	h := headOf(m.of(lines[i]))
	if isBlank(m.of(lines[i])) || lines[i].mark || h.tabs {
		return false
	}
	if dash == 0 {
		return h.atMargin() && h.colon && fields[h.key] == 0
	}
	next := m.nextHead(lines[i+1:])
	return h.indent < dash && (h.colon && fields[h.key] == 0 || next.indent < dash)
}

// A frame is what stands around a list of records in brackets, shortened: what opens before it, with its own bracket, and what closes it.
type frame struct{ before, closers string }

func ownFrame() frame { return frame{recordsBefore, "]}"} }

// listBegins matches a bracket that begins a list of records.
var listBegins = regexp.MustCompile(`\[\s*\{`)

// foreignFlow mends a document in brackets with a list of records that is none of ours. It is false, and nothing is done, where there is none,
// or where records stand in records.
func (m *mender) foreignFlow(from, to int) bool {
	text := m.file.Data()[from:to]
	at := listBegins.FindStringIndex(text)
	if at == nil {
		return false
	}
	begin := at[0] + 1
	all := newFlowPatterns().object.FindAllStringSubmatchIndex(text[begin:], -1)
	if len(all) < 2 || regexp.MustCompile(`\[\s*\{\s*["']?`+usualFirst(text[begin:], all)+`\b`).MatchString(text[begin:]) {
		return false
	}
	m.frame = frameOf(text[:begin])
	if !strings.HasSuffix(m.frame.before, "[") {
		return false
	}
	m.foreign = true
	if head := m.gap(from, from+begin); !m.valid(head + m.frame.closers) {
		m.mendPart(&stretch{kind: documentPart, lines: m.linesIn(from, from+begin), after: m.frame.closers, instead: m.frame.before})
	}
	end, open := m.objects("", from+begin, to)
	m.afterLists(end, to, open)
	return true
}

// frameOf returns the frame of a list that begins at the end of a text.
func frameOf(text string) frame {
	var open []byte
	for line := range strings.SplitSeq(text, "\n") {
		for _, i := range bracketsOn(line) {
			if c := line[i]; c == '[' || c == '{' {
				open = append(open, c)
			} else if len(open) > 0 {
				open = open[:len(open)-1]
			}
		}
	}
	var f frame
	for i, c := range open {
		f.before += string(c)
		f.closers = map[byte]string{'[': "]", '{': "}"}[c] + f.closers
		if c == '{' && i < len(open)-1 {
			f.before += `"a":`
		}
	}
	return f
}

// foreignEnd returns the offset of the bracket that closes a list of records: the last one with which all brackets that are open are closed.
func (m *mender) foreignEnd(text string) (end int, closed bool) {
	const most = 5
	at := len(text)
	for range most {
		if at = strings.LastIndexByte(text[:at], ']'); at < 0 {
			break
		}
		if m.valid(m.frame.before + text[at:]) {
			return at, true
		}
	}
	return len(text), false
}

// followers leaves those offsets at which a record may begin: not those behind a colon or a bracket, which are of groups in records, unless
// the line begins there as most records do.
func followers(text string, starts []int) (left []int) {
	column := usualColumn(text, starts)
	for _, start := range starts {
		before := strings.TrimRight(text[:start], " \t\r\n")
		if before == "" || strings.IndexByte(":[", before[len(before)-1]) < 0 || start == strings.LastIndexByte(text[:start], '\n')+1+column {
			left = append(left, start)
		}
	}
	return left
}

// isForeignNameless reports whether the id of a record that is none of ours may be neither read nor lost: a line of it ends before or in the
// key with which most records begin.
func (m *mender) isForeignNameless(p *stretch) bool {
	return slices.ContainsFunc(p.lines, func(l line) bool {
		left, early := m.endsEarly(l)
		return early && (left == "" || p.usual == "" || strings.HasPrefix(p.usual, left))
	})
}

// isForeignCut reports whether a record that is none of ours may have said more: its bracket is never closed, or a line ends before the value
// of a field.
func (m *mender) isForeignCut(p *stretch) bool {
	if p.kind != documentPart && m.inBrackets(p) && !strings.HasSuffix(strings.TrimRight(m.of(p.lines[len(p.lines)-1]), " \t\r\n,"), "}") {
		return true
	}
	return slices.ContainsFunc(p.lines, func(l line) bool {
		left, early := m.endsEarly(l)
		return early && (left == "" || left != p.usual)
	})
}

// endsEarly reports whether a line that is lost ends before the value of a field: behind a bracket, or in a key, of which some is left. Keys
// are those of the file, and some others.
func (m *mender) endsEarly(l line, others ...string) (left string, early bool) {
	text := strings.TrimRight(m.of(l), " \t\r")
	if !l.lost || l.mark || text == "" {
		return "", false
	}
	if bare := strings.TrimRight(text, " \t-\"'"); bare == "" || strings.HasSuffix(bare, "{") {
		return "", true
	}
	left = strings.Trim(text[strings.LastIndexAny(text, ",{")+1:], " \t-\"':")
	if left == "" {
		return "", false
	}
	isBegun := func(key string) bool { return strings.HasPrefix(key, left) }
	if slices.ContainsFunc(others, isBegun) || slices.ContainsFunc(slices.Collect(maps.Keys(m.allKeys())), isBegun) {
		return left, true
	}
	return "", false
}

// allKeys counts how often each key stands in the file: of YAML, on lines of their own.
func (m *mender) allKeys() map[string]int {
	if m.keys == nil {
		m.keys = m.countKeys(m.lines, func(head) bool { return true })
		if m.file.IsJSON() {
			for _, key := range keyOnLine.FindAllStringSubmatch(m.file.Data(), -1) {
				m.keys[key[1]]++
			}
		}
	}
	return m.keys
}

// isForeign reports whether the records of the file are known to be none of ours, or it has several documents and no list of ours.
func (m *mender) isForeign() bool {
	several := func(l line) bool { return m.of(l) == betweenDocuments }
	return m.foreign || slices.ContainsFunc(m.lines, several) && !slices.ContainsFunc(lists(), func(list string) bool { return m.allKeys()[list] > 0 })
}
