package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/orglint/orglint/internal/chart"
	"github.com/orglint/orglint/internal/diag"
)

// unknownManager reports managers who are not in the chart: one finding for each, at the first who reports to them. Others
// who name the same id, such as a team that has it as lead, are affected too.
func unknownManager(p *Pass) {
	reporting := p.gaps.managers()
	if p.Chart.Unread.People || len(reporting) == 0 {
		return
	}
	named := map[string][]mention{}
	for _, m := range p.gaps.missing().people {
		named[m.named.Value] = append(named[m.named.Value], m)
	}
	meant := p.gaps.meant()
	for _, group := range grouped(reporting) {
		id := group[0].named.Value
		message := fmt.Sprintf("%s %s to %s, but nobody in the chart has that id.",
			firstAndOthers(group), report(len(group)), diag.Quote(id))
		if topMarker(id) {
			message += " At the top of the chart, leave reports_to out."
		}
		f := mentioned(append(group, named[id]...), message, "names the same manager")
		if id := meant[id]; !slices.Contains(f.Affected, id) { // nobody is meant to report to themselves
			f.Suggestion = id
		}
		p.Report(f)
	}
}

// topMarker reports whether an id is what other charts write where there is no manager.
func topMarker(id string) bool {
	return slices.Contains([]string{"none", "n/a", "na", "-", "nobody", "null"}, strings.ToLower(id))
}

// missingManagers collects the reporting lines to managers who are not in the chart.
func missingManagers(c *chart.Chart) []mention {
	var missing []mention
	for _, s := range c.Seats {
		if s.Link == chart.UnknownManager && !c.MayBe(s.ReportsTo().Value) {
			missing = append(missing, mention{s.ReportsTo(), s.ID().Value, s.String(), "reports_to"})
		}
	}
	return missing
}
