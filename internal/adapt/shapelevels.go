package adapt

import (
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/infer"
	"github.com/orglint/orglint/internal/source"
)

func quoted(header string) string { return diag.Quote(header) }

func mapping(field, header string) Mapping {
	return Mapping{Field: field, Column: diag.Text{Value: header}}
}

// levelWords are words in the headers of columns that hold the people of a level; levelWords2 stand beside them there.
func levelWords() []string {
	return []string{
		"employee", "name", "associate", "agent", "worker", "lead", "leader", "teamlead", "supervisor", "manager", "director", "head", "president",
		"vp", "svp", "evp", "avp", "chief", "ceo", "coo", "cto", "cfo", "executive", "leiter", "leitung", "direktor", "mitarbeiter", "teamleiter",
		"bereichsleiter", "abteilungsleiter", "directeur", "gerente", "jefe", "boss",
	}
}

func levelWords2() []string {
	return []string{
		"level", "l", "line", "direct", "senior", "sr", "vice", "regional", "general", "area", "team", "full", "managing", "deputy", "group", "of", "unit", "",
	}
}

// mostLevels is how many columns may hold levels.
const mostLevels = 40

// levels finds a table that has a row for each person and a column for each level above, such as Employee, Team Lead, Manager, Director:
// at least three columns, each with fewer people than the one before, who always stand below the same.
func levels(g *grid) *shape {
	const fewest = 3 // rows, for in fewer everything stands below the same, and levels
	called := 0
	for _, h := range g.headers {
		if callsLevel(h.text) {
			called++
		}
	}
	if called < fewest || len(g.table.Rows)-g.head-1 < fewest {
		return nil
	}
	var longest []int
	for _, step := range []int{1, -1} {
		for first := range min(len(g.headers), mostLevels) {
			if chain := g.chain(first, step); len(chain) > len(longest) {
				longest = chain
			}
		}
	}
	if len(longest) < fewest || !g.apart(longest) {
		return nil
	}
	return g.fromLevels(longest)
}

// chain returns the columns of levels from one on, the lowest first, in one direction.
func (g *grid) chain(first, step int) []int {
	var chain []int
	for at := first; at >= 0 && at < min(len(g.headers), mostLevels); at += step {
		if !g.isLevel(at) {
			continue
		}
		if len(chain) > 0 && !g.above(chain[len(chain)-1], at, len(chain) == 1) {
			break
		}
		chain = append(chain, at)
	}
	return chain
}

// isLevel reports whether a column holds people of a level, as its header and its cells say.
func (g *grid) isLevel(column int) bool {
	if !callsLevel(g.headers[column].text) {
		return false
	}
	filled := 0
	for row := g.head + 1; row < len(g.table.Rows); row++ {
		v := g.value(row, column)
		if v == "" {
			continue
		}
		filled++
		if strings.ContainsAny(v, "0123456789@") {
			return false
		}
	}
	return filled > 0
}

// callsLevel reports whether a header calls people of a level.
func callsLevel(header string) (level bool) {
	for word := range strings.FieldsFuncSeq(strings.ToLower(header), func(r rune) bool { return strings.ContainsRune(" _-./()", r) }) {
		word = strings.TrimRight(word, "0123456789")
		is := slices.Contains(levelWords(), word)
		if level = level || is; !is && !slices.Contains(levelWords2(), word) {
			return false
		}
	}
	return level
}

// above reports whether the people of a column stand above those of another: there are fewer of them, and each of the others nearly
// always stands below the same.
func (g *grid) above(low, high int, lowest bool) bool {
	over := map[string]string{}
	same, all := 0, 0
	for row := g.head + 1; row < len(g.table.Rows); row++ {
		down, up := g.value(row, low), g.value(row, high)
		if down == "" || up == "" {
			continue
		}
		all++
		if first, ok := over[down]; !ok || first == up {
			same++
			over[down] = up
		}
	}
	lows, highs := len(g.distinct(low)), len(g.distinct(high))
	return all > 0 && 100*same >= 97*all && (highs < lows || !lowest && highs == lows)
}

// apart reports whether most of those above the lowest level have no row of their own; where they have, it is a table as others are.
func (g *grid) apart(chain []int) bool {
	own, above := g.distinct(chain[0]), g.distinct(chain[1])
	found := 0
	for v := range above {
		if own[v] > 0 {
			found++
		}
	}
	return 2*found < len(above)
}

// fromLevels makes a row for each person of each level.
func (g *grid) fromLevels(chain []int) *shape {
	var names []string
	for _, column := range chain {
		names = append(names, quoted(g.headers[column].text))
	}
	own, manager := g.headers[chain[0]].text, g.headers[chain[1]].text
	s := &shape{
		name: "a row for each person with a column for each level: " + strings.Join(names, ", then "),
		what: []Mapping{mapping("name", own), mapping("reports_to", manager)},
	}
	title := slices.IndexFunc(g.headers, func(h header) bool { field, _ := infer.Meaning(h.meant); return field == "role" })
	var kept []int // columns that stay, beside those of the levels
	for column := range g.headers {
		if !slices.Contains(chain, column) {
			kept = append(kept, column)
		}
	}
	l := &leveller{
		grid: g, chain: chain, kept: kept, title: title, met: map[string]bool{},
		own: 100*len(g.distinct(chain[0])) >= 90*(len(g.table.Rows)-g.head-1),
	}
	l.add(source.Spot{Row: g.head, Column: chain[0]}, source.Spot{Row: g.head, Column: chain[1]}, 0)
	for row := g.head + 1; row < len(g.table.Rows); row++ {
		if g.isLong(row) {
			l.rows = append(l.rows, g.wholeRow(row))
			continue
		}
		for level := range chain {
			l.read(row, level)
		}
	}
	s.table = g.table.Rearrange(l.rows)
	return s
}

// A leveller makes a row for each person of each level.
type leveller struct {
	*grid
	chain, kept []int
	title       int  // the column of titles; -1 if none
	own         bool // whether each row is about another person of the lowest level, who may have one name
	met         map[string]bool
	rows        [][]source.Spot
}

// read makes a row of somebody on a level, unless there is one.
func (l *leveller) read(row, level int) {
	column := l.chain[level]
	name := l.value(row, column)
	if name == "" || (level > 0 || !l.own) && l.met[name] {
		return
	}
	l.met[name] = true
	manager := nowhere()
	for _, above := range l.chain[level+1:] {
		if v := l.value(row, above); v != "" && v != name {
			manager = source.Spot{Row: row, Column: above}
			break
		}
	}
	l.add(source.Spot{Row: row, Column: column}, manager, level)
}

// add adds a row of a name, a manager and the columns that stay. What stands in these is about the person of the lowest level; others have
// the header of their column for a title.
func (l *leveller) add(name, manager source.Spot, level int) {
	spots := []source.Spot{name, manager}
	for _, column := range l.kept {
		switch {
		case level == 0:
			spots = append(spots, source.Spot{Row: name.Row, Column: column})
		case column == l.title:
			spots = append(spots, source.Spot{Row: l.head, Column: name.Column})
		default:
			spots = append(spots, nowhere())
		}
	}
	l.rows = append(l.rows, spots)
}
