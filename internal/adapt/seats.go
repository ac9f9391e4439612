package adapt

import (
	"fmt"
	"slices"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/infer"
	"github.com/orglint/orglint/internal/text"
)

// namelessSeat reports whether a row without an id and a name is an open seat, as its status says. It counts other such rows that
// have a title or a manager.
func (r *tableReader) namelessSeat(p *person, row int) bool {
	described := p.role.Value != "" || slices.ContainsFunc(r.managers, func(column int) bool { return r.cell(row, column).Value != "" })
	if !described {
		return false
	}
	covered := slices.ContainsFunc([]int{r.id, r.email, r.name, r.first, r.last}, func(column int) bool {
		return column >= 0 && r.table.Covered(row, column)
	})
	if says, _, _ := r.standing(row, nil); !covered && says == infer.OpenSeat {
		return true
	}
	r.nameless++
	return false
}

// renameTwins gives people or open seats whose ids are their names, and who share one, ids of their own, unlike any other: two may have
// one name. People who have one in several files may be the same.
func renameTwins(all []*person, vacancies bool) {
	if !slices.ContainsFunc(all, func(p *person) bool { return p.idIsName && p.id.Value != "" && p.vacancy == vacancies }) {
		return
	}
	taken := map[string]bool{}
	for _, p := range all {
		taken[p.id.Value] = true
	}
	seen := map[string]int{}
	for _, p := range all {
		name := p.id.Value
		if !p.idIsName || name == "" || p.vacancy != vacancies {
			continue
		}
		seen[name]++
		if seen[name] == 1 {
			continue
		}
		for taken[p.id.Value] {
			p.id.Value = fmt.Sprintf("%s (%d)", name, seen[name])
			seen[name]++
		}
		seen[name]--
		taken[p.id.Value] = true
	}
}

// nameSeats gives open seats of tables that have no ids, as they seldom do, ids that are made of their titles.
func (r *roster) nameSeats() {
	renameTwins(r.people, true)
	numbers := map[string]int{}
	for _, p := range r.people {
		if !p.vacancy || p.id.Value != "" || IsDocument(p.chart.reading.Layout) {
			continue
		}
		name := "open-" + text.Slug(p.role.Value)
		if p.role.Value == "" {
			name = "open-seat"
		}
		id := name
		for n := max(2, numbers[name]); len(r.ids.all(id)) > 0; n++ {
			id, numbers[name] = fmt.Sprintf("%s-%d", name, n), n
		}
		p.id = diag.Text{Value: id, Pos: p.place}
		r.ids.add(id, p)
	}
}
