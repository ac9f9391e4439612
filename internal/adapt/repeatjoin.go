package adapt

import (
	"slices"

	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/source"
)

// join makes one person of rows that say the same, but for the team, the unit and the manager there.
func (s *repeats) join(group []*person) {
	kept, apart := group[0], []string{}
	for _, p := range group[1:] {
		apart = append(apart, kept.differs(p)...)
	}
	differ := func(what ...string) bool {
		return slices.ContainsFunc(what, func(word string) bool { return slices.Contains(apart, word) })
	}
	if !differ("team", "unit") || differ("name", "title", "other") {
		return
	}
	for _, what := range []string{"team", "unit", "manager", "location"} {
		if differ(what) && !slices.Contains(s.told.Differ, what) {
			s.told.Differ = append(s.told.Differ, what)
		}
	}
	s.told.Teams[0] += len(group)
	s.told.Teams[1]++
	for _, p := range group[1:] {
		s.addTo(kept, p)
		s.drop(p, kept)
	}
}

// addTo adds to a person the team and the manager of another row.
func (s *repeats) addTo(kept, p *person) {
	for _, f := range p.fields {
		if f.Key.Value == "team" {
			kept.addTeam(f.Value)
		}
	}
	if manager := p.likelyManager(); manager.Value != "" && manager.Value != kept.likelyManager().Value &&
		!slices.ContainsFunc(kept.has().dotted, func(t diag.Text) bool { return t.Value == manager.Value }) {
		kept.detail().dotted = append(kept.detail().dotted, manager)
		s.told.Dotted++
	}
}

// likelyManager returns the first reference to a manager in a row.
func (p *person) likelyManager() diag.Text {
	for _, ref := range p.has().references {
		if ref.Value != "" {
			return ref.Text
		}
	}
	return p.manager.Text
}

// differs says in what two rows of one person differ.
func (p *person) differs(q *person) []string {
	var differ []string
	if p.name.Value != q.name.Value {
		differ = append(differ, "name")
	}
	if p.role.Value != q.role.Value {
		differ = append(differ, "title")
	}
	if p.likelyManager().Value != q.likelyManager().Value {
		differ = append(differ, "manager")
	}
	for _, pair := range [][2]*person{{p, q}, {q, p}} {
		for _, f := range pair[0].fields {
			if at := slices.IndexFunc(pair[1].fields, func(g source.Field) bool { return g.Key.Value == f.Key.Value }); at >= 0 && pair[1].fields[at].Value.Text == f.Value.Text {
				continue
			}
			switch f.Key.Value {
			case "team", "unit", "location":
				differ = append(differ, f.Key.Value)
			case "cost_center", "start":
			default:
				differ = append(differ, "other")
			}
		}
	}
	return differ
}
