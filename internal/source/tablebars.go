package source

import (
	"regexp"
	"slices"
	"strings"
	"sync"
)

// barPatterns match what stands in tables that are drawn with bars: the lines below a header, and what is put around a text or a link.
type barPatterns struct{ rule, marked, link *regexp.Regexp }

// bars compiles the patterns when the first is used.
//
//nolint:gochecknoglobals // it is a constant, but for the time when it is made
var bars = sync.OnceValue(func() barPatterns {
	return barPatterns{
		rule:   regexp.MustCompile(`^[-+=:|\s]*[-=]{2}[-+=:|\s]*$|^[|\s:]*-[|\s:-]*$`),
		marked: regexp.MustCompile("^(\\*{1,3}|_{1,3}|`|~~)(.*?)(\\*{1,3}|_{1,3}|`|~~)$"),
		link:   regexp.MustCompile(`^!?\[([^\[\]|]*)\](?:\([^()]*\))?$`),
	}
})

// readBars takes a table for what it is if it is drawn with bars, as in Markdown, in a wiki or on the screen of a database: lines below its
// header are no rows, two bars of a wiki part its headers, and of a cell counts what is shown.
func (t *Table) readBars() {
	line := func(row Row) string {
		text, _, _ := strings.Cut(t.text[row[0].offset:], "\n")
		return strings.TrimRight(text, "\r")
	}
	isRule := func(row Row) bool { return bars().rule.MatchString(line(row)) }
	isWiki := func(row Row) bool { return strings.HasPrefix(line(row), "||") }
	if !slices.ContainsFunc(t.Rows, isRule) && !slices.ContainsFunc(t.Rows, isWiki) {
		return
	}
	for i := 1; i < len(t.Rows); i++ {
		if text := line(t.Rows[i]); isRule(t.Rows[i]) && strings.Contains(text, "|") && !strings.Contains(text, "+") {
			t.ruled = append(t.ruled, t.Rows[i-1][0].offset)
		}
	}
	t.Rows = slices.DeleteFunc(t.Rows, isRule)
	for i, row := range t.Rows {
		if isWiki(row) {
			row = row.single()
		}
		for column := range row {
			row[column] = t.shown(row[column])
		}
		t.Rows[i] = row
	}
	t.dropEmpty()
}

// IsRuled reports whether a row is a header for certain: the line below it says so, as in Markdown.
func (t *Table) IsRuled(row int) bool {
	return slices.ContainsFunc(t.ruled, func(start uint32) bool { return t.lineFrom(start) == t.lineFrom(t.Rows[row][0].offset) })
}

// lineFrom returns where the line begins that a place stands in.
func (t *Table) lineFrom(offset uint32) int { return 1 + strings.LastIndexByte(t.text[:offset], '\n') }

// single takes out of a row the empty cells between two bars that stand for one: all of them in a header, or only the first.
func (r Row) single() Row {
	all := true
	for i := 1; i < len(r); i += 2 {
		all = all && r[i].length == 0
	}
	made := Row{r[0]}
	for i := 2; i < len(r); i++ {
		if !all || i%2 == 0 {
			made = append(made, r[i])
		}
	}
	return made
}

// shown returns what is shown of a cell: without space, emphasis and the target of a link.
func (t *Table) shown(c Cell) Cell {
	for {
		text := t.text[c.offset : c.offset+c.length]
		inner := strings.TrimSpace(text)
		if m := bars().marked.FindStringSubmatch(inner); len(m) > 3 && m[1] == m[3] {
			inner = m[2]
		} else if m := bars().link.FindStringSubmatch(inner); len(m) > 1 {
			inner = m[1]
		}
		if inner == text {
			return c
		}
		c = Cell{c.offset + uint32(strings.Index(text, inner)), uint32(len(inner))}
	}
}
