package report

import (
	"cmp"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/brief"
	"github.com/orglint/orglint/internal/lint"
	"github.com/orglint/orglint/internal/page"
	"github.com/orglint/orglint/internal/text"
)

// peopleSection tells who joined and left, whose open seat is filled, and who has another id.
func peopleSection(d *lint.Difference) page.Section {
	row := func(p *lint.Person, when string) []page.Cell {
		return append([]page.Cell{cellOf(p)}, cells(cmp.Or(p.Manager, "nobody"), p.UnitName, dayIn(when))...)
	}
	joined := page.Table{Name: "Joined", Columns: headed("Who", "Manager", "Unit", "From")}
	for _, p := range slices.Concat(d.Joined, d.Begun) {
		joined.Rows = append(joined.Rows, row(&p, p.Start))
	}
	left := page.Table{Name: "Left", Columns: headed("Who", "Manager before", "Unit", "Last day")}
	for _, p := range slices.Concat(d.Left, d.Ended) {
		left.Rows = append(left.Rows, row(&p, p.End))
	}
	filled := page.Table{Name: "Filled", Columns: headed("Who", "Manager", "Unit", "From", "Open seat")}
	for i := range d.Filled {
		f := &d.Filled[i]
		filled.Rows = append(filled.Rows, append(row(&f.By, f.By.Start), page.Cell{Text: f.Vacancy.ID}))
	}
	renamed := page.Table{Name: "Other ids", Columns: headed("Who", "Id now", "Id before")}
	for _, r := range d.Renamed {
		renamed.Rows = append(renamed.Rows, cells(sentence(r.Short), r.After, r.Before))
	}
	s := page.Section{ID: "who", Name: "People", Tables: []page.Table{joined, left, filled, renamed}}
	for _, t := range s.Tables {
		s.Count += len(t.Rows)
	}
	if s.Count == 0 {
		s.Lede = "Nobody joined and nobody left."
	}
	return s
}

// movesSection tells who has another manager: first those who take others along, the most of them first.
func movesSection(d *lint.Difference) page.Section {
	along := map[string]int{}
	for _, m := range d.Moved {
		along[m.Subject] = m.Seats - 1
	}
	whole := page.Table{Name: "With others", Columns: headed("Who", "Now reports to", "Before", "#Go along")}
	single := page.Table{Name: "By themselves", Columns: headed("Who", "Now reports to", "Before")}
	moves := slices.DeleteFunc(slices.Clone(d.Changed), func(c lint.Changed) bool { return c.Field != "reports_to" })
	slices.SortStableFunc(moves, func(x, y lint.Changed) int { return cmp.Compare(along[y.Subject], along[x.Subject]) })
	for i := range moves {
		c := &moves[i]
		row := cells(sentence(c.Short), one(c.After.Named, "nobody"), one(c.Before.Named, "nobody"))
		if n := along[c.Subject]; n > 0 {
			whole.Rows = append(whole.Rows, append(row, page.Cell{Text: text.Grouped(n)}))
		} else {
			single.Rows = append(single.Rows, row)
		}
	}
	s := page.Section{ID: "moves", Name: "Moves", Count: len(moves), Tables: []page.Table{whole, single}}
	if s.Count == 0 {
		s.Lede = "Everybody who was there before has the manager that they had."
	} else if len(whole.Rows) > 0 {
		s.Lede = "Who takes others along is told once: all below them whose own lines stay as they were."
	}
	return s
}

// managersSection tells of each manager who comes and who goes, and how many there are then.
func managersSection(d *lint.Difference) page.Section {
	t := page.Table{Columns: headed("Manager", "#Reports before", "#Reports now", "#Teams before", "#Teams now", "Comes", "Goes")}
	for i := range d.Managers {
		m := &d.Managers[i]
		row := []page.Cell{cellOf(&m.Person)}
		for _, n := range [][2]int{m.Reports, m.Teams} {
			for _, number := range n {
				written := ""
				if n != [2]int{} {
					written = text.Grouped(number)
				}
				row = append(row, page.Cell{Text: written})
			}
		}
		t.Rows = append(t.Rows, append(row, cells(dated(m.Come, func(p *lint.Person) string { return p.Start }, "from "), dated(m.Go, func(p *lint.Person) string { return p.End }, "last day "))...))
	}
	s := page.Section{ID: "managers", Name: "Managers", Count: len(t.Rows), Tables: []page.Table{t}, Lede: "Who comes to each manager and who goes. A number that is left out is not certain."}
	if s.Count == 0 {
		s.Lede = "No manager has other reports, or another number of teams, than before."
	}
	return s
}

// dated names people in a cell, with a day where one is known.
func dated(all []lint.Person, when func(*lint.Person) string, word string) string {
	const most = 30
	return text.List(all, most, func(p lint.Person) string {
		if d := when(&p); d != "" {
			return p.Short + " (" + word + dayIn(d) + ")"
		}
		return p.Short
	})
}

// readSection tells how much of both states could be judged, and what could not be read.
func readSection(d *lint.Difference, unknown []string) page.Section {
	s := page.Section{ID: "read", Name: "What was read and judged", Count: len(unknown)}
	t := page.Table{Columns: headed("State", "Judged", "Not read")}
	places := make([]page.List, 0, 2)
	for i, r := range []*lint.Result{d.Before, d.After} {
		side := []string{"Before", "After"}[i]
		t.Rows = append(t.Rows, cells(side, brief.Judged(&r.Coverage), cmp.Or(brief.NotRead(&r.Coverage), "nothing: all was read")))
		list := page.List{Name: side + ": what was not read"}
		for _, part := range r.Coverage.NotRead {
			list.Lines = append(list.Lines, part.What+": "+part.Pos.Where())
		}
		places = append(places, list)
	}
	s.Tables = []page.Table{t}
	var below []string
	for _, line := range belowBoth(d) {
		below = append(below, strings.ToUpper(line[:1])+line[1:]+".")
	}
	if other := d.Columns(); other != "" {
		below = append(below, "The two are read by different columns: "+other+". What is told as a change may only be that.")
	}
	s.Lists = append([]page.List{{Name: "Not known", Lines: unknown}, {Name: "To know", Lines: below}}, places...)
	return s
}
