package adapt

import (
	"fmt"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// A shape is a table that does not have a column of managers in a row for each person, brought to one that does.
type shape struct {
	of    *source.Table
	table *source.Table
	what  []Mapping // which columns hold what
	name  string    // what it was, in words
	pairs bool      // whether it had a row for each line between two people
	twice []twice
}

// among returns the tables of a file with the one that is made in place of that it is made of.
func (s *shape) among(tables []*source.Table) []*source.Table {
	if s == nil {
		return tables
	}
	tables = slices.Clone(tables)
	tables[slices.Index(tables, s.of)] = s.table
	return tables
}

// A twice is somebody who stands below two people: the texts of the person, of the one above whom the person stands first, and of the other.
type twice struct {
	table               *source.Table
	row, below, above   int
	who, first, another string
}

// tellTwice reports people who stand below two others.
func (c *chart) tellTwice(s *shape) {
	for _, t := range s.twice {
		c.file.Note(diag.Finding{
			Rule: "duplicate-id", Pos: c.file.Text(t.table, t.row, t.above).Pos, Subject: t.who, Field: "reports_to", Named: t.another, Affected: []string{t.who},
			Message: fmt.Sprintf("%s stands below %s and, in this row, below %s too; the first counts as the manager. Which of the two rows is right?",
				diag.Quote(t.who), diag.Quote(t.first), diag.Quote(t.another)),
		})
	}
}

// findShape finds out whether a table has a shape of its own; nil if it has none. Where a configuration says what its columns are, it has
// none.
func findShape(t *source.Table, from Source) *shape {
	if len(from.Map) > 0 || from.As != "" && from.As != "csv" {
		return nil
	}
	head := 0
	for head < min(len(t.Rows), mostAbove) && filledIn(t, head) < 2 {
		head++
	}
	if head+2 > len(t.Rows) {
		return nil
	}
	g := &grid{table: t, head: head, headers: headersOf(t, head)}
	for _, find := range []func(*grid) *shape{diagram, edges, levels, chains} {
		if s := find(g); s != nil {
			s.of = t
			return s
		}
	}
	return nil
}

// A grid is a table whose header is known.
type grid struct {
	table   *source.Table
	head    int
	headers []header
}

// value returns what a cell says, without space around it.
func (g *grid) value(row, column int) string { return strings.TrimSpace(g.table.Value(row, column)) }

// isLong reports whether a row has more filled cells than the header has columns: it stays as it is, and is refused.
func (g *grid) isLong(row int) bool {
	return len(g.table.Rows[row]) > len(g.headers) && filledIn(g.table, row) > len(g.headers)
}

// wholeRow is a row as it is.
func (g *grid) wholeRow(row int) []source.Spot {
	spots := make([]source.Spot, max(len(g.headers), len(g.table.Rows[row])))
	for column := range spots {
		spots[column] = source.Spot{Row: row, Column: column}
	}
	return spots
}

// distinct returns the values of a column below the header, each once.
func (g *grid) distinct(column int) map[string]int {
	values := map[string]int{}
	for row := g.head + 1; row < len(g.table.Rows); row++ {
		if v := g.value(row, column); v != "" {
			values[v]++
		}
	}
	return values
}

// filledIn counts the cells of a row that hold anything.
func filledIn(t *source.Table, row int) (n int) {
	for column := range t.Rows[row] {
		if strings.TrimSpace(t.Value(row, column)) != "" {
			n++
		}
	}
	return n
}

// nowhere is a cell that is empty.
func nowhere() source.Spot { return source.Spot{Column: -1} }

// edges finds a table that has a row for each line between two people, such as source,target.
func edges(g *grid) *shape {
	above, below := -1, -1
	for _, pair := range pairs() {
		above = slices.IndexFunc(g.headers, func(h header) bool { return h.form == pair[0] })
		below = slices.IndexFunc(g.headers, func(h header) bool { return h.form == pair[1] })
		if above >= 0 && below >= 0 {
			break
		}
	}
	const most = 4 // more columns are about something else that has a start and an end
	if above < 0 || below < 0 || len(g.headers) > most {
		return nil
	}
	ups, downs := g.distinct(above), g.distinct(below)
	shared := 0
	for v := range ups {
		if downs[v] > 0 {
			shared++
		}
	}
	if shared == 0 && len(ups) > 1 {
		return nil
	}
	if single(ups) > single(downs) { // who has one parent is the child
		above, below = below, above
		ups, downs = downs, ups
	}
	return g.fromEdges(above, below, ups, downs)
}

// single is the share of values that stand in one row only, in hundredths.
func single(values map[string]int) int {
	n := 0
	for _, count := range values {
		if count == 1 {
			n++
		}
	}
	return 100 * n / max(1, len(values))
}

// fromEdges makes a row for each person: who has a parent, and who only is one.
func (g *grid) fromEdges(above, below int, ups, downs map[string]int) *shape {
	s := &shape{pairs: true, name: "pairs of people, of whom " + quoted(g.headers[below].text) + " reports to " + quoted(g.headers[above].text)}
	field := "id"
	if named(ups, downs) {
		field = "name"
	}
	s.what = []Mapping{mapping(field, g.headers[below].text), mapping("reports_to", g.headers[above].text)}
	rows := [][]source.Spot{{{Row: g.head, Column: below}, {Row: g.head, Column: above}}}
	met := map[string]int{}
	for row := g.head + 1; row < len(g.table.Rows); row++ {
		if g.isLong(row) {
			rows = append(rows, g.wholeRow(row))
			continue
		}
		up, down := g.value(row, above), g.value(row, below)
		if _, ok := met[up]; !ok && up != "" && downs[up] == 0 {
			met[up] = row
			rows = append(rows, []source.Spot{{Row: row, Column: above}, nowhere()})
		}
		first, again := met[down]
		switch {
		case down == "":
		case !again:
			met[down] = row
			rows = append(rows, []source.Spot{{Row: row, Column: below}, {Row: row, Column: above}})
		case g.value(first, above) != up:
			s.twice = append(s.twice, twice{g.table, row, below, above, down, g.value(first, above), up})
		}
	}
	s.table = g.table.Rearrange(rows)
	return s
}

// named reports whether most values of some columns are names, and not ids.
func named(columns ...map[string]int) bool {
	names, all := 0, 0
	for _, values := range columns {
		for v := range values {
			all++
			if strings.ContainsAny(strings.TrimSpace(v), " ,") && !strings.ContainsAny(v, "0123456789@") {
				names++
			}
		}
	}
	return 2*names > all
}
