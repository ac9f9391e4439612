package adapt

import (
	"slices"

	"github.com/orglint/orglint/internal/source"
)

// diagram finds what drawing programs such as Lucidchart export: a row for each thing that is drawn, people as well as the lines between
// them.
func diagram(g *grid) *shape {
	at := func(form string) int {
		return slices.IndexFunc(g.headers, func(h header) bool { return h.form == form })
	}
	id, up, down, name, role, kind := at("id"), at("linesource"), at("linedestination"), at("textarea1"), at("textarea2"), at("shapelibrary")
	if min(id, up, down, name) < 0 {
		return nil
	}
	ups, downs := g.distinct(up), g.distinct(down)
	if len(ups) == 0 {
		return nil
	}
	if single(ups) > single(downs) { // who has one line is the report
		up, down, ups, downs = down, up, downs, ups
	}
	s := &shape{name: "what is drawn in a diagram, people and the lines between them", what: []Mapping{
		mapping("id", g.headers[id].text), mapping("name", g.headers[name].text), mapping("reports_to", g.headers[up].text),
	}}
	boss := s.firstLines(g, up, down)
	columns := []int{id, name}
	if role >= 0 && len(g.distinct(role)) > 0 {
		columns = append(columns, role)
		s.what = append(s.what, mapping("role", g.headers[role].text))
	}
	spots := func(row int, line source.Spot) []source.Spot {
		var all []source.Spot
		for _, column := range columns {
			all = append(all, source.Spot{Row: row, Column: column})
		}
		return append(all, line)
	}
	rows := [][]source.Spot{spots(g.head, source.Spot{Row: g.head, Column: up})}
	for row := g.head + 1; row < len(g.table.Rows); row++ {
		who := g.value(row, id)
		if who == "" || g.value(row, name) == "" || ups[who]+downs[who] == 0 && (g.value(row, kind) == "" || g.value(row, up) != "") {
			continue // the page, a line, a frame
		}
		line := nowhere()
		if at, ok := boss[who]; ok {
			line = source.Spot{Row: at, Column: up}
		}
		rows = append(rows, spots(row, line))
	}
	return s.made(g, rows)
}

// made returns the shape with the table that some rows make; nil where they are only a header.
func (s *shape) made(g *grid, rows [][]source.Spot) *shape {
	const header = 1
	if len(rows) == header {
		return nil
	}
	s.table = g.table.Rearrange(rows)
	return s
}

// firstLines returns the rows of the first line that leads to somebody, and notes the others.
func (s *shape) firstLines(g *grid, up, down int) map[string]int {
	boss := map[string]int{}
	for row := g.head + 1; row < len(g.table.Rows); row++ {
		below, above := g.value(row, down), g.value(row, up)
		first, again := boss[below]
		switch {
		case below == "" || above == "":
		case !again:
			boss[below] = row
		case g.value(first, up) != above:
			s.twice = append(s.twice, twice{g.table, row, down, up, below, g.value(first, up), above})
		}
	}
	return boss
}
