package rules

import (
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
	"github.com/orglint/orglint/internal/text"
)

// singleTop reports everyone without a manager but the presumed top of the chart, and those whom the configuration allows.
func singleTop(p *Pass) {
	tops := p.Chart.Tops(p.Tops)
	top := tops.Presumed
	if top == nil {
		p.severalTops(tops.Extra)
		return
	}
	first := firstByID(top, tops.Extra)
	for _, s := range tops.Extra {
		f := p.Seat(s, "reports_to", "has no manager and %s below, but %s is already the top of the chart", howMany(s.Below, "people"), top)
		if slices.ContainsFunc(p.Tops, func(name string) bool { return strings.EqualFold(name, s.Name().Value) }) {
			f.Advise("; the configuration has the name under tops, which takes ids: write %s there.", diag.Quote(s.ID().Value))
		} else {
			f.Advise("; give %s a manager.%s", s.ShortName(), p.Chart.ManagerFor([]*chart.Seat{s}, nil))
		}
		f.Related = []diag.Related{{Pos: top.Place(), Message: top.ShortName() + " has " + howMany(top.Below, "people") + " below"}}
		f.Identity, f.Cause = "top\xff"+s.ID().Value, "top"
		if s == first {
			f.Identity = "top\xff" + top.ID().Value
		}
		p.Report(f)
	}
}

// severalTops reports several who have no manager, where nobody can tell which of them is the top of the chart.
func (p *Pass) severalTops(tops []*chart.Seat) {
	if len(tops) == 0 {
		return
	}
	names := make([]string, min(len(tops), maxNames))
	for i := range names {
		names[i] = tops[i].ShortName()
	}
	f := p.Seat(tops[0], "reports_to", "is one of %d people without a manager: %s. Only one of them can be the top of the chart",
		len(tops), text.AndOthers(strings.Join(names, ", "), len(tops)-len(names)))
	f.Advise("; give the others a manager.")
	f.Identity, f.Affected = "tops", ids(tops)
	for _, s := range tops[1:] {
		f.Related = append(f.Related, diag.Related{Pos: s.Place(), Message: s.ShortName() + " has no manager either"})
	}
	p.Report(f)
}

// firstByID returns who would be the presumed top if of those with most people below not the first in the file were, but the
// first by id. The fingerprints are those of the findings that there would be then.
func firstByID(top *chart.Seat, extra []*chart.Seat) *chart.Seat {
	first := top
	for _, s := range extra {
		if s.Below == top.Below && s.ID().Value < first.ID().Value {
			first = s
		}
	}
	return first
}
