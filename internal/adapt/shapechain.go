package adapt

import (
	"maps"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/infer"
	"github.com/orglint/orglint/internal/source"
)

// marks stand between people in a chain of them.
func marks() []string {
	return []string{" > ", ">", " -> ", "->", " → ", "→", " » ", " / ", "/", " \\ ", "\\", " | ", "|", " < ", "<", " <- ", "<-", " ← ", ": ", "; ", ";"}
}

// chains finds a table with a column of chains of managers, such as CEO > VP > Lead, and no other one of managers: most of those who stand
// there have rows of their own.
func chains(g *grid) *shape {
	for _, h := range g.headers {
		if field, _ := infer.Meaning(h.meant); isManager(field) {
			return nil
		}
	}
	var keys []map[string]int
	for column := range g.headers {
		for _, mark := range marks() {
			if !g.mayChain(column, mark) {
				continue
			}
			if keys == nil {
				keys = g.keys()
			}
			if s := g.chainsIn(column, mark, keys); s != nil {
				return s
			}
		}
	}
	return nil
}

// mayChain reports whether a mark stands in enough cells of a column, as some rows of a long table tell.
func (g *grid) mayChain(column int, mark string) bool {
	const enough = 200
	long, filled := 0, 0
	for row := g.head + 1; row < len(g.table.Rows); row += 1 + len(g.table.Rows)/enough {
		if value := g.value(row, column); value != "" {
			filled++
			long += min(1, strings.Count(value, mark))
		}
	}
	return long > 0 && 4*long >= filled
}

// keys returns for each column whether it tells all rows from each other, and the row of each of its values.
func (g *grid) keys() []map[string]int {
	keys := make([]map[string]int, len(g.headers))
	for column := range keys {
		values := g.distinct(column)
		if n := len(g.table.Rows) - g.head - 1; 100*len(values) >= 95*n && n > 1 {
			keys[column] = values
		}
	}
	return keys
}

// chainsIn returns the shape of a table that has chains in a column, with some mark between people; nil if it has none.
func (g *grid) chainsIn(column int, mark string, keys []map[string]int) *shape {
	long, filled, all := 0, 0, 0
	found := make([]int, len(keys))
	for row := g.head + 1; row < len(g.table.Rows); row++ {
		parts := strings.Split(g.value(row, column), mark)
		filled += min(1, len(g.value(row, column)))
		long += min(1, len(parts)-1)
		for _, part := range parts {
			if part = strings.TrimSpace(part); part != "" {
				all++
				count(found, keys, part)
			}
		}
	}
	found[column] = 0
	key := slices.Index(found, slices.Max(found))
	if long < 2 || 3*long < filled || 10*found[key] < 7*all || key == column {
		return nil
	}
	return g.fromChains(column, mark, key)
}

// count counts the columns that a text is a key of.
func count(found []int, keys []map[string]int, text string) {
	for i, values := range keys {
		found[i] += min(1, values[text])
	}
}

// fromChains makes a table in which the chains are cut down to the manager: the last before the person or, where the chains begin with the
// lowest, the first behind.
func (g *grid) fromChains(column int, mark string, key int) *shape {
	firsts, lasts := map[string]int{}, map[string]int{}
	for row := g.head + 1; row < len(g.table.Rows); row++ {
		parts := strings.Split(g.value(row, column), mark)
		if len(parts) > 1 {
			firsts[strings.TrimSpace(parts[0])]++
			lasts[strings.TrimSpace(parts[len(parts)-1])]++
		}
	}
	upward := len(lasts) < len(firsts) // whether the top stands last
	s := &shape{
		name: "chains of managers in " + quoted(g.headers[column].text) + ", of whom the nearest counts",
		what: []Mapping{mapping("reports_to", g.headers[column].text)},
	}
	if values := g.distinct(key); !named(values) {
		field := "id"
		if strings.Contains(anyOf(values), "@") {
			field = "email"
		}
		s.what = append(s.what, mapping(field, g.headers[key].text))
	}
	rows := [][]source.Spot{g.wholeRow(g.head)}
	for row := g.head + 1; row < len(g.table.Rows); row++ {
		spots := g.wholeRow(row)
		if g.isLong(row) {
			rows = append(rows, spots)
			continue
		}
		spots[column] = g.nearest(spots[column], mark, g.value(row, key), upward)
		rows = append(rows, spots)
	}
	s.table = g.table.Rearrange(rows)
	return s
}

// anyOf returns the first of some values.
func anyOf(values map[string]int) string { return slices.Min(slices.Collect(maps.Keys(values))) }

// nearest returns where in a chain the manager stands of somebody, who may stand in it too.
func (g *grid) nearest(cell source.Spot, mark, self string, upward bool) source.Spot {
	value := g.table.Value(cell.Row, cell.Column)
	type part struct{ from, to int }
	var parts []part
	at := 0
	for text := range strings.SplitSeq(value, mark) {
		bare := strings.TrimSpace(text)
		from := at + strings.Index(text, bare)
		if bare != "" && bare != self {
			parts = append(parts, part{from, from + len(bare)})
		}
		at += len(text) + len(mark)
	}
	if len(parts) == 0 {
		return nowhere()
	}
	one := parts[len(parts)-1]
	if upward {
		one = parts[0]
	}
	return source.Spot{Row: cell.Row, Column: cell.Column, From: one.from, To: one.to}
}
