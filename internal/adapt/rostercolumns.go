package adapt

import (
	"fmt"
	"slices"

	"github.com/orglint/orglint/internal/diag"
)

// usefulColumns returns the columns of a chart in which some manager can be found: an export may name managers in several ways, one
// of which leads nowhere, as the ids of another system do. Where no manager is found all columns are returned; of a single column, which is
// chosen already, none.
func (r *roster) usefulColumns(c *chart) []int {
	if len(c.managerHeaders) < 2 {
		return nil
	}
	var useful, all []int
	for i := range c.managerHeaders {
		all = append(all, i)
		if slices.ContainsFunc(c.people, func(p *person) bool {
			ref := p.has().references[i]
			return ref.Value != "" && len(r.find(ref.Value, ref.kind)) > 0
		}) {
			useful = append(useful, i)
		}
	}
	if len(useful) == 0 {
		return all
	}
	for _, i := range all {
		if !slices.Contains(useful, i) {
			c.reading.passOver(c.managerHeaders[i])
		}
	}
	return useful
}

// choose sets the manager to the first reference in some columns.
func (p *person) choose(columns []int) {
	for _, i := range columns {
		if ref := p.has().references[i]; ref.Value != "" {
			p.manager = ref
			return
		}
	}
}

// compare tells where some columns name another manager than the one that is taken: nobody knows which of them is right.
func (r *roster) compare(p *person, columns []int) {
	if !p.resolved || p.doubtful || len(p.managers) != 1 {
		return
	}
	by := slices.Index(p.has().references, p.manager)
	for _, i := range columns {
		ref := p.has().references[i]
		if i == by || ref.Value == "" {
			continue
		}
		taken, other := r.find(p.manager.Value, p.manager.kind), r.find(ref.Value, ref.kind)
		if len(taken) != 1 || len(other) != 1 || taken[0] == other[0] || other[0].left != "" || other[0] == p {
			continue
		}
		p.chart.file.Note(diag.Finding{
			Rule: "unknown-manager", Pos: p.manager.Pos, Subject: p.id.Value, Field: "reports_to", Named: "two_columns",
			Message: fmt.Sprintf("%s reports to %s as %s has it, and to %s as %s has it; correct the one that is wrong.",
				p, taken[0], diag.Quote(p.chart.managerHeaders[by]), other[0], diag.Quote(p.chart.managerHeaders[i])),
			Affected: []string{p.id.Value}, Related: []diag.Related{{Pos: ref.Pos, Message: "the other manager stands here"}},
		})
		p.doubt([]*person{taken[0], other[0]})
		return
	}
}
