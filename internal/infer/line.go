package infer

import (
	"math"
	"slices"
	"strings"
)

// A line is what a column says of the rows if it names them by a key.
type line struct {
	column *column
	key    *key
	whole  bool    // whether all rows were looked at, and not only the sample
	rows   []int   // that were looked at
	refs   []int32 // by these rows: the row that is named, or one of the two below

	filled, found, self, outside, blank, distinct int
	zeros                                         int  // rows that say 0 or -1, and nobody has that id
	referents                                     int  // different rows that are named
	topNamed                                      bool // whether somebody names a row that names nobody
	circles, lost                                 int  // rows on circles; rows that never reach a top
	weak                                          bool // so many numbers are ids that being found proves nothing
}

const outside, blank = -1, -2

// read looks which rows some columns name by a key.
func (s *table) read(k *key, candidates []*column, rows []int) []*line {
	wanted := map[string]int32{}
	lines := make([]*line, len(candidates))
	texts := make([][]string, len(candidates))
	for i, c := range candidates {
		texts[i] = s.texts(k, c, rows)
		for _, text := range texts[i] {
			wanted[text] = outside
			if k.kind == byName {
				wanted[withoutID(text)] = outside
			}
		}
	}
	delete(wanted, "")
	for row := range s.Rows {
		name := s.named(k, row)
		if at, ok := wanted[name]; ok && at == outside {
			wanted[name] = int32(row)
		}
	}
	for i, c := range candidates {
		l := &line{column: c, key: k, rows: rows, refs: make([]int32, len(rows)), whole: s.entire || len(rows) > len(s.sample)}
		l.refer(texts[i], wanted)
		l.count(texts[i])
		if l.whole {
			l.walk(s.Rows)
		}
		l.weak = k.columns[0].kind == whole && s.dense(k, texts[i])
		lines[i] = l
	}
	return lines
}

// texts returns what a column says in some rows, in the form in which a key is compared; nothing where it says nothing.
func (s *table) texts(k *key, c *column, rows []int) []string {
	texts := make([]string, len(rows))
	for i, row := range rows {
		value := ""
		if &rows[0] == &s.sample[0] {
			value = c.values[i]
		} else {
			value = filled(s.Value(row, c.index))
		}
		if value != "" {
			texts[i] = k.form(value)
		}
	}
	return texts
}

// refer sets the references: which row each text names.
func (l *line) refer(texts []string, wanted map[string]int32) {
	for i, text := range texts {
		l.refs[i] = blank
		at, ok := wanted[text]
		if at == outside && l.key.kind == byName {
			at = wanted[withoutID(text)]
		}
		switch {
		case ok && at < 0 && (text == "0" || text == "-1"):
			l.zeros++
		case ok:
			l.refs[i] = at
		}
	}
}

// withoutID takes an id beside a name out of its form, as in Ada Osei 17.
func withoutID(form string) string {
	if !strings.ContainsAny(form, "0123456789") {
		return form
	}
	kept := slices.DeleteFunc(strings.Fields(form), func(w string) bool { return strings.ContainsAny(w, "0123456789") })
	return strings.Join(kept, " ")
}

// count counts what the references are.
func (l *line) count(texts []string) {
	seen, named := map[string]bool{}, map[int32]bool{}
	tops := map[int32]bool{}
	for i, ref := range l.refs {
		if ref == blank {
			l.blank++
			tops[int32(l.rows[i])] = true
			continue
		}
		l.filled++
		seen[texts[i]] = true
		switch {
		case ref == outside:
			l.outside++
		case int(ref) == l.rows[i]:
			l.self++
		default:
			l.found++
			named[ref] = true
		}
	}
	l.distinct, l.referents = len(seen), len(named)
	for row := range tops {
		l.topNamed = l.topNamed || named[row]
	}
}

// walk counts the rows on circles, and those from which nobody gets to a top. Somebody who names themselves is one.
func (l *line) walk(rows int) {
	const fresh, onWay, reaches, never = uint8(0), uint8(1), uint8(2), uint8(3)
	state, refs := make([]uint8, rows), make([]int32, rows)
	for i := range refs {
		refs[i] = blank
	}
	for i, row := range l.rows {
		refs[row] = l.refs[i]
	}
	for start := range refs {
		var way []int
		at := start
		for state[at] == fresh {
			state[at] = onWay
			way = append(way, at)
			if next := refs[at]; next >= 0 && int(next) != at {
				at = int(next)
			} else {
				state[at] = reaches
			}
		}
		end := state[at]
		if end == onWay { // a circle, from where it was met again
			end = never
			l.circles += len(way) - slices.Index(way, at)
		}
		for _, i := range way {
			state[i] = end
			l.lost += one(end == never)
		}
	}
}

// dense reports whether more than a fifth of all whole numbers between the least and the greatest of a column are ids: then
// being found proves nothing.
func (s *table) dense(k *key, texts []string) bool {
	const percent = 20
	least, greatest := int64(math.MaxInt64), int64(math.MinInt64)
	for _, text := range texts {
		if n, ok := integer(text); ok {
			least, greatest = min(least, n), max(greatest, n)
		}
	}
	within := int64(0)
	for row := range s.Rows {
		if n, ok := integer(bare(s.Value(row, k.columns[0].index))); ok && n >= least && n <= greatest {
			within++
		}
	}
	return within > 0 && 100*within > percent*(greatest-least+1)
}

// integer reads a whole number.
func integer(text string) (n int64, ok bool) {
	const most = 15
	negative := len(text) > 1 && text[0] == '-'
	if negative {
		text = text[1:]
	}
	if len(text) > most || !digits(text) {
		return 0, false
	}
	for i := range len(text) {
		n = 10*n + int64(text[i]-'0')
	}
	if negative {
		n = -n
	}
	return n, true
}

// accepts says whether a column may be the one of managers; why not, if it may not be.
func (l *line) accepts() (ok bool, why string) {
	c, n := l.column, len(l.rows)
	ratio := func(part, all, percent int) bool { return 100*part > percent*all }
	most, from := 80, 8
	if c.class == manager {
		most = 98
	}
	if isManager(c.means) {
		from = 20
	}
	switch {
	case c.class == elsewhere:
		return false, "its header says something else"
	case l.self > max(1, n/20):
		return false, "most rows name themselves in it"
	case l.filled >= from && ratio(l.distinct, l.filled, most):
		return false, "nearly all its values differ"
	case l.weak:
		return l.acceptsWeak()
	}
	enough := 2
	if c.class == manager && n < 5 {
		enough = 1
	}
	switch {
	case l.found < enough:
		return false, "its values are found nowhere in the table"
	case c.class == manager:
		return true, ""
	case c.class == weakly:
		return l.circles <= max(3, n/20), "people are in circles by it"
	}
	return l.acceptsUnknown()
}

// acceptsUnknown does what accepts does for a column whose header tells nothing, and in which being found does.
func (l *line) acceptsUnknown() (ok bool, why string) {
	n := len(l.rows)
	switch {
	case 100*l.found < 30*l.filled:
		return false, "most of its values are found nowhere in the table"
	case l.lost > max(2, n/10):
		return false, "people are in circles by it"
	case l.blank > max(2, n/20):
		return false, "it is empty in too many rows to be taken without a header that says so"
	case l.self > 0 || l.blank+l.outside == 0: // so do those who made the record, or approve, for all
		return false, "nobody is at the top by it"
	case n > 4 && l.referents < 2:
		return false, "it names one row only"
	case n >= 8 && 2*l.referents > n:
		return false, "it names too many rows"
	}
	return true, ""
}

// acceptsWeak does what accepts does where ids are numbers so near to each other that any number would be found.
func (l *line) acceptsWeak() (ok bool, why string) {
	const numbers = "its numbers are ids, but so would any small numbers be"
	n := len(l.rows)
	switch l.column.class {
	case manager:
		return 5*l.found >= l.filled && l.found > 0, numbers
	case weakly:
		return 2*l.found >= l.filled && l.found > 0 && l.circles <= max(3, n/20), numbers
	case unknown, elsewhere:
	}
	return 100*l.found >= 90*l.filled && n >= 8 && l.blank == 1 && l.topNamed && l.self == 0 && l.lost == 0 && l.zeros == 0 &&
		l.referents >= 2 && 2*l.referents <= n, numbers
}

// agree reports whether two columns name the same row in nine of ten rows in which both name one. Where the headers say that they name
// the managers in two ways, as Manager ID and Manager Name do, six are enough: the others are told.
func (l *line) agree(o *line) bool {
	both, same, most := 0, 0, 9
	if isManager(l.column.means) && isManager(o.column.means) && l.key.kind != o.key.kind {
		most = 6
	}
	for i, ref := range l.refs {
		if ref >= 0 && o.refs[i] >= 0 {
			both++
			if ref == o.refs[i] {
				same++
			}
		}
	}
	return both == 0 || 10*same >= most*both
}
