package infer

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A class says what a header says of managers.
type class int

const (
	elsewhere class = -1 + iota // it is about somebody else, or measures something
	unknown
	weakly
	manager
)

// A column is what the sample tells of a column.
type column struct {
	index  int
	header string
	words  []string
	class  class
	means  string // the field that the whole header means; empty if it is not known
	rank   int
	own    bool // whether the rows themselves are managers

	kind     kind
	values   []string // of the sample: bare; empty where there is nothing
	filled   int
	distinct int
	text     int // characters, all in all
}

// learn looks at a column.
func (s *table) learn(index int) *column {
	c := &column{index: index, header: s.Headers[index], values: make([]string, len(s.sample))}
	c.words = split(c.header)
	c.means, c.rank = Meaning(c.header)
	c.class = s.classOf(c)
	if field, given := s.Given[index]; given && field == "" {
		return c // nobody is to look at it
	}
	seen := make(map[string]bool, len(s.sample)/4)
	var counts [kinds]int
	for i, row := range s.sample {
		value := filled(s.Value(row, index))
		if value == "" {
			continue
		}
		c.values[i] = value
		c.filled++
		c.text += utf8.RuneCountInString(value)
		counts[kindOf(value)]++
		seen[value] = true
	}
	c.distinct = len(seen)
	c.kind = kindFrom(counts, c)
	if c.distinct <= 2 && c.filled > 1 && isFlag(seen) {
		c.kind = flag
	}
	c.agree()
	if c.class == elsewhere && (c.kind == whole || c.kind == code) && c.says("boss") && words().sets["seat"].in(c.other()) {
		c.class = manager // the number of the manager's position
	}
	return c
}

// kindFrom says what most cells of a column are.
func kindFrom(counts [kinds]int, c *column) kind {
	const meanOfLong = 60
	most := func(percent int, kinds ...kind) bool {
		n := 0
		for _, k := range kinds {
			n += counts[k]
		}
		return 100*n >= percent*c.filled
	}
	switch {
	case c.filled == 0:
		return nothing
	case most(80, email):
		return email
	case most(90, whole):
		return whole
	case most(80, date):
		return date
	case most(80, number, whole) && (counts[number] > counts[whole] || c.class < weakly):
		return number
	case most(80, phone, number) && counts[phone] > 0:
		return phone
	case most(80, link):
		return link
	case c.text > meanOfLong*c.filled:
		return long
	case most(70, name):
		return name
	case most(80, code, whole):
		return code
	case most(80, word, code):
		return word
	}
	return other
}

// isFlag reports whether a column holds nothing but yes and no.
func isFlag(seen map[string]bool) bool {
	for value := range seen {
		switch strings.ToLower(value) {
		case "yes", "no", "y", "n", "true", "false", "x", "ja", "nein", "oui", "non", "si", "sí", "sim", "não", "tak", "nie", "是", "否", "예", "아니오", "✓":
		default:
			return false
		}
	}
	return len(seen) > 0
}

// classOf says what the header of a column says of managers.
func (s *table) classOf(c *column) class {
	sets := words().sets
	switch {
	case isManager(c.means):
		return manager
	case c.means == "dotted_line_to":
		return elsewhere
	case c.means == "id" || len(c.words) == 0:
		return unknown
	case isQuestion(c.header, c.words), slices.Contains([]string{"unit", "team", "grade", "employment", "status", "location", "cost_center", "start", "end"}, c.means):
		return elsewhere
	case sets["other"].in(c.other()) || SetsApart(c.header) && strings.ContainsAny(c.header, "[("):
		return elsewhere
	case sets["boss"].in(c.words):
		return manager
	case sets["lead"].in(c.words):
		if const4 := 4; len(s.Headers) > const4 && slices.ContainsFunc(c.words, func(w string) bool { return strings.HasPrefix(w, "parent") }) {
			return unknown
		}
		return weakly
	case len(s.Headers) <= 4 && slices.ContainsFunc(c.words, func(w string) bool { return w == "from" || w == "source" || w == "owner" }):
		return weakly
	}
	return unknown
}

// isQuestion reports whether a header is a sentence: what was asked, and not what the column holds.
func isQuestion(header string, words []string) bool {
	const long, short = 6, 4
	asks := slices.ContainsFunc(words, func(w string) bool { return slices.Contains([]string{"i", "me", "my", "you", "your", "we", "our"}, w) })
	return len(strings.Fields(header)) >= long || asks && len(words) >= short || strings.HasSuffix(strings.TrimSpace(header), "?")
}

// other returns the words of a header that may say that it is about somebody else: those of a team lead are not, and of a word such as
// managertitle the end counts as well.
func (c *column) other() []string {
	var all []string
	for i, w := range c.words {
		if w == "team" && i+1 < len(c.words) && words().sets["lead"].has(c.words[i+1]) {
			continue
		}
		all = append(all, w)
		for _, front := range words().sets["boss"].begins {
			if rest, ok := strings.CutPrefix(w, front); ok && len(rest) > 2 {
				all = append(all, rest)
			}
		}
	}
	return all
}

// says reports whether the header of a column has one of a list of words.
func (c *column) says(list string) bool { return words().sets[list].in(c.words) }

// about reports whether the header of a column says that it is about a manager.
func (c *column) about() bool {
	return c.class >= weakly || !c.own && (c.says("boss") || c.says("lead"))
}

// share returns in how many of a hundred filled cells something holds, as some rows tell.
func (c *column) share(holds func(value string) bool) int {
	const enough = 300
	n, all := 0, 0
	step := max(1, len(c.values)/enough)
	for i := 0; i < len(c.values); i += step {
		if value := c.values[i]; value != "" {
			all++
			if holds(value) {
				n++
			}
		}
	}
	if all == 0 {
		return 0
	}
	return 100 * n / all
}

// mayRefer reports whether what stands in a column may be who somebody is.
func (c *column) mayRefer() bool {
	switch c.kind {
	case whole, code, word, name, email:
		return true
	case other:
		return c.class >= weakly
	case nothing, flag, date, number, phone, link, long, kinds:
	}
	return false
}
